"""docs/math.md, the model and the check speak of the same rules in the same words."""

import inspect
import re
from pathlib import Path

import pytest

from portfolj.model.constraints import DEFINITIONS, RELATIVE_TO_REFERENCES, RULES, Rule
from portfolj.results.document import RULES_CHECKED
from portfolj.verify import answer

PAGE = Path(__file__).parents[2] / "docs" / "math.md"


def rule_table() -> dict[str, list[str]]:
    """The cells of each row of the table under "3. Rules", by rule name."""
    section = PAGE.read_text(encoding="utf-8").partition("\n## 3. Rules\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("|")]
    head, _, *body = rows
    assert head[:2] == ["rule", "formula"]
    return {row[0]: row for row in body}


def test_the_page_has_exactly_the_rules_of_the_model() -> None:
    assert sorted(rule_table()) == sorted(rule.__name__ for rule in RULES)


def test_no_rule_stands_twice_in_the_model() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_formula_on_the_page_is_the_functions_docstring(rule: Rule) -> None:
    first_line = (inspect.getdoc(rule) or "").splitlines()[0]
    assert rule_table()[rule.__name__][1] == first_line


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_row_of_the_page_states_a_unit_its_lp_name_and_a_reason(rule: Rule) -> None:
    row = rule_table()[rule.__name__]
    assert len(row) == 6
    assert row[2] in {"-", "kr", "h", "kr or h", "points/1000"}
    assert row[3].startswith(f"`{rule.__name__}__")
    assert re.search(r"\w{3,} \w{2,}", row[4])


def test_the_check_states_every_rule_but_synergy_with_the_same_formula() -> None:
    restated = {rule.__name__: inspect.getdoc(rule) for rule in (*answer.STRUCTURE, *answer.RULES) if rule.__name__ != "known"}
    of_the_page = {name: row[1] for name, row in rule_table().items()}
    assert restated == {name: formula for name, formula in of_the_page.items() if name != "synergy"}


def test_what_a_result_says_was_checked_is_what_the_page_lists() -> None:
    assert sorted(RULES_CHECKED) == sorted(rule_table())


def test_the_groups_of_rules_that_solving_speaks_of_are_rules() -> None:
    assert set(rule_table()) >= DEFINITIONS | RELATIVE_TO_REFERENCES
