"""What everything that a rule can speak of is called, by id."""

from portfolj.domain.case import Case


def names_by_id(case: Case) -> dict[str, str]:
    """Names by id; an initiative's name goes before that of anything else with the same id."""
    names = {one.id: one.name for one in case.rules.counts} | {one.id: one.name for one in case.rules.balances}
    names |= {one.id: one.name for one in case.goals} | {one.id: one.name for one in case.pools}
    names |= {one.id: one.name for one in case.funds} | {one.id: one.name for one in case.members}
    return names | {one.id: one.name for one in case.initiatives}
