"""Where the room departs from the model: what is taken in or out, why, and what the check says of it."""

from collections.abc import Iterable, Iterator

import streamlit as st

from portfolj.compare import Stake
from portfolj.domain.decision import Decision, Deviation
from portfolj.domain.digest import canonical
from portfolj.domain.scenario import Scenario
from portfolj.errors import Message, say
from portfolj.explain.breaches import in_words
from portfolj.results.decided import Standing
from portfolj.results.result import Result
from portfolj.service.authorizing import Action
from portfolj.ui import answers, seat
from portfolj.ui.answers import Opened
from portfolj.ui.components import room
from portfolj.ui.components.table import Cell, Head, Row, card_link, html_table
from portfolj.ui.desk import Job
from portfolj.ui.words import in_html, in_markdown, number, points, tell
from portfolj.workflow.deciding import open_to
from portfolj.workflow.rechecking import Checked, Rechecked, departing, recheck

# Seconds.
LIMIT = 60.0
# How many broken rules are told at once; where there are more than one other, those are folded.
TOLD = 4


def ask(opened: Opened, scenario: Scenario, result: Result, decision: Decision) -> Job[Rechecked] | None:
    """The check of the deviations; None where nothing departs from the model."""
    moves = departing(result, decision.deviations)
    if not moves:
        return None

    def work(job: Job[Rechecked]) -> Iterator[Rechecked]:
        yield recheck(result, moves, time_limit=LIMIT, cancelled=job.given_up, progress=job.tell)

    key = (opened.content, canonical(scenario), result.chosen, tuple((one.initiative, one.chosen) for one in moves))
    return answers.desk().ask(("deviations", *key), work)


def show(opened: Opened, result: Result, draft: room.Draft, checked: Rechecked | None) -> None:
    """Show them, with a way to take each back, and the form for another one."""
    st.header(tell(say("Where do you depart from the model?")), anchor=False)
    who_decides = tell(say("The model suggests, you decide. What you take in or out is checked again at once."))
    st.html(f'<p class="portfolj-figures">{in_html(who_decides)}</p>')
    names = {one.id: one.name for one in opened.case.initiatives}
    moves = {one.initiative for one in departing(result, draft.now.deviations)}
    for one in draft.now.deviations:
        with st.container(key=f"deviation-{one.initiative}"):
            left, right = st.columns((5, 1))
        head = f"<b>{_sign(one)} {card_link(one.initiative, names.get(one.initiative, one.initiative))}</b> {in_html(one.reason)}"
        told = "".join(_said(opened, result, one.initiative, checked)) if one.initiative in moves else _line([_SAME])
        left.html(f'<div class="portfolj-deviation">{head}{told}</div>')
        if seat.may(Action.DECIDE):
            right.button(
                tell(say("Take back")), key=f"back-{one.initiative}", on_click=room.take_back, args=(opened, draft, one.initiative)
            )
    if checked is not None:
        _together(opened, result, checked)
    if seat.may(Action.DECIDE):
        _another(opened, result, draft)


def _sign(deviation: Deviation) -> str:
    return "+" if deviation.chosen else "−"


_SAME = say("The model now suggests the same.")
_UNCHANGED = say("unchanged")


def _said(opened: Opened, result: Result, one: str, checked: Rechecked | None) -> Iterator[str]:
    """What the check says of a deviation: whether it holds, what it changes, which rules it breaks."""
    if checked is None:
        yield _line([say("Is being checked.")])
        return
    alone, standing = checked.alone[one], checked.standings[one]
    yield _line([_changes(alone.change)])
    yield _line([_holds(alone, standing)])
    if standing is Standing.FAILS:
        yield _broken(in_words(opened.case, result.instance, alone.broken))


def _holds(alone: Checked, standing: Standing) -> Message:
    if standing is Standing.HOLDS:
        if alone.broken:
            return say("All conditions hold, together with the others.")
        if alone.moved:
            return say("All conditions hold if {names:list} start in another year or with others taking part.", names=alone.moved)
        return say("All conditions hold.")
    if standing is Standing.NOT_TOGETHER:
        return say("Holds by itself, but not together with the others.")
    if standing is Standing.NOT_KNOWN:
        return say("Whether it holds was not settled in time.")
    return say("Does not hold with everything else as the model has it.")


def _changes(change: Stake) -> Message:
    more, less = say("{amount:kr} more", amount=change.kronor), say("{amount:kr} less", amount=-change.kronor)
    kronor = _more(change.kronor, more, less)
    more, less = say("{amount:h} more", amount=change.hours), say("{amount:h} fewer", amount=-change.hours)
    hours = _more(change.hours, more, less)
    more = say("{amount} points more", amount=points(change.benefit))
    less = say("{amount} points less", amount=points(-change.benefit))
    benefit = _more(change.benefit, more, less)
    return say("Against the model: own frames {kronor}, hours {hours}, benefit {benefit}.", kronor=kronor, hours=hours, benefit=benefit)


def _more(amount: int, more: Message, less: Message) -> Message:
    return more if amount > 0 else less if amount < 0 else _UNCHANGED


def _line(sentences: Iterable[Message]) -> str:
    return f"<p>{in_html(' '.join(map(tell, sentences)))}</p>"


def _broken(rules: tuple[Message, ...]) -> str:
    """Which rules are broken, and by how much; many of them folded."""
    lines = [f"<li>{in_html(tell(one))}</li>" for one in rules]
    first, others = lines[:TOLD], lines[TOLD:]
    if len(others) < 2:
        return f"<ul>{''.join(lines)}</ul>"
    label = tell(say("{number} more", number=len(others)))
    return f"<ul>{''.join(first)}</ul><details><summary>{in_html(label)}</summary><ul>{''.join(others)}</ul></details>"


def _together(opened: Opened, result: Result, checked: Rechecked) -> None:
    """What all of it comes to, and for whom."""
    together = checked.together
    if len(checked.alone) > 1:
        st.subheader(tell(say("All deviations together")), anchor=False)
        holds = {
            Standing.HOLDS: say("All conditions hold."),
            Standing.FAILS: say("Together they do not hold."),
        }.get(together.standing, say("Whether it holds was not settled in time."))
        st.html(f'<div class="portfolj-deviation">{_line([_changes(together.change)])}{_line([holds])}</div>')
        if Standing.NOT_TOGETHER in checked.standings.values():
            st.html(f'<div class="portfolj-deviation">{_broken(in_words(opened.case, result.instance, together.broken))}</div>')
    st.subheader(tell(say("What the deviations change for each member, against the model")), anchor=False)
    st.html(_for_whom(together))


def _for_whom(together: Checked) -> str:
    heads = [say("Member"), say("Own money, kr"), say("Hours, h"), say("Benefit, points")]
    head = [[Head(tell(one), figures=place > 0) for place, one in enumerate(heads)]]
    rows = [
        Row((Cell(one.name), *(Cell(f"+{shown}" if amount > 0 else shown, figures=True) for amount, shown in _amounts(one.change))))
        for one in together.members
        if one.change != Stake(0, 0, 0)
    ]
    if len(rows) < len(together.members):
        rows.append(Row((Cell(tell(say("For the others nothing changes.")), columns=len(heads)),)))
    return html_table(tell(say("What the deviations change for each member, against the model")), head, rows)


def _amounts(change: Stake) -> tuple[tuple[int, str], ...]:
    whole = ((change.kronor, number(change.kronor)), (change.hours, number(change.hours)))
    return (*whole, (change.benefit, points(change.benefit)))


def _another(opened: Opened, result: Result, draft: room.Draft) -> None:
    """The form for another deviation; everything typed stands until it is added."""
    taken_in = st.segmented_control(
        tell(say("Another deviation")),
        [True, False],
        default=True,
        required=True,
        format_func=lambda one: tell(say("Take in") if one else say("Take out")),
        key=f"side-{draft.form}",
    )
    names = open_to(opened.case, result, draft.now, taken_in=taken_in)
    with st.form(f"deviation-{draft.form}"):
        initiative = st.selectbox(
            tell(say("Initiative to take in") if taken_in else say("Initiative to take out")),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=tell(say("Choose an initiative")),
            key=f"initiative-{draft.form}-{taken_in}",
        )
        reason = st.text_input(tell(say("Your reason")), max_chars=1000, key=f"reason-{draft.form}")
        if not st.form_submit_button(tell(say("Add the deviation"))):
            return
    missing = [say("Choose an initiative.")] if initiative is None else []
    missing += [] if reason.strip() else [say("Write your reason, so that those who read the list understand it. All else stands.")]
    for one in missing:
        st.warning(in_markdown(tell(one)))
    if initiative is not None and not missing:
        room.add(opened, draft, Deviation(initiative=initiative, chosen=taken_in, reason=reason))
        st.rerun()
