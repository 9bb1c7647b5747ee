"""How a case is steered, saved in a register: one change with its own sentence, taken back like others, and nobody written over."""

from pathlib import Path

import pytest

from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, StaleChange
from portfolj.exchange import read_case
from portfolj.service.authorizing import LOCAL, NotAllowedError
from portfolj.service.history import history_of, undo_change
from portfolj.service.mandate_lines import with_mandates
from portfolj.service.opening import read_any
from portfolj.service.saving_steering import save_steering
from portfolj.service.steering_lists import list_lines, with_body, with_list, without_body
from portfolj.text import Language, render
from tests.e2e.serving import ROOT
from tests.seats import AT, DECISION_MAKER, READER, STRATEGIST, in_register

SEATS = "Sekreterare; Region Norrbotten; Det offentliga\nOrdförande; Samforma, den idéburna parten; Civilsamhället; ordförande; 2026-01"


def told(message: Message) -> str:
    return render(message, Language.SWEDISH).replace("\u00a0", " ")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Norrbotten in a register."""
    return in_register(tmp_path, read_case(ROOT / "scenarios" / "norrbotten").case)


def stands(path: str) -> Case:
    return read_any(LOCAL, path).case


def save(path: str, wanted: Case, seen: Case | None = None) -> None:
    save_steering(LOCAL, path, wanted, seen=seen or stands(path), at=AT)


def newest(path: str) -> tuple[list[str], list[str]]:
    """The newest change in short and in detail."""
    past = history_of(LOCAL, path, case=stands(path)).changes[0]
    return [told(one) for one in past.what], [told(one) for one in past.details]


def council(case: Case) -> Case:
    return with_body(case, "", {"name": "Råd", "kind": "advises", "parent": "ledningsgrupp"}, {"seats": SEATS}, told)


def test_a_body_with_two_seats_is_one_change_that_says_so_and_is_taken_back(path: str) -> None:
    before = stands(path)
    save(path, council(before))
    assert len(history_of(LOCAL, path).changes) == 2
    assert newest(path) == (
        ["Organ Råd: lades in", "Platser: 2 tillkom"],
        ["Organ Råd: lades in", "Plats Ordförande (Råd): lades in", "Plats Sekreterare (Råd): lades in"],
    )
    undo_change(LOCAL, path, 2, at=AT)
    assert stands(path) == before


def test_a_field_is_told_as_it_was_and_as_it_is_and_a_meeting_by_its_day(path: str) -> None:
    save(path, with_body(stands(path), "arbetsgrupper", {"parent": "ledningsgrupp", "balanced": True, "persons": "4"}, {}, told))
    short, detail = newest(path)
    assert short[0].startswith("Organ Utvecklingsgruppens arbetsgrupper: Arbetar åt, Sidorna har lika många platser, Antal personer")
    assert {
        "Arbetar åt: Utvecklingsgruppen → Ledningsgruppen",
        "Sidorna har lika många platser: Nej → Ja",
        "Antal personer: – → 4",
    } <= set(detail)
    text = list_lines(stands(path), "meetings", told).replace("2022-05; ; ; ; ; preliminärt", "2022-05-19; ; 13:00; ; ; ")
    save(path, with_list(stands(path), "meetings", text, told))
    assert newest(path)[0][0].startswith("Möte Utvecklingsgruppens möte (19 maj 2022): ")
    assert {"När: maj 2022 → 19 maj 2022", "Börjar: – → 13:00", "Preliminärt: Ja → Nej"} <= set(newest(path)[1])


def test_steps_and_mandates_are_told_by_what_they_are_about(path: str) -> None:
    save(path, with_mandates(stands(path), AT.date(), "process; 0; 200000; Ledningsgruppen\nprocess; 200000; ; Årligt möte", told))
    assert newest(path) == (
        ["Rader i mandattabellen: 2 tillkom"],
        ["Rad i mandattabellen process från 0 kr: lades in", "Rad i mandattabellen process från 200 000 kr: lades in"],
    )
    text = list_lines(stands(path), "cycle", told).replace(
        "Överenskommelsen; Regionfullmäktige; beslutar", "Avtalet; Årligt möte; beslutar"
    )
    save(path, with_list(stands(path), "cycle", text, told))
    assert newest(path)[0] == ["Steg i en cykel Överenskommelsen (april 2021): Cykel, Organ och Var värdena kommer från"]


def test_what_somebody_else_has_changed_elsewhere_stays_and_the_same_row_is_not_written_over(path: str) -> None:
    seen = stands(path)
    save(path, with_body(seen, "arligt-mote", {"purpose": "Deras"}, {}, told))
    save(path, council(seen), seen)
    assert next(one for one in stands(path).bodies if one.id == "arligt-mote").purpose == "Deras"
    with pytest.raises(StaleChange) as stale:
        save(path, with_body(seen, "arligt-mote", {"purpose": "Vårt"}, {}, told), seen)
    assert [(one.kind, one.key, one.theirs["purpose"], one.ours["purpose"]) for one in stale.value.clashes] == [
        ("bodies", "arligt-mote", "Deras", "Vårt")
    ]


def test_a_body_that_somebody_has_named_meanwhile_does_not_go(path: str) -> None:
    save(path, with_body(stands(path), "", {"name": "Råd", "kind": "advises"}, {}, told))
    seen = stands(path)
    save(path, with_list(seen, "meetings", list_lines(seen, "meetings", told) + "\nRåd; Rådsmöte; 2027-02", told))
    with pytest.raises(InputError, match="unknown body 'rad'"):
        save(path, without_body(seen, "rad"), seen)


def test_nothing_changed_is_no_change(path: str) -> None:
    save(path, stands(path))
    assert len(history_of(LOCAL, path).changes) == 1


@pytest.mark.parametrize("user", [READER, STRATEGIST, DECISION_MAKER], ids=lambda user: user.seat)
def test_it_is_changed_by_those_who_may_change_the_case_only(path: str, user: object) -> None:
    seen = stands(path)
    with pytest.raises(NotAllowedError):
        save_steering(user, path, council(seen), seen=seen, at=AT)  # type: ignore[arg-type]
    assert stands(path) == seen


def test_in_files_the_way_to_change_it_is_told() -> None:
    folder = str(ROOT / "scenarios" / "norrbotten")
    seen = read_any(LOCAL, folder).case
    with pytest.raises(InputError, match="portfolj copy"):
        save_steering(LOCAL, folder, council(seen), seen=seen, at=AT)
