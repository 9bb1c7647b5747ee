"""The tiles of the members on their map: one each."""

from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.errors import Fault, say


def tiles(case: Case) -> Iterator[Fault]:
    """Members on a tile that another one has."""
    taken: dict[tuple[int, int], str] = {}
    for member in case.members:
        if member.tile is None:
            continue
        if member.tile in taken:
            column, row = member.tile
            yield Fault(
                say(
                    "'{id}' lies on the tile of '{other}', column {column} and row {row}; give one of them another tile.",
                    id=member.id,
                    other=taken[member.tile],
                    column=str(column),
                    row=str(row),
                ),
                path=("members", member.id, "tile_column"),
            )
        taken.setdefault(member.tile, member.id)
