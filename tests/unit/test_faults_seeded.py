"""The rules on their limits and one step past, and whether a fault in any of them would be seen.

Each small change to a rule of the model, or to what the check is made of, is tried one at a time (`tests/mutants.py`). A change to the
model is seen when it leads to a portfolio that the check refuses or to another best value than that of trying every portfolio; a
change to the check is seen when it says something else of an example worked out by hand.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from types import ModuleType

import pytest

from portfolj.domain.scenario import Objective
from portfolj.errors import Message
from portfolj.model import build
from portfolj.model.constraints import RULES
from portfolj.results.portfolio import Portfolio, References
from portfolj.solve.limits import Limits
from portfolj.solve.nested import best_total
from portfolj.valuation.instance import Instance
from portfolj.verify import broken, check, tie_break, values
from tests.claims import CLAIMS, WORTHS, Claim, Worth
from tests.every_portfolio import portfolios
from tests.limits import EDGES, EXAMPLES, Edge, Example
from tests.mutants import Mutant, installed, mutants

OF_THE_MODEL = tuple(f"portfolj.model.constraints{part}" for part in (".choice", ".resources", ".fairness", ""))
OF_THE_CHECK = tuple(
    f"portfolj.verify.{part}"
    for part in ("chosen", "structure", "choice", "money", "hours", "goals", "fairness", "objectives", "claims", "answer")
)

NO_OTHER_MODEL = {
    "choice.takes_part: `1`: 1 to 2": "z <= 2 x is z <= x",
    "choice.quorum: `len(candidate.fixed) < candidate.quorum`: always so": "a row that asks for nothing",
    "choice.quorum: `len(candidate.fixed) < candidate.quorum`: Lt to LtE": "a row that asks for nothing",
    "choice.requires: `1`: 1 to 2": "x <= 2 y is x <= y",
    "choice.count: `rule.at_least`: always so": "a row that asks for nothing",
    "choice.synergy: `1`: 1 to 2": "h <= 2 y is h <= y, and the number in a name",
    "resources._amounts: `variable is not None and s + effort.k in years`: part 1 dropped": "hours are of those that can take part",
    "fairness.floor_per_resident: `instance.floor_percent and references.floor is not None`: part 1 dropped": "0 % asks for nothing",
    "fairness.go_it_alone: `instance.alone_percent and references.alone is not None`: part 1 dropped": "0 % asks for nothing",
}
NO_OTHER_CHECK = {
    "hours._too_many: `not role`: always so": "other words",
    "hours._too_many: `not role`: never so": "other words",
    "hours._too_many: `not role`: Not dropped": "other words",
    "fairness.floor_per_resident: `not instance.floor_percent or floor is None`: part 1 dropped": "0 % asks for nothing",
    "fairness.go_it_alone: `not instance.alone_percent or best is None`: part 1 dropped": "0 % asks for nothing",
    "claims.references_fit: `served and carried and (floor != stated.floor)`: part 1 dropped": "where nobody is served t* is 0",
    "claims.references_fit: `0`: 0 to 1": "every member has an entry",
    "claims.reached: `1`: 1 to 2": "other words",
}
"""Changes that change nothing but words, and why."""


def named(messages: Iterable[Message]) -> set[str]:
    """The rules that complain."""
    return {str(message).partition(":")[0] for message in messages}


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.rule}, {edge.about}")
def test_the_check_lets_a_portfolio_pass_on_the_limit_and_not_one_step_past_it(edge: Edge) -> None:
    on, past = edge.make(edge.limit), edge.make(edge.past)
    assert broken(on, edge.portfolio, edge.references) == ()
    assert named(broken(past, edge.portfolio, edge.references)) == {edge.rule}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule or 'no rule'}, {example.about}")
def test_the_check_names_the_rule_that_an_example_breaks_and_no_other(example: Example) -> None:
    assert named(broken(example.instance, example.portfolio, example.references)) == {example.rule} - {""}


@pytest.mark.parametrize("worth", WORTHS)
def test_a_portfolio_comes_to_what_was_worked_out_by_hand(worth: Worth) -> None:
    assert values(worth.instance, worth.portfolio, worth.references) == worth.values
    assert worth.standing is None or tie_break(worth.instance, worth.portfolio) == worth.standing


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.complaint or 'sound'}, {claim.about}")
def test_the_check_names_what_an_answer_says_that_is_not_so(claim: Claim) -> None:
    assert named(check(claim.instance, claim.answer)) == {claim.complaint} - {""}


Posed = tuple[str, Instance, References, int | None]


def total(instance: Instance, portfolio: Portfolio) -> int:
    """Total benefit in thousandths of a point, by the check's word."""
    closing = replace(instance, objectives=(Objective.TOTAL_BENEFIT,))
    return int(values(closing, portfolio, References())[Objective.TOTAL_BENEFIT])


@pytest.fixture(scope="module")
def posed() -> list[Posed]:
    """Instances by the rule they are about, and the best total benefit that trying every portfolio finds; None where there is none."""
    edges = [(one.rule, one.make(limit), one.references) for one in EDGES for limit in (one.limit, one.past)]
    others = [("synergy", one.instance, one.references) for one in WORTHS]
    examples = [(one.rule, one.instance, one.references) for one in EXAMPLES if one.of_a_case]
    return [
        (rule, instance, known, max((total(instance, one) for one in portfolios(instance, known)), default=None))
        for rule, instance, known in (*edges, *others, *examples)
    ]


def is_wrong(one: Posed) -> bool:
    """Whether the model leads to anything else than the best."""
    _, instance, known, best = one
    outcome, portfolio = best_total(instance, known, Limits())
    if portfolio is None:
        return not (outcome.infeasible and best is None)
    return bool(broken(instance, portfolio, known)) or not outcome.value == best == total(instance, portfolio)


def test_the_model_leads_to_the_best_on_each_limit_and_one_step_past_it(posed: list[Posed]) -> None:
    assert [one for one in posed if is_wrong(one)] == []


def test_every_rule_is_met_by_an_example_that_it_decides(posed: list[Posed]) -> None:
    assert {rule for rule, *_ in posed} >= {rule.__name__ for rule in RULES}


def sample(modules: Sequence[str], number: int) -> list[Mutant]:
    """So many mutants, evenly spread; each rule dropped whole is always among them."""
    every = [mutant for module in modules for mutant in mutants(module)]
    spread = every[:: max(1, len(every) // number)]
    return spread + [mutant for mutant in every if mutant.about == "the whole rule dropped" and mutant not in spread]


def survivors(tried: Iterable[Mutant], modules: Sequence[str], is_seen: Callable[[Mutant, dict[str, ModuleType]], bool]) -> list[str]:
    """The mutants that nothing sees."""
    found = []
    for mutant in tried:
        with installed(mutant, tuple(modules)) as made:
            if not is_seen(mutant, made):
                found.append(str(mutant))
    return found


@pytest.mark.long
def test_a_fault_in_any_rule_of_the_model_is_seen(posed: list[Posed], cases: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_seen(mutant: Mutant, made: dict[str, ModuleType]) -> bool:
        monkeypatch.setattr(build, "RULES", made[OF_THE_MODEL[-1]].RULES)
        try:
            return any(is_wrong(one) for one in sorted(posed, key=lambda one: one[0] != mutant.function))
        except Exception:  # noqa: BLE001  whatever it breaks, it is seen
            return True
        finally:
            monkeypatch.undo()

    unseen = survivors(sample(OF_THE_MODEL[:-1], cases // 4), OF_THE_MODEL, is_seen)
    assert [one for one in unseen if one.removeprefix("model.constraints.") not in NO_OTHER_MODEL] == []


@pytest.mark.long
def test_a_fault_in_any_part_of_the_check_is_seen(cases: int) -> None:
    known = [(one.make(one.limit), one.portfolio, one.references, set[str]()) for one in EDGES]
    known += [(one.make(one.past), one.portfolio, one.references, {one.rule}) for one in EDGES]
    known += [(one.instance, one.portfolio, one.references, {one.rule} - {""}) for one in EXAMPLES]

    def is_seen(_: Mutant, made: dict[str, ModuleType]) -> bool:
        of_rules, of_values = made["portfolj.verify.answer"], made["portfolj.verify.objectives"]
        try:
            return (
                any(named(of_rules.broken(instance, portfolio, given)) != rules for instance, portfolio, given, rules in known)
                or any(of_values.values(one.instance, one.portfolio, one.references) != one.values for one in WORTHS)
                or any(one.standing not in (None, of_values.tie_break(one.instance, one.portfolio)) for one in WORTHS)
                or any(named(of_rules.check(one.instance, one.answer)) != {one.complaint} - {""} for one in CLAIMS)
            )
        except Exception:  # noqa: BLE001  whatever it breaks, it is seen
            return True

    unseen = survivors(sample(OF_THE_CHECK, cases // 2), OF_THE_CHECK, is_seen)
    assert [one for one in unseen if one.removeprefix("verify.") not in NO_OTHER_CHECK] == []
