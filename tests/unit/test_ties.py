"""Among equals: how many sets there are, and which portfolio is taken. docs/math.md, sections 5 and 6."""

import random
from hashlib import sha256
from itertools import chain
from typing import Any

import pytest

from portfolj.domain.case import Case
from portfolj.results.portfolio import Answer, Portfolio, References, Status
from portfolj.solve.answer import solve
from portfolj.solve.limits import Limits
from portfolj.valuation.instance import Instance
from portfolj.valuation.prepare import prepare
from portfolj.verify import tie_break, values
from tests.every_portfolio import portfolios
from tests.unit.instances import a_candidate, a_case, an_initiative, an_instance, hours, kronor

NAMES = ("Bibliotek", "Översikt", "Äldreboende", "Digital arkivering", "E-tjänster")


def lot(*names: str) -> str:
    """The key as the page words it."""
    return sha256("\n".join(names).encode("utf-8")).hexdigest()


def answered(instance: Instance) -> Answer:
    """A proven answer, with its ties counted and its choice carried to the end."""
    answer = solve(instance, Limits())
    assert answer.status is Status.PROVEN
    assert answer.settled
    return answer


def alike(number: int, at_once: int) -> Instance:
    """So many initiatives with nothing between them, and money for a few."""
    candidates = [a_candidate(f"n{one:03}", fund_cost=(kronor("own", 0, 10),)) for one in range(number)]
    return an_instance(*candidates, years=(2027,), budgets={("own", 2027): 10 * at_once})


def test_seven_equally_good_sets_are_seven() -> None:
    assert answered(alike(7, 1)).ties == 7


def test_ten_choose_three_is_more_than_a_hundred_sets() -> None:
    assert answered(alike(10, 3)).ties == "100+"


def test_three_hundred_equally_good_sets_are_more_than_a_hundred() -> None:
    assert answered(alike(25, 2)).ties == "100+"


def in_two_groups(first: int, second: int) -> Instance:
    """One of each group is chosen."""
    groups = tuple(tuple(f"{group}{one:03}" for one in range(size)) for group, size in (("p", first), ("q", second)))
    return an_instance(*(a_candidate(name) for name in chain(*groups)), excludes=groups)


def test_exactly_a_hundred_equally_good_sets_are_a_hundred() -> None:
    assert answered(in_two_groups(10, 10)).ties == 100


def test_a_hundred_and_one_equally_good_sets_are_more_than_a_hundred() -> None:
    answer = answered(
        an_instance(*(a_candidate(f"n{one:03}") for one in range(101)), excludes=(tuple(f"n{one:03}" for one in range(101)),))
    )
    assert answer.ties == "100+"


def test_one_best_set_is_one() -> None:
    assert answered(alike(4, 4)).ties == 1


def test_the_same_set_with_other_starts_and_participants_is_no_other_set() -> None:
    parts = {"starts": (2027, 2028, 2029), "fixed": ("a",), "optional": ("b", "c"), "benefit": {"a": 500, "b": 0, "c": 0}}
    names = tuple(f"n{one}" for one in range(7))
    assert answered(an_instance(*(a_candidate(name, **parts) for name in names), excludes=(names,))).ties == 7


def test_sets_that_differ_in_tie_breaks_alone_are_counted() -> None:
    instance = an_instance(
        a_candidate("bath", fund_cost=(kronor("own", 0, 10),)),
        a_candidate("park", fund_cost=(kronor("own", 0, 90),)),
        years=(2027,),
        budgets={("own", 2027): 95},
    )
    answer = answered(instance)
    assert answer.ties == 2
    assert answer.portfolio is not None
    assert [one.id for one in answer.portfolio] == ["bath"]


def case_of_equals(draw: str, names: tuple[str, ...] = NAMES, kronor_a_year: int = 200, **stated: Any) -> Case:
    """Initiatives of 100 kr and 40 points each, that nothing but their names tells apart."""
    initiatives = [an_initiative(f"i{place}", **stated) | {"name": name} for place, name in enumerate(names)]
    budgets = [{"fund": "own", "year": year, "kronor": kronor_a_year} for year in (2027, 2028, 2029)]
    return a_case(draw=draw, initiatives=initiatives, budgets=budgets)


def taken(case: Case) -> Portfolio:
    """The portfolio of the case itself."""
    portfolio = answered(prepare(case, case.scenario("base"))).portfolio
    assert portfolio is not None
    return portfolio


def names_of(case: Case, portfolio: Portfolio) -> set[str]:
    """The names of what is chosen."""
    named = {one.id: one.name for one in case.initiatives}
    return {named[choice.id] for choice in portfolio}


@pytest.mark.parametrize("draw", ["", "2026-11-24", "2026-11-25", "ö", "0", "1", "2", "3"])
def test_the_two_with_the_smallest_keys_are_taken_where_money_is_for_two(draw: str) -> None:
    case = case_of_equals(draw)
    assert names_of(case, taken(case)) == set(sorted(NAMES, key=lambda name: lot(draw, name))[:2])


def test_another_draw_can_change_the_choice() -> None:
    assert len({frozenset(names_of(case, taken(case))) for case in map(case_of_equals, "0123456789")}) > 1


def test_ids_and_the_order_of_rows_have_no_say_in_the_choice() -> None:
    first, turned = case_of_equals("x"), case_of_equals("x", NAMES[::-1])
    assert names_of(first, taken(first)) == names_of(turned, taken(turned))


@pytest.mark.parametrize("draw", ["", "1", "2", "3"])
def test_of_two_that_cannot_begin_in_the_same_year_the_smaller_key_begins_first(draw: str) -> None:
    steering = an_initiative("i")["steering"] | {"starts": [2027, 2028]}
    case = case_of_equals(draw, NAMES[:2], 100, steering=steering)
    starts = {one.id: one.start for one in taken(case)}
    in_order = sorted(range(2), key=lambda place: lot(draw, NAMES[place]))
    assert [starts[f"i{place}"] for place in in_order] == [2027, 2028]


@pytest.mark.parametrize("draw", ["", "1", "2", "3", "4", "5"])
def test_where_a_member_has_hours_for_one_it_joins_the_one_of_the_smaller_participation_key(draw: str) -> None:
    parts = [{"member": m, "answer": answer} for m, answer in (("a", "lead"), ("b", "committed"), ("c", "willing"))]
    one = an_initiative("i")
    efforts = [*one["takes"]["efforts"], {"member": "c", "year": 1, "hours": 10}]
    # 30 points, so that the three members share them without a remainder.
    stated = {"gives": {"contributions": [{"goal": "g", "likely": 30}]}, "takes": one["takes"] | {"efforts": efforts}}
    case = case_of_equals(draw, NAMES[:3], 300, parties={"participations": parts}, **stated)
    document = case.model_dump(mode="json") | {"capacities": [{"member": "c", "year": 2027, "hours": 19}]}
    joined = [choice.id for choice in taken(Case.model_validate(document)) if "c" in choice.participants]
    assert joined == [f"i{min(range(3), key=lambda place: lot(draw, NAMES[place], 'C'))}"]


def test_more_participations_weigh_more_than_a_smaller_key() -> None:
    case = case_of_equals("y", NAMES[:3])
    in_order = sorted(range(3), key=lambda place: lot("y", NAMES[place]))
    document = case.model_dump(mode="json")
    for place in in_order[1:]:
        document["initiatives"][place]["gives"]["contributions"][0]["likely"] = "20"
        document["initiatives"][place]["takes"]["financing"][0]["kronor"] = 100
    dear = document["initiatives"][in_order[0]]
    dear["takes"]["financing"][0]["kronor"] = 200
    dear["takes"]["efforts"] = [{"member": m, "year": 1, "hours": 20} for m in ("a", "b")]
    for place in in_order:
        parties = document["initiatives"][place]["parties"]
        members = ("a", "b", "c") if place == in_order[0] else ("a", "b")
        parties["participations"] = [{"member": m, "answer": "committed"} for m in members]
    # 40 points at 200 kr and 40 hours either way; two initiatives of two parties are 4 participations, the dear one is 3.
    assert {choice.id for choice in taken(Case.model_validate(document))} == {f"i{place}" for place in in_order[1:]}


def test_equal_names_are_told_apart_by_what_they_hold_not_by_their_ids() -> None:
    def twins(first: str, second: str) -> Case:
        parts = [an_initiative("i0", what={"summary": first}), an_initiative("i1", what={"summary": second})]
        initiatives = [one | {"name": "Bibliotek"} for one in parts]
        return a_case(initiatives=initiatives, budgets=[{"fund": "own", "year": year, "kronor": 100} for year in (2027, 2028, 2029)])

    def summary(case: Case) -> str:
        (choice,) = taken(case)
        return next(one.what.summary for one in case.initiatives if one.id == choice.id)

    for first, second in (("north", "south"), ("east", "west"), ("1", "2")):
        assert summary(twins(first, second)) == summary(twins(second, first))


def in_the_list(instance: Instance, portfolio: Portfolio) -> list[bool]:
    """The open decisions of section 6 in their order, and whether the portfolio has each."""
    chosen = {one.id: one for one in portfolio}
    by_key = sorted(instance.candidates, key=lambda one: one.key)
    parts = sorted((one.participation_keys[m], one.id, m) for one in by_key for m in one.optional)
    return [
        *(one.id in chosen for one in by_key),
        *(one.id in chosen and chosen[one.id].start == s for one in by_key for s in one.starts),
        *(name in chosen and m in chosen[name].participants for _, name, m in parts),
    ]


def tied(seed: int) -> Instance:
    """Four initiatives of few different amounts, with starts and willing members: full of equals."""
    draw = random.Random(seed)  # noqa: S311
    candidates = []
    for place in range(4):
        optional = ("b", "c")[: draw.randint(0, 2)]
        name = f"n{place}"
        candidates.append(
            a_candidate(
                name,
                key=lot(str(seed), name),
                starts=(2027, 2028)[: draw.randint(1, 2)],
                fixed=("a",),
                optional=optional,
                participation_keys={m: lot(str(seed), name, m) for m in optional},
                benefit={"a": 10 * draw.randint(1, 2)} | dict.fromkeys(optional, 10 * draw.randint(0, 1)),
                fund_cost=(kronor("own", 0, 10 * draw.randint(1, 2)), kronor("own", 1, 10 * draw.randint(0, 1))),
                effort=(hours("a", 0, draw.randint(1, 2)), *(hours(m, 0, draw.randint(0, 1)) for m in optional)),
            )
        )
    return an_instance(
        *sorted(candidates, key=lambda one: one.key),
        budgets={("own", year): 10 * draw.randint(1, 4) for year in (2027, 2028, 2029)},
        capacities={("a", "", 2027): draw.randint(1, 4), ("b", "", 2027): draw.randint(0, 2)},
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_choice_and_the_number_of_ties_are_those_of_trying_every_portfolio(seed: int) -> None:
    instance = tied(seed)
    every = portfolios(instance)
    worth = {one: tuple(values(instance, one, References()).values()) for one in every}
    equals = [one for one in every if worth[one] == max(worth.values())]
    standing = {one: tie_break(instance, one) for one in equals}

    def place(one: Portfolio) -> tuple[int, int, int, int, list[int]]:
        cost, used, joined, waited = standing[one]
        return (cost, used, -joined, waited, [not has for has in in_the_list(instance, one)])

    answer = answered(instance)
    assert answer.portfolio == min(equals, key=place)
    assert answer.ties == len({frozenset(choice.id for choice in one) for one in equals})
