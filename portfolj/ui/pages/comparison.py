"""What differs between the alternatives? Two to four scenarios side by side."""

from portfolj.errors import say
from portfolj.ui.answers import Opened
from portfolj.ui.components import (
    compared,
    figures,
    frame,
    heading,
    initiatives,
    members,
    method,
    nearly_as_good,
    parts,
    why_different,
)
from portfolj.workflow.side_by_side import side_by_side, what_differs

ADDRESS, TITLE = "jamfor", say("Compare")


def show(opened: Opened) -> None:
    """Show the page."""
    place = heading.ask(say("What differs between the alternatives?"))
    if heading.nothing_yet(opened.case, place, say("Then you see here what two to four scenarios choose, side by side.")):
        return
    chosen = compared.choose(opened.case)
    if len(chosen) < compared.FEWEST:
        heading.answer(place, [compared.too_few(opened.case, chosen)])
        return
    results, not_yet = compared.results(opened, chosen, place)
    found = side_by_side(opened.case, results)
    heading.answer(place, [*what_differs(found), *not_yet])
    if frame.presenting():
        initiatives.show(found)
        return
    if found.alternatives:
        figures.show(found)
    if found.answered:
        initiatives.show(found)
        members.show(found)
        parts.show(opened.case, found)
        nearly_as_good.show(opened, found)
    why_different.show(opened, found)
    if found.alternatives:
        method.show(opened, found)
