"""Write the case of Skånes Kommuner from its sources: `python -m scenarios.make_skane [FOLDER]`.

The rules, bodies, meetings and steps are those of its working order for 2021 and 2022, the populations those of Statistics Sweden; what
is assumed is one of the numbered assumptions (A1 to A4) that sources/skane/README.md lists.
"""

import sys
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.exchange import write_case
from scenarios.documented import residents, seats
from scenarios.marked import SOURCES, document

HERE = Path(__file__).parent
PARTS = ("case.yaml", "bodies.yaml", "wheel.yaml", "remarks.yaml")


def skane() -> Case:
    """The case as a value."""
    said = {name: content for part in PARTS for name, content in document("skane", part).items()}
    members = list(residents(SOURCES / "skane" / "skane_33_municipalities.csv"))
    said.pop("network")
    return Case.model_validate({**said.pop("case"), **said, "members": members, "seats": list(seats(said["seats"], members))})


def main(folder: Path) -> None:
    """Write the case folder anew."""
    write_case(skane(), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "skane")
