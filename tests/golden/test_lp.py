"""Each rule as the solver sees it, in a file that a person can read.

`python -m tests.golden.test_lp` writes the files anew; read the difference before you keep it.
"""

import re
from fractions import Fraction
from pathlib import Path

import pulp
import pytest

from portfolj.domain.rules import Measure
from portfolj.model.block import Block
from portfolj.model.build import build
from portfolj.model.constraints import DEFINITIONS, RULES
from portfolj.results.portfolio import References
from portfolj.valuation.instance import Bounds, Instance, Pair
from tests.unit.instances import a_candidate, a_member, an_instance, hours, kronor

FILES = Path(__file__).parent / "lp"
FORMULA = {rule.__name__: (rule.__doc__ or "").splitlines()[0] for rule in RULES}

Told = tuple[str, Instance, References]


def in_numbers(name: str) -> list[int | str]:
    """A sort key in which 10 comes after 9."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def written_sum(terms: list[tuple[str, float]]) -> str:
    """The terms by name, each factor a whole number."""
    parts = []
    for name, factor in sorted(terms, key=lambda term: in_numbers(term[0])):
        assert factor == int(factor), f"{name} has the factor {factor}"
        parts.append(f"{'-' if factor < 0 else '+'} {abs(int(factor))} {name}")
    return " ".join(parts).removeprefix("+ ")


def written_row(block: Block, constraint: pulp.LpConstraint) -> str:
    """A row: what it stands for, its name, and both limits."""
    lower, upper = constraint.getLb(), constraint.getUb()
    left = written_sum([(variable.name, factor) for variable, factor in constraint.items()])
    limits = [f"{sign} {int(limit)}" for sign, limit in ((">=", lower), ("<=", upper)) if limit is not None]
    sign = f"= {int(lower)}" if lower is not None and lower == upper else " ".join(limits)
    return f"{constraint.name}: {left} {sign}    | {block.labels[constraint.name]}"


def written(problem: pulp.LpProblem, block: Block) -> str:
    """Rows in the order of the problem, then the columns."""
    rows = [written_row(block, constraint) for constraint in problem.constraints()]
    columns = []
    for variable in sorted(problem.variables(), key=lambda variable: in_numbers(variable.name)):
        whole = "whole, " if variable.cat == pulp.LpInteger else ""
        columns.append(f"{variable.name}: {whole}{int(variable.lowBound or 0)} to {int(variable.upBound)}")
    return "\n".join(("rows", *rows, "", "columns", *columns, ""))


def document(rule: str, told: Told) -> str:
    """The whole file of one rule."""
    about, instance, references = told
    problem, block = build(instance, references)
    return f"{rule}: {FORMULA[rule]}\n{about}\n\n{written(problem, block)}"


def two_starts() -> Told:
    instance = an_instance(a_candidate("school", starts=(2027, 2029)), a_candidate("road"))
    return "school may start in 2027 or 2029; road in 2027 only, so it needs no row.", instance, References()


def willing() -> Told:
    instance = an_instance(a_candidate("school", starts=(2027, 2028), fixed=("a",), optional=("c",)))
    return "a leads school, which may start in 2027 or 2028; c is willing.", instance, References()


def decided() -> Told:
    instance = an_instance(a_candidate("school", decided=True), a_candidate("road"))
    return "school is decided, road is open.", instance, References()


def refused() -> Told:
    instance = an_instance(a_candidate("school", refused=True), a_candidate("road"))
    return "school is refused, road is open.", instance, References()


def budget() -> Told:
    school = a_candidate("school", fund_cost=(kronor("own", 0, 60), kronor("own", 1, 40), kronor("fees", 1, 30)))
    road = a_candidate("road", starts=(2026,), fund_cost=(kronor("own", 0, 900), kronor("own", 1, 50), kronor("own", 3, 20)))
    limits = {("own", 2027): 100, ("own", 2028): 90, ("own", 2029): 80} | {("fees", year): 20 for year in (2027, 2028, 2029)}
    instance = an_instance(
        school,
        road,
        budgets=limits,
        totals={"own": 200},
        carry_over=frozenset(("fees",)),
        synergies=(Pair("road", "school", fund="own", year=2027, saved=10),),
    )
    about = (
        "own holds 100, 90 and 80 kr, in all 200; fees holds 20 kr a year and carries over.\n"
        "school (60 + 40 of own, 30 of fees in its second year) may start in 2027;\n"
        "road (900 + 50 + 0 + 20 of own) is under way since 2026;\n"
        "both together save 10 kr of own in 2027."
    )
    return about, instance, References()


def hours_of_members() -> Told:
    efforts = (hours("a", 0, 30, role="planner"), hours("a", 0, 12, released=4), hours("a", 1, 9, role="planner"), hours("c", 0, 7))
    instance = an_instance(
        a_candidate("school", starts=(2027, 2028), fixed=("a", "b"), optional=("c",), effort=efforts),
        capacities={("a", "", 2027): 35, ("a", "", 2028): 36, ("a", "planner", 2028): 10, ("c", "", 2028): 5},
    )
    about = (
        "school takes of a 30 h as planner and 12 h (4 released) in its first year and 9 h as planner in its second;\n"
        "of c, who is willing, 7 h.\n"
        "a has 35 h in 2027 and 36 h in 2028, 10 h of them as planner; c has 5 h in 2028."
    )
    return about, instance, References()


def pool() -> Told:
    instance = an_instance(
        a_candidate("school", pool_effort=(kronor("office", 0, 70), kronor("office", 1, 20))),
        a_candidate("road", pool_effort=(kronor("office", 0, 50),)),
        pool_hours={("office", 2027): 100, ("office", 2028): 15, ("office", 2029): 0},
        synergies=(Pair("road", "school", pool="office", year=2027, saved=-5),),
    )
    about = "school takes 70 + 20 h of the office, road 50 h, both together 5 h more in 2027; the office has 100, 15 and 0 h."
    return about, instance, References()


def money_ceiling() -> Told:
    instance = an_instance(
        a_candidate("school", fixed=("a",), optional=("c",), own_cost=(kronor("a", 1, 40), kronor("c", 0, 30))),
        ceilings={("a", 2028): 39, ("c", 2027): 30, ("c", 2028): 5},
    )
    about = "school takes 40 kr of a in its second year and 30 kr of c, who is willing; the ceilings are 39, 30 and 5 kr."
    return about, instance, References()


def quorum() -> Told:
    instance = an_instance(
        a_candidate("school", starts=(2027, 2028), fixed=("a",), optional=("b", "c"), quorum=3),
        a_candidate("road", quorum=2),
    )
    return "school is led by a, b and c are willing, and it takes 3; road has its 2 for sure, so it needs no row.", instance, References()


def requires() -> Told:
    instance = an_instance(
        a_candidate("plan", starts=(2027, 2028), duration=1),
        a_candidate("school", starts=(2028, 2029), requires=(("plan", True),)),
        a_candidate("road", requires=(("plan", False),)),
    )
    return "school needs plan (2027 or 2028, one year) ended; road needs plan; all three start once.", instance, References()


def excludes() -> Told:
    instance = an_instance(
        *(a_candidate(name) for name in ("road", "school", "tram")), excludes=(("road", "school", "tram"), ("road", "tram"))
    )
    return "road, school and tram are options of one need, and road and tram name each other too.", instance, References()


def count() -> Told:
    instance = an_instance(
        *(a_candidate(name) for name in ("road", "school", "tram")),
        counts=(
            Bounds("traffic", "Traffic", frozenset(("road", "tram")), None, 1),
            Bounds("every", "Every", frozenset(("road", "school", "tram")), 2, 2),
            Bounds("none", "None", frozenset(("school",)), 0, None),
        ),
    )
    return "At most 1 of road and tram, exactly 2 of all; at least 0 of school is no row.", instance, References()


def goal_floor() -> Told:
    instance = an_instance(
        a_candidate("school", contribution={"health": 12_500, "climate": 0}),
        a_candidate("road", contribution={"health": 333}),
        goal_floors={"health": 12_800},
    )
    return "health shall have 12.8 points; school gives 12.5, road 0.333.", instance, References()


def balance() -> Told:
    school = a_candidate(
        "school",
        fixed=("a",),
        optional=("c",),
        fund_cost=(kronor("own", 0, 60), kronor("own", 3, 999)),
        effort=(hours("c", 1, 8, released=8),),
    )
    road = a_candidate("road", fund_cost=(kronor("own", 0, 40),), pool_effort=(kronor("office", 0, 5),), effort=(hours("a", 0, 3),))
    of = frozenset(("school",))
    instance = an_instance(
        school,
        road,
        balances=(Bounds("half", "Half", of, 25, 75, Measure.MONEY), Bounds("time", "Time", of, None, 50, Measure.HOURS)),
    )
    about = (
        "school has 25 to 75 % of the money and at most 50 % of the hours.\n"
        "school: 60 kr in 2027 and 999 kr in 2030, 8 h (all released) of c, who is willing; road: 40 kr, 3 h of a and 5 h of the office."
    )
    return about, instance, References()


def participation_floor() -> Told:
    instance = an_instance(
        a_candidate("school", starts=(2027, 2028), fixed=("a",), optional=("c",)),
        a_candidate("road", fixed=("a", "c")),
        a_candidate("tram", fixed=("a", "b")),
        participation_floors={"c": 2},
    )
    return "c shall take part in 2: it is willing in school, committed to road, and not in tram.", instance, References()


def synergy() -> Told:
    instance = an_instance(
        a_candidate("road", starts=(2027, 2028)), a_candidate("school"), synergies=(Pair("road", "school", points=1500),)
    )
    return "road and school bring 1.5 points more together.", instance, References()


def floor_per_resident() -> Told:
    instance = an_instance(
        a_candidate("school", fixed=("a",), optional=("c",), benefit={"a": 700, "c": 300}),
        a_candidate("road", fixed=("b",), benefit={"b": 41}),
        members=(a_member("a", 100), a_member("b", 33), a_member("c", 50)),
        floor_percent=70,
    )
    references = References(unreachable=(("b", "budget"),), floor=Fraction(10, 3))
    about = "t* is 10/3 thousandths a person, alpha 70 %; b (33 persons) cannot be reached; a has 100 persons, c has 50."
    return about, instance, references


def nobody_loses() -> Told:
    school = a_candidate(
        "school",
        starts=(2027, 2029),
        fixed=("a",),
        optional=("c",),
        economic=(kronor("a", 0, 5000), kronor("a", 1, 2000), kronor("c", 0, 9000)),
        own_cost=(kronor("a", 0, 1000),),
        effort=(hours("a", 1, 6, released=1), hours("c", 0, 20)),
    )
    instance = an_instance(
        school, members=(a_member("a", fee=300), a_member("b"), a_member("c")), parties=("a", "c"), nobody_loses=True, count_fee=True
    )
    about = (
        "An hour is worth 500 kr. school gives a 5000 + 2000 kr and takes 1000 kr and, in its second year, 6 - 1 h;\n"
        "it gives c 9000 kr for 20 h.\n"
        "Started in 2029 its second year falls outside. a pays a fee of 300 kr a year for three years."
    )
    return about, instance, References()


def go_it_alone() -> Told:
    instance = an_instance(
        a_candidate("school", fixed=("a",), optional=("c",), benefit={"a": 700, "c": 300}),
        a_candidate("road", fixed=("b",), benefit={"b": 41}),
        alone_percent=90,
    )
    references = References(unreachable=(("b", "budget"),), alone={"a": 501, "c": 0})
    return "lambda is 90 %; alone a reaches 501 thousandths, c nothing; b cannot be reached.", instance, references


TOLD = {
    "start_once": two_starts,
    "takes_part": willing,
    "decided": decided,
    "refused": refused,
    "budget": budget,
    "hours": hours_of_members,
    "pool": pool,
    "money_ceiling": money_ceiling,
    "quorum": quorum,
    "requires": requires,
    "excludes": excludes,
    "count": count,
    "goal_floor": goal_floor,
    "balance": balance,
    "participation_floor": participation_floor,
    "synergy": synergy,
    "floor_per_resident": floor_per_resident,
    "nobody_loses": nobody_loses,
    "go_it_alone": go_it_alone,
}


def test_every_rule_has_its_file_and_every_file_its_rule() -> None:
    assert sorted(TOLD) == sorted(FORMULA) == sorted(path.stem for path in FILES.glob("*.txt"))


@pytest.mark.parametrize("rule", TOLD)
def test_the_rows_of_a_rule_are_those_of_its_file(rule: str) -> None:
    assert document(rule, TOLD[rule]()) == (FILES / f"{rule}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", TOLD)
def test_only_the_rule_itself_and_definitions_have_rows_in_its_case(rule: str) -> None:
    _, instance, references = TOLD[rule]()
    problem, _ = build(instance, references)
    names = {constraint.name.partition("__")[0] for constraint in problem.constraints()}
    assert rule in names
    assert names - {rule} <= DEFINITIONS


@pytest.mark.parametrize("rule", TOLD)
def test_a_name_begins_with_its_rule_and_holds_small_letters_digits_and_underscores_only(rule: str) -> None:
    _, instance, references = TOLD[rule]()
    problem, block = build(instance, references)
    for constraint in problem.constraints():
        assert constraint.name.split("__")[0] in FORMULA
        assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*(__[0-9]+)*(__(lo|hi))?", constraint.name)
        assert block.labels[constraint.name].partition("(")[0] == constraint.name.split("__")[0]


if __name__ == "__main__":
    for name, told in TOLD.items():
        (FILES / f"{name}.txt").write_text(document(name, told()), encoding="utf-8")
