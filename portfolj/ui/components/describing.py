"""What a proposal is, and who answers for it and when: its fields as text."""

from functools import partial

import streamlit as st

from portfolj.domain.initiative import FourField
from portfolj.errors import Message, say
from portfolj.explain.fields import FIELDS
from portfolj.governance.mandates import mandate_table
from portfolj.governance.matters import matter_in_words
from portfolj.service import editing
from portfolj.ui.answers import Opened
from portfolj.ui.components import as_of, touched
from portfolj.ui.components.proposal_words import LABELS
from portfolj.ui.components.step_form import StepForm, save_button
from portfolj.ui.words import NONE, tell

LONG = ("summary", "need")


def enter_what(form: StepForm) -> None:
    """What it is."""
    _fields(form, "what", ("name", "summary", "need", "area", "field"), say("Save what it is"))


def enter_responsibility(form: StepForm) -> None:
    """Who answers for it, and when."""
    fields = ("owner", "starts", "duration", "next_step", "next_step_date")
    matter = ("matter",) if form.opened.case.mandate_table else ()
    _fields(form, "responsibility", (*fields, *matter), say("Save owner and time"))


def _fields(form: StepForm, name: str, fields: tuple[str, ...], label: Message) -> None:
    with st.form(form.named(name), border=False):
        texts = {field: _ask(form, name, field) for field in fields}
        typed = {field: said.content for field, said in texts.items() if said.touched}
        save_button(form, name, label, partial(editing.edited, form.one, typed))


def _ask(form: StepForm, name: str, field: str) -> touched.Said[str]:
    label, hint = LABELS[field]
    stands, key, spoken = editing.text_of(form.one, field), form.named(name, field), tell(hint) if hint else None
    choices = _choices(form.opened, field)
    if choices:
        return touched.choice(tell(label), choices, stands, key=key, spoken=spoken)
    return touched.text(tell(label), stands, key=key, most=20_000 if field in LONG else 300, long=field in LONG, spoken=spoken)


def _choices(opened: Opened, field: str) -> dict[str, str]:
    if field == "area":
        return {"": NONE, **{area.id: area.name for area in opened.case.areas}}
    if field == "field":
        return {"": NONE, **{one.value: tell(FIELDS[one.value]) for one in FourField}}
    if field == "matter":
        return {"": NONE, **{row.matter: tell(matter_in_words(row.matter)) for row in mandate_table(opened.case, as_of.today())}}
    return {}
