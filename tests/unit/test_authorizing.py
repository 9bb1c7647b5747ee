"""Who may do what: the whole matrix, written a second time, and what is refused."""

import itertools
from typing import cast

import pytest

from portfolj.service.authorizing import LOCAL, Action, NotAllowedError, Role, User, authorize, may

# A line for each action; R reader, S strategist, D decision-maker, A administrator.
MATRIX = """
read_case          R S D A
export             R S D A
read_draft         . S . A
change_proposal    . S . A
assess             . S . A
answer_for_member  . S . A
change_scenario    . S D A
decide             . . D A
change_case        . . . A
import             . S . A
read_history       . S D A
undo               . S . A
read_contacts      . S . A
change_contacts    . S . A
back_up            . . . A
restore            . . . A
"""
EXPECTED = {
    (role, action): sign != "."
    for action, *signs in map(str.split, MATRIX.split("\n")[1:-1])
    for role, sign in zip(Role, signs, strict=True)
}


@pytest.mark.parametrize(("role", "action"), list(itertools.product(Role, Action)))
def test_each_role_may_do_what_the_matrix_says_and_is_refused_the_rest(role: Role, action: Action) -> None:
    user = User("seat", role)
    assert may(user, action) == EXPECTED[role, action.value]
    if not EXPECTED[role, action.value]:
        with pytest.raises(NotAllowedError, match=r" is for .*administrators.* only"):
            authorize(user, action)


def test_the_matrix_is_whole() -> None:
    assert set(EXPECTED) == set(itertools.product(Role, (action.value for action in Action)))


def test_what_nobody_has_been_given_is_denied() -> None:
    assert not may(User("seat", cast("Role", "owner")), Action.READ_CASE)
    assert not may(LOCAL, cast("Action", "erase_everything"))


def test_a_seat_of_a_member_answers_for_that_member_only() -> None:
    seat = User("strategist, Hjo", Role.STRATEGIST, "hjo")
    authorize(seat, Action.ANSWER_FOR_MEMBER, "hjo")
    with pytest.raises(NotAllowedError, match="'hjo' cannot answer for 'tibro'"):
        authorize(seat, Action.ANSWER_FOR_MEMBER, "tibro")
    authorize(User("secretariat", Role.STRATEGIST), Action.ANSWER_FOR_MEMBER, "tibro")


def test_whoever_is_alone_on_a_machine_may_do_everything() -> None:
    assert all(may(LOCAL, action) for action in Action)
