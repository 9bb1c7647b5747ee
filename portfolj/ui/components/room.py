"""What the room decides, as it is being written: who decides and when, agreed, reserved, left to discuss, saved with the case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain import base
from portfolj.domain.dates import first_day
from portfolj.domain.decision import Decision, Deviation
from portfolj.domain.scenario import BASE, Scenario
from portfolj.errors import InputError, StaleChange, say
from portfolj.service.authorizing import Action
from portfolj.service.saving import save_decision
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import frame, states, versions
from portfolj.ui.words import NONE, in_html, in_markdown, tell
from portfolj.workflow.deciding import as_text, with_deviation, without_deviation
from portfolj.workflow.side_by_side import scenario_names

LONGEST, SHORT = 20_000, 300
LINES = {
    "body": say("Who decides?"),
    "mandate": say("By what mandate?"),
}
DATE = "date"
_WHEN = say("When?")
FIELDS = {
    "agreed": say("What did you agree?"),
    "reserved": say("Who has reserved themselves, against what?"),
    "to_discuss": say("What is left to discuss?"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision as this visitor began to edit it, and as it stands now, its date as typed; the numbers make the widgets anew."""

    seen: Decision
    now: Decision
    date: str = ""
    texts: int = 0
    form: int = 0

    @property
    def unsaved(self) -> bool:
        """Whether anything has been changed."""
        return self.now != self.seen or self.date != (self.seen.date or "")


def choose(opened: Opened) -> Scenario:
    """The scenario that the address names, with the choice of another."""
    named, names = state.one(state.SCENARIO), scenario_names(opened.case)
    chosen = named if named in names else BASE
    if not frame.presenting():
        label, key = tell(say("Scenario")), f"decided-{chosen}-{names[chosen]}"
        place = list(names).index(chosen)
        st.selectbox(label, list(names), place, format_func=names.__getitem__, key=key, on_change=_chosen, args=(key,))
        if any(state.several(name) for name in state.DIALS):
            st.caption(tell(say("The scenario is shown as it is saved; what is turned on the page Scenario is not in it.")))
    return opened.case.scenario(chosen)


def _chosen(key: str) -> None:
    state.put_back(state.DIALS)
    state.put(state.SCENARIO, state.widget(key))


def begin(opened: Opened, scenario: str) -> Draft:
    """The decision about a scenario as this visitor has it; as it is saved where the visitor has changed nothing."""
    standing, kept = opened.case.decision(scenario), _with_typed(state.seen(_name(opened, scenario)))
    if kept is not None and (kept.unsaved or kept.seen == standing):
        return Draft(standing, standing, standing.date or "", kept.texts, kept.form) if not kept.unsaved or kept.now == standing else kept
    return _from(opened, standing)


def _with_typed(draft: Draft | None) -> Draft | None:
    """The draft with what has just been typed, which comes together with the click on a button."""
    if draft is None:
        return None
    typed = {field: state.typed(f"{field}-{draft.texts}") for field in (*LINES, DATE, *FIELDS)}
    return _typed(draft, {field: as_text(text) for field, text in typed.items() if text is not None})


def _typed(draft: Draft, texts: Mapping[str, str]) -> Draft:
    """The draft with texts; a date that is none yet stands as it was typed."""
    date = texts.get(DATE, draft.date).strip()
    found = {field: text for field, text in texts.items() if field != DATE}
    return replace(draft, date=date, now=base.replace(draft.now, **found, date=(date or None) if _is_date(date) else draft.now.date))


def _is_date(text: str) -> bool:
    try:
        return not text or bool(first_day(text))
    except ValueError:
        return False


def _name(opened: Opened, scenario: str) -> str:
    return f"decision {scenario} {opened.path}"


def _keep(opened: Opened, draft: Draft) -> Draft:
    state.show(_name(opened, draft.now.id), draft)
    return draft


def _from(opened: Opened, standing: Decision) -> Draft:
    """A draft with widgets of its own."""
    number = (state.seen("drafts") or 0) + 1
    state.show("drafts", number)
    return _keep(opened, Draft(standing, standing, standing.date or "", number, number))


def add(opened: Opened, draft: Draft, deviation: Deviation) -> None:
    """Take a deviation into the decision."""
    number = (state.seen("drafts") or 0) + 1
    state.show("drafts", number)
    _keep(opened, replace(draft, now=with_deviation(draft.now, deviation), form=number))


def take_back(opened: Opened, draft: Draft, initiative: str) -> None:
    """Take a deviation out of the decision."""
    _keep(opened, replace(draft, now=without_deviation(draft.now, initiative)))


def write(opened: Opened, draft: Draft) -> Draft:
    """Show the three texts; the decision with what is typed by those who may decide."""
    st.header(tell(say("What is written down?")), anchor=False)
    if not seat.may(Action.DECIDE):
        asked = {**LINES, DATE: _WHEN, **FIELDS}
        written = {question: getattr(draft.now, field) or "" for field, question in asked.items()}
        lines = [f"- {in_markdown(tell(question))} {in_markdown(text) or NONE}" for question, text in written.items()]
        st.markdown("\n".join(lines))
        return draft
    typed = {}
    who, when, mandate = st.columns((2, 1, 2))
    for column, (field, question) in zip((who, mandate), LINES.items(), strict=True):
        key = f"{field}-{draft.texts}"
        typed[field] = as_text(column.text_input(tell(question), getattr(draft.now, field), max_chars=SHORT, key=key))
    hint = tell(say("Such as {day}", day="2026-11-27"))
    typed[DATE] = as_text(when.text_input(tell(_WHEN), draft.date, max_chars=SHORT, placeholder=hint, key=f"{DATE}-{draft.texts}"))
    for column, (field, question) in zip(st.columns(len(FIELDS)), FIELDS.items(), strict=True):
        key = f"{field}-{draft.texts}"
        typed[field] = as_text(column.text_area(tell(question), getattr(draft.now, field), max_chars=LONGEST, height=140, key=key))
    return _keep(opened, _typed(draft, typed))


def _tell_whether_saved(place: DeltaGenerator, draft: Draft) -> None:
    """Say in its place whether what stands on the page is saved."""
    if draft.unsaved:
        sentence = say("There are changes that are not saved.")
    elif draft.seen == Decision(id=draft.seen.id):
        sentence = say("Nothing has been decided yet.")
    else:
        sentence = say("Everything is saved with the case.")
    place.html(f'<p class="portfolj-since" role="status">{in_html(tell(sentence))}</p>')


def keep(opened: Opened, draft: Draft, place: DeltaGenerator) -> None:
    """Offer to save it, and tell in its place whether it is saved; two editors can choose between their versions."""
    standing = opened.case.decision(draft.now.id)
    clash = draft.unsaved and standing != draft.seen
    if clash:
        _two_editors(opened, draft, standing)
    decides = seat.may(Action.DECIDE)
    pressed = decides and st.button(tell(say("Save the decision")), type="primary", key="save-decision")
    # The button always takes a click: it may come in one with the text that was typed before it.
    if pressed and draft.unsaved and not clash:
        _save(opened, draft)
    _tell_whether_saved(place, draft)


def _save(opened: Opened, draft: Draft) -> None:
    if not _is_date(draft.date):
        st.warning(tell(say("'{text}' is not a date; write 2027-02-01, 2027-02 or 2027.", text=draft.date)))
        return
    try:
        save_decision(seat.user(), opened.path, draft.now, seen=draft.seen, at=seat.now())
    except StaleChange:
        # Both versions are shown as soon as the page has read what stands now.
        st.rerun()
    except InputError as error:
        for fault in error.faults:
            st.warning(states.line(fault))
    else:
        _keep(opened, replace(draft, seen=draft.now))
        st.toast(tell(say("The decision is saved with the case.")))
        st.rerun()


def _two_editors(opened: Opened, draft: Draft, standing: Decision) -> None:
    st.warning(tell(say("Somebody else has saved another decision about this scenario meanwhile. Yours stands here, and is not saved.")))
    versions.show(_in_words(opened, draft.now), _in_words(opened, standing), called=say("Yours"))
    with st.container(horizontal=True):
        st.button(tell(say("Take theirs")), on_click=_take_theirs, args=(opened, standing), key="take-theirs")
        st.button(tell(say("Keep ours")), on_click=_keep_ours, args=(opened, draft, standing), key="keep-ours")


def _in_words(opened: Opened, decision: Decision) -> dict[str, str]:
    """What a decision says, by the names of the fields."""
    names = {one.id: one.name for one in opened.case.initiatives}
    moves = {f"{'+' if one.chosen else '−'} {names.get(one.initiative, one.initiative)}": one.reason for one in decision.deviations}
    return moves | {tell(question): getattr(decision, field) or "" for field, question in {**LINES, DATE: _WHEN, **FIELDS}.items()}


def _take_theirs(opened: Opened, standing: Decision) -> None:
    _from(opened, standing)


def _keep_ours(opened: Opened, draft: Draft, standing: Decision) -> None:
    _keep(opened, replace(draft, seen=standing))
