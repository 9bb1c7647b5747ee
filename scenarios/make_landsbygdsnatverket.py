"""Write the Landsbygdsnätverket case from its source: `python -m scenarios.make_landsbygdsnatverket [FOLDER]`.

Real are the frame, the limits, the bodies and the routines; the proposals and members are made up to lie at the limits.
"""

import sys
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.exchange import write_case
from scenarios.marked import Row, document

HERE = Path(__file__).parent


def plan(each: Row, one: Row) -> Row:
    """One of the plans: what they have in common, and its amount; travel takes what the other costs leave."""
    others = each["takes"]["costs"]
    why = {"provenance": each["provenance"], "source": each["source"]}
    travel = {"text": "Resor och lokaler", "year": 1, "kronor": one["kronor"] - sum(row["kronor"] for row in others), **why}
    financing = {"fund": "ram", "year": 1, "kronor": one["kronor"], **why}
    groups = {name: part for name, part in each.items() if name not in why}
    takes = each["takes"] | {"costs": [*others, travel], "financing": [financing]}
    contributions = [{"goal": "samarbete", "likely": one["points"], **why}]
    return groups | {"id": one["id"], "name": one["name"], "takes": takes, "gives": each["gives"] | {"contributions": contributions}}


def landsbygdsnatverket() -> Case:
    """The case as a value."""
    content: Row = document("landsbygdsnatverket", "rutiner.yaml")
    each, plans = content.pop("each_plan"), content.pop("plans")
    content["initiatives"] += [plan(each, one) for one in plans]
    return Case.model_validate(content)


def main(folder: Path) -> None:
    """Write the case folder anew."""
    write_case(landsbygdsnatverket(), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "landsbygdsnatverket")
