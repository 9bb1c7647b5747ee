"""What a file says and changes: the verdict as a sentence, all that is wrong or unclear in it, and the difference to what is there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import streamlit as st

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.exchange.imports.changes import Change
from portfolj.exchange.imports.columns import CHOICES
from portfolj.exchange.imports.findings import MOST_NOTES, Note, Verdict
from portfolj.exchange.imports.spoken import BESIDE, WORDS
from portfolj.service.previewing import KINDS, VERDICTS, Preview
from portfolj.ui.components.table import Cell, Head, Row, html_table
from portfolj.ui.words import NONE, in_html, number, tell

LABELS: Mapping[str, Message] = {
    "title": say("Title"),
    "goals": say("Goals"),
    "cost": say("Money, kr"),
    "effort": say("Hours, h"),
    "municipalities": say("Municipalities"),
    "answer": say("Answer"),
    "share": say("Share of the benefit, percent"),
    "hours": say("Hours, h"),
    "released": say("Hours it frees, h"),
    "comment": say("Comment"),
    "name": say("Name"),
    "parent": say("Above it"),
    "weight": say("Weight"),
    "level": say("Level"),
    "points": say("Points"),
    "date": say("Date"),
    "reason": say("Reason"),
    **BESIDE,
}
AMOUNTS = frozenset(("cost", "effort", "hours", "released", "share", "weight", "points"))
_FIGURES = re.compile(r"\d+(?:\.(\d+))?")
_BETWEEN = "|"


def show(preview: Preview) -> None:
    """Show it."""
    st.html(f'<p class="portfolj-answer" role="status">{in_html(tell(_in_short(preview)))}</p>')
    lines = list(_together(preview.notes))
    if lines:
        st.html(_findings(lines[:MOST_NOTES]))
    if len(lines) >= MOST_NOTES:
        st.caption(tell(say("Only the {most} heaviest are shown.", most=MOST_NOTES)))
    if preview.added:
        st.subheader(tell(say("New")), anchor=False)
        about = say("What the row is about") if preview.lists else say("Proposal")
        st.html(_new(preview.added, preview.old, about))
    if preview.changed:
        st.subheader(tell(say("Changes")), anchor=False)
        st.html(_changed(preview.changed, preview.old))


def counts(preview: Preview) -> Message:
    """How many are new, changed and as they were."""
    return say(
        "New: {new}. Changed: {changed}. As before: {same}.", new=len(preview.added), changed=len(preview.changed), same=preview.same
    )


def _in_short(preview: Preview) -> Message:
    verdict, told = preview.found.verdict, [note.weight for note in preview.notes]
    if verdict > Verdict.WARN:
        found = say(
            "Faults: {faults}. Questions: {questions}. Remarks: {remarks}. Nothing is imported.",
            faults=told.count(Verdict.REJECT),
            questions=told.count(Verdict.ASK),
            remarks=told.count(Verdict.WARN),
        )
        return say("{verdict} {found}", verdict=VERDICTS[verdict], found=found)
    if preview.new is None:
        return say("{verdict} {found}", verdict=VERDICTS[verdict], found=say("Everything in the file stands here already."))
    return say("{verdict} {found}", verdict=VERDICTS[verdict], found=counts(preview))


def _findings(lines: Sequence[tuple[Note, str]]) -> str:
    heads = [say("Where in the file"), say("What it is, and what to do")]
    rows = [
        Row((Cell(where, note.place), Cell(tell(say("{kind}: {what}", kind=KINDS[note.weight], what=note.message)))))
        for note, where in lines
    ]
    return html_table(tell(say("What there is to say about the file")), [[Head(tell(one)) for one in heads]], rows, kind="long")


def _together(notes: Sequence[Note]) -> Iterator[tuple[Note, str]]:
    """Notes with their rows and column, the heaviest first; a remark that several rows get stands once."""
    groups: dict[object, list[Note]] = {}
    for at, note in enumerate(sorted(notes, key=lambda note: (-note.weight, note.row or 0))):
        groups.setdefault((note.column, note.message) if note.weight <= Verdict.WARN else at, []).append(note)
    for first, *others in groups.values():
        rows = sorted({note.row for note in (first, *others) if note.row is not None})
        yield replace(first, place="") if others else first, _where(rows, first.column)


def _where(rows: Sequence[int], column: str) -> str:
    if not rows:
        return tell(say("The whole file"))
    if column:
        return tell(say("Row {rows}, {column}", rows=_ranges(rows), column=column))
    return tell(say("Row {rows}", rows=_ranges(rows)))


def _ranges(rows: Sequence[int]) -> str:
    """Such as "2–4, 7"."""
    breaks = [at for at, (before, after) in enumerate(pairwise(rows), 1) if after - before > 1]
    parts = [rows[start:end] for start, end in pairwise([0, *breaks, len(rows)])]
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)


def _new(changes: Sequence[Change], case: Case, about: Message) -> str:
    """One row for each, one column for each field."""
    fields = dict.fromkeys(name for change in changes for name, _, _ in change.fields if name != "title")
    head = [Head(tell(about)), *(Head(_label(name), figures=name in AMOUNTS) for name in fields)]
    rows = []
    for change in changes:
        values = {name: new for name, _, new in change.fields}
        cells = (Cell(_value(name, values.get(name, ""), case), figures=name in AMOUNTS) for name in fields)
        rows.append(Row((Cell(change.title, change.id), *cells)))
    return html_table(tell(say("New")), [head], rows, kind="long", stacks=True)


def _changed(changes: Sequence[Change], case: Case) -> str:
    """Below each the fields that change, old and new."""
    heads = [say("Field"), say("As it stands now"), say("As it becomes")]
    rows = []
    for change in changes:
        rows.append(Row((Cell(change.title, change.id, columns=len(heads)),), "group"))
        rows += [
            Row((Cell(_label(name)), Cell(_value(name, old, case)), Cell(_value(name, new, case)))) for name, old, new in change.fields
        ]
    return html_table(tell(say("Changes")), [[Head(tell(one)) for one in heads]], rows, kind="long")


def _label(field: str) -> str:
    return tell(LABELS[field]) if field in LABELS else field


def _value(field: str, text: str, case: Case) -> str:
    """A value as people read it: names for ids, spaces in large numbers."""
    if field in AMOUNTS and (figures := _FIGURES.fullmatch(text)):
        return number(Fraction(text), len(figures[1] or ""))
    if field == "title":
        return text
    kind = CHOICES.get(field)
    if kind is not None and text in tuple(kind):
        return tell(WORDS[kind][kind(text)])
    goals, members = {one.id: one.name for one in case.goals}, {one.id: one.name for one in case.members}
    spoken = {"goals": goals, "municipalities": members}.get(field, {})
    return ", ".join(spoken.get(part, part) for part in text.split(_BETWEEN)) or NONE
