"""Tables in the shell: who takes part in few words, and columns that lose nothing on a narrow terminal."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from portfolj.cli.screen import Column, Screen
from portfolj.domain.member import Member, MemberKind
from portfolj.errors import say
from portfolj.explain.taking_part import taking_part
from portfolj.text import Language, render

TEXT = "Enters at 60 percent of the frame, and cannot be left out there"


def municipalities(names: str) -> list[Member]:
    """Municipalities with names of one letter."""
    return [Member(id=name.lower(), name=name, weight=1) for name in names]


REGION = Member(id="region", name="Region", kind=MemberKind.REGION, weight=1)


@pytest.mark.parametrize(
    ("participants", "said"),
    [
        ("abcdefghij", "all 10"),
        (["region", *"abcdefghij"], "all 10 and Region"),
        ("abcdefghi", "all but J"),
        ("bcdefghi", "all but A and J"),
        ("cdefghi", "7"),
        (["region", *"abcdefghi"], "10"),
        ("fedcba", "A, B, C, D, E and F"),
        (["region", "b"], "B and Region"),
        ("a", "A"),
    ],
)
def test_who_takes_part_is_said_in_few_words(participants: list[str], said: str) -> None:
    assert render(taking_part([*municipalities("ABCDEFGHIJ"), REGION], participants), Language.ENGLISH) == said


def test_where_no_municipality_is_a_member_those_who_take_part_are_named() -> None:
    assert render(taking_part([REGION], ["region"]), Language.ENGLISH) == "Region"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What is shown on a terminal of so many columns."""

    def shown(columns: int, *table: Any) -> str:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("LINES", "50")
        Screen(Language.ENGLISH).table(*table)
        return re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)

    return shown


HEAD = (Column(say("Initiative"), least=18), *(Column(say("Kronor"), figures=True) for _ in range(3)), Column(say("Why")))
ROW = ("A name of several words", *["12,800,000"] * 3, TEXT)


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 140])
def test_a_table_loses_no_letter_however_narrow_the_terminal_is(columns: int, terminal: Callable[..., str]) -> None:
    lines = terminal(columns, HEAD, [ROW]).rpartition("─\n")[2].splitlines()
    begin, end = lines[0].index("12,800,000"), lines[0].rindex("12,800,000") + len("12,800,000")
    parts = ("".join(line[:begin] for line in lines), lines[0][begin:end], "".join(line[end:] for line in lines))
    expected = (ROW[0], "".join(ROW[1:-1]), TEXT)
    assert [part.replace(" ", "") for part in parts] == [part.replace(" ", "") for part in expected]


@pytest.mark.parametrize("columns", [80, 100, 120])
def test_a_table_is_as_wide_as_the_terminal_where_its_figures_leave_room(columns: int, terminal: Callable[..., str]) -> None:
    lines = terminal(columns, HEAD, [(ROW[0] * 3, *ROW[1:-1], TEXT * 3)]).splitlines()
    assert columns - 2 < max(len(line.rstrip()) for line in lines) <= columns
