"""What a file would make of a case, before anything is written: what there is to say about the file, and the difference."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.exchange.imports.changes import Change, Merged
from portfolj.exchange.imports.findings import ImportFile, ListRow, Note, Verdict, judged
from portfolj.exchange.imports.merging import merge
from portfolj.exchange.imports.reading import read_import
from portfolj.exchange.imports.reference import Reference

VERDICTS: Mapping[Verdict, Message] = {
    Verdict.ACCEPT: say("Accepted."),
    Verdict.WARN: say("Accepted, with remarks."),
    Verdict.ASK: say("Not taken over: something has to be decided first."),
    Verdict.REJECT: say("Refused: something has to be corrected first."),
}
KINDS: Mapping[Verdict, Message] = {
    Verdict.ACCEPT: say("Remark"),
    Verdict.WARN: say("Remark"),
    Verdict.ASK: say("Question"),
    Verdict.REJECT: say("Fault"),
}
_LONGEST_ENDING = 10


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would make of a case.

    Parameters
    ----------
    old
        The case as it stood.
    found
        The file as judged, with what there is to say about the case it would make.
    merged
        The case it would make; None where the file itself is asked about or refused.
    """

    old: Case
    found: ImportFile
    merged: Merged | None

    @property
    def new(self) -> Case | None:
        """The case to write; None where that is not allowed, or nothing would change."""
        allowed = self.merged is not None and self.found.verdict <= Verdict.WARN
        return self.merged.case if allowed and self.merged is not None and self.merged.case != self.old else None

    @property
    def lists(self) -> bool:
        """Whether the file lists something else than initiatives."""
        return any(isinstance(row, ListRow) for row in self.found.rows)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What there is to say, all that the case it would make adds too."""
        return tuple(dict.fromkeys((*self.found.notes, *(() if self.merged is None else self.merged.notes))))

    @property
    def changes(self) -> tuple[Change, ...]:
        """What each row does, in the order of the file."""
        return () if self.merged is None else self.merged.changes

    @property
    def added(self) -> tuple[Change, ...]:
        """What is new."""
        return tuple(one for one in self.changes if one.new)

    @property
    def changed(self) -> tuple[Change, ...]:
        """What is there, and changes."""
        return tuple(one for one in self.changes if not one.new and one.fields)

    @property
    def same(self) -> int:
        """How many stay as they are."""
        return len(self.changes) - len(self.added) - len(self.changed)


def preview(file: Path | str, case: Case, *, kind: str = "") -> Preview:
    """Judge a file and see what it would make of a case; nothing is written.

    Parameters
    ----------
    kind
        What the file lists; "" to see it by its columns.

    Raises
    ------
    InputError
        When there is no such file, or the system refuses to read it.
    """
    found = read_import(file, Reference.of(case), kind=kind)
    if found.verdict > Verdict.WARN:
        return Preview(case, found, None)
    merged = merge(case, found.rows)
    return Preview(case, judged((*found.notes, *merged.notes), found.rows), merged)


def preview_of_bytes(name: str, content: bytes, case: Case) -> Preview:
    """The same for what somebody has sent under a name; it stands in a file of its own, which nobody else can read, while it is read."""
    ending = Path(name).suffix
    safe = ending if ending[1:].isalnum() and len(ending) <= _LONGEST_ENDING else ""
    with tempfile.TemporaryDirectory(prefix="portfolj-") as folder:
        file = Path(folder) / f"import{safe}"
        file.write_bytes(content)
        return preview(file, case)
