"""Writes to a case in a register and in files: the same rules, each by somebody on a seat."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import portfolj
from portfolj.domain.assessment import Judged
from portfolj.domain.base import replace
from portfolj.domain.decision import Decision
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.scenario import Scenario
from portfolj.domain.steering import Stage
from portfolj.errors import InputError
from portfolj.exchange import write_case
from portfolj.service.assessing import Thought, assessed
from portfolj.service.authorizing import LOCAL, NotAllowedError, Role, User
from portfolj.service.editing import draft, edited
from portfolj.service.entering import with_answer, with_mandate, with_money, with_step
from portfolj.service.example import EXAMPLES, place_of
from portfolj.service.opening import read_any
from portfolj.service.saving import save_decision, save_proposal, save_scenario, seal_case
from portfolj.service.taking_over import take_over
from portfolj.storage import change, history, name_of, open_register
from portfolj.workflow.solving import solve_scenario
from tests.e2e.small_case import small_case

AT = datetime(2026, 11, 27, 12, tzinfo=UTC)
NEW = Scenario(id="ny", name="Ny", hours_percent=90)
DRAFT = Initiative(id="utkast", name="Bara en rubrik")


@pytest.fixture(params=["files", "register"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The small case, in a folder or in a register."""
    if request.param == "files":
        write_case(small_case(), tmp_path / "case")
        return str(tmp_path / "case")
    return in_new_register(tmp_path)


def in_new_register(folder: Path) -> str:
    file = folder / "register.db"
    change(open_register(file, new=True), None, small_case(), seat="test", at=AT)
    return f"{file}#small"


def test_a_scenario_and_a_decision_are_saved_wherever_the_case_stands(path: str) -> None:
    save_scenario(LOCAL, path, NEW, seen=None, at=AT)
    decided = Decision(id="ny", agreed="Så gör vi")
    save_decision(LOCAL, path, decided, seen=Decision(id="ny"), at=AT)
    case = read_any(LOCAL, path).case
    assert (case.scenario("ny"), case.decision("ny")) == (NEW, decided)


def test_what_somebody_else_has_saved_is_kept(path: str) -> None:
    save_scenario(LOCAL, path, NEW, seen=None, at=AT)
    theirs = replace(NEW, hours_percent=70)
    save_scenario(LOCAL, path, theirs, seen=NEW, at=AT)
    with pytest.raises(InputError, match="somebody else"):
        save_scenario(LOCAL, path, replace(NEW, hours_percent=60), seen=NEW, at=AT)
    assert read_any(LOCAL, path).case.scenario("ny") == theirs


def test_a_locked_scenario_stays_as_it_is(path: str) -> None:
    locked = replace(NEW, locked=True)
    save_scenario(LOCAL, path, locked, seen=None, at=AT)
    with pytest.raises(InputError, match="locked"):
        save_scenario(LOCAL, path, replace(locked, locked=False), seen=locked, at=AT)


def test_whoever_may_only_read_writes_nothing(path: str) -> None:
    reader = User("reader", Role.READER)
    with pytest.raises(NotAllowedError, match="Saving a scenario"):
        save_scenario(reader, path, NEW, seen=None, at=AT)
    with pytest.raises(NotAllowedError, match="Saving a decision"):
        save_decision(reader, path, Decision(id="base"), seen=Decision(id="base"), at=AT)
    with pytest.raises(NotAllowedError, match="Changing a proposal"):
        save_proposal(reader, path, DRAFT, seen=None, at=AT)
    with pytest.raises(NotAllowedError, match="Importing"):
        take_over(reader, path, small_case(), small_case(initiatives=[], scenarios=[]), at=AT)
    assert read_any(LOCAL, path).case == small_case()


def test_a_draft_is_saved_with_a_title_alone_and_the_seat_is_on_record(tmp_path: Path) -> None:
    path = in_new_register(tmp_path)
    save_proposal(User("strategist, Litenby", Role.STRATEGIST, "liten"), path, DRAFT, seen=None, at=AT)
    assert DRAFT in read_any(LOCAL, path).case.initiatives
    [entry] = history(open_register(tmp_path / "register.db"), "small", name_of("initiatives", DRAFT))
    assert (entry.seat, entry.at) == ("strategist, Litenby", AT)


def test_two_who_edit_one_proposal_do_not_write_over_each_other(tmp_path: Path) -> None:
    path = in_new_register(tmp_path)
    save_proposal(LOCAL, path, DRAFT, seen=None, at=AT)
    theirs = replace(DRAFT, name="Deras rubrik")
    save_proposal(LOCAL, path, theirs, seen=DRAFT, at=AT)
    with pytest.raises(InputError, match="somebody else"):
        save_proposal(LOCAL, path, replace(DRAFT, name="Vår rubrik"), seen=DRAFT, at=AT)
    assert theirs in read_any(LOCAL, path).case.initiatives


def test_in_files_a_proposal_is_not_changed_and_the_way_to_it_is_told(tmp_path: Path) -> None:
    write_case(small_case(), tmp_path / "case")
    with pytest.raises(InputError, match="portfolj copy"):
        save_proposal(LOCAL, str(tmp_path / "case"), DRAFT, seen=None, at=AT)


def test_a_proposal_goes_from_a_title_to_the_best_portfolio(tmp_path: Path) -> None:
    path = in_new_register(tmp_path)
    steps: list[Callable[[Initiative], Initiative]] = [
        lambda one: edited(one, {"summary": "Gemensam nämnd", "owner": "Nätverket", "field": "produce_operative", "starts": "2027"}),
        lambda one: with_money(one, "own", {1: "100 tkr"}),
        lambda one: with_answer(one, "stor", Answer.LEAD, {1: "5"}),
        lambda one: with_answer(one, "liten", Answer.WILLING, {1: "2"}),
        lambda one: with_mandate(one, "Direktionen", "2026-10", "Får beredas"),
        lambda one: assessed(one, "Nätverket", [Thought(Judged.GOAL, "service", "100", "Prövat")], date="2026-11-01"),
        lambda one: with_step(one, Stage.CANDIDATE, "Strategerna", "Klart", date="2026-11-02"),
    ]
    one = draft(read_any(LOCAL, path).case, "Överförmyndarnämnd")
    save_proposal(LOCAL, path, one, seen=None, at=AT)
    for step in steps:
        assert one.id not in chosen(path)
        seen, one = one, step(one)
        save_proposal(LOCAL, path, one, seen=seen, at=AT)
    assert one.id in chosen(path)
    assert len(history(open_register(tmp_path / "register.db"), "small", name_of("initiatives", one))) == 1 + len(steps)


def chosen(path: str) -> set[str]:
    return {choice.id for choice in solve_scenario(read_any(LOCAL, path).case, "base").chosen}


INSIDE = str(Path(portfolj.__file__).parent / "scenarios" / "skaraborg")
CHANGES: dict[str, Callable[[str], object]] = {
    "import": lambda path: take_over(LOCAL, path, small_case(), replace(small_case(), name="Nytt"), at=AT),
    "scenario": lambda path: save_scenario(LOCAL, path, NEW, seen=None, at=AT),
    "decision": lambda path: save_decision(LOCAL, path, Decision(id="ny"), seen=Decision(id="ny"), at=AT),
    "seal": lambda path: seal_case(LOCAL, path),
}


@pytest.mark.parametrize("one", CHANGES)
def test_a_case_inside_the_installed_program_is_not_changed(one: str) -> None:
    with pytest.raises(InputError, match="portfolj copy"):
        CHANGES[one](INSIDE)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_a_clone_lie_outside_the_program(name: str) -> None:
    assert Path(place_of(name)) == Path(__file__).parents[2] / "scenarios" / name
