"""Who may do what, in one table; what it does not allow is not allowed. Whatever this package reads or writes asks here first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portfolj.domain.initiative import Initiative
from portfolj.errors import Message, PortfoljError, say


class Role(StrEnum):
    """What somebody does here."""

    READER = "reader"
    STRATEGIST = "strategist"
    DECISION_MAKER = "decision_maker"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be done."""

    READ_CASE = "read_case"
    READ_DRAFT = "read_draft"
    CHANGE_PROPOSAL = "change_proposal"
    ASSESS = "assess"
    ANSWER_FOR_MEMBER = "answer_for_member"
    CHANGE_SCENARIO = "change_scenario"
    DECIDE = "decide"
    CHANGE_CASE = "change_case"
    IMPORT = "import"
    EXPORT = "export"
    READ_HISTORY = "read_history"
    UNDO = "undo"
    READ_CONTACTS = "read_contacts"
    CHANGE_CONTACTS = "change_contacts"
    BACK_UP = "back_up"
    RESTORE = "restore"


_READER = frozenset((Action.READ_CASE, Action.EXPORT))
ALLOWED: dict[Role, frozenset[Action]] = {
    Role.READER: _READER,
    Role.STRATEGIST: _READER
    | {
        Action.READ_DRAFT,
        Action.CHANGE_PROPOSAL,
        Action.ASSESS,
        Action.ANSWER_FOR_MEMBER,
        Action.CHANGE_SCENARIO,
        Action.IMPORT,
        Action.READ_HISTORY,
        Action.UNDO,
        Action.READ_CONTACTS,
        Action.CHANGE_CONTACTS,
    },
    Role.DECISION_MAKER: _READER | {Action.CHANGE_SCENARIO, Action.DECIDE, Action.READ_HISTORY},
    Role.ADMINISTRATOR: frozenset(Action),
}


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who sits on a seat.

    Parameters
    ----------
    seat
        What the history says, such as "strategist, Hjo"; never a person's name.
    member
        The member that the seat belongs to; "" for one that speaks for all, such as the secretariat's.
    """

    seat: str
    role: Role
    member: str = ""


# Whoever uses portfolj on a machine of their own, without signing in; the server then hears that machine only.
LOCAL = User("local", Role.ADMINISTRATOR)


class NotAllowedError(PortfoljError):
    """Somebody may not do this; `message` says who may."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


def may(user: User, action: Action, about: Initiative | str | None = None) -> bool:
    """Whether a user may do this.

    Parameters
    ----------
    about
        What it is done to: a proposal, or the id of the member that is answered for; None where it is done to all.
    """
    allowed = ALLOWED.get(user.role, frozenset())
    if action not in allowed or (_is_draft(about) and Action.READ_DRAFT not in allowed):
        return False
    return action is not Action.ANSWER_FOR_MEMBER or user.member in ("", about)


def authorize(user: User, action: Action, about: Initiative | str | None = None) -> None:
    """Let it pass, or not; parameters as for `may`.

    Raises
    ------
    NotAllowedError
        Where the user may not do this.
    """
    if may(user, action, about):
        return
    if action not in ALLOWED.get(user.role, frozenset()):
        raise NotAllowedError(_denied(action))
    if _is_draft(about):
        raise NotAllowedError(_denied(Action.READ_DRAFT))
    raise NotAllowedError(say("Whoever answers for '{own}' cannot answer for '{member}'.", own=user.member, member=str(about or "")))


def _is_draft(about: Initiative | str | None) -> bool:
    return isinstance(about, Initiative) and about.draft


def _denied(action: Action) -> Message:
    roles = frozenset(role for role in Role if action in ALLOWED[role])
    return say("{what} is for {roles} only.", what=_DONE[action], roles=SPOKEN[roles])


# Who has one of several roles.
SPOKEN: Mapping[frozenset[Role], Message] = {
    frozenset((Role.ADMINISTRATOR,)): say("administrators"),
    frozenset((Role.STRATEGIST, Role.ADMINISTRATOR)): say("strategists and administrators"),
    frozenset((Role.DECISION_MAKER, Role.ADMINISTRATOR)): say("decision-makers and administrators"),
    frozenset((Role.STRATEGIST, Role.DECISION_MAKER, Role.ADMINISTRATOR)): say("strategists, decision-makers and administrators"),
    frozenset(Role): say("those who have a role here"),
}
_DONE = {
    Action.READ_CASE: say("Reading the case"),
    Action.READ_DRAFT: say("Reading a draft"),
    Action.CHANGE_PROPOSAL: say("Changing a proposal"),
    Action.ASSESS: say("Assessing a proposal"),
    Action.ANSWER_FOR_MEMBER: say("Answering for a member"),
    Action.CHANGE_SCENARIO: say("Saving a scenario"),
    Action.DECIDE: say("Saving a decision"),
    Action.CHANGE_CASE: say("Changing members, goals, money and rules"),
    Action.IMPORT: say("Importing"),
    Action.EXPORT: say("Exporting"),
    Action.READ_HISTORY: say("Reading the history"),
    Action.UNDO: say("Undoing a change"),
    Action.READ_CONTACTS: say("Reading contact persons"),
    Action.CHANGE_CONTACTS: say("Changing contact persons"),
    Action.BACK_UP: say("Making a backup"),
    Action.RESTORE: say("Restoring a backup"),
}
