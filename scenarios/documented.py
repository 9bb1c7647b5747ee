"""Cases of bodies that come out of a document: rows as YAML states them, each with its section, and the seats of every municipality."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]


def stated(folder: Path) -> Row:
    """Everything that the YAML files of a folder state, each file a part of it."""
    return {name: content for path in sorted(folder.glob("*.yaml")) for name, content in yaml.safe_load(path.read_text("utf-8")).items()}


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


def traced(rows: list[Row], document: str) -> list[Row]:
    """Rows with their source: the document, the section, and what is added in a note; real unless a row states otherwise."""
    return [_traced(row, document) for row in rows]


def _traced(row: Mapping[str, Any], document: str) -> Row:
    rest = {name: content for name, content in row.items() if name not in ("section", "note")}
    if "section" in row:
        rest["source"] = f"{document}, {row['section']}" + (f"; {row['note']}" if "note" in row else "")
    return {"provenance": "real", **rest}


def seats(rows: list[Row], members: list[Row]) -> Iterator[Row]:
    """Seats, with those that each municipality has spelled out."""
    for row in rows:
        if "of_each" not in row:
            yield row
            continue
        rest = {name: content for name, content in row.items() if name not in ("of_each", "but")}
        for member in members:
            if member["id"] not in row.get("but", ()):
                yield {"id": f"{row['body']}-{member['id']}", "holder": row["of_each"], "member": member["id"], **rest}
