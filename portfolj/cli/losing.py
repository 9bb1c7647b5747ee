"""The command `explain` about what is in: what is lost without it, and what is lost where a member stays out."""

import json
from dataclasses import asdict
from typing import Any

from portfolj.cli.cases import open_case
from portfolj.cli.exits import Exit
from portfolj.cli.screen import Column, Screen
from portfolj.cli.solving import nothing_to_tell, solve_all
from portfolj.cli.words import scenario_title
from portfolj.domain.case import Case
from portfolj.errors import InputError, Message, say
from portfolj.explain import staying_out as of_member
from portfolj.explain.certainty import how_sure
from portfolj.explain.without import MINUS, told
from portfolj.results.result import Result
from portfolj.results.staying_out import Loss
from portfolj.results.without import Lost, Without, by_loss
from portfolj.text import Language
from portfolj.workflow.solving import new_limits, solve_scenario
from portfolj.workflow.staying_out import loss, staying_out
from portfolj.workflow.without import without_each


def explain_chosen(path: str, scenario: str, *, language: Language, as_json: bool, time_limit: float | None) -> Exit:
    """Solve a scenario, and tell of everything in it what is lost without it; the limit holds for each search."""
    screen = Screen(language)
    case = open_case(path, screen)
    [result] = solve_all(screen, case, (scenario,), nodes=None, time_limit=time_limit)
    if result.answer.portfolio is None:
        return nothing_to_tell(screen, case, result, as_json=as_json)
    return show_lost(screen, case, result, "", as_json=as_json, time_limit=time_limit)


def show_lost(screen: Screen, case: Case, result: Result, initiative: str, *, as_json: bool, time_limit: float | None) -> Exit:
    """Tell what is lost without an initiative that is in, or without each of them where `initiative` is ""."""
    names, found = {one.id: one.name for one in case.initiatives}, list[Without]()
    with screen.progress() as progress:
        for one in without_each(result, lambda: new_limits(time_limit=time_limit), only=initiative):
            progress(say("{name}", name=one.name))
            found.append(one)
    ordered = by_loss(found)
    if as_json:
        chosen = [_document(screen, one, names) for one in ordered]
        document = {"case": result.case, "scenario": result.scenario, "status": result.status, "chosen": chosen}
        screen.raw(json.dumps(document, ensure_ascii=False))
        return Exit.FINE
    screen.line(scenario_title(case, result.scenario), bold=True)
    for one in ordered:
        screen.blank()
        screen.line(say("{name} ({id})", name=one.name, id=one.id), bold=True)
        for sentence in told(one, names):
            screen.line(sentence, indent=2)
        if initiative and one.lost is not None:
            _show_members(screen, one.lost)
    if not found:
        screen.line(say("Nothing is in."))
    return Exit.FINE


def _show_members(screen: Screen, lost: Lost) -> None:
    if not lost.members:
        return
    screen.blank()
    screen.table(
        (
            Column(say("Member"), least=12),
            Column(say("Benefit lost, points"), figures=True),
            Column(say("Kronor spared"), figures=True),
            Column(say("Hours spared"), figures=True),
        ),
        [
            (one.name, screen.points(one.lost.benefit), screen.number(one.lost.kronor), screen.number(one.lost.hours))
            for one in lost.members
        ],
        total=(screen.words(say("The region as a whole")), screen.points(lost.region), "", "") if lost.region else (),
    )
    screen.line(MINUS, indent=2)


def _document(screen: Screen, one: Without, names: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": one.id, "name": one.name, "decided": one.decided, "possible": one.possible, "lost": None}
    if (lost := one.lost) is not None:
        found["lost"] = {
            "least": lost.least,
            "most": lost.most,
            "falls_away": lost.falls_away,
            "comes_in": lost.comes_in,
            "region": lost.region,
            "members": [{**asdict(row), "lost": asdict(row.lost)} for row in lost.members],
            "worse_before": [{"objective": now.name, "now": str(now.value), "then": str(then.value)} for now, then in lost.worse_before],
        }
    return {**found, "told": [screen.words(sentence) for sentence in told(one, names)]}


def explain_member(path: str, scenario: str, member: str, *, language: Language, as_json: bool, time_limit: float | None) -> Exit:
    """Solve a scenario as it is and with a member staying out, and tell what it and the others lose; the limit holds for each search."""
    screen = Screen(language)
    case = open_case(path, screen)
    names = {one.id: one.name for one in case.members}
    if member not in names:
        raise InputError(say("There is no member '{member}'; choose one of {members:list}.", member=member, members=tuple(names) or ("–",)))
    [result] = solve_all(screen, case, (scenario,), nodes=None, time_limit=time_limit)
    if result.answer.portfolio is None:
        return nothing_to_tell(screen, case, result, as_json=as_json)
    asked = case.scenario(scenario)
    if member in asked.out:
        lost: Loss | None = None
        sentences: tuple[Message, ...] = (say("{name} stays out in this scenario already.", name=names[member]),)
    else:
        with screen.progress() as progress:
            without = solve_scenario(case, staying_out(asked, member), time_limit=time_limit, progress=progress)
        lost = loss(result, without, member)
        sentences = _of_member(screen, lost, without, names[member])
    if as_json:
        document = {"case": result.case, "scenario": scenario, "member": member, "lost": None if lost is None else _of_loss(lost)}
        screen.raw(json.dumps({**document, "told": [screen.words(one) for one in sentences]}, ensure_ascii=False))
        return Exit.FINE
    screen.line(scenario_title(case, scenario), bold=True)
    for one in sentences:
        screen.line(one, indent=2)
    return Exit.FINE


def _of_member(screen: Screen, lost: Loss | None, without: Result, name: str) -> tuple[Message, ...]:
    if lost is None:
        return (say("Without {name}: {sure}", name=name, sure=how_sure(without)),)
    moves = (
        say("Falls away: {names:list}.", names=tuple(one for _, one in lost.falls_away)) if lost.falls_away else None,
        say("Comes in instead: {names:list}.", names=tuple(one for _, one in lost.comes_in)) if lost.comes_in else None,
    )
    return (*of_member.told(lost, name, screen.points), *(one for one in moves if one is not None))


def _of_loss(lost: Loss) -> dict[str, Any]:
    """What is lost, thousandths of a point and kronor."""
    return {
        "total": int(lost.lost.total),
        "own": lost.lost.own,
        "others": lost.lost.others,
        "region": int(lost.lost.region),
        "initiatives": lost.lost.initiatives,
        "frame": lost.lost.frame,
        "carried": lost.carried,
        "falls_away": [one for one, _ in lost.falls_away],
        "comes_in": [one for one, _ in lost.comes_in],
        "proven": lost.proven,
    }
