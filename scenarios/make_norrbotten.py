"""Write the case of the agreement in Norrbotten from its sources: `python -m scenarios.make_norrbotten [FOLDER]`.

The bodies and rules are those of its support structure; what is assumed is one of the numbered assumptions (A1 to A4) that
sources/norrbotten/README.md lists.
"""

import sys
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.exchange import write_case
from scenarios.marked import document

HERE = Path(__file__).parent
PARTS = ("case.yaml", "bodies.yaml", "wheel.yaml", "remarks.yaml")


def norrbotten() -> Case:
    """The case as a value."""
    said = {name: content for part in PARTS for name, content in document("norrbotten", part).items()}
    return Case.model_validate({**said.pop("case"), **said})


def main(folder: Path) -> None:
    """Write the case folder anew."""
    write_case(norrbotten(), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "norrbotten")
