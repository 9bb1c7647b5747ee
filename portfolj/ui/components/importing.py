"""Taking lists in from a file: what there is to say about it and what it changes are shown first, and all is written at once."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from portfolj.errors import InputError, Message, say
from portfolj.service.authorizing import Action
from portfolj.service.history import undo_change
from portfolj.service.previewing import Preview, preview_of_bytes
from portfolj.service.taking_over import take_over
from portfolj.ui import seat, state
from portfolj.ui.answers import Opened
from portfolj.ui.components import import_preview, lists, states
from portfolj.ui.words import in_html, in_markdown, tell

_SHOWN, _DONE, _TOLD, _TAKEN = "import-shown", "import-done", "import-told", "imports-taken"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a file would make of a case that stands at a place; `anew`: since the case has changed after the file was chosen."""

    file: str
    name: str
    path: str
    preview: Preview
    anew: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """What has been taken in, or taken back, and where; the number of that change, by which it can be taken back, and what else to tell."""

    said: Message
    path: str
    number: int | None
    told: tuple[Message, ...] = ()
    back: bool = False


def show(opened: Opened, *, unfolded: bool) -> None:
    """Show it, folded unless asked for; nothing where whoever sits here may not import."""
    if not seat.may(Action.IMPORT):
        return
    with st.expander(tell(say("Import a file: proposals, answers of members, hours, goals, assessments")), expanded=unfolded):
        told = say(
            "The file is read and compared with what stands here. First you see what is wrong or unclear, with row, column and remedy, "
            "and what becomes new or changes. Nothing is written before you press the button below that; then all of it is, at once."
        )
        st.markdown(in_markdown(tell(told)))
        lists.show(opened.case)
        sent = st.file_uploader(
            tell(say("The file")),
            key=f"import-{_taken()}",
            help=tell(
                say("Excel, OpenDocument, CSV, JSON or YAML, with the columns of a template, or a member's sheet; at most 10 000 rows.")
            ),
        )
        if sent is not None:
            _preview(opened, _shown(opened, sent))
    if sent is None:
        _done(opened)


def _taken() -> int:
    """How many files this visitor has taken in: a number that empties the field."""
    return int(state.seen(_TAKEN) or 0)


def _shown(opened: Opened, sent: UploadedFile) -> _Shown:
    """The preview of a file; made anew when the case has changed."""
    kept: _Shown | None = state.seen(_SHOWN)
    same = kept is not None and (kept.file, kept.path) == (sent.file_id, opened.path)
    if kept is not None and same and kept.preview.old == opened.case:
        return kept
    made = _Shown(sent.file_id, sent.name, opened.path, preview_of_bytes(sent.name, sent.getvalue(), opened.case), anew=same)
    state.show(_SHOWN, made)
    state.show(_TOLD, ())
    return made


def _preview(opened: Opened, shown: _Shown) -> None:
    if shown.anew:
        st.warning(
            tell(say("The case has changed since you chose the file. Nothing is written; what follows is compared with how it stands now."))
        )
    import_preview.show(shown.preview)
    for fault in state.seen(_TOLD) or ():
        st.warning(states.line(fault))
    if shown.preview.new is not None:
        st.button(tell(say("Import")), type="primary", on_click=_take, args=(opened, shown), key="take-in")


def _take(opened: Opened, shown: _Shown) -> None:
    """Write it. A callback is never cut short by a newer run; what has changed meanwhile is refused, and the preview made anew."""
    preview = shown.preview
    if preview.new is None:
        return
    try:
        number = take_over(seat.user(), opened.path, preview.old, preview.new, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    said = say("Imported from '{file}': {counts}", file=shown.name, counts=import_preview.counts(preview))
    state.show(_DONE, _Done(said, opened.path, number))
    state.show(_TOLD, ())
    state.show(_TAKEN, _taken() + 1)


def _done(opened: Opened) -> None:
    """What was taken in last, with a way to take it back, and in again, where the case stands in a register."""
    done: _Done | None = state.seen(_DONE)
    if done is None or done.path != opened.path:
        return
    st.html(f'<p class="portfolj-since" role="status">{in_html(tell(done.said))}</p>')
    for message in done.told:
        st.caption(in_markdown(tell(message)))
    if done.number is not None:
        label = say("Take it in again") if done.back else say("Take back what was imported")
        hint = None if done.back else tell(say("Proposals that were new go away, and their contact persons for good."))
        st.button(tell(label), on_click=_undo, args=(done, done.number), key="undo-import", help=hint)
    for fault in state.seen(_TOLD) or ():
        st.warning(states.line(fault))


def _undo(done: _Done, number: int) -> None:
    try:
        undone = undo_change(seat.user(), done.path, number, at=seat.now())
    except InputError as error:
        state.show(_TOLD, error.faults)
        return
    state.show(_TOLD, ())
    said = say("What was taken back stands here again.") if done.back else say("What was imported has been taken back.")
    state.show(_DONE, _Done(said, done.path, undone.number, undone.told, back=not done.back))
