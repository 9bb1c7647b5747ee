"""The command `explain`: why initiatives are left out, and what would bring them in."""

import json
from dataclasses import asdict
from functools import partial
from typing import Any

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.losing import show_lost
from portfolj.cli.screen import Screen
from portfolj.cli.solving import nothing_to_tell, solve_all
from portfolj.cli.words import scenario_title
from portfolj.domain.case import Case
from portfolj.errors import InputError, say
from portfolj.explain.not_chosen import told
from portfolj.explain.what_it_takes import KINDS
from portfolj.explain.what_it_takes import told as takes
from portfolj.results.change import Change
from portfolj.results.not_chosen import NotChosen
from portfolj.results.result import Result
from portfolj.text import Language
from portfolj.workflow.not_chosen import not_chosen
from portfolj.workflow.solving import new_limits
from portfolj.workflow.what_it_takes import what_it_takes


def explain_and_show(path: str, scenario: str, initiative: str, *, language: Language, as_json: bool, time_limit: float | None) -> Exit:
    """Solve a scenario, and tell of what is left out; the limit holds for each search."""
    screen = Screen(language)
    case = open_case(path, screen)
    names = {one.id: one.name for one in case.initiatives}
    if initiative and initiative not in names:
        raise InputError(say("There is no initiative '{id}'; choose one of {ids:list}.", id=initiative, ids=tuple(names) or ("–",)))
    [result] = solve_all(screen, case, (scenario,), nodes=None, time_limit=time_limit)
    if result.answer.portfolio is None:
        return nothing_to_tell(screen, case, result, as_json=as_json)
    if initiative in {choice.id for choice in result.chosen}:
        return show_lost(screen, case, result, initiative, as_json=as_json, time_limit=time_limit)
    if not as_json:
        screen.line(scenario_title(case, scenario), bold=True)
    with screen.progress() as progress:
        found = []
        limits = partial(new_limits, time_limit=time_limit)
        for one in not_chosen(result, limits, only=initiative):
            progress(say("{name}", name=one.name))
            if not as_json:
                _show(screen, one, names)
            changes = []
            for change in what_it_takes(result, one.id, limits) if initiative and one.competes else ():
                changes.append(change)
                if not as_json:
                    screen.line(KINDS[change.kind], bold=True, indent=2)
                    screen.line(*takes(case, result.instance, change), indent=4)
            found.append((one, tuple(changes)))
    if as_json:
        screen.raw(json.dumps(_document(screen, case, result, found), ensure_ascii=False))
    elif not found:
        screen.line(say("Nothing is left out."))
    return Exit.FINE


def _show(screen: Screen, one: NotChosen, names: dict[str, str]) -> None:
    screen.blank()
    screen.line(say("{name} ({id})", name=one.name, id=one.id), bold=True)
    for sentence in told(one, names):
        screen.line(sentence, indent=2)


def _document(screen: Screen, case: Case, result: Result, found: list[tuple[NotChosen, tuple[Change, ...]]]) -> dict[str, Any]:
    names = {one.id: one.name for one in case.initiatives}
    return {
        "case": result.case,
        "scenario": result.scenario,
        "status": result.status,
        "left_out": [
            {
                "id": one.id,
                "name": one.name,
                "competes": one.competes,
                "settled": one.settled,
                "points": None if one.points is None else asdict(one.points),
                "told": [screen.words(sentence) for sentence in told(one, names)],
                "changes": [
                    {**asdict(change), "told": [screen.words(sentence) for sentence in takes(case, result.instance, change)]}
                    for change in changes
                ],
            }
            for one, changes in found
        ],
    }
