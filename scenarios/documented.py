"""What cases of bodies have in common: their municipalities, and a seat of each of them in a body."""

import csv
from collections.abc import Iterator
from pathlib import Path

from scenarios.marked import Row


def residents(path: Path) -> Iterator[Row]:
    """Municipalities with their population, from a copied table of Statistics Sweden."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "id": slug(row["kommun"]),
                "name": row["kommun"],
                "weight": int(row["population_2024_12_31"]),
                "provenance": "real",
                "source": "Folkmängd 31 december 2024, SCB genom Kolada N01951",
            }


def slug(name: str) -> str:
    """An id: the name in small letters without diacritics, with - for spaces."""
    return name.lower().translate(str.maketrans("åäö ", "aao-"))


def seats(rows: list[Row], members: list[Row]) -> Iterator[Row]:
    """Seats, with those that each municipality has spelled out: `of_each` says who holds them, `but` which have none."""
    for row in rows:
        if "of_each" not in row:
            yield row
            continue
        rest = {name: content for name, content in row.items() if name not in ("of_each", "but")}
        for member in members:
            if member["id"] not in row.get("but", ()):
                yield {"id": f"{row['body']}-{member['id']}", "holder": row["of_each"], "member": member["id"], **rest}
