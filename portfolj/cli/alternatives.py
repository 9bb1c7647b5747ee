"""The command `alternatives`: portfolios that are nearly as good as a scenario's."""

import json
import re
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Screen
from portfolj.cli.solving import nothing_to_tell, solve_all
from portfolj.cli.words import first_line, scenario_title
from portfolj.errors import InputError, say
from portfolj.explain.alternatives import how_many, of_the_best, told, what_is_counted
from portfolj.results.alternatives import Alternative, Alternatives
from portfolj.results.result import Result
from portfolj.text import Language
from portfolj.workflow.alternatives import alternatives
from portfolj.workflow.solving import new_limits

MOST = 100
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,6})?")


def alternatives_and_show(
    path: str, scenario: str, *, count: int, within: str, language: Language, as_json: bool, time_limit: float
) -> Exit:
    """Solve a scenario, and show what is nearly as good; the limit holds for the answer, and for the alternatives together."""
    screen = Screen(language)
    percent = _percent(within)
    case = open_case(path, screen)
    names = {one.id: one.name for one in case.initiatives}
    [result] = solve_all(screen, case, (scenario,), nodes=None, time_limit=time_limit)
    if result.answer.portfolio is None:
        return nothing_to_tell(screen, case, result, as_json=as_json)
    with screen.progress() as progress:
        progress(say("Looking for portfolios that are nearly as good"))
        for found in alternatives(result, lambda: new_limits(time_limit=time_limit), within=percent, count=count):
            progress(say("{number:portfolios} found", number=len(found.found)))
    if as_json:
        screen.raw(json.dumps(_document(screen, result, found, names), ensure_ascii=False))
    else:
        screen.line(scenario_title(case, scenario), bold=True)
        screen.line(*first_line(case, result))
        screen.blank()
        screen.line(*how_many(found))
        for place, one in enumerate(found.found, 1):
            _show(screen, place, found, one, names)
        if found.found:
            screen.blank()
            screen.line(what_is_counted(found))
    return Exit.FINE if found.found or found.no_others else Exit.NO_ANSWER


def _percent(text: str) -> Fraction:
    """Percent with decimals, after a point or a comma.

    Raises
    ------
    InputError
        When it is no number from 0 to 100.
    """
    percent = Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
    if percent is None or percent > MOST:
        raise InputError(say("{option} is {limit}; give percent from 0 to 100.", option="--within", limit=text))
    return percent


def _show(screen: Screen, place: int, found: Alternatives, one: Alternative, names: dict[str, str]) -> None:
    screen.blank()
    title = say("Alternative {number}: {benefit:points}", number=place, benefit=one.benefit)
    share = of_the_best(found, one)
    screen.line(title if share is None else say("{title}, {share}", title=title, share=share), bold=True)
    for sentence in told(found, one, names):
        screen.line(sentence, indent=2)


def _document(screen: Screen, result: Result, found: Alternatives, names: dict[str, str]) -> dict[str, Any]:
    return {
        "case": result.case,
        "scenario": result.scenario,
        "status": result.status,
        "within": str(float(found.within)),
        "best": found.best,
        "least": found.least,
        "money": found.money,
        "farthest": found.farthest,
        "no_others": found.no_others,
        "told": [screen.words(sentence) for sentence in how_many(found)],
        "alternatives": [
            {
                "benefit": one.benefit,
                "kronor": one.kronor,
                "hours": one.hours,
                "comes_in": one.comes_in,
                "goes_out": one.goes_out,
                "from_answer": asdict(one.from_answer),
                "from_nearest": None if one.from_nearest is None else asdict(one.from_nearest),
                "chosen": [asdict(choice) for choice in one.portfolio],
                "told": [screen.words(sentence) for sentence in told(found, one, names)],
            }
            for one in found.found
        ],
    }
