"""The shipped Skaraborg case: made from its sources, traceable, and so tight that every rule and every scenario matters."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from portfolj import governance
from portfolj.domain.base import ProvenanceKind, Sourced
from portfolj.domain.case import Case
from portfolj.domain.consistency import faults
from portfolj.domain.consistency.walk import values
from portfolj.domain.initiative import Initiative
from portfolj.domain.money import FundKind
from portfolj.domain.outcome import Outcome
from portfolj.domain.participation import Answer
from portfolj.domain.work_plan import WorkPlan
from portfolj.exchange import read_case
from portfolj.model.build import build, portfolio
from portfolj.model.constraints import RULES
from portfolj.model.objectives import total_benefit
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.solve.limits import Limits
from portfolj.solve.session import Session
from portfolj.valuation.instance import Candidate, Instance
from portfolj.workflow.ranking import rank_scenario
from portfolj.workflow.solving import solve_scenario

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scenarios" / "skaraborg"
SOURCES = ROOT / "scenarios" / "sources" / "skaraborg"
REPORT = "Skaraborgs kommunalförbund, rapport om arbetspaketet Nätverksstyrning"
NO_MATTER = {"I06", "I09", "I14", "I21"}
LEVELS = {"I01b", "I10b", "I12b", "I17b"}
SCENARIOS = (
    "base",
    "mindre-ram",
    "sma-forst",
    "ont-om-timmar",
    "utforska-mer",
    "skovde-utanfor",
    "alla-villiga",
    "ingen-gar-back",
    "hemmaprovet",
)
# One scenario in which each rule binds, named here so that each test solves one model only.
BINDS = {
    "start_once": "skovde-utanfor",
    "takes_part": "base",
    "decided": "mindre-ram",
    "refused": "mindre-ram",
    "budget": "base",
    "hours": "ont-om-timmar",
    "pool": "sma-forst",
    "money_ceiling": "base",
    "quorum": "base",
    "requires": "mindre-ram",
    "excludes": "skovde-utanfor",
    "count": "ont-om-timmar",
    "goal_floor": "utforska-mer",
    "balance": "utforska-mer",
    "participation_floor": "ingen-gar-back",
    "floor_per_resident": "sma-forst",
    "nobody_loses": "ingen-gar-back",
    "go_it_alone": "hemmaprovet",
}


# Which municipalities of Skaraborg have a border in common, each pair once.
NEIGHBOURS = {
    "Gullspång": "Mariestad Töreboda",
    "Mariestad": "Götene Skövde Töreboda",
    "Töreboda": "Karlsborg Skövde Tibro",
    "Karlsborg": "Hjo Tibro",
    "Tibro": "Hjo Skövde",
    "Hjo": "Skövde Tidaholm",
    "Tidaholm": "Falköping Skövde",
    "Falköping": "Skara Skövde Vara",
    "Skövde": "Götene Skara",
    "Götene": "Lidköping Skara",
    "Skara": "Lidköping Vara",
    "Vara": "Essunga Grästorp Lidköping",
    "Lidköping": "Grästorp",
    "Grästorp": "Essunga",
}


@cache
def skaraborg() -> Case:
    return read_case(FOLDER).case


@cache
def solved(scenario: str) -> Result:
    return solve_scenario(skaraborg(), scenario)


def chosen(scenario: str) -> frozenset[str]:
    return frozenset(choice.id for choice in solved(scenario).chosen)


def initiative(name: str) -> Initiative:
    return next(one for one in skaraborg().initiatives if one.id == name)


def matters() -> list[Initiative]:
    return [one for one in skaraborg().initiatives if not one.not_a_portfolio_matter]


def source_rows(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def best(instance: Instance, *, references: Result, leave_out: frozenset[str] = frozenset()) -> tuple[int | None, frozenset[str]]:
    """The best total benefit, thousandths of a point, and a set that has it."""
    problem, block = build(instance, references.references, leave_out=leave_out)
    session = Session(problem, Limits())
    outcome = session.maximise(total_benefit(block))
    point = outcome.point
    taken = () if point is None else portfolio(block, lambda variable: point[session.column(variable)] == 1)
    return outcome.value, frozenset(choice.id for choice in taken)


def with_chosen(instance: Instance, inside: frozenset[str]) -> Instance:
    """The instance in which these are chosen, whatever else is."""
    return replace(instance, candidates=tuple(replace(one, decided=one.decided or one.id in inside) for one in instance.candidates))


def only(instance: Instance, inside: frozenset[str]) -> Instance:
    """The instance in which these are chosen and nothing else is."""
    forced = with_chosen(instance, inside)
    return replace(forced, candidates=tuple(replace(one, refused=one.id not in inside) for one in forced.candidates))


def test_the_shipped_folder_is_what_the_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "scenarios.make_skaraborg", str(tmp_path / "made")], cwd=ROOT, check=True)
    assert files(tmp_path / "made") == files(FOLDER)


def test_the_case_has_no_fault_and_no_notice() -> None:
    assert faults(skaraborg()) == ()


def test_the_bodies_are_those_that_the_report_names_without_seats_mandates_or_meetings_that_it_does_not_state() -> None:
    case = skaraborg()
    assert {one.name: one.kind.value for one in case.bodies} == {
        "Direktionen": "decides",
        "Kommunerna i Skaraborg": "decides",
        "Förbundsdirektören": "prepares",
        "Förbundets ledningsgrupp": "prepares",
        "Förbundets strateger": "prepares",
        "Enheten Kunskapsutveckling": "prepares",
        "Professionsnätverken": "advises",
        "Referensgruppen": "advises",
    }
    assert (case.seats, case.duties, case.mandate_table, case.meetings, case.cycle) == ((), (), (), (), ())
    assert {one.provenance for one in case.bodies} == {ProvenanceKind.DERIVED}
    assert all(one.source.startswith(REPORT) and "portfoljs läsning" in one.source for one in case.bodies)


def test_what_the_report_leaves_open_is_remarked_with_its_words_and_nothing_else_is_found_in_how_it_is_steered() -> None:
    assert [one.passage for one in skaraborg().remarks] == [
        "otydliga uppdrag och mandat samt risk för ett ojämnt deltagande",
        "formerna för samverkan när det gäller ärendegång och beslutsinfrastruktur",
        "samordna de mindre kommunernas deltagande i olika nätverk",
        "tydliggöra kopplingen mellan professionsnätverk och politik",
        "Vad som ska anses vara en aktivitet på portföljstyrningsnivå behöver enligt författarna utforskas",
        "behov av att tydliggöra syftet med nätverken",
        "en tydligare väg från idé till uppdrag i delregionala frågor",
    ]
    assert all(one.provenance is ProvenanceKind.REAL and one.source.startswith(REPORT) for one in skaraborg().remarks)
    assert tuple(governance.found(skaraborg(), date(2026, 11, 27))) == ()


def untold(path: tuple[str | int, ...]) -> bool:
    """What a proposal that is no matter for the portfolio leaves empty."""
    return path[:1] == ("initiatives",) and path[1] in NO_MATTER and path[2:3] in (("gives",), ("takes",))


def test_every_number_says_what_kind_it_is_and_where_it_comes_from() -> None:
    sourced = [
        (path, value)
        for path, value in values(skaraborg())
        if isinstance(value, Sourced) and value not in (WorkPlan(), Outcome()) and not untold(path)
    ]
    assert len(sourced) > 2000
    assert [path for path, value in sourced if value.provenance is None or not value.source] == []


def test_the_municipalities_have_their_real_population_and_the_fee_that_follows() -> None:
    stated = {one.name: (one.weight, one.fee) for one in skaraborg().members if one.kind.value == "municipality"}
    real = {row["kommun"]: int(row["population_2024_12_31"]) for row in source_rows("skaraborg_15_municipalities.csv")}
    assert {name: weight for name, (weight, _) in stated.items()} == real
    assert sum(real.values()) == 269_595
    assert all(fee is not None and abs(fee - 42.25 * weight) <= 0.5 for weight, fee in stated.values())


def test_the_tiles_of_neighbouring_municipalities_touch_and_no_others_touch_side_by_side() -> None:
    tiles = {one.name: one.tile for one in skaraborg().members if one.tile is not None}
    apart = {}
    for one, other in combinations(sorted(tiles), 2):
        (column, row), (next_column, next_row) = tiles[one], tiles[other]
        apart[one, other] = (abs(column - next_column), abs(row - next_row))
    neighbours = {tuple(sorted((one, other))) for one, others in NEIGHBOURS.items() for other in others.split()}
    assert len(tiles) == 15
    assert {pair for pair in neighbours if max(apart[pair]) > 1} == set()
    assert {pair for pair, steps in apart.items() if sum(steps) == 1} <= neighbours


def test_the_22_real_initiatives_have_their_real_names_participants_and_sources() -> None:
    members = {one.id: one.name for one in skaraborg().members}
    for row in source_rows("skaraborg_real_initiatives.csv"):
        one = initiative(row["id"])
        listed = {members[part.member] for part in one.parties.participations} - {"Västra Götalandsregionen"}
        assert (one.name, listed) == (row["name"], set(row["participants_skaraborg"].split(";")))
        assert (one.what.provenance, one.what.source) == (ProvenanceKind.REAL, row["source"])


@pytest.mark.parametrize(
    ("name", "kronor"),
    [
        ("I01", 3_771_922),
        ("I02", 4 * 9_600_000 // 3),
        ("I03", 9_275_000 // 3),
        ("I04", 1_900_000),
        ("I05", 199_822),
        ("I07", 2_160_000 * 65 // 100),
        ("I08", 225_000),
        ("I10", 11_100_398),
        ("I11", 10_275_179),
    ],
)
def test_a_real_amount_arrives_whole(name: str, kronor: int) -> None:
    rows = initiative(name).takes.financing
    assert sum(row.kronor for row in rows if row.provenance in (ProvenanceKind.REAL, ProvenanceKind.DERIVED)) == kronor


def test_what_one_municipality_does_and_a_programme_are_listed_with_why() -> None:
    assert {one.id for one in skaraborg().initiatives if one.not_a_portfolio_matter} == NO_MATTER
    assert {one.id for one in solved("base").instance.left_aside} >= NO_MATTER


def test_eighteen_real_initiatives_and_four_levels_are_candidates() -> None:
    candidates = {one.id for one in solved("base").instance.candidates}
    assert (len(candidates - LEVELS), candidates & LEVELS) == (18, LEVELS)


def test_a_third_of_the_participations_are_willing_or_undecided() -> None:
    answers = [part.answer for one in matters() for part in one.parties.participations]
    assert 3 * sum(answer in (Answer.WILLING, Answer.UNDECIDED) for answer in answers) >= len(answers)


def test_at_least_five_initiatives_have_phases_and_several_starts_or_levels_stand_beside_them() -> None:
    assert sum(len(one.steering.phases) > 1 for one in matters()) >= 5
    assert sum(len(one.steering.starts) > 1 for one in matters()) >= 5
    assert len({one.steering.option_of for one in matters()} - {""}) == 4
    assert {"assessed", "candidate", "decided", "under_way"} == {one.steering.stage.value for one in matters()}


def test_only_the_money_at_the_disposal_of_the_association_is_its_own_frame() -> None:
    assert {fund.id for fund in skaraborg().funds if fund.kind is FundKind.OWN} == {"kommunmedel", "vgr"}


def test_the_scenarios_are_those_that_a_directorate_would_compare() -> None:
    assert set(skaraborg().scenario_ids) == set(SCENARIOS)
    assert all(skaraborg().scenario(name).question for name in SCENARIOS)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_answer_is_proven_and_settled(scenario: str) -> None:
    answer = solved(scenario).answer
    assert (answer.status, answer.settled, answer.ties) == (Status.PROVEN, True, 1)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_at_least_a_quarter_of_the_candidates_stay_out(scenario: str) -> None:
    candidates = solved(scenario).instance.candidates
    assert 4 * (len(candidates) - len(chosen(scenario))) >= len(candidates)


def test_any_two_scenarios_differ_in_at_least_three_initiatives() -> None:
    sets = {name: chosen(name) for name in SCENARIOS}
    assert [(one, other) for one, other in combinations(SCENARIOS, 2) if len(sets[one] ^ sets[other]) < 3] == []


def test_every_rule_has_a_scenario_in_which_it_is_tried() -> None:
    assert {*BINDS, "synergy"} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("rule", "scenario"), BINDS.items())
def test_without_the_rule_more_would_be_possible(rule: str, scenario: str) -> None:
    result = solved(scenario)
    kept = best(result.instance, references=result)[0]
    without = best(result.instance, references=result, leave_out=frozenset((rule,)))[0]
    assert kept is not None
    assert without is not None
    assert without > kept


def test_who_overlooks_synergies_chooses_a_worse_portfolio() -> None:
    result = solved("mindre-ram")
    _, taken = best(replace(result.instance, synergies=()), references=result)
    overlooked = best(only(result.instance, taken), references=result)[0]
    optimum = best(result.instance, references=result)[0]
    assert optimum is not None
    assert overlooked is None or overlooked < optimum


def by_benefit_per_krona(instance: Instance) -> Iterator[Candidate]:
    def cost(one: Candidate) -> int:
        return max(1, sum(amount.amount for amount in (*one.fund_cost, *one.own_cost)))

    yield from sorted(instance.candidates, key=lambda one: one.value / cost(one), reverse=True)


@pytest.mark.parametrize("scenario", ["base", "mindre-ram", "ont-om-timmar"])
def test_sorting_by_benefit_per_krona_gives_a_worse_portfolio(scenario: str) -> None:
    result, taken = solved(scenario), frozenset[str]()
    for one in by_benefit_per_krona(result.instance):
        if best(with_chosen(result.instance, taken | {one.id}), references=result)[0] is not None:
            taken |= {one.id}
    sorted_list = best(only(result.instance, taken), references=result)[0]
    optimum = best(result.instance, references=result)[0]
    assert sorted_list is not None
    assert optimum is not None
    assert sorted_list < optimum * 95 // 100


def test_a_roll_out_starts_when_its_pre_project_has_ended() -> None:
    starts = {choice.id: choice.start for choice in solved("base").chosen}
    assert starts["I16"] >= starts["I15"] + initiative("I15").steering.duration
    assert starts["I04"] >= starts["I05"] + initiative("I05").steering.duration


def test_when_skovde_stays_out_its_money_goes_and_another_leads() -> None:
    with_it, without = solved("base").instance, solved("skovde-utanfor").instance
    assert without.budgets["kommunmedel", 2027] < with_it.budgets["kommunmedel", 2027]
    assert without.budgets["vgr", 2027] == with_it.budgets["vgr", 2027]
    assert "mariestad" in without.by_id["I11"].fixed
    assert {"I16", "I18"} <= {one.id for one in without.left_aside}
    assert not any("skovde" in one.participants for one in without.candidates if not one.by_stage)


def test_the_ranked_list_holds_all_nine_levels_and_is_exact() -> None:
    ranked = rank_scenario(skaraborg())
    assert (ranked.status, ranked.left_out, ranked.settled) == (Status.PROVEN, (), True)
    assert [level.percent for level in ranked.levels] == [60, 70, 80, 90, 100, 110, 120, 130, 140]
    assert len({level.value for level in ranked.levels}) >= 6
    assert any(row.reserve for row in ranked.rows)
    assert {row.id for row in ranked.rows if not row.reserve} == chosen("base")
