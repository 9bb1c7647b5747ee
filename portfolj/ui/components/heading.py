"""The question, and the answer as a sentence with numbers."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from portfolj.domain.case import Case
from portfolj.domain.provenance import Origins
from portfolj.errors import Argument, Message, say
from portfolj.explain.certainty import how_sure
from portfolj.ui.state import OWN_MONEY, Asked
from portfolj.ui.words import in_html, tell
from portfolj.workflow.side_by_side import SideBySide


def question(case: Case) -> None:
    """Show whose question it is, and the question."""
    st.html(f'<p class="portfolj-whose">{in_html(case.name)}</p>')
    st.title(tell(say("What do we get for the money?")), anchor=False)


def example(made_of: Origins) -> None:
    """Say how much of the case is made up, as long as any of it is."""
    if made_of.illustrative:
        sentence = say("Example: {number} of {all} values are made up.", number=made_of.illustrative, all=made_of.all)
        st.html(f'<p class="portfolj-example">{in_html(tell(sentence))}</p>')


def answer(place: DeltaGenerator, found: SideBySide, asked: Asked) -> None:
    """Show the answer in its place: what the first alternative comes to, and what the others change."""
    sentences = [_first(found, asked), *_others(found), *_without(found)]
    place.html(f'<p class="portfolj-answer" role="status">{in_html(" ".join(map(tell, sentences)))}</p>')


def _first(found: SideBySide, asked: Asked) -> Message:
    first = found.alternatives[0]
    sure = tell(how_sure(first.result))
    if first.figures is None:
        return say("{name}: {sure}", name=first.name, sure=sure)
    parts: dict[str, Argument] = {"name": first.name, "number": first.figures.initiatives, "amount": first.figures.kronor, "sure": sure}
    if asked.money_percent == OWN_MONEY:
        return say("{name}: {number:initiatives} for {amount:kr}. {sure}", **parts)
    share = asked.money_percent
    return say("{name} with {share:percent} of the money: {number:initiatives} for {amount:kr}. {sure}", share=share, **parts)


def _others(found: SideBySide) -> tuple[Message, ...]:
    together, number = len(found.answered), len(found.comparison.in_all)
    if together < 2:
        return ()
    differing = len(found.comparison.only_in_some)
    if not differing:
        return (say("The alternatives choose the same initiatives."),)
    if together < len(found.alternatives):
        return (say("{number:initiatives} in both that have a portfolio, {differing} in only one.", number=number, differing=differing),)
    if together == 2:
        return (say("{number:initiatives} in both alternatives, {differing} in only one.", number=number, differing=differing),)
    return (say("{number:initiatives} in all three alternatives, {differing} in only one or two.", number=number, differing=differing),)


def _without(found: SideBySide) -> tuple[Message, ...]:
    missing = [one for one in found.alternatives[1:] if one.figures is None]
    return tuple(say("{name}: {sure}", name=one.name, sure=tell(how_sure(one.result))) for one in missing)
