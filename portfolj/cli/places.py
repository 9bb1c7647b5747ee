"""The argument that says where a case stands."""

from typing import Annotated

import typer

from portfolj.text.catalogue import key

Case = Annotated[str, typer.Argument(metavar=key("CASE"), help=key("The case: its folder, its JSON file, or register.db#ID."))]
