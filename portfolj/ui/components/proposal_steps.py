"""A proposal filled in step by step, where the case stands in a register: each step says what it is for and what is missing in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.service.authorizing import Action
from portfolj.service.places import in_register
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import assessing, begun, describing, entering, links, planning, reporting
from portfolj.ui.components.held_back import FOLD
from portfolj.ui.components.lacking import PARTS
from portfolj.ui.components.step_form import StepForm
from portfolj.ui.words import in_markdown, tell
from portfolj.workflow.intake import Bar, Missing, Part

# The fold, and whether it is to be open when it is shown next.
KEY, _OPEN = "steps-fold", "steps-open"
STAGE = "skede"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Parameters
    ----------
    title, purpose
        What it is called, and what it is for.
    parts
        What may be missing in it.
    enter
        Shows its forms.
    allowed
        Whether whoever sits here may fill it in.
    """

    title: Message
    purpose: Message
    parts: frozenset[Part | Bar]
    enter: Callable[[StepForm], None]
    allowed: Callable[[StepForm], object]


def _changes(form: StepForm) -> bool:
    return form.changes


# By their names in the address.
STEPS: Mapping[str, Step] = {
    "vad": Step(
        say("What it is"),
        say("So that somebody outside understands it, and sees where it belongs."),
        frozenset((Part.WHAT, Part.AREA, Part.FIELD)),
        describing.enter_what,
        _changes,
    ),
    "ansvar": Step(
        say("Owner and time"),
        say("Which body answers for it, in which years it can be done, and what happens next."),
        frozenset((Part.OWNER, Part.START, Part.NEXT_STEP)),
        describing.enter_responsibility,
        _changes,
    ),
    "nytta": Step(
        say("Assessment"),
        say("How much it helps each goal, by the scale in words. Several bodies may assess it; each says why."),
        frozenset((Part.GOALS, Bar.ASSOCIATION)),
        assessing.enter_assessment,
        lambda form: seat.may(Action.ASSESS, form.one),
    ),
    "pengar": Step(
        say("Money"),
        say("What it costs, fund by fund and year by year. The years are counted from its start."),
        frozenset((Part.MONEY, Bar.SIZE)),
        entering.enter_money,
        _changes,
    ),
    "medlemmar": Step(
        say("Members"),
        say("What each member answers, and how many hours its own staff give."),
        frozenset((Part.MEMBERS, Part.HOURS)),
        entering.enter_answer,
        lambda form: form.changes and entering.answering(form),
    ),
    "provning": Step(
        say("Admission test"),
        say("Who has decided about it, and the questions that each proposal must answer."),
        frozenset((Part.MANDATE, Part.CRITERIA)),
        entering.enter_admission,
        _changes,
    ),
    "arbetsplan": Step(
        say("Work plan"),
        say("What is to be reached, who does what and when, and what it rests on. A plan that serves no dated goal cannot be decided."),
        frozenset(),
        planning.enter_plan,
        _changes,
    ),
    STAGE: Step(
        say("Stage"),
        say("Where it stands on its way from need to result. Each step is kept with who took it, when and why."),
        frozenset(),
        entering.enter_step,
        entering.stages_open,
    ),
    "uppfoljning": Step(
        say("Follow-up"),
        say("What was paid and worked, how goals and benefits stand, and what the final report says. What was promised stays as it was."),
        frozenset(),
        reporting.enter_outcome,
        reporting.followed,
    ),
}


def allowed(opened: Opened, one: Initiative) -> Mapping[str, Step]:
    """The steps that whoever sits here may fill in, in their order; none where the case stands in files."""
    if in_register(opened.path) is None:
        return {}
    form = StepForm(opened, begun.begun(one))
    return {name: step for name, step in STEPS.items() if step.allowed(form)}


def step_of(missing: Missing, steps: Iterable[str]) -> str | None:
    """The one of these steps in which something missing is filled in; None where it is not among them."""
    return next((name for name in steps if missing.part in STEPS[name].parts), None)


def begin(proposal: str) -> None:
    """Show a proposal that has just been entered, with its first step."""
    state.put(state.PROPOSAL, proposal)
    _go_to(next(iter(STEPS)))


def follow() -> None:
    """Show the step whose link is clicked."""
    links.follow("step", _go_to)


def _go_to(step: str) -> None:
    state.put(state.STEP, step)
    state.show(_OPEN, content=True)


def show(opened: Opened, one: Initiative, lacks: Sequence[Missing]) -> None:
    """Show the steps, folded; nothing where there are none.

    Parameters
    ----------
    lacks
        What the proposal lacks.
    """
    steps = allowed(opened, one)
    if not steps:
        return
    form = StepForm(opened, begun.begun(one))
    clash = form.one != one
    with _fold(unfolded=clash):
        # A place that is always there, so that the forms below keep their own, and what is typed in them.
        with st.container():
            if clash:
                begun.two_versions(opened, one, form.begun)
        for at, ((name, step), tab) in enumerate(zip(steps.items(), _tabs(steps), strict=True), 1):
            with tab:
                place = say("Step {number} of {all}, {title}. {purpose}", number=at, all=len(steps), title=step.title, purpose=step.purpose)
                st.caption(in_markdown(tell(place)))
                _missing([missing for missing in lacks if missing.part in step.parts])
                step.enter(form)
                if clash:
                    told = say("The proposal has been changed since you opened the form. Choose above which version to go on from.")
                    st.warning(tell(told))
                _next(name, steps)


def _fold(*, unfolded: bool) -> DeltaGenerator:
    asked_for = state.one(state.STEP) in STEPS and not state.shown_before(KEY)
    if unfolded or asked_for or state.seen(_OPEN):
        state.set_widget(KEY, content=True)
        state.show(_OPEN, None)
    return st.expander(tell(FOLD), key=KEY, on_change="rerun")


def _tabs(steps: Mapping[str, Step]) -> Sequence[DeltaGenerator]:
    """The steps side by side; the one that the address names is in front."""
    titles = {name: tell(say("{number}. {title}", number=str(at), title=steps[name].title)) for at, name in enumerate(steps, 1)}
    key = f"steps-{state.one(state.LANGUAGE)}"
    chosen = titles.get(state.one(state.STEP)) or next(iter(titles.values()))
    if state.typed(key) != chosen:
        state.set_widget(key, chosen)
    names = {title: name for name, title in titles.items()}
    return st.tabs(list(names), key=key, on_change=lambda: state.put(state.STEP, names[state.widget(key)]))


def _missing(here: Sequence[Missing]) -> None:
    if here:
        st.markdown(tell(say("Missing here:")))
        st.markdown("\n".join(f"- **{in_markdown(tell(PARTS[one.part]))}**: {in_markdown(tell(one.means))}" for one in here))


def _next(name: str, steps: Mapping[str, Step]) -> None:
    """A button that goes on to the step after this one."""
    names = [*steps, None]
    after = names[names.index(name) + 1]
    if after is not None:
        label = say("On to: {title}", title=steps[after].title)
        st.button(tell(label), on_click=state.put, args=(state.STEP, after), key=f"next-step-{name}")
