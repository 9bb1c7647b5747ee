"""Rules about what is chosen, when it starts and with whom."""

from collections.abc import Iterator

import pulp

from portfolj.model.block import Block, linear

Rows = Iterator[tuple[str, pulp.LpConstraint]]


def start_once(block: Block) -> Rows:
    """sum_s x_is <= 1"""
    for candidate in block.instance.candidates:
        yield block.name("start_once", candidate.id), linear(block, block.chosen(candidate)) <= 1


def takes_part(block: Block) -> Rows:
    """z_ims <= x_is"""
    for (name, member, s), variable in block.takes_part.items():
        yield block.name("takes_part", name, member, s), linear(block, [(variable, 1), (block.start[name, s], -1)]) <= 0


def decided(block: Block) -> Rows:
    """y_i = 1"""
    for candidate in block.instance.candidates:
        if candidate.decided:
            yield block.name("decided", candidate.id), linear(block, block.chosen(candidate)) == 1


def refused(block: Block) -> Rows:
    """y_i = 0"""
    for candidate in block.instance.candidates:
        if candidate.refused:
            yield block.name("refused", candidate.id), linear(block, block.chosen(candidate)) == 0


def quorum(block: Block) -> Rows:
    """sum_ms z_ims >= q_i y_i"""
    for candidate in block.instance.candidates:
        if len(candidate.fixed) < candidate.quorum:
            missing = candidate.quorum - len(candidate.fixed)
            optional = [(block.takes_part[candidate.id, m, s], 1) for m in candidate.optional for s in candidate.starts]
            yield block.name("quorum", candidate.id), linear(block, optional + block.chosen(candidate, -missing)) >= 0


def requires(block: Block) -> Rows:
    """y_i <= y_j ; with finished: x_is <= sum x_js' over s' + d_j <= s"""
    for candidate in block.instance.candidates:
        for needed, finished in candidate.requires:
            other = block.instance.by_id.get(needed)
            if other is None:
                yield block.name("requires", candidate.id, needed), linear(block, block.chosen(candidate)) <= 0
            elif not finished:
                terms = block.chosen(candidate) + block.chosen(other, -1)
                yield block.name("requires", candidate.id, needed), linear(block, terms) <= 0
            else:
                for s in candidate.starts:
                    ended = [(block.start[other.id, q], -1) for q in other.starts if q + other.duration <= s]
                    yield block.name("requires", candidate.id, needed, s), linear(block, [(block.start[candidate.id, s], 1), *ended]) <= 0


def excludes(block: Block) -> Rows:
    """sum_{i in K} y_i <= 1"""
    for group in block.instance.excludes:
        terms = [term for name in group if name in block.instance.by_id for term in block.chosen(block.instance.by_id[name])]
        yield block.name("excludes", *group), linear(block, terms) <= 1


def count(block: Block) -> Rows:
    """lo <= sum_{i in K} y_i <= hi"""
    for rule in block.instance.counts:
        terms = [term for candidate in block.instance.candidates if candidate.id in rule.of for term in block.chosen(candidate)]
        if rule.at_least:
            yield block.name("count", rule.id, side="lo"), linear(block, terms) >= rule.at_least
        if rule.at_most is not None:
            yield block.name("count", rule.id, side="hi"), linear(block, terms) <= rule.at_most


def synergy(block: Block) -> Rows:
    """h_ij <= y_i ; h_ij <= y_j ; h_ij >= y_i + y_j - 1"""
    for number, (pair, both) in enumerate(zip(block.instance.synergies, block.together, strict=True), 1):
        first, second = block.instance.by_id[pair.first], block.instance.by_id[pair.second]
        yield block.name("synergy", number, 1), linear(block, [(both, 1), *block.chosen(first, -1)]) <= 0
        yield block.name("synergy", number, 2), linear(block, [(both, 1), *block.chosen(second, -1)]) <= 0
        yield block.name("synergy", number, 3), linear(block, [(both, -1), *block.chosen(first), *block.chosen(second)]) <= 1
