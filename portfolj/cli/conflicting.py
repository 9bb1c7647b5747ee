"""The command `conflict`: which rules of a scenario clash."""

import json
from dataclasses import asdict
from functools import partial

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Screen
from portfolj.cli.solving import finite_time
from portfolj.cli.words import scenario_title
from portfolj.errors import Message, say
from portfolj.explain.clashes import how_many, surely, what_it_asks
from portfolj.explain.repairs import changes, how_sure, in_words
from portfolj.results.repair import Repair
from portfolj.text import Language
from portfolj.workflow.clashing import Conflict, conflict_of
from portfolj.workflow.repairing import repairs
from portfolj.workflow.solving import new_limits


def show_conflict(path: str, scenario: str, *, count: int, language: Language, as_json: bool, time_limit: float | None) -> Exit:
    """Find clashes and print them."""
    screen = Screen(language)
    finite_time(time_limit)
    case = open_case(path, screen)
    with screen.progress() as progress:
        progress(say("Looking for rules that clash"))
        found = conflict_of(case, scenario, most=count, time_limit=time_limit)
        if not as_json:
            screen.line(scenario_title(found.case, scenario), bold=True)
            _show(screen, found)
        repaired = []
        if found.clashes.found:
            progress(say("Looking for what would repair it"))
            for repair in repairs(found.instance, found.references, partial(new_limits, time_limit=time_limit)):
                repaired.append(repair)
                if not as_json:
                    _show_repair(screen, found, repair)
    if as_json:
        screen.raw(json.dumps(_document(screen, scenario, found, repaired), ensure_ascii=False))
    if found.clashes.possible:
        return Exit.FINE
    return Exit.NO_PORTFOLIO if found.clashes.found else Exit.NO_ANSWER


def _show(screen: Screen, found: Conflict) -> None:
    clashes = found.clashes
    if clashes.possible:
        screen.line(say("A portfolio meets all rules; nothing clashes."))
        return
    if not clashes.found:
        screen.line(say("It was not settled in time whether a portfolio meets all rules."))
        return
    screen.line(how_many(clashes))
    for clash in clashes.found:
        screen.blank()
        screen.line(surely(clash))
        for rule in clash.rules:
            screen.line(what_it_asks(found.case, found.instance, rule), indent=2)


def _show_repair(screen: Screen, found: Conflict, repair: Repair) -> None:
    screen.blank()
    screen.line(in_words(found.instance, repair), *how_sure(repair), bold=True)
    for change in changes(found.case, found.instance, repair):
        screen.line(change, indent=2)


def _told(found: Conflict, repair: Repair) -> tuple[Message, ...]:
    return in_words(found.instance, repair), *how_sure(repair), *changes(found.case, found.instance, repair)


def _document(screen: Screen, scenario: str, found: Conflict, repaired: list[Repair]) -> dict[str, object]:
    return {
        "case": found.case.id,
        "scenario": scenario,
        "possible": found.clashes.possible,
        "all_of_them": found.clashes.all_of_them,
        "clashes": [
            {
                "smallest": clash.smallest,
                "rules": [{"rule": rule, "asks": screen.words(what_it_asks(found.case, found.instance, rule))} for rule in clash.rules],
            }
            for clash in found.clashes.found
        ],
        "repairs": [
            {
                **asdict(repair),
                "told": [screen.words(one) for one in _told(found, repair)],
            }
            for repair in repaired
        ],
    }
