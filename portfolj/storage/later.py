"""What came after a change, and which of it stands on the change: a change and the one that takes it back are as if neither had been."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from portfolj.storage.records import Name
from portfolj.storage.schema import changes, steps


@dataclass(frozen=True, slots=True)
class Later:
    """The changes of a case from one on.

    Parameters
    ----------
    undoes
        What each of them takes back.
    taken_back
        By which change each has been taken back, where that one has not been taken back itself.
    touched
        The changes of each record, newest first.
    """

    undoes: Mapping[int, int | None]
    taken_back: Mapping[int, int]
    touched: Mapping[Name, list[int]]

    def on_record(self, number: int, name: Name) -> int | None:
        """The newest change of a record that stands on this change; None where none does."""
        return next((one for one in self.touched.get(name, ()) if one > number and self._stands_on(one, number)), None)

    def on(self, number: int, names: Iterable[Name]) -> int | None:
        """The newest change that stands on this change of several records; None where none does."""
        return max((one for name in names if (one := self.on_record(number, name)) is not None), default=None)

    def _stands_on(self, newer: int, number: int) -> bool:
        undoes = self.undoes[newer]
        return newer not in self.taken_back and (undoes is None or undoes < number)


def later(connection: Connection, case_id: str, oldest: int) -> Later:
    """The changes of a case from `oldest` on; reads no content."""
    from_then = (changes.c.case_id == case_id, changes.c.number >= oldest)
    heads = connection.execute(select(changes.c.number, changes.c.undoes).where(*from_then).order_by(changes.c.number.desc())).all()
    undoes: dict[int, int | None] = {}
    taken_back: dict[int, int] = {}
    for number, what in heads:
        undoes[number] = what
        if what is not None and number not in taken_back:
            taken_back[what] = number
    touched: dict[Name, list[int]] = {}
    made = select(steps.c.kind, steps.c.key, steps.c.number).join_from(steps, changes).where(*from_then).order_by(steps.c.number.desc())
    for kind, key, number in connection.execute(made):
        touched.setdefault(Name(kind, key), []).append(number)
    return Later(undoes, taken_back, touched)
