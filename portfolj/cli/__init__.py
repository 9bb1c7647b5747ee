"""The command line: `portfolj check | solve | compare | rank | verify | seal | schema`."""

from portfolj.cli.main import app

__all__ = ["app"]
