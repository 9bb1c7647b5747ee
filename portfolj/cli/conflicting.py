"""The command `conflict`: which rules of a scenario clash."""

import json

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Screen
from portfolj.cli.solving import finite_time
from portfolj.cli.words import scenario_title
from portfolj.errors import say
from portfolj.explain.clashes import how_many, surely, what_it_asks
from portfolj.text import Language
from portfolj.workflow.clashing import Conflict, conflict_of


def show_conflict(path: str, scenario: str, *, count: int, language: Language, as_json: bool, time_limit: float | None) -> Exit:
    """Find clashes and print them."""
    screen = Screen(language)
    finite_time(time_limit)
    case = open_case(path, screen)
    with screen.progress() as progress:
        progress(say("Looking for rules that clash"))
        found = conflict_of(case, scenario, most=count, time_limit=time_limit)
    if as_json:
        screen.raw(json.dumps(_document(screen, scenario, found), ensure_ascii=False))
    else:
        screen.line(scenario_title(found.case, scenario), bold=True)
        _show(screen, found)
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


def _document(screen: Screen, scenario: str, found: Conflict) -> dict[str, object]:
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
    }
