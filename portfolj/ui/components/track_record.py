"""What those who promise something in a proposal have promised and realised before; it may correct their estimate, in sight of all."""

from collections.abc import Iterator

import streamlit as st

from portfolj.domain.case import Case
from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError, Message, StaleChange, say
from portfolj.explain.outcome import KINDS
from portfolj.governance.record import Record
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.service.rounds import other_rounds
from portfolj.service.saving import save_proposal
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened, open_case
from portfolj.ui.components import states
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_markdown, number, tell
from portfolj.workflow.track_record import concerning, corrected_by, track_record

_TOLD = "track-record-told"
TITLE = say("Promised and realised before")


def show(opened: Opened, one: Initiative) -> None:
    """Show it, folded: over this round and the others of its register; nothing where nobody has a record."""
    every = [opened.case, *(open_case(path).case for path in other_rounds(seat.user(), opened.path))]
    found = concerning(opened.case, one, track_record(every, seat.now().date()))
    if not found:
        return
    with st.expander(tell(TITLE)):
        st.markdown(tell(say("What came of what the owner, those who own its benefits and its members promised in earlier initiatives.")))
        st.html(_table(found))
        _corrected(opened.case, one)
        _offer(opened, one, found)


def _table(found: tuple[Record, ...]) -> str:
    heads = (say("Owner"), say("What was promised"), say("Promised"), say("Came"), say("Came, %"), say("Not told"))
    head = [[Head(tell(text), figures=place > 1) for place, text in enumerate(heads)]]
    rows = [
        Row(
            (
                Cell(row.owner),
                Cell(tell(KINDS[row.kind])),
                *(Cell(NONE if not row.told else number(amount), figures=True) for amount in (row.promised, row.realised)),
                Cell(NONE if row.percent is None else number(row.percent), figures=True),
                Cell(number(row.untold), figures=True),
            )
        )
        for row in found
    ]
    return html_table(tell(TITLE), head, rows, stacks=True)


def _corrected(case: Case, one: Initiative) -> None:
    """What the record has corrected, as it was stated and as it is."""
    told = tuple(_corrections(case, one))
    if told:
        st.markdown(tell(say("The record has corrected the estimate:")))
        st.markdown("\n".join(f"- {in_markdown(tell(line))}" for line in told))
        st.caption(tell(say("It can be taken back in the history below.")))


def _corrections(case: Case, one: Initiative) -> Iterator[Message]:
    names = {member.id: member.name for member in case.members}
    for row in one.gives.economic:
        if row.stated is not None:
            who = {"member": names[row.member], "year": str(row.year)}
            yield say("{member}, its year {year}: {stated:kr} stated, {kronor:kr} counted", stated=row.stated, kronor=row.kronor, **who)
    for effort in one.takes.efforts:
        if effort.stated_released is not None:
            who = {"member": names[effort.member], "year": str(effort.year)}
            hours = {"stated": effort.stated_released, "hours": effort.released}
            yield say("{member}, its year {year}: {stated:h} spared as stated, {hours:h} counted", **who, **hours)


def _offer(opened: Opened, one: Initiative, found: tuple[Record, ...]) -> None:
    if in_register(opened.path) is None or not seat.may(Action.CHANGE_PROPOSAL, one):
        return
    after = corrected_by(opened.case, one, found, lambda row, stated: tell(_source(row, stated)))
    if after != one:
        st.button(tell(say("Let the record correct the estimate")), on_click=_correct, args=(opened, one, after), key=f"correct-{one.id}")
        st.caption(
            tell(say("Kronor and spared hours of members with a record become what it makes of them; what was stated is kept beside."))
        )
    for fault in state.seen(_TOLD) or ():
        st.warning(states.line(fault))


def _source(row: Record, stated: int) -> Message:
    return say(
        "The record of {owner}: {percent:percent} came of what was promised ({kind}; promises told of: {told}); stated: {stated}",
        owner=row.owner,
        percent=round(row.percent or 0),
        kind=KINDS[row.kind],
        told=row.told,
        stated=stated,
    )


def _correct(opened: Opened, one: Initiative, after: Initiative) -> None:
    try:
        save_proposal(seat.user(), opened.path, after, seen=one, at=seat.now())
    except StaleChange:
        # The page shows what stands now, with the button anew.
        pass
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
