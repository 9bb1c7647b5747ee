"""The scales in words and the questions of the admission test: read by all, changed in a register by those who may."""

from collections.abc import Callable, Mapping

import streamlit as st

from portfolj.domain.assessment import Judged
from portfolj.domain.case import Case
from portfolj.errors import Fault, InputError, StaleChange, say
from portfolj.explain.scales import scale
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.service.wording import SCALES, Wording, save_wording, with_question, with_scale, wording_of
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import states, touched, versions
from portfolj.ui.words import exact, in_markdown, tell

_TOLD, _BEGUN, _ROUND = "wording-told", "wording-begun", "wording-round"
_NEW = ""


def show(opened: Opened) -> None:
    """Show them, folded."""
    with st.expander(tell(say("Scales and questions"))):
        if in_register(opened.path) is not None and seat.may(Action.CHANGE_CASE):
            _form(opened)
        else:
            _read(opened.case)


def _read(case: Case) -> None:
    for judged, name in SCALES.items():
        st.subheader(tell(name), anchor=False)
        st.markdown("\n".join(f"- {in_markdown(line)}" for line in _lines(case, judged).splitlines()))
    if case.admission.criteria:
        st.subheader(tell(say("Questions of the admission test")), anchor=False)
        st.markdown("\n".join(f"- {in_markdown(one.question)}" for one in case.admission.criteria))


def _lines(case: Case, judged: Judged) -> str:
    """The steps of a scale, a line for each."""
    return "\n".join(f"{exact(points)}: {tell(words)}" for points, words in scale(case, judged))


def _form(opened: Opened) -> None:
    stands = wording_of(opened.case)
    begun: Wording = state.seen(_begun(opened)) or stands
    state.show(_begun(opened), begun)
    # A place that is always there, so that the form below keeps its own, and what is typed in it.
    with st.container():
        if begun != stands:
            _two_versions(opened, begun, stands)
    with st.form(_key("form"), border=False):
        st.caption(tell(say("One line for each step: points, a colon and words. An empty field gives the steps that portfolj has.")))
        scales = {
            judged: touched.text(tell(name), _lines(opened.case, judged), key=_key(judged.value), most=20_000, long=True)
            for judged, name in SCALES.items()
        }
        questions = {one.id: (say("Question: {id}", id=one.id), one.question) for one in begun.criteria} | {_NEW: (say("New question"), "")}
        asked = {
            name: touched.text(tell(label), text, key=_key(f"question-{name}"), most=1000) for name, (label, text) in questions.items()
        }
        if st.form_submit_button(tell(say("Save scales and questions"))):
            _save(opened, begun, lambda: _typed(begun, scales, asked))
        for fault in state.seen(_TOLD) or ():
            st.warning(states.line(fault))


def _typed(begun: Wording, scales: Mapping[Judged, touched.Said[str]], asked: Mapping[str, touched.Said[str]]) -> Wording:
    """What was there, with what was touched as it was typed; all that cannot be read is told at once."""
    wording, wrong = begun, list[Fault]()
    changes: list[Callable[[Wording], Wording]] = [
        *(lambda now, judged=judged, said=said: with_scale(now, judged, said.content) for judged, said in scales.items() if said.touched),
        *(lambda now, name=name, said=said: with_question(now, name, said.content) for name, said in asked.items() if said.touched),
    ]
    for change in changes:
        try:
            wording = change(wording)
        except InputError as error:
            wrong += error.faults
    if wrong:
        raise InputError(wrong)
    return wording


def _save(opened: Opened, begun: Wording, made: Callable[[], Wording]) -> None:
    try:
        save_wording(seat.user(), opened.path, made(), seen=begun, at=seat.now())
    except StaleChange:
        # Told above the form, with both versions, as soon as the page has read what stands now.
        state.show(_TOLD, ())
    except InputError as error:
        state.show(_TOLD, error.faults)
    else:
        begin_anew(opened)
        st.toast(tell(say("Scales and questions are saved.")))
    st.rerun()


def _two_versions(opened: Opened, begun: Wording, stands: Wording) -> None:
    st.warning(tell(say("Scales or questions have been changed since you began. What you have typed stands below, and is not saved.")))
    versions.show(_words(begun), _words(stands), called=say("As you began"))
    with st.container(horizontal=True):
        st.button(tell(say("Go on from what stands now")), on_click=begin_anew, args=(opened,), key="wording-theirs")
        st.button(tell(say("Keep what I have typed")), on_click=state.show, args=(_begun(opened), stands), key="wording-mine")


def _words(wording: Wording) -> dict[str, str]:
    steps = {f"{tell(SCALES[one.judged])}, {' '.join(filter(None, (one.goal, exact(one.points))))}": one.words for one in wording.scales}
    return steps | {tell(say("Question: {id}", id=one.id)): one.question for one in wording.criteria}


def begin_anew(opened: Opened) -> None:
    """Let the form start from what stands."""
    state.show(_begun(opened), None)
    state.show(_TOLD, ())
    state.show(_ROUND, _round() + 1)


def _begun(opened: Opened) -> str:
    return f"{_BEGUN}-{opened.path}"


def _round() -> int:
    return int(state.seen(_ROUND) or 0)


def _key(name: str) -> str:
    return f"wording-{name}-{_round()}"
