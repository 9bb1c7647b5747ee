"""The whole matrix: every function of the service layer asked for from every seat; what is denied raises, and nothing is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from portfolj.domain.assessment import Judged
from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.domain.scenario import Scenario
from portfolj.domain.steering import Stage
from portfolj.errors import InputError
from portfolj.exchange import read_case, write_case
from portfolj.service import copying, history, keeping, saving
from portfolj.service.assessing import Thought, assessed
from portfolj.service.authorizing import LOCAL, NotAllowedError, Role, User
from portfolj.service.contacts import contacts_of, erase_contact, keep_contact
from portfolj.service.entering import with_answer, with_mandate, with_money, with_step
from portfolj.service.exporting import exported
from portfolj.service.gaps import lost
from portfolj.service.opening import read_any
from portfolj.service.rounds import other_rounds
from portfolj.service.taking_over import take_over
from portfolj.service.wording import save_wording, with_question, wording_of
from portfolj.storage import backup, open_register
from tests.registers import put
from tests.seats import AT, DRAFT, HIDDEN, READER, SEATS, in_register, with_draft

SCENARIO = Scenario(id="ny", name="Ny", hours_percent=90)


@dataclass(frozen=True)
class World:
    """A register with a case, the same in files, and a folder for what comes out."""

    folder: Path
    path: str
    files: str
    case: Case

    def one(self, identity: str) -> Initiative:
        return next(one for one in self.case.initiatives if one.id == identity)

    def save(self, user: User, identity: str, become: Callable[[Initiative], Initiative]) -> None:
        seen = self.one(identity)
        saving.save_proposal(user, self.path, become(seen), seen=seen, at=AT)

    def imported(self, user: User, path: str, become: Callable[[Case], Case]) -> None:
        take_over(user, path, self.case, become(self.case), at=AT)


@pytest.fixture
def world(tmp_path: Path) -> World:
    case = with_draft()
    path = in_register(tmp_path, case)
    backup(open_register(tmp_path / "register.db"), tmp_path / "backup.db")
    keep_contact(LOCAL, path, case.initiatives[0], 1, "Någon", seen="")
    # Changes 2 to 5, which are taken back below.
    for become in (
        lambda now: renamed(now, "bibliotek", "Biblioteket"),
        asking,
        decided_on_less,
        lambda now: replace(now, question="Vad?"),
    ):
        put(open_register(tmp_path / "register.db"), become)
    write_case(read_any(LOCAL, path).case, tmp_path / "files")
    return World(tmp_path, path, str(tmp_path / "files"), read_any(LOCAL, path).case)


def renamed(case: Case, identity: str, name: str) -> Case:
    rows = (replace(one, name=name) if one.id == identity else one for one in case.initiatives)
    return replace(case, initiatives=tuple(rows))


def asking(case: Case) -> Case:
    return replace(case, scenarios=[replace(one, question="Vad?") if one.id == "mindre" else one for one in case.scenarios])


def decided_on_less(case: Case) -> Case:
    return replace(case, decisions=(*case.decisions, Decision(id="mindre", agreed="Ja")))


def judged(one: Initiative) -> Initiative:
    return assessed(one, "Nätverket", [Thought(Judged.GOAL, "service", "75", "Prövat")], date="2026-11-01")


def with_scenario(case: Case) -> Case:
    return replace(case, scenarios=(*case.scenarios, SCENARIO))


def decided(case: Case) -> Case:
    return replace(case, decisions=(*case.decisions, Decision(id="base", agreed="Ja")))


# R reader, S strategist, D decision-maker, A administrator: who may. Written by hand, beside the table of the code.
MATRIX: dict[str, tuple[str, Callable[[World, User], object]]] = {
    "read a case in a register": ("RSDA", lambda w, u: read_any(u, w.path)),
    "name the other rounds of a register": ("RSDA", lambda w, u: other_rounds(u, w.path)),
    "tell what is lost in the gaps": ("RSDA", lambda w, u: lost(u, w.path, AT.date())),
    "read a case in files": ("RSDA", lambda w, u: read_any(u, w.files)),
    "save a scenario in a register": (".SDA", lambda w, u: saving.save_scenario(u, w.path, SCENARIO, seen=None, at=AT)),
    "save a scenario in files": (".SDA", lambda w, u: saving.save_scenario(u, w.files, SCENARIO, seen=None, at=AT)),
    "save a decision in a register": (
        "..DA",
        lambda w, u: saving.save_decision(u, w.path, Decision(id="base", agreed="Ja"), seen=Decision(id="base"), at=AT),
    ),
    "save a decision in files": (
        "..DA",
        lambda w, u: saving.save_decision(u, w.files, Decision(id="base", agreed="Ja"), seen=Decision(id="base"), at=AT),
    ),
    "enter a draft": (".S.A", lambda w, u: saving.save_proposal(u, w.path, Initiative(id="ny", name="Ny"), seen=None, at=AT)),
    "change a draft": (".S.A", lambda w, u: w.save(u, DRAFT.id, lambda one: replace(one, name="Annat"))),
    "change a candidate": (".S.A", lambda w, u: w.save(u, "arkiv", lambda one: replace(one, name="Annat"))),
    "save it unchanged": (".S.A", lambda w, u: w.save(u, "arkiv", lambda one: one)),
    "enter money": (".S.A", lambda w, u: w.save(u, "arkiv", lambda one: with_money(one, "own", {1: "1"}))),
    "enter a mandate": (".S.A", lambda w, u: w.save(u, "arkiv", lambda one: with_mandate(one, "Direktionen", "2026-11", "Ja"))),
    "answer for a member": (".S.A", lambda w, u: w.save(u, "arkiv", lambda one: with_answer(one, "stor", Answer.DECLINED, {}))),
    "assess": (".S.A", lambda w, u: w.save(u, "arkiv", judged)),
    "assess a draft": (".S.A", lambda w, u: w.save(u, DRAFT.id, judged)),
    "take a step": (".S.A", lambda w, u: w.save(u, "arkiv", lambda one: with_step(one, Stage.ASSESSED, "V", "Klart", date="2026-11-02"))),
    "take the step that decides": (
        "..DA",
        lambda w, u: w.save(u, "arkiv", lambda one: with_step(one, Stage.DECIDED, "Direktionen", "Ryms", date="2026-11-02")),
    ),
    "import proposals into a register": (".S.A", lambda w, u: w.imported(u, w.path, lambda case: renamed(case, "it", "IT"))),
    "import proposals into files": (".S.A", lambda w, u: w.imported(u, w.files, lambda case: renamed(case, "it", "IT"))),
    "import a scenario": (".S.A", lambda w, u: w.imported(u, w.path, with_scenario)),
    "import a decision": ("...A", lambda w, u: w.imported(u, w.path, decided)),
    "import members, goals and money": ("...A", lambda w, u: w.imported(u, w.files, lambda case: replace(case, hour_value=1))),
    "change scales and questions": (
        "...A",
        lambda w, u: save_wording(u, w.path, with_question(wording_of(w.case), "", "Ny?"), seen=wording_of(w.case), at=AT),
    ),
    "read the history": (".SDA", lambda w, u: history.history_of(u, w.path, about=w.one("arkiv"))),
    "read the history of a draft": (".S.A", lambda w, u: history.history_of(u, w.path, about=w.one(DRAFT.id))),
    "read the history of the whole case": (".SDA", lambda w, u: history.history_of(u, w.path)),
    "undo a change of a proposal": (".S.A", lambda w, u: history.undo_change(u, w.path, 2, at=AT)),
    "undo a change of a scenario": (".S.A", lambda w, u: history.undo_change(u, w.path, 3, at=AT)),
    "undo a decision": ("...A", lambda w, u: history.undo_change(u, w.path, 4, at=AT)),
    "undo a change of what holds for the whole case": ("...A", lambda w, u: history.undo_change(u, w.path, 5, at=AT)),
    "read contact persons": (".S.A", lambda w, u: contacts_of(u, w.path, w.one("arkiv"))),
    "keep a contact person": (".S.A", lambda w, u: keep_contact(u, w.path, w.one("arkiv"), 2, "Någon", seen="")),
    "erase a contact person": (".S.A", lambda w, u: erase_contact(u, w.path, w.one("app"), 1)),
    "export a list": ("RSDA", lambda _, u: exported(u, lambda: "a;b")),
    "copy a case into files": ("RSDA", lambda w, u: copying.copy_case(u, w.case, str(w.folder / "out"), over=False, at=AT)),
    "copy a case into one file": ("RSDA", lambda w, u: copying.copy_case(u, w.case, str(w.folder / "out.json"), over=False, at=AT)),
    "copy a case into a register": ("...A", lambda w, u: copying.copy_case(u, w.case, f"{w.folder / 'other.db'}", over=False, at=AT)),
    "make a case in the register like another": (
        "...A",
        lambda w, u: copying.copy_case(u, replace(w.case, hour_value=1), w.path, over=True, at=AT),
    ),
    "seal the tables": ("...A", lambda w, u: saving.seal_case(u, w.files)),
    "back up": ("...A", lambda w, u: keeping.back_up(u, str(w.folder / "register.db"), w.folder / "backup-2.db")),
    "restore": ("...A", lambda w, u: keeping.restore_from(u, w.folder / "backup.db", str(w.folder / "register.db"))),
    "check a register": ("...A", lambda w, u: keeping.checked(u, str(w.folder / "register.db"))),
}


def everything(folder: Path) -> dict[str, bytes]:
    """All that stands on disk; of a register its text, since reading may tidy its file."""
    files = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file() and ".db" not in file.name}
    stands = read_any(LOCAL, f"{folder / 'register.db'}#small").case
    names = {str(file.relative_to(folder)): b"" for file in folder.iterdir() if not file.name.endswith(("-wal", "-shm"))}
    return files | names | {"register": stands.model_dump_json().encode()}


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
@pytest.mark.parametrize("done", list(MATRIX))
def test_each_seat_may_do_what_the_matrix_says_and_what_is_denied_writes_nothing(done: str, user: User, world: World) -> None:
    letters, do = MATRIX[done]
    allowed = letters[SEATS.index(user)] != "."
    before = everything(world.folder)
    if allowed:
        do(world, user)
        return
    with pytest.raises(NotAllowedError):
        do(world, user)
    assert everything(world.folder) == before


@pytest.mark.parametrize("user", SEATS, ids=lambda user: user.role.value)
def test_the_entry_of_a_whole_case_is_taken_back_by_those_only_who_may_change_cases(user: User, tmp_path: Path) -> None:
    path = in_register(tmp_path, with_draft())
    if user is LOCAL:
        history.undo_change(user, path, 1, at=AT)
        return
    with pytest.raises(NotAllowedError):
        history.undo_change(user, path, 1, at=AT)
    assert read_any(LOCAL, path).case == with_draft()


def test_a_change_of_another_case_of_the_register_is_not_taken_back_by_its_number(world: World) -> None:
    copying.copy_case(LOCAL, world.case, f"{world.folder / 'register.db'}#annat", over=False, at=AT)
    with pytest.raises(InputError, match="no change 2"):
        history.undo_change(LOCAL, f"{world.folder / 'register.db'}#annat", 2, at=AT)


def test_a_seat_of_a_member_imports_its_own_answers_and_no_others(world: World) -> None:
    seat = User("strategist, Litenby", Role.STRATEGIST, "liten")

    def answering(member: str) -> Callable[[Case], Case]:
        def become(case: Case) -> Case:
            rows = (with_answer(one, member, Answer.DECLINED, {}) if one.id == "it" else one for one in case.initiatives)
            return replace(case, initiatives=tuple(rows))

        return become

    with pytest.raises(NotAllowedError, match="'liten' cannot answer for 'stor'"):
        world.imported(seat, world.path, answering("stor"))
    world.imported(seat, world.path, answering("liten"))


def test_a_reader_who_copies_a_case_takes_no_draft_along(world: World) -> None:
    copying.copy_case(READER, read_any(READER, world.path).case, str(world.folder / "out"), over=False, at=AT)
    texts = [file.read_text("utf-8") for file in (world.folder / "out").rglob("*") if file.is_file()]
    assert texts
    assert [text for text in texts if HIDDEN.casefold() in text.casefold()] == []
    assert len(read_case(world.folder / "out").case.initiatives) == len(world.case.initiatives)
