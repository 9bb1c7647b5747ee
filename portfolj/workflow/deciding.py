"""What a room decides about a scenario: where it departs from the model, the list that comes of it, and the answer in a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import category

from portfolj.domain import base
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision, Deviation
from portfolj.errors import Message, say
from portfolj.explain.breaches import in_words
from portfolj.results.amounts import hours, money
from portfolj.results.decided import DecidedList, DecidedRow, Side, Standing
from portfolj.results.portfolio import Choice
from portfolj.results.ranked import RankedList, RankedRow
from portfolj.results.result import Result
from portfolj.workflow.key_figures import key_figures
from portfolj.workflow.ranking import frames
from portfolj.workflow.rechecking import Rechecked, departing

_PLACES = (Side.WITHIN, Side.TAKEN_IN, Side.TAKEN_OUT, Side.RESERVE)


def open_to(case: Case, result: Result, decision: Decision, *, taken_in: bool) -> dict[str, str]:
    """What can be taken in or out and is not spoken of yet: names by id, in the order of the names; with the id where several are alike."""
    instance, chosen = result.instance, {choice.id for choice in result.chosen}
    known = ({*instance.by_id} | {one.id for one in instance.left_aside}) - chosen if taken_in else chosen
    spoken_of = {one.initiative for one in decision.deviations}
    names = {one.id: one.name for one in sorted(case.initiatives, key=lambda one: (one.name.casefold(), one.id))}
    alike: Counter[str] = Counter(names.values())
    return {one: name if alike[name] == 1 else f"{name} ({one})" for one, name in names.items() if one in known - spoken_of}


def with_deviation(decision: Decision, deviation: Deviation) -> Decision:
    """The decision with a deviation, in the place of the one that there may be about the same initiative."""
    others = without_deviation(decision, deviation.initiative)
    return base.replace(others, deviations=(*others.deviations, deviation))


def without_deviation(decision: Decision, initiative: str) -> Decision:
    """The decision without what it says about an initiative."""
    return base.replace(decision, deviations=tuple(one for one in decision.deviations if one.initiative != initiative))


def as_text(typed: str) -> str:
    """What was typed or pasted, without the control characters that word processors leave behind; their line breaks become ours."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or category(sign) not in ("Cc", "Cs"))


def decided_list(
    case: Case, result: Result, listed: RankedList | None, deviations: Iterable[Deviation], checked: Rechecked | None
) -> DecidedList:
    """The model's list with what people have taken in and out.

    Parameters
    ----------
    result
        The scenario's answer, with a portfolio.
    listed
        The model's list; None while it is not known.
    deviations
        Those that say what the model says are left out.
    checked
        What has come of them; None while they are being checked.
    """
    moves = {one.initiative: one for one in departing(result, deviations)}
    places = {row.id: row for row in (listed.rows if listed else ())}
    portfolio = checked.together.portfolio if checked else result.chosen
    sides = {choice.id: Side.WITHIN for choice in result.chosen}
    sides |= {name: Side.RESERVE for name in places if name not in sides}
    sides |= {name: Side.TAKEN_IN if one.chosen else Side.TAKEN_OUT for name, one in moves.items()}
    stands = {choice.id: choice for choice in (*result.chosen, *portfolio)}
    names = {one.id: one.name for one in case.initiatives}
    position = {name: number for number, name in enumerate(places)}
    rows = [
        _row(result, side, name=(one, names.get(one, one)), choice=stands.get(one), place=places.get(one), said=_said(one, moves, checked))
        for one, side in sides.items()
    ]
    figures = key_figures(result)
    used = checked.together.used if checked else figures.kronor if figures else 0
    return DecidedList(
        scenario=result.scenario,
        status=listed.status if listed and listed.found else None,
        rows=tuple(sorted(rows, key=lambda row: _order(row, position.get(row.id)))),
        frame=frames(result.instance),
        used=used,
        standing=checked.together.standing if checked else Standing.NOT_KNOWN if moves else Standing.HOLDS,
        broken=in_words(case, result.instance, checked.together.broken) if checked else (),
    )


def _said(one: str, moves: Mapping[str, Deviation], checked: Rechecked | None) -> tuple[str, Standing | None]:
    """The reason of those who took it in or out, and what the check says."""
    if one not in moves:
        return "", None
    return moves[one].reason, checked.standings[one] if checked else Standing.NOT_KNOWN


def _row(
    result: Result,
    side: Side,
    *,
    name: tuple[str, str],
    choice: Choice | None,
    place: RankedRow | None,
    said: tuple[str, Standing | None],
) -> DecidedRow:
    """A row; of what is chosen its start and amounts as they are then, else as in the model's list."""
    if choice is not None:
        start, members = choice.start, choice.participants
        kronor, effort = money(result.instance, choice), hours(result.instance, choice)
        return DecidedRow(side, *name, start, members, kronor, effort, place, *said)
    if place is not None:
        return DecidedRow(side, *name, place.start, place.participants, place.money, place.hours, place, *said)
    return DecidedRow(side, *name, place=place, reason=said[0], standing=said[1])


def _order(row: DecidedRow, position: int | None) -> tuple[int, bool, int, int, str]:
    """By side; then by position in the model's list, what has none last, by start and name."""
    return _PLACES.index(row.side), position is None, position or 0, row.start or 0, row.name.casefold()


def in_short(listed: DecidedList) -> Iterator[Message]:
    """The answer of the page: how many rows for how much, how many depart from the model, and whether that holds."""
    rows, number = len(listed.within), len(listed.deviating)
    row = say("The list has one row") if rows == 1 else say("The list has {rows} rows", rows=rows)
    first = say("{list} for {amount:kr} of {frame:kr}", list=row, amount=listed.used, frame=listed.frame)
    if not number:
        yield say("{list}, as the model suggests.", list=first)
        return
    if number == 1:
        yield say("{list}; one departs from the model, with its reason.", list=first)
    else:
        yield say("{list}; {number} depart from the model, with reasons.", list=first, number=number)
    if listed.standing is Standing.HOLDS:
        yield say("All conditions hold.")
    elif listed.standing is Standing.FAILS:
        yield say("As it stands it does not hold.")
    elif listed.broken:
        yield say("Whether it holds was not settled in time.")
