"""Answers of random cases, each written down in several orders: `python -m tests.many_orders INITIATIVES ORDERS SEED...`.

Prints one line for each seed: the seed, and the different `results` that the orders led to, each as JSON. One is as it should be.
"""

import json
import random
import sys
from collections.abc import Iterator

from portfolj.domain.case import Case
from portfolj.domain.digest import digest
from portfolj.results.document import document, one_line
from portfolj.results.portfolio import Receipt
from portfolj.workflow.solving import solve_case
from tests.tied import reordered, tied_document


def answers(seed: int, initiatives: int, orders: int) -> Iterator[str]:
    """The document of results, for each order; versions and options left out."""
    written = tied_document(seed, initiatives)
    for number in range(orders):
        case = Case.model_validate(reordered(written, random.Random(number)) if number else written)  # noqa: S311
        yield one_line(document(case.id, digest(case), solve_case(case), Receipt((), ())))


if __name__ == "__main__":
    size, times, *seeds = map(int, sys.argv[1:])
    for one in seeds:
        sys.stdout.write(json.dumps([one, sorted(set(answers(one, size, times)))], ensure_ascii=True) + "\n")
