"""Write the Skaraborg case from its sources: `python -m scenarios.make_skaraborg [FOLDER]`.

Real are the members, names, participants, amounts and periods of the copied tables in sources/skaraborg, and what its report leaves open;
derived is what follows from them; everything else is one of the numbered assumptions (A1 to A15) that sources/skaraborg/README.md lists.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.exchange import write_case
from scenarios.documented import slug
from scenarios.marked import Row
from scenarios.marked import document as marked
from scenarios.skaraborg_proposals import (
    ASSUMED,
    CRITERIA,
    PEOPLE,
    REGION,
    SOURCES,
    Proposal,
    by_size,
    derived,
    document,
    illustrative,
    named,
    real,
    table,
)

HERE = Path(__file__).parent
YEARS = (2027, 2028, 2029, 2030)
FRAMES = {"kommunmedel": 10_000_000, "vgr": 7_500_000, "miljo": 1_500_000, "kultur": 1_500_000}
FRAME_SOURCE = "https://skaraborg.se/Var-verksamhet1/Tillvaxtprogrammet/Sa-arbetar-vi/"
GOAL_SOURCE = "https://skaraborg.se/Politik-och-Styrning1/delregional-utvecklingsplan-2030/"
CRITERIA_SOURCE = "Landsbygdsnätverkets styrgrupp den 16 november 2021, ärende 9: rutiner för utmaningsdrivna nätverksprocesser, steg 2"
MEMBER_SOURCE = (
    "Folkmängd 31 december 2024 (SCB genom Kolada N01951, verklig); avgift 42,25 kr per invånare (härledd); "
    "ruta på kartan efter hur kommunerna ligger (härledd)"
)


def tiles() -> dict[str, Row]:
    """Where each municipality's tile lies (derived): the table is the map, west to the left and north at the top."""
    with (SOURCES / "skaraborg_tiles.csv").open(encoding="utf-8", newline="") as file:
        places = [(name, column, row) for row, names in enumerate(csv.reader(file), 1) for column, name in enumerate(names, 1)]
    return {name: {"tile_column": column, "tile_row": row} for name, column, row in places if name}


def members() -> Iterator[Row]:
    """The 15 municipalities with population (real), fee and tile (derived), and the region with a stated weight."""
    lie = tiles()
    for row in table("skaraborg_15_municipalities.csv"):
        yield {
            "id": slug(row["kommun"]),
            "name": row["kommun"],
            "weight": int(row["population_2024_12_31"]),
            "fee": int(row["member_fee_sek_at_42_25_per_inhabitant_DERIVED"]),
            **lie[row["kommun"]],
            **derived(MEMBER_SOURCE),
        }
    yield {"id": REGION, "name": "Västra Götalandsregionen", "kind": "region", "weight": 1, **illustrative(5)}


def limits() -> Row:
    """Hours and kronor that members and the secretariat can give."""

    def capacity(role: str, key: str) -> list[Row]:
        return [{"member": m, "year": t, "role": role, "hours": by_size(m, ASSUMED[key]), **illustrative(5)} for m in PEOPLE for t in YEARS]

    region = [{"member": REGION, "year": t, "hours": ASSUMED["region_body_hours"], **illustrative(5)} for t in YEARS]
    rate = ASSUMED["ceiling_per_inhabitant"]
    return {
        "capacities": [*capacity("", "capacity"), *capacity("samhällsbyggnad", "planning_capacity"), *region],
        "ceilings": [{"member": m, "year": t, "kronor": round(PEOPLE[m] * rate), **illustrative(6)} for m in PEOPLE for t in YEARS],
        "pools": [{"id": "kansliet", "name": "Förbundets kansli", **illustrative(7)}],
        "pool_hours": [{"pool": "kansliet", "year": t, "hours": ASSUMED["secretariat_hours"], **illustrative(7)} for t in YEARS],
    }


def funds() -> Row:
    """The association's own frame, the earmarked regional money, and grants from outside."""
    real_frame = real(FRAME_SOURCE)
    rows: list[Row] = [
        {"id": "kommunmedel", "name": "Kommunernas delregionala utvecklingsmedel", "from_fees": True, **real_frame},
        {"id": "vgr", "name": "Regionutvecklingsnämndens delregionala utvecklingsmedel", **real_frame},
        {"id": "miljo", "name": "Miljönämndens delregionala utvecklingsmedel", "kind": "external", "areas": ["hallbar"], **real_frame},
        {"id": "kultur", "name": "Kulturnämndens delregionala utvecklingsmedel", "kind": "external", "areas": ["kultur"], **real_frame},
    ]
    names = {"vinnova": "Vinnova", "eruf": "Europeiska regionala utvecklingsfonden", "esf": "Europeiska socialfonden"}
    names |= {"leader": "Leader och Landsbygdsprogrammet", "formas": "Formas"}
    rows += [{"id": fund, "name": name, "kind": "external", **illustrative(2)} for fund, name in names.items()]
    open_part = {fund: (kronor * ASSUMED["open_percent"] // 100, 1) for fund, kronor in FRAMES.items()}
    outside = {fund: (kronor, 2) for fund, kronor in ASSUMED["external_budgets"].items()}
    budgets = [
        {"fund": fund, "year": t, "kronor": kronor, **illustrative(number)}
        for fund, (kronor, number) in (open_part | outside).items()
        for t in YEARS
    ]
    return {"funds": rows, "budgets": budgets}


def questions() -> Row:
    """The rules of today's frame and the scenarios (A14), with groups of members spelled out."""
    said: Row = document("questions.yaml")
    for one in said["scenarios"]:
        floors = one.get("rules", {}).get("participation_floors", {})
        if floors:
            one["rules"]["participation_floors"] = [{"member": m, "at_least": n} for group, n in floors.items() for m in named([group])]
    return said


def skaraborg() -> Case:
    """The case as a value."""
    goals = [
        {"provenance": "illustrative", "source": f"{GOAL_SOURCE} (målet är verkligt, vikten är portfoljs antagande A8)", **one}
        for one in ASSUMED["goals"]
    ]
    content = {
        "id": "skaraborg",
        "name": "Skaraborg 2027-2030",
        "question": "Vad hade femton kommuner valt att göra tillsammans 2027 till 2030?",
        "date": "2026-10-15",
        "draw": "Direktionens workshop 2026-11-27",
        "years": YEARS,
        "hour_value": 500,
        "admission": {"larger_than": 200_000, "members": 2, "criteria": [one | real(CRITERIA_SOURCE) for one in CRITERIA]},
        "members": list(members()),
        "goals": goals,
        "areas": ASSUMED["areas"],
        "initiatives": [Proposal(name, said).initiative() for name, said in document("proposals.yaml").items()],
        **questions(),
        **limits(),
        **funds(),
        **marked("skaraborg", "bodies.yaml"),
    }
    return Case.model_validate(content)


def main(folder: Path) -> None:
    """Write the case folder anew."""
    write_case(skaraborg(), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "skaraborg")
