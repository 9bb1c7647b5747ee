"""Write the case of Skånes Kommuner from its sources: `python -m scenarios.make_skane [FOLDER]`.

The rules, bodies, meetings and steps are those of its working order for 2021 and 2022, the populations those of Statistics Sweden; what
is assumed is one of the numbered assumptions (A1 to A4) that sources/skane/README.md lists.
"""

import sys
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.exchange import write_case
from scenarios.documented import residents, seats, stated, traced

HERE = Path(__file__).parent
SOURCES = HERE / "sources" / "skane"
TRACED = ("goals", "bodies", "seats", "duties", "meetings", "cycle", "remarks")


def skane() -> Case:
    """The case as a value."""
    said, members = stated(SOURCES), list(residents(SOURCES / "skane_33_municipalities.csv"))
    tables = {name: traced(said[name], said["document"]) for name in TRACED}
    return Case.model_validate(
        {**said["case"], **tables, "areas": said["areas"], "members": members, "seats": list(seats(tables["seats"], members))}
    )


def main(folder: Path) -> None:
    """Write the case folder anew."""
    write_case(skane(), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "skane")
