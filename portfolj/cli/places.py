"""What several commands take: where a case stands, and how long may be searched."""

from typing import Annotated

import typer

from portfolj.text.catalogue import key

Case = Annotated[str, typer.Argument(metavar=key("CASE"), help=key("The case: its folder, its JSON file, or register.db#ID."))]
Nodes = Annotated[int | None, typer.Option("--nodes", metavar="N", help=key("Stop after so many steps; the same answer on every machine."))]
Seconds = Annotated[float | None, typer.Option("--time-limit", metavar="S", help=key("Stop after so many seconds."))]
