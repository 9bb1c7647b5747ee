"""What changed from one portfolio to the next, in names: for a room that has just turned a dial."""

from dataclasses import dataclass

from portfolj.results.result import Result


@dataclass(frozen=True, slots=True)
class Moves:
    """Ids of the initiatives that came in, that went out, that start in another year, and that start as before with other members."""

    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    others_take_part: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything changed but who takes part."""
        return bool(self.came_in or self.went_out or self.moved)


def moves(before: Result, now: Result) -> Moves:
    """What changed between two portfolios of the same proposals; they may be of different scenarios."""
    earlier, later = ({choice.id: choice for choice in result.chosen} for result in (before, now))
    stays = [(earlier[one], later[one]) for one in later if one in earlier]
    return Moves(
        came_in=tuple(one for one in later if one not in earlier),
        went_out=tuple(one for one in earlier if one not in later),
        moved=tuple(then.id for then, now in stays if then.start != now.start),
        others_take_part=tuple(then.id for then, now in stays if then.start == now.start and then.participants != now.participants),
    )
