"""The forms in which it is changed how the cooperation is steered: a body with its seats and duties, meetings, steps and mandates."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.service.case_lines import MANDATES
from portfolj.service.mandate_lines import mandate_lines, with_mandates, with_new_version
from portfolj.service.steering_lists import LISTS, list_lines, with_list, without_body
from portfolj.ui import state
from portfolj.ui.answers import Opened
from portfolj.ui.components import as_of, body_form, editor, lined, touched
from portfolj.ui.components.editor import Begun, Form
from portfolj.ui.words import tell

FILES = say("Here it is read how the cooperation is steered. To change it, copy the case into a register with 'portfolj copy'.")


def bodies(opened: Opened) -> None:
    """Offer to enter a body, and to change the one that is shown."""
    case, shown = opened.case, state.one(state.BODY)
    forms = {"": Form(say("Enter a new body"), "name", body_form.ask_new, lambda _: {}, saved=partial(_show_new, case))}
    for one in case.bodies:
        label, about = say("Change {name}", name=one.name), partial(body_form.words, one.id)
        forms[one.id] = Form(label, "name", partial(body_form.ask, one.id), about, taken_away=partial(_without, one.id))
    editor.show(opened, "bodies", forms, [shown, ""] if shown in forms and shown else [""], files=FILES)


def _show_new(before: Case, after: Case) -> None:
    known = {one.id for one in before.bodies}
    state.put(state.BODY, next(one.id for one in after.bodies if one.id not in known))


def _without(body: str, case: Case) -> Case:
    return without_body(case, body)


def mandates(opened: Opened) -> None:
    """Offer to change who decides how much on the day that the page is of, and to begin a new version from another day on."""
    on = as_of.asked()
    about = partial(_mandates, on)
    forms = {
        "mandate_table": Form(say("Change the mandates"), _lines_of(on), partial(_ask_mandates, on), about),
        "new_version": Form(say("Begin a new version"), _lines_of(on), partial(_ask_new_version, on), about),
    }
    offered = list(forms) if opened.case.mandate_table else ["mandate_table"]
    editor.show(opened, "mandates", forms, offered if opened.case.bodies else [])


def _lines_of(on: date) -> str:
    """The name of the field: whoever goes to another day begins with the version that holds then."""
    return f"mandate_table-{on.isoformat()}"


def _mandates(on: date, case: Case) -> Mapping[str, str]:
    return {tell(MANDATES.title): mandate_lines(case, on, tell)}


def _ask_mandates(on: date, begun: Begun) -> Callable[[], Case]:
    lined.explain()
    said = lined.ask(MANDATES, mandate_lines(begun.seen, on, tell), key=begun.named(_lines_of(on)))
    return lambda: with_mandates(begun.seen, on, said.content, tell) if said.touched else begun.seen


def _ask_new_version(on: date, begun: Begun) -> Callable[[], Case]:
    since = touched.text(tell(say("It holds from, such as 2027-01-01")), "", key=begun.named("since"), most=10)
    st.caption(tell(say("Until then the version that holds goes on, and it can always be read as of its own days.")))
    lined.explain()
    said = lined.ask(MANDATES, mandate_lines(begun.seen, on, tell), key=begun.named(_lines_of(on)))
    return lambda: with_new_version(begun.seen, since.content, said.content, tell)


def wheel(opened: Opened) -> None:
    """Offer to change meetings and steps."""
    forms = {"meetings": _list("meetings", say("Change the meetings")), "cycle": _list("cycle", say("Change the steps of the cycle"))}
    offered = list(forms) if opened.case.bodies else []
    editor.show(opened, "wheel", forms, offered, files=FILES, none=say("Bodies hold meetings; enter them first, on the page Steering."))


def _list(name: str, label: Message) -> Form:
    return Form(label, name, partial(_ask_list, name), partial(_words, name))


def _words(name: str, case: Case) -> Mapping[str, str]:
    return {tell(LISTS[name].title): list_lines(case, name, tell)}


def _ask_list(name: str, begun: Begun) -> Callable[[], Case]:
    lined.explain()
    said = lined.ask(LISTS[name], list_lines(begun.seen, name, tell), key=begun.named(name))
    return lambda: with_list(begun.seen, name, said.content, tell) if said.touched else begun.seen
