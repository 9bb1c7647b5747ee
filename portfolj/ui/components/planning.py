"""The work plan of a proposal, filled in: its texts, and its lists with a line for each row."""

from collections.abc import Mapping
from itertools import cycle

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.service import editing
from portfolj.service.lines import lines_of, with_lines
from portfolj.ui.components import touched
from portfolj.ui.components.step_form import StepForm, save_button
from portfolj.ui.words import tell

_FORM = "plan"
TEXTS: Mapping[str, Message] = {
    "main_goal": say("Main goal"),
    "scope": say("Included"),
    "limits": say("Not included"),
    "method": say("Method"),
    "instead_of": say("Instead of work at home"),
    "follow_up": say("Follow-up and report"),
    "quality": say("Quality"),
    "secretariat": say("Support from the secretariat"),
    "invoicing": say("Invoicing"),
}
# What each list is called, and how a line of it is written.
LINES: Mapping[str, tuple[Message, Message]] = {
    "dated_goals": (say("Goals with a date"), say("what is reached; date; the goal of the association that it serves")),
    "activities": (say("Activities"), say("what is done; from; to")),
    "milestones": (say("Milestones"), say("what is reached; date")),
    "roles": (say("Roles"), say("role; who has it, a function or body and not a person")),
    "effects": (say("Benefits"), say("benefit; owner; measure; before; aimed at; date")),
    "success_factors": (say("Success factors"), say("what must hold; what is done for it")),
    "risks": (say("Risks"), say("what may go wrong; what is done about it")),
    "purchases": (say("Purchases"), say("what is bought; buyer; kronor")),
}


def enter_plan(form: StepForm) -> None:
    """Ask for its texts and lists."""
    case, one = form.opened.case, form.one
    with st.form(form.named(_FORM), border=False):
        texts = {}
        for (name, label), column in zip(TEXTS.items(), cycle(st.columns(2))):
            with column:
                stands, key = editing.text_of(one, name), form.named(_FORM, name)
                texts[name] = touched.text(tell(label), stands, key=key, most=20_000, long=True)
        st.caption(
            tell(say("The lists have a line for each row, with semicolons between its parts. Rows copied from a sheet are read too."))
        )
        lists = {
            name: touched.text(
                tell(say("{title} ({parts})", title=title, parts=parts)),
                lines_of(case, one, name),
                key=form.named(_FORM, name),
                most=20_000,
                long=True,
            )
            for name, (title, parts) in LINES.items()
        }
        save_button(form, _FORM, say("Save the work plan"), lambda: _made(form, texts, lists))


def _made(form: StepForm, texts: Mapping[str, touched.Said[str]], lists: Mapping[str, touched.Said[str]]) -> Initiative:
    names = {name: title for name, (title, _) in LINES.items()}
    written = {name: said.content for name, said in lists.items() if said.touched}
    changed = editing.edited(form.one, {name: said.content for name, said in texts.items() if said.touched})
    return with_lines(form.opened.case, changed, written, names)
