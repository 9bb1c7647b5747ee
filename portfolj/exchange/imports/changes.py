"""What an import does to a case."""

from dataclasses import dataclass

from portfolj.domain.case import Case
from portfolj.exchange.imports.findings import Note, Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """What a row does to a case: its fields old and new, in words without a language; no fields where nothing changes."""

    id: str
    title: str
    new: bool
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A case with the rows taken in, what that changes, and what there is to say about it."""

    case: Case
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]

    @property
    def verdict(self) -> Verdict:
        """The heaviest of the notes."""
        return max((note.weight for note in self.notes), default=Verdict.ACCEPT)
