"""Whatever a case holds, it reads back the same from a folder and from JSON, and in any order of rows."""

import contextlib
import csv
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.errors import InputError
from portfolj.exchange import CaseFile, read_case, seal, write_case, write_json

TRICKY = st.sampled_from(
    [
        "null",
        "~",
        "yes",
        "0123",
        "1:30:00",
        "- a",
        "a: b",
        "# no",
        "'",
        '"',
        "=1+1",
        ";",
        ",",
        "a\nb",
        "a\n\n b",
        "\ufeff",
        "\u2028",
        "\x85x",
        "&a",
        "*a",
        "!t",
        "{",
        "%",
    ]
)
TEXT = st.one_of(TRICKY, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)).map(lambda text: text.replace("\x85", ""))
NAME = TEXT.filter(lambda text: bool(text.strip()))
POINTS = st.decimals(min_value=0, max_value=100, places=3).map(lambda number: f"{number:.4f}")
DATE = st.sampled_from(["2027", "2027-02", "2027-02-28"])
KIND = st.sampled_from(["real", "derived", "illustrative"])
SOURCED = {"provenance": KIND, "source": TEXT}


def row(required: dict[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


def rows(*choices: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """At most one row of each kind, so that none stands twice."""
    return st.tuples(*(st.none() | one for one in choices)).map(lambda found: [one for one in found if one is not None])


KRONOR = st.integers(0, 10**9)
INITIATIVE = row(
    {"id": st.just("I1"), "name": NAME},
    what=row({}, summary=TEXT, need=TEXT, area=st.just("a"), field=st.just("explore_operative"), history=TEXT, **SOURCED),
    gives=row(
        {},
        contributions=rows(row({"goal": st.just("g"), "likely": POINTS}, **SOURCED)),
        feasibility=row({"likely": POINTS}, low=st.just("0"), high=st.just("100"), **SOURCED),
        region_share=POINTS,
        economic=rows(row({"member": st.just("m"), "year": st.just(1), "kronor": st.integers(-(10**9), 10**9)})),
        effects=rows(row({"text": NAME}, measure=TEXT, baseline=TEXT, target=TEXT, date=DATE, owner=TEXT)),
        dated_goals=rows(row({"text": NAME, "date": DATE}, kind=st.just("effect"), goal=st.just("g"))),
    ),
    takes=row(
        {},
        financing=rows(
            row({"year": st.just(1), "fund": st.just("f"), "kronor": KRONOR}), row({"year": st.just(1), "external": NAME, "kronor": KRONOR})
        ),
        costs=rows(row({"text": NAME, "year": st.just(1), "kronor": KRONOR}), row({"text": NAME, "year": st.just(2), "kronor": KRONOR})),
        efforts=rows(
            row({"member": st.just("m"), "year": st.just(1), "hours": st.integers(0, 10**7)}, role=TEXT, released=st.integers(0, 9))
        ),
        totals=rows(
            row({"side": st.just("cost")}, cash=KRONOR, total=KRONOR), row({"side": st.just("cost"), "year": st.just(1)}, own_effort=KRONOR)
        ),
    ),
    parties=row(
        {},
        participations=rows(row({"member": st.just("m"), "answer": st.just("willing")})),
        quorum=st.integers(0, 9),
        owner=TEXT,
        contact=TEXT,
    ),
    steering=row(
        {},
        stage=st.sampled_from(["need", "assessed"]),
        starts=st.lists(st.integers(2020, 2030), unique=True, max_size=3),
        duration=st.integers(1, 3),
        excludes=st.just(["I2"]),
        option_of=TEXT,
        next_step=row({"text": NAME, "date": DATE}),
        mandates=rows(row({"body": NAME, "date": DATE}, matter=TEXT)),
        requires=rows(row({"initiative": st.just("I2")}, finished=st.booleans())),
        synergies=rows(
            row({"initiative": st.just("I2"), "points": st.decimals(-1000, 1000, places=3).map(lambda number: f"{number:.4f}")}),
            row({"initiative": st.just("I2"), "fund": st.just("f"), "year": st.just(2027), "kronor": st.integers(-9, 9)}),
        ),
    ),
    not_a_portfolio_matter=TEXT,
)
SCENARIO = row(
    {"id": st.just("s"), "name": NAME},
    question=TEXT,
    budgets=rows(row({"percent": st.integers(0, 1000)})),
    hours_percent=st.integers(0, 1000),
    rules=row({}, nobody_loses=st.just(False), parties=st.sampled_from([[], ["m"]]), floor_per_resident=st.integers(0, 100)),
    refused=rows(row({"initiative": st.just("I1"), "reason": NAME})),
    out=st.just(["m"]),
    undecided=st.just("willing"),
)
CASE = row(
    {
        "id": st.just("c"),
        "name": NAME,
        "years": st.just([2027, 2028]),
        "members": rows(row({"id": st.just("m"), "name": NAME, "weight": st.integers(1, 10**8)}, fee=KRONOR, **SOURCED)).filter(bool),
        "goals": rows(row({"id": st.just("g"), "name": NAME, "weight": st.just("33.3333")}, **SOURCED)).filter(bool),
        "areas": st.just([{"id": "a", "name": "A"}]),
        "funds": rows(row({"id": st.just("f"), "name": NAME}, carry_over=st.booleans(), total=KRONOR, areas=st.just(["a"]))).filter(bool),
        "budgets": st.just([{"fund": "f", "year": 2027, "kronor": 1}, {"fund": "f", "year": 2028, "kronor": 2}]),
        "initiatives": st.tuples(INITIATIVE, st.just({"id": "I2", "name": "Two"})).map(list),
    },
    question=TEXT,
    draw=TEXT,
    date=DATE,
    hour_value=KRONOR,
    scenarios=rows(SCENARIO),
)


@given(CASE)
@settings(max_examples=60)
def test_a_case_is_the_same_after_writing_and_reading(document: dict[str, Any]) -> None:
    case = Case.model_validate(document)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "case"
        write_case(case, folder)
        write_json(case, Path(name) / "case.json")
        found = [read_case(folder), read_case(Path(name) / "case.json")]
        shuffled = _other_order(folder)
    assert [one.case for one in found] == [case, case]
    assert {digest(one.case) for one in (*found, shuffled)} == {digest(case)}


def _other_order(folder: Path) -> CaseFile:
    """The same folder with the rows and columns of every table the other way round."""
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            header, *lines = list(csv.reader(opened))
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, delimiter=";").writerows([header[::-1], *(line[::-1] for line in lines[::-1])])
    seal(folder)
    return read_case(folder)


@given(st.binary(max_size=200) | st.text("id: {}[],&*!|>'\"#%@`-?\n\t ~09azå", max_size=80).map(str.encode))
@settings(max_examples=200)
def test_no_bytes_in_case_yaml_end_in_anything_but_a_case_or_a_refusal(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "case.yaml").write_bytes(content)
        with contextlib.suppress(InputError):
            assert read_case(name).case.id
