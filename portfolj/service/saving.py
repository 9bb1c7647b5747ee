"""Every write to a case, in files or in a register, asked for by somebody on a seat."""

from datetime import datetime

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.document import plain
from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import Scenario
from portfolj.errors import InputError, Message, saved_meanwhile, say
from portfolj.exchange import save_decision as save_decision_file
from portfolj.exchange import save_scenario as save_scenario_file
from portfolj.exchange import seal
from portfolj.service.asking import of_proposal
from portfolj.service.authorizing import Action, User, authorize
from portfolj.service.example import refuse_installed
from portfolj.service.places import InRegister, in_register
from portfolj.storage import change, open_register, read
from portfolj.valuation.assessed import marked


def save_scenario(user: User, path: str, scenario: Scenario, *, seen: Scenario | None, at: datetime) -> None:
    """Save a scenario with its case.

    Parameters
    ----------
    path
        Where the case stands.
    seen
        The scenario as it was when the change began; None for a new one.
    at
        When, with a time zone.

    Raises
    ------
    StaleChange
        When it has been saved otherwise since it was seen.
    InputError
        When it does not fit the case, is locked, or cannot be written.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_SCENARIO)
    place = in_register(path)
    if place is None:
        refuse_installed(path)
        save_scenario_file(path, scenario, seen=seen)
        return
    if seen is not None and seen.locked:
        raise InputError(say("The scenario '{name}' is locked; duplicate it and change the copy.", name=seen.name))
    _change(user, place, "scenarios", scenario, seen, at)


def save_decision(user: User, path: str, decision: Decision, *, seen: Decision, at: datetime) -> None:
    """Save a decision with its case; parameters and errors as for a scenario, `seen` empty where there was none."""
    authorize(user, Action.DECIDE)
    place = in_register(path)
    if place is None:
        refuse_installed(path)
        save_decision_file(path, decision, seen=seen)
        return
    _change(user, place, "decisions", decision, None if seen == Decision(id=seen.id) else seen, at)


def save_proposal(user: User, path: str, proposal: Initiative, *, seen: Initiative | None, at: datetime) -> Initiative:
    """Save a proposal with its case, which must stand in a register; parameters and errors as for a scenario.

    What is asked for is what differs: an assessment, a member's answer and a decision each need their own action.

    Returns
    -------
    Initiative
        As it stands then: where it was changed, assessments that did not say what they had seen say it.
    """
    needs = tuple(of_proposal(seen, proposal))
    for need in needs:
        authorize(user, *need)
    if not needs:
        authorize(user, Action.CHANGE_PROPOSAL, proposal)
    place = in_register(path)
    if place is None:
        raise InputError(say("Proposals are changed in a register; copy the case into one: portfolj copy {path} register.db", path=path))
    kept = proposal if seen is None else marked(seen, proposal)
    _change(user, place, "initiatives", kept, seen, at)
    return kept


def seal_case(user: User, path: str) -> tuple[Message, ...]:
    """Accept the tables of a case folder as they are, and tell what that changed.

    Raises
    ------
    InputError
        When case.yaml or a table cannot be read, or the case is the installed example.
    NotAllowedError
        When the user may not do this.
    """
    authorize(user, Action.CHANGE_CASE)
    refuse_installed(path)
    return seal(path)


def _change(
    user: User,
    place: InRegister,
    listed: str,
    row: Scenario | Decision | Initiative,
    seen: Scenario | Decision | Initiative | None,
    at: datetime,
) -> None:
    register = open_register(place.register)
    stored = read(register, place.case_id)
    rows: tuple[Scenario | Decision | Initiative, ...] = getattr(stored.case, listed)
    standing = next((one for one in rows if one.id.casefold() == row.id.casefold()), None)
    if standing not in (seen, row):
        raise saved_meanwhile(listed, row.id, theirs=None if standing is None else plain(standing), ours=plain(row))
    wanted: Case = replace(stored.case, **{listed: (*(one for one in rows if one is not standing), row)})
    change(register, stored, wanted, seat=user.seat, at=at)
