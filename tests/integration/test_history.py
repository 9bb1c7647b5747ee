"""The history of a case as somebody may see it: in pages, in words, without drafts for those who may not read them."""

from pathlib import Path

import pytest

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.rules import Override
from portfolj.domain.scenario import Scenario
from portfolj.domain.steering import Stage
from portfolj.errors import InputError
from portfolj.exchange import write_case
from portfolj.service.authorizing import LOCAL, NotAllowedError
from portfolj.service.entering import with_money, with_step
from portfolj.service.history import Past, history_of, undo_change
from portfolj.service.opening import read_any
from portfolj.service.saving import save_decision, save_proposal, save_scenario
from portfolj.service.taking_over import take_over
from tests.e2e.small_case import small_case
from tests.seats import AT, DECISION_MAKER, DRAFT, HIDDEN, READER, STRATEGIST, in_register, with_draft

NEW = Scenario(id="ny", name="Ny", hours_percent=90)


@pytest.fixture
def path(tmp_path: Path) -> str:
    return in_register(tmp_path, small_case())


def case_of(path: str) -> Case:
    return read_any(LOCAL, path).case


def newest(path: str) -> Past:
    return history_of(LOCAL, path, case=case_of(path)).changes[0]


def imported(path: str, become: str) -> int:
    old = case_of(path)
    new = replace(old, initiatives=tuple(replace(one, name=become) if one.id in ("it", "app") else one for one in old.initiatives))
    number = take_over(LOCAL, path, old, new, at=AT)
    assert number is not None
    return number


def test_every_kind_of_change_is_told_with_its_seat_and_can_be_taken_back(path: str) -> None:
    before = case_of(path)
    app = next(one for one in before.initiatives if one.id == "app")
    save_proposal(STRATEGIST, path, with_money(app, "own", {1: "250 000"}), seen=app, at=AT)
    save_scenario(DECISION_MAKER, path, NEW, seen=None, at=AT)
    save_decision(DECISION_MAKER, path, Decision(id="base", agreed="Ja"), seen=Decision(id="base"), at=AT)
    imported(path, "Nytt namn")
    page = history_of(LOCAL, path, case=case_of(path))
    assert [(one.number, one.seat, [str(told) for told in one.what]) for one in page.changes] == [
        (5, "local", ["File imported", "Proposals: 2 changed"]),
        (4, "decision_maker", ["Decision on 'Dagens ram': entered"]),
        (3, "decision_maker", ["Scenario 'Ny': entered"]),
        (2, "strategist", ["Proposal 'En app': Money"]),
        (1, "test", ["The whole case: entered"]),
    ]
    assert (page.older, [one.open for one in page.changes]) == (None, [True, True, True, False, False])
    for number in (5, 4, 3, 2):
        undo_change(LOCAL, path, number, at=AT)
    assert case_of(path) == before


def test_it_comes_in_pages_each_change_once(path: str) -> None:
    for number in range(6):
        save_scenario(LOCAL, path, replace(NEW, id=f"ny-{number}"), seen=None, at=AT)
    pages, before = [], None
    while True:
        page = history_of(LOCAL, path, before=before, count=3)
        pages.append([one.number for one in page.changes])
        before = page.older
        if before is None:
            break
    assert pages == [[7, 6, 5], [4, 3, 2], [1]]


def test_the_history_of_a_proposal_holds_its_own_part_of_what_changed_several(path: str) -> None:
    imported(path, "Nytt namn")
    save_scenario(LOCAL, path, NEW, seen=None, at=AT)
    app = next(one for one in case_of(path).initiatives if one.id == "app")
    first, entry = history_of(LOCAL, path, case=case_of(path), about=app).changes
    assert ([str(told) for told in first.what], [str(told) for told in first.details], first.others) == (
        ["File imported", "Title"],
        ["Title: En app → Nytt namn"],
        1,
    )
    assert (entry.number, entry.begins, entry.under) == (1, True, 2)


def test_what_is_taken_back_and_made_again_says_so(path: str) -> None:
    number = imported(path, "Nytt namn")
    undo_change(LOCAL, path, number, at=AT)
    assert newest(path).undoes == 2
    assert [[str(told) for told in one.standing] for one in history_of(LOCAL, path).changes] == [
        ["takes back change 2"],
        ["taken back by change 3"],
        [],
    ]
    undo_change(LOCAL, path, 3, at=AT)
    assert [(one.number, one.open) for one in history_of(LOCAL, path).changes] == [(4, True), (3, False), (2, True), (1, False)]
    with pytest.raises(InputError, match="Change 4 has taken back change 3 already"):
        undo_change(LOCAL, path, 3, at=AT)


def test_two_who_take_the_same_back_do_it_once(path: str) -> None:
    number = imported(path, "Nytt namn")
    undo_change(LOCAL, path, number, at=AT)
    with pytest.raises(InputError, match="Change 3 has taken back change 2 already"):
        undo_change(LOCAL, path, number, at=AT)
    assert case_of(path) == small_case()


def test_who_may_not_take_a_part_back_is_not_offered_it(path: str) -> None:
    save_decision(LOCAL, path, Decision(id="base", agreed="Ja"), seen=Decision(id="base"), at=AT)
    save_scenario(LOCAL, path, NEW, seen=None, at=AT)
    imported(path, "Nytt namn")
    offered = {user: [one.number for one in history_of(user, path).changes if one.open] for user in (STRATEGIST, DECISION_MAKER, LOCAL)}
    assert offered == {STRATEGIST: [4, 3], DECISION_MAKER: [], LOCAL: [4, 3, 2]}
    with pytest.raises(NotAllowedError):
        undo_change(STRATEGIST, path, 2, at=AT)
    with pytest.raises(NotAllowedError):
        history_of(READER, path)


def test_no_draft_is_told_of_to_those_who_may_not_read_drafts_whatever_names_it(tmp_path: Path) -> None:
    path = in_register(tmp_path, with_draft())
    seen = case_of(path).scenario("mindre")
    more = replace(seen, decided=seen.refused, refused=(Override(initiative="app", reason="prov"),))
    save_scenario(LOCAL, path, more, seen=seen, at=AT)
    save_proposal(LOCAL, path, replace(DRAFT, name="Hemlighet, omskriven"), seen=DRAFT, at=AT)
    save_scenario(LOCAL, path, replace(more, decided=()), seen=more, at=AT)
    case = read_any(DECISION_MAKER, path).case
    theirs = history_of(DECISION_MAKER, path, case=case)
    assert [one.number for one in theirs.changes] == [4, 2, 1]
    assert HIDDEN.casefold() not in str(theirs).casefold()
    assert [str(told) for told in theirs.changes[0].what] == ["Scenario '20 % mindre': What shall be in"]
    ours = history_of(LOCAL, path, case=case_of(path))
    assert [one.number for one in ours.changes] == [4, 3, 2, 1]


def test_a_draft_that_has_been_assessed_has_its_history_from_then_on(tmp_path: Path) -> None:
    path = in_register(tmp_path, with_draft())
    save_proposal(LOCAL, path, replace(DRAFT, name="Hemlighet, omskriven"), seen=DRAFT, at=AT)
    assessed = replace(with_step(DRAFT, Stage.ASSESSED, "Nätverket", "Klart", date="2026-11-01"), name="Öppet")
    save_proposal(LOCAL, path, assessed, seen=replace(DRAFT, name="Hemlighet, omskriven"), at=AT)
    [entry] = history_of(DECISION_MAKER, path, about=assessed).changes
    assert (entry.number, [str(told) for told in entry.what]) == (3, ["entered"])


def test_a_case_that_was_taken_away_has_its_history_and_is_made_again(path: str) -> None:
    undo_change(LOCAL, path, 1, at=AT)
    assert [[str(told) for told in one.what] for one in history_of(LOCAL, path).changes] == [
        ["The whole case: taken away"],
        ["The whole case: entered"],
    ]
    undo_change(LOCAL, path, 2, at=AT)
    assert case_of(path) == small_case()


def test_a_case_in_files_has_no_history(tmp_path: Path) -> None:
    write_case(small_case(), tmp_path / "case")
    assert history_of(LOCAL, str(tmp_path / "case")).changes == ()


def test_the_history_of_a_case_that_never_was_is_refused_in_words(path: str) -> None:
    with pytest.raises(InputError, match="holds no case 'other'"):
        history_of(LOCAL, path.replace("#small", "#other"))
