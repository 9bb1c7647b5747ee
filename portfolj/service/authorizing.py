"""Who may do what, in one table; what it does not allow is not allowed. The writes of this package ask here, and reading the history."""

from dataclasses import dataclass
from enum import StrEnum

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


def may(user: User, action: Action, *, member: str = "") -> bool:
    """Whether a user may do this; `member` is whom it is done for, where it is done for one."""
    if action not in ALLOWED.get(user.role, frozenset()):
        return False
    return action is not Action.ANSWER_FOR_MEMBER or user.member in ("", member)


def authorize(user: User, action: Action, *, member: str = "") -> None:
    """Let it pass, or not.

    Raises
    ------
    NotAllowedError
        Where the user may not do this.
    """
    if may(user, action, member=member):
        return
    if action in ALLOWED.get(user.role, frozenset()):
        raise NotAllowedError(say("Whoever answers for '{own}' cannot answer for '{member}'.", own=user.member, member=member))
    roles = frozenset(role for role in Role if action in ALLOWED[role])
    raise NotAllowedError(say("{what} is for {roles} only.", what=_DONE[action], roles=_SPOKEN[roles]))


_SPOKEN = {
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
