"""Write the Kongsberg case from its sources: `python -m scenarios.make_kongsberg [FOLDER]`.

It is the project description of 17 November 2009 as written, with its two wrong dates; sources/kongsberg/README.md says what is added.
"""

import csv
import sys
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.exchange import write_case
from scenarios.documented import slug
from scenarios.marked import SOURCES, Row, document

HERE = Path(__file__).parent
POPULATION = "Folketall 1. januar 2021 (Statistisk sentralbyrå); at kommunen hører til Kongsbergregionen står ikke i prosjektbeskrivelsen"


def members() -> list[Row]:
    """The seven municipalities with their population."""
    with (SOURCES / "kongsberg" / "kongsbergregionen_7_municipalities.csv").open(encoding="utf-8", newline="") as file:
        return [
            {
                "id": slug(row["kommune"]),
                "name": row["kommune"],
                "weight": int(row["population_2021_01_01"]),
                "provenance": "real",
                "source": POPULATION,
            }
            for row in csv.DictReader(file)
        ]


def of_each_member(content: Row) -> Row:
    """The case with a row for each municipality where the paper says that each takes part."""
    seat, participation = content.pop("seat_of_each"), content.pop("participation_of_each")
    everybody = members()
    content["members"] = everybody
    content["seats"] = [seat | {"id": f"{seat['body']}-{one['id']}", "member": one["id"]} for one in everybody]
    for initiative in content["initiatives"]:
        initiative["parties"]["participations"] = [participation | {"member": one["id"]} for one in everybody]
    return content


def kongsberg() -> Case:
    """The case as a value."""
    return Case.model_validate(of_each_member(document("kongsberg", "forprosjekt.yaml")))


def main(folder: Path) -> None:
    """Write the case folder anew."""
    write_case(kongsberg(), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "kongsberg")
