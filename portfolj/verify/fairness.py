"""Rules about what each member gives and gets."""

from collections import Counter
from collections.abc import Iterator
from math import ceil

from portfolj.errors import Message, say
from portfolj.verify.chosen import Chosen


def participation_floor(chosen: Chosen) -> Iterator[Message]:
    """sum_is z_ims >= n_m"""
    joined = Counter(member for one in chosen.started for member in one.members)
    for member, least in chosen.instance.participation_floors.items():
        if joined[member] < least:
            yield say(
                "participation_floor: '{member}' takes part in {count}; the least is {least}.",
                member=member,
                count=joined[member],
                least=least,
            )


def floor_per_resident(chosen: Chosen) -> Iterator[Message]:
    """u_m >= ceil(alpha t* w_m / 100)"""
    instance, floor = chosen.instance, chosen.references.floor
    if not instance.floor_percent or floor is None:
        return
    given, exempt = chosen.benefits, chosen.references.exempt()
    for member in instance.parties:
        least = ceil(instance.floor_percent * floor * instance.member[member].weight / 100)
        if member not in exempt and given[member] < least:
            yield say(
                "floor_per_resident: '{member}' gets {amount:points}; the least is {least:points}.",
                member=member,
                amount=given[member],
                least=least,
            )


def nobody_loses(chosen: Chosen) -> Iterator[Message]:
    """sum_is sum_t (r_im,t-s - k_im,t-s - kappa e_im,t-s) z_ims >= 0"""
    instance, years = chosen.instance, chosen.planning_years
    if not instance.nobody_loses:
        return
    fees = len(instance.years) if instance.count_fee else 0
    left = {member: -fees * instance.member[member].fee for member in instance.parties}
    for (member, year), kronor in chosen.income.items():
        if member in left and year in years:
            left[member] += kronor
    for (member, year), kronor in chosen.own_money.items():
        if member in left and year in years:
            left[member] -= kronor
    for (member, _, year), hours in chosen.effort.items():
        if member in left and year in years:
            left[member] -= instance.hour_value * hours
    for member, kronor in left.items():
        if kronor < 0:
            yield say("nobody_loses: '{member}' goes back by {amount:kr} over the planning years.", member=member, amount=-kronor)


def go_it_alone(chosen: Chosen) -> Iterator[Message]:
    """u_m >= ceil(lambda G_m / 100)"""
    instance, best = chosen.instance, chosen.references.alone
    if not instance.alone_percent or best is None:
        return
    given, exempt = chosen.benefits, chosen.references.exempt()
    for member in instance.parties:
        least = -(-instance.alone_percent * best.get(member, 0) // 100)
        if member not in exempt and given[member] < least:
            yield say(
                "go_it_alone: '{member}' gets {amount:points}; alone it would reach {least:points}.",
                member=member,
                amount=given[member],
                least=least,
            )
