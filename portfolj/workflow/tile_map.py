"""The members as a map of tiles, and how much benefit each gets for each resident."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt

from portfolj.domain.case import Case
from portfolj.domain.member import Member, MemberKind
from portfolj.results.result import Result

MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Tile:
    """A member on the map: column and row from 1, and its share of the municipalities' benefit by its share of their residents.

    `times` is None for other bodies, where nobody gets anything, and where there is no portfolio.
    """

    id: str
    name: str
    column: int
    row: int
    times: Fraction | None


@dataclass(frozen=True, slots=True)
class TileMap:
    """The tiles in the order in which members are shown, and whether the case says where they lie."""

    tiles: tuple[Tile, ...]
    placed: bool

    def place_of(self, member: str) -> tuple[int, int] | None:
        """Which place a municipality has by what it gets for each resident (1 gets most), and of how many."""
        times = {one.id: one.times for one in self.tiles if one.times is not None}
        if member not in times:
            return None
        return 1 + sum(one > times[member] for one in times.values()), len(times)


def tile_map(case: Case, result: Result) -> TileMap:
    """Place the members: as they lie where the case says so, and municipalities without a tile in rows below; else all in rows."""
    members = case.members_in_order
    lying = {one.id: one.tile for one in members if one.tile is not None}
    above = max((row for _, row in lying.values()), default=0)
    others = [one for one in members if one.id not in lying and one.kind is MemberKind.MUNICIPALITY]
    columns = max((column for column, _ in lying.values()), default=_columns(len(others)))
    rest = {one.id: (1 + place % columns, above + 1 + place // columns) for place, one in enumerate(others)}
    times = {row.id: row.against_population.benefit for row in result.ledger}
    places = lying | rest
    return TileMap(tuple(_tile(one, places[one.id], times.get(one.id)) for one in members if one.id in places), placed=bool(lying))


def _columns(tiles: int) -> int:
    """So many that the rows make a field a little wider than high."""
    return max(1, min(MOST_COLUMNS, tiles, ceil(sqrt(tiles * 3 / 2))))


def _tile(member: Member, place: tuple[int, int], times: Fraction | None) -> Tile:
    return Tile(member.id, member.name, *place, times)
