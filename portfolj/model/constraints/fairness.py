"""Rules about what each member gives and gets."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

import pulp

from portfolj.model.block import Block, Term, linear
from portfolj.valuation.instance import Candidate

Rows = Iterator[tuple[str, pulp.LpConstraint]]


def participation_floor(block: Block) -> Rows:
    """sum_is z_ims >= n_m"""
    for member, least in block.instance.participation_floors.items():
        terms = [
            (variable, 1)
            for candidate in block.instance.candidates
            for s in candidate.starts
            if (variable := block.part(candidate, member, s)) is not None
        ]
        yield block.name("participation_floor", member), linear(block, terms) >= least


def floor_per_resident(block: Block) -> Rows:
    """u_m >= ceil(alpha t* w_m / 100)"""
    instance, references = block.instance, block.references
    if instance.floor_percent and references.floor is not None:
        for member in instance.parties:
            if member not in references.exempt():
                least = ceil(references.floor * instance.member[member].weight * instance.floor_percent / 100)
                yield block.name("floor_per_resident", member), linear(block, block.benefit(member)) >= least


def _net(block: Block, candidate: Candidate, member: str, s: int) -> int:
    """r - k - kappa e of a member in a candidate started in s, kronor over the planning years."""
    years = block.instance.years
    income = sum(one.amount for one in candidate.economic if one.on == member and s + one.k in years)
    paid = sum(one.amount for one in candidate.own_cost if one.on == member and s + one.k in years)
    effort = sum(one.net for one in candidate.effort if one.member == member and s + one.k in years)
    return income - paid - block.instance.hour_value * effort


def nobody_loses(block: Block) -> Rows:
    """sum_is sum_t (r_im,t-s - k_im,t-s - kappa e_im,t-s) z_ims >= 0"""
    instance = block.instance
    if not instance.nobody_loses:
        return
    for member in instance.parties:
        terms: list[Term] = [
            (variable, _net(block, candidate, member, s))
            for candidate in instance.candidates
            for s in candidate.starts
            if (variable := block.part(candidate, member, s)) is not None
        ]
        fee = instance.member[member].fee * len(instance.years) if instance.count_fee else 0
        yield block.name("nobody_loses", member), linear(block, terms) >= fee


def go_it_alone(block: Block) -> Rows:
    """u_m >= ceil(lambda G_m / 100)"""
    instance, references = block.instance, block.references
    if instance.alone_percent and references.alone is not None:
        for member, best in references.alone.items():
            if member not in references.exempt():
                least = ceil(Fraction(instance.alone_percent * best, 100))
                yield block.name("go_it_alone", member), linear(block, block.benefit(member)) >= least
