"""The work plan of a proposal, filled in: its texts, and its lists with a line for each row."""

from collections.abc import Mapping
from itertools import cycle

import streamlit as st

from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, say
from portfolj.service import editing
from portfolj.service.plan_lines import PLAN_LISTS, plan_lines, with_plan_lines
from portfolj.ui.components import lined, touched
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


def enter_plan(form: StepForm) -> None:
    """Ask for its texts and lists."""
    case, one = form.opened.case, form.one
    with st.form(form.named(_FORM), border=False):
        texts = {}
        for (name, label), column in zip(TEXTS.items(), cycle(st.columns(2))):
            with column:
                stands, key = editing.text_of(one, name), form.named(_FORM, name)
                texts[name] = touched.text(tell(label), stands, key=key, most=20_000, long=True)
        lined.explain()
        lists = {name: lined.ask(kind, plan_lines(case, one, name, tell), key=form.named(_FORM, name)) for name, kind in PLAN_LISTS.items()}
        save_button(form, _FORM, say("Save the work plan"), lambda: _made(form, texts, lists))


def _made(form: StepForm, texts: Mapping[str, touched.Said[str]], lists: Mapping[str, touched.Said[str]]) -> Initiative:
    written = {name: said.content for name, said in lists.items() if said.touched}
    changed = editing.edited(form.one, {name: said.content for name, said in texts.items() if said.touched})
    return with_plan_lines(form.opened.case, changed, written, tell)
