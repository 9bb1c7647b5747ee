"""A case begun afresh: what goes with it and what does not."""

from portfolj.domain.base import replace
from portfolj.domain.consistency import faults
from portfolj.domain.rules import BalanceRule, CountRule, GoalFloor, Override, Rules, Selection
from portfolj.workflow.afresh import afresh
from tests.tiny import tiny_case

STAYS = (
    "id",
    "name",
    "currency",
    "vat",
    "years",
    "hour_value",
    "admission",
    "members",
    "capacities",
    "ceilings",
    "pools",
    "pool_hours",
    "goals",
)


def test_members_goals_scales_money_and_rules_stay() -> None:
    case = tiny_case()
    begun = afresh(case)
    for field in (*STAYS, "scales", "areas", "funds", "budgets", "levels"):
        assert getattr(begun, field) == getattr(case, field), field


def test_what_was_proposed_tried_and_decided_does_not() -> None:
    begun = afresh(replace(tiny_case(), question="Vad då?", draw="Mötet"))
    assert (begun.initiatives, begun.scenarios, begun.decisions) == ((), (), ())
    assert (begun.question, begun.date, begun.draw) == ("", None, "")


def test_a_rule_that_names_proposals_only_goes_with_them_and_one_that_speaks_of_more_loses_their_names() -> None:
    case = tiny_case()
    one = case.initiatives[0].id
    of_field = Selection.model_validate({"fields": ["explore_operative"]})
    rules = Rules(
        counts=(
            CountRule(id="named", name="De nämnda", of=Selection(initiatives=(one,)), at_most=1),
            CountRule(id="both", name="Båda", of=replace(of_field, initiatives=(one,)), at_most=2),
        ),
        balances=(BalanceRule(id="share", name="Andel", of=Selection(initiatives=(one,)), at_most=50),),
        refused=(Override(initiative=one, reason="Prövad"),),
        goal_floors=(GoalFloor(goal=case.goals[0].id, points=1),),
    )
    begun = afresh(replace(case, rules=rules)).rules
    assert [(rule.id, rule.of) for rule in begun.counts] == [("both", of_field)]
    assert (begun.balances, begun.refused) == ((), ())
    assert begun.goal_floors == rules.goal_floors


def test_a_model_can_be_built_of_it() -> None:
    assert [fault for fault in faults(afresh(tiny_case())) if fault.severity == "fault"] == []
