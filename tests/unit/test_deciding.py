"""What a room takes in and out of the model's portfolio: checked again, and the list that comes of it."""

import random
from collections.abc import Iterable
from itertools import combinations

import pytest

from portfolj.compare import Stake
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision, Deviation
from portfolj.explain.breaches import in_words
from portfolj.results.decided import DecidedList, Side, Standing
from portfolj.results.portfolio import Choice
from portfolj.results.result import Result
from portfolj.text import Language, render
from portfolj.workflow.deciding import as_text, decided_list, in_short, open_to, with_deviation, without_deviation
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.rechecking import Rechecked, departing, recheck
from portfolj.workflow.solving import solve_scenario
from tests.e2e.small_case import HOSTILE, small_case
from tests.every_portfolio import portfolios
from tests.ranked_cases import random_case
from tests.unit.instances import a_case, an_initiative

CASE = small_case()
BASE = solve_scenario(CASE, "base")
RANKED = rank_scenario(CASE, "base")


def moved(**moves: bool) -> tuple[Deviation, ...]:
    """Deviations with a reason."""
    return tuple(Deviation(initiative=name, chosen=chosen, reason=f"Skäl: {name}") for name, chosen in sorted(moves.items()))


def checked(result: Result = BASE, **moves: bool) -> Rechecked:
    return recheck(result, moved(**moves))


def told(case: Case, result: Result, found: Rechecked) -> list[str]:
    """The broken rules of all together, in Swedish, with plain spaces."""
    return [plain(render(one, Language.SWEDISH)) for one in in_words(case, result.instance, found.together.broken)]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def listed(**moves: bool) -> DecidedList:
    return decided_list(CASE, BASE, RANKED, moved(**moves), checked(**moves) if moves else None)


def short(decided: DecidedList) -> str:
    return plain(" ".join(render(one, Language.SWEDISH) for one in in_short(decided)))


def test_taking_one_out_holds_and_changes_what_it_took_and_gave() -> None:
    found = checked(bibliotek=False)
    assert found.standings == {"bibliotek": Standing.HOLDS}
    assert [choice.id for choice in found.together.portfolio] == ["arkiv", "hostile"]
    assert found.together.used == 700_000
    # 30 points, 300 000 kr and 30 hours of each of three; by population 20, 10 and 5 of 35 of the points.
    assert found.together.change == Stake(-300_000, -90, -30_000)
    assert [(one.name, one.change.hours) for one in found.together.members] == [("Storköping", -30), ("Mellanstad", -30), ("Litenby", -30)]
    assert [one.change.benefit for one in found.together.members] == [-17_143, -8_571, -4_286]


def test_taking_one_in_that_there_is_no_money_or_time_for_says_by_how_much() -> None:
    found = checked(it=True)
    assert found.standings == {"it": Standing.FAILS}
    assert told(CASE, BASE, found) == [
        "”Egen ram” räcker inte 2027: 1 700 000 kr av 1 000 000 kr, 700 000 kr för mycket.",
        *(f"Timmarna i {name} räcker inte 2027: 120 h av 100 h, 20 h för mycket." for name in ("Litenby", "Mellanstad", "Storköping")),
    ]
    assert found.together.change == Stake(700_000, 90, 85_000)


def test_what_fails_by_itself_can_hold_with_another_taken_out() -> None:
    found = checked(it=True, arkiv=False, bibliotek=False)
    assert set(found.standings.values()) == {Standing.HOLDS}
    assert found.alone["it"].standing is Standing.FAILS
    assert found.together.broken == ()
    assert found.together.used == 1_000_000


def test_only_what_fails_is_said_to_fail() -> None:
    found = checked(it=True, hostile=False)
    assert found.standings == {"it": Standing.FAILS, "hostile": Standing.HOLDS}
    assert found.together.standing is Standing.FAILS


def test_what_holds_by_itself_but_not_with_the_others_is_told_so() -> None:
    rule = {"id": "minst", "name": "Minst två", "of": {"initiatives": ["arkiv", "bibliotek", "hostile"]}, "at_least": 2}
    case = small_case(rules={"counts": [rule]})
    result = solve_scenario(case, "base")
    found = checked(result, arkiv=False, bibliotek=False)
    assert set(found.standings.values()) == {Standing.NOT_TOGETHER}
    assert told(case, result, found) == ["Minst två: 1 är med; minst 2 begärs."]


def test_nothing_else_is_added_when_money_is_set_free() -> None:
    assert [choice.id for choice in checked(arkiv=False).together.portfolio] == ["bibliotek", "hostile"]


def test_people_may_decide_against_what_the_scenario_decides_and_refuses() -> None:
    no, yes = {"initiative": "app", "reason": "nej"}, {"initiative": "arkiv", "reason": "ja"}
    refused = replace(CASE.scenario("base"), refused=[no], decided=[yes])
    result = solve_scenario(CASE, refused)
    assert set(checked(result, app=True, arkiv=False).standings.values()) == {Standing.HOLDS}


def test_what_is_under_way_cannot_be_taken_out_without_more() -> None:
    proposals = [one.model_dump() for one in CASE.initiatives]
    next(one for one in proposals if one["id"] == "arkiv")["steering"]["stage"] = "under_way"
    case = small_case(initiatives=proposals)
    result = solve_scenario(case, "base")
    found = checked(result, arkiv=False)
    assert found.standings == {"arkiv": Standing.FAILS}
    assert told(case, result, found) == ["”E-arkiv” är redan beslutad eller pågår; att ta ut den kräver ett beslut om att avsluta den."]


def test_what_is_no_candidate_says_why() -> None:
    proposals = [one.model_dump() for one in CASE.initiatives]
    next(one for one in proposals if one["id"] == "app")["steering"]["stage"] = "need"
    case = small_case(initiatives=proposals)
    result = solve_scenario(case, "base")
    found = checked(result, app=True, bibliotek=False)
    assert found.standings == {"app": Standing.FAILS, "bibliotek": Standing.HOLDS}
    [said] = told(case, result, found)
    assert said.startswith("”En app” kan inte väljas: ")


def test_what_holds_only_with_another_start_says_whose() -> None:
    """500 kronor a year: the one chosen starts in 2027, where the one taken in must start too."""
    budgets = [{"fund": "own", "year": year, "kronor": 100} for year in (2027, 2028, 2029)]
    steering = an_initiative("x")["steering"]
    both = an_initiative("both", steering=steering | {"starts": [2027, 2028]})
    first = an_initiative("first", gives={"contributions": [{"goal": "g", "likely": 10}]})
    scenario = {"id": "base", "name": "Base", "refused": [{"initiative": "first", "reason": "no"}]}
    case = a_case(budgets=budgets, initiatives=[both, first], scenarios=[scenario])
    result = solve_scenario(case, "base")
    assert result.chosen == (Choice("both", 2027, ("a", "b")),)
    found = checked(result, first=True)
    assert found.standings == {"first": Standing.HOLDS}
    assert found.together.moved == ("BOTH",)
    assert [choice.start for choice in found.together.portfolio] == [2028, 2027]


@pytest.mark.parametrize("seed", range(12))
def test_deviations_hold_where_some_portfolio_of_just_that_set_meets_the_rules(seed: int) -> None:
    case = random_case(seed, initiatives=4)
    result = solve_scenario(case, "base")
    sets = {frozenset(choice.id for choice in one) for one in portfolios(result.instance)}
    chosen = {choice.id for choice in result.chosen}
    names = [one.id for one in result.instance.candidates]
    for several in (*combinations(names, 1), *random.Random(seed).sample(list(combinations(names, 2)), 3)):  # noqa: S311
        found = checked(result, **{name: name not in chosen for name in several})
        assert (found.together.standing is Standing.HOLDS) == (frozenset(chosen ^ set(several)) in sets)


def test_what_says_the_same_as_the_model_is_no_deviation() -> None:
    assert departing(BASE, moved(arkiv=True, it=False)) == ()
    assert checked(arkiv=True).standings == {}
    assert listed(arkiv=True).deviating == ()


def test_the_list_has_what_is_taken_in_above_the_line_and_what_is_taken_out_below_it() -> None:
    decided = listed(bibliotek=False, app=True)
    assert {row.name for row in decided.within} == {"E-arkiv", HOSTILE, "En app"}
    assert [(row.id, row.side, row.reason) for row in decided.deviating] == [
        ("app", Side.TAKEN_IN, "Skäl: app"),
        ("bibliotek", Side.TAKEN_OUT, "Skäl: bibliotek"),
    ]
    assert decided.within[-1].id == "app"
    assert decided.reserve == ()
    assert (decided.used, decided.frame) == (900_000, 1_000_000)


def test_the_list_as_the_model_has_it_keeps_the_models_order() -> None:
    decided = listed()
    assert [row.id for row in decided.rows] == [row.id for row in RANKED.rows]
    assert [row.side for row in decided.rows] == [Side.RESERVE if row.reserve else Side.WITHIN for row in RANKED.rows]


def test_while_the_order_is_not_known_the_rows_stand_by_start_and_name() -> None:
    decided = decided_list(CASE, BASE, None, (), None)
    assert [row.name for row in decided.rows] == [HOSTILE, "Bibliotek", "E-arkiv"]
    assert decided.status is None


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ({}, "Listan har 3 rader för 1 000 000 kr av 1 000 000 kr, som modellen föreslår."),
        (
            {"bibliotek": False},
            "Listan har 2 rader för 700 000 kr av 1 000 000 kr; en avviker från modellen, med skäl. Alla villkor håller.",
        ),
        (
            {"bibliotek": False, "app": True},
            "Listan har 3 rader för 900 000 kr av 1 000 000 kr; 2 avviker från modellen, med skäl. Alla villkor håller.",
        ),
        (
            {"it": True},
            "Listan har 4 rader för 1 700 000 kr av 1 000 000 kr; en avviker från modellen, med skäl. Så som den står håller den inte.",
        ),
    ],
)
def test_the_answer_counts_rows_and_deviations(moves: dict[str, bool], said: str) -> None:
    assert short(listed(**moves)) == said


def test_what_can_be_taken_in_and_out_is_what_is_not_spoken_of_yet() -> None:
    decision = Decision(id="base", deviations=moved(it=True, arkiv=False))
    assert list(open_to(CASE, BASE, decision, taken_in=True).values()) == ["En app"]
    assert list(open_to(CASE, BASE, decision, taken_in=False)) == ["hostile", "bibliotek"]


def test_two_with_the_same_name_are_told_apart_by_their_ids() -> None:
    proposals = [{**one.model_dump(), "name": "Lika"} for one in CASE.initiatives]
    case = small_case(initiatives=proposals)
    result = solve_scenario(case, "base")
    names: Iterable[str] = open_to(case, result, Decision(id="base"), taken_in=True).values()
    assert sorted(names) == ["Lika (app)", "Lika (it)"]


def test_a_later_word_about_an_initiative_stands_and_can_be_taken_back() -> None:
    first, later = Deviation(initiative="it", chosen=True, reason="a"), Deviation(initiative="it", chosen=True, reason="b")
    decision = with_deviation(with_deviation(Decision(id="base"), first), later)
    assert decision.deviations == (later,)
    assert without_deviation(decision, "it") == Decision(id="base")


def test_pasted_line_breaks_become_line_breaks_and_other_control_characters_go() -> None:
    assert as_text("ett\vtvå\r\ntre\rfyra\x00\x07\tfem") == "ett\ntvå\ntre\nfyra\tfem"
    assert Decision(id="base", agreed=as_text("a\x0bb\x1b[0m")).agreed == "a\nb[0m"


def test_a_check_that_is_given_up_says_that_it_is_not_known() -> None:
    found = recheck(BASE, moved(it=True), cancelled=lambda: True)
    assert found.standings == {"it": Standing.NOT_KNOWN}
    decided = decided_list(CASE, BASE, RANKED, moved(it=True), found)
    assert short(decided).endswith("Om det håller hann inte avgöras.")
