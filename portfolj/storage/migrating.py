"""Bringing a register's tables to the version of this program, with Alembic."""

from pathlib import Path

from alembic.command import upgrade as alembic_upgrade
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

CONNECTION = "connection"
_SCRIPTS = Path(__file__).with_name("migrations")


def configured() -> Config:
    """Alembic's settings: where the migrations lie."""
    config = Config()
    # A percent sign would begin a reference.
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def versions() -> frozenset[str]:
    """The versions that registers have had: the revisions of the migrations."""
    return frozenset(one.revision for one in ScriptDirectory.from_config(configured()).walk_revisions())


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, inside the transaction of a connection."""
    config = configured()
    config.attributes[CONNECTION] = connection
    alembic_upgrade(config, "head")
