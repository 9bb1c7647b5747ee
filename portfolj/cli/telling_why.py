"""Why the other scenarios that are compared have other portfolios than the first: `compare --why`."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from portfolj.cli.screen import Column, Screen
from portfolj.domain.case import Case
from portfolj.errors import Message, say
from portfolj.explain.why_different import Words, in_short, what_comes_of_it, what_it_is_due_to, where_it_differs, words_for
from portfolj.results.document import points
from portfolj.results.portfolio import Status
from portfolj.results.result import Result
from portfolj.results.why_different import Effect, WhyDifferent
from portfolj.workflow.side_by_side import scenario_names
from portfolj.workflow.why_different import why_different

Why = tuple[Result, WhyDifferent, Words]


def found_out(screen: Screen, case: Case, results: Sequence[Result], *, nodes: int | None, time_limit: float | None) -> list[Why]:
    """Why each of the others differs from the first, where both have been answered; the limits hold for each search."""
    first, *others = results
    names = scenario_names(case)
    found = []
    with screen.progress() as progress:
        for other in others if first.status is not Status.NO_ANSWER else ():
            if other.status is Status.NO_ANSWER:
                continue
            words = words_for(case, first.scenario, other.scenario, names)
            *_, why = _told(progress, words, why_different(case, first, other, nodes=nodes, time_limit=time_limit))
            found.append((other, why, words))
    return found


def _told(progress: Any, words: Words, steps: Iterator[WhyDifferent]) -> Iterator[WhyDifferent]:
    for step in steps:
        progress(say("Why '{name}' differs: {done} of {number}", name=words.second, done=len(step.effects), number=len(step.departures)))
        yield step


def show_why(screen: Screen, found: Sequence[Why]) -> None:
    """Print it: the whole in short, what each difference does, and what each initiative is due to."""
    for _, why, words in found:
        screen.blank()
        screen.line(say("Why does '{second}' choose otherwise than '{first}'?", first=words.first, second=words.second), bold=True)
        screen.line(*in_short(why, words))
        if why.effects:
            _table(screen, [say("What differs"), say("If just that were as in '{scenario}'", scenario=words.first)], _effects(why, words))
        if len(why.departures) > 1 and why.differing:
            _table(screen, [say("Initiative"), say("How it differs"), say("What it is due to")], _initiatives(why, words))


def _table(screen: Screen, heads: Sequence[Message], rows: Iterator[Sequence[Sequence[Message]]]) -> None:
    screen.blank()
    columns = tuple(Column(head, least=20) for head in heads)
    screen.table(columns, [[" ".join(map(screen.words, cell)) for cell in row] for row in rows])


def _effects(why: WhyDifferent, words: Words) -> Iterator[Sequence[Sequence[Message]]]:
    for one in why.effects:
        yield [words.departure(one.departure)], tuple(what_comes_of_it(one, why, words))


def _initiatives(why: WhyDifferent, words: Words) -> Iterator[Sequence[Sequence[Message]]]:
    for one in why.differing:
        name = say("{name}", name=words.initiatives[one])
        yield [name], [where_it_differs(one, why, words)], what_it_is_due_to(one, why, words)


def why_document(screen: Screen, found: Sequence[Why]) -> list[dict[str, Any]]:
    """It as plain data: benefit in points as text, kronor whole, and the sentences."""
    return [
        {
            "scenario": result.scenario,
            "told": [screen.words(sentence) for sentence in in_short(why, words)],
            "differences": [_document(screen, one, why, words) for one in why.effects],
            "unexplained": list(why.unexplained),
        }
        for result, why, words in found
    ]


def _document(screen: Screen, one: Effect, why: WhyDifferent, words: Words) -> dict[str, Any]:
    ids = ("came_in", "went_out", "moved", "others_take_part", "explains")
    facts = asdict(one)
    return {
        "difference": screen.words(words.departure(one.departure)),
        "fields": {field: [list(key) for key in keys] for field, keys in one.departure.parts},
        "status": one.status,
        "proven": one.proven,
        **{name: list(facts[name]) for name in ids},
        "whole": one.whole,
        "equally_good": one.equally_good,
        "benefit": None if one.chosen is None or why.before is None else {"least": points(one.least), "most": points(one.most)},
        "kronor": one.kronor,
        "told": [screen.words(sentence) for sentence in what_comes_of_it(one, why, words)],
    }
