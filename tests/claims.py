"""Answers that say what is so, and answers that say one thing that is not; and what portfolios come to, worked out by hand."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from portfolj.domain.scenario import Objective
from portfolj.results.portfolio import Answer, Portfolio, Reached, References, Status
from portfolj.valuation.instance import Instance, Pair
from tests.limits import (
    A_AND_B,
    EARLY,
    IN_HOURS,
    IN_KRONOR,
    LATE,
    NOTHING,
    PARK,
    SCHOOL,
    SERVED,
    SERVING,
    WEIGHTS,
    WITH_C,
    WITHOUT_C,
    gaining,
    resources,
)
from tests.unit.instances import a_candidate, an_instance, chosen

TOTAL, FLOOR, KRONOR, NUMBER = Objective.TOTAL_BENEFIT, Objective.BEST_FLOOR, Objective.ECONOMIC_BENEFIT, Objective.PARTICIPATIONS


@dataclass(frozen=True)
class Worth:
    """What a portfolio comes to; `standing` is its cost, hours, participations and years waited."""

    instance: Instance
    portfolio: Portfolio
    values: dict[Objective, int | Fraction]
    standing: tuple[int, int, int, int] | None = None
    references: References = NOTHING


TOGETHER = resources(synergies=(*IN_KRONOR, *IN_HOURS, Pair("bath", "road", points=70), Pair("bath", "road", points=-4)))
POINTS_FIRST = resources(synergies=(Pair("bath", "road", points=70), IN_HOURS[0]))
HOURS_FIRST = resources(synergies=IN_HOURS[:1])
FOR_A_LEAST = an_instance(a_candidate("bath", benefit={"a": 5, "b": 40}), members=WEIGHTS, parties=("a", "b"), objectives=(FLOOR, TOTAL))
SCHOOLS = an_instance(SCHOOL, PARK)
FOR_ALL = an_instance(*SERVED, members=WEIGHTS, objectives=(FLOOR, NUMBER, TOTAL))
IN_REGION = an_instance(a_candidate("bath", region_benefit=33, benefit={"a": 5, "b": 2}), objectives=(NUMBER, KRONOR, TOTAL))

WORTHS = (
    Worth(TOGETHER, chosen(*EARLY), {TOTAL: 4066}, (183, 76, 4, 0)),
    Worth(TOGETHER, chosen(*LATE), {TOTAL: 4066}, (183, 76, 4, 1)),
    Worth(TOGETHER, chosen(EARLY[0]), {TOTAL: 2000}, (145, 71, 2, 0)),
    Worth(TOGETHER, chosen(EARLY[1]), {TOTAL: 2000}, (45, 6, 2, 0)),
    Worth(POINTS_FIRST, chosen(*EARLY), {TOTAL: 4070}, (190, 75, 4, 0)),
    Worth(HOURS_FIRST, chosen(*EARLY), {TOTAL: 4000}, (190, 75, 4, 0)),
    Worth(FOR_A_LEAST, chosen(("bath", 2027, "ab")), {FLOOR: Fraction(5, 100), TOTAL: 45}),
    Worth(SCHOOLS, chosen(*WITH_C), {TOTAL: 4000}, (190, 189, 4, 0)),
    Worth(SCHOOLS, chosen(*WITHOUT_C), {TOTAL: 3000}, (160, 179, 3, 0)),
    Worth(IN_REGION, chosen(("bath", 2027, "ab")), {NUMBER: 2, KRONOR: 0, TOTAL: 40}),
    Worth(IN_REGION, (), {NUMBER: 0, KRONOR: 0, TOTAL: 0}, (0, 0, 0, 0)),
    Worth(FOR_ALL, chosen(*SERVING), {FLOOR: Fraction(78, 33), NUMBER: 4, TOTAL: 1078}),
    Worth(FOR_ALL, chosen(SERVING[0]), {FLOOR: 0, NUMBER: 2, TOTAL: 1000}),
    Worth(FOR_ALL, chosen(SERVING[0]), {FLOOR: 6, NUMBER: 2, TOTAL: 1000}, None, References(unreachable=(("b", "hours"),))),
    Worth(FOR_ALL, (), {FLOOR: 0, NUMBER: 0, TOTAL: 0}, None, References(unreachable=(("a", "x"), ("b", "x"), ("c", "x")))),
    Worth(replace(gaining("a")(4500), objectives=(KRONOR, TOTAL)), chosen(("bath", 2027, "ab")), {KRONOR: 16_000, TOTAL: 6}),
    Worth(replace(gaining("a")(4500), objectives=(KRONOR, TOTAL)), chosen(("bath", 2029, "ab")), {KRONOR: 14_000, TOTAL: 6}),
    Worth(replace(gaining("c")(4500), objectives=(KRONOR, TOTAL)), chosen(("bath", 2027, "b")), {KRONOR: 9_000, TOTAL: 1}),
)


@dataclass(frozen=True)
class Claim:
    """An answer, and the words with which its complaint begins; "" when it is sound."""

    complaint: str
    about: str
    instance: Instance
    answer: Answer


def said(complaint: str, about: str, instance: Instance, sound: Answer, **other: Any) -> Claim:
    """A sound answer that says something else in some fields."""
    return Claim(complaint, about, instance, replace(sound, **other))


PLAIN = an_instance(a_candidate("bath"), a_candidate("road"))
SOUND = Answer(
    Status.PROVEN, chosen(("bath", 2027, "ab"), ("road", 2027, "ab")), (Reached(TOTAL, Fraction(4000), Fraction(4000)),), NOTHING, ties=1
)
NONE = Answer(Status.INFEASIBLE, None, (), NOTHING, fails_alone=("count(x)",))

# bath gives a 700 and c 300, road gives b 78: the best floor is that of b, 78 / 33.
BEST = Fraction(78, 33)
FAIR = an_instance(*SERVED, members=WEIGHTS, objectives=(FLOOR, TOTAL))
SERVES = Answer(
    Status.PROVEN,
    chosen(*SERVING),
    (Reached(FLOOR, BEST, BEST), Reached(TOTAL, Fraction(1078), Fraction(1078))),
    References(floor=BEST),
    ties="100+",
)
ALONE = an_instance(*SERVED, members=WEIGHTS, alone_percent=10)
G = {"a": 700, "b": 78, "c": 300}
ALONE_TOO = Answer(
    Status.PROVEN, chosen(*SERVING), (Reached(TOTAL, Fraction(1078), Fraction(1078)),), References(alone=G), ties=100, settled=False
)
UNSERVED = an_instance(SERVED[0], members=WEIGHTS, floor_percent=10)
SERVES_TWO = Answer(
    Status.PROVEN,
    chosen(SERVING[0]),
    (Reached(TOTAL, Fraction(1000), Fraction(1000)),),
    References(unreachable=(("b", "no_benefit"),), floor=Fraction(6)),
)
REACHING = an_instance(*SERVED, members=WEIGHTS, floor_percent=10)
"""With t* at 20 each must get a tenth of it; the portfolio gives the least served less than t* and more than the tenth."""
LESS = Answer(Status.PROVEN, chosen(*SERVING), (Reached(TOTAL, Fraction(1078), Fraction(1078)),), References(floor=Fraction(20)), ties=1)
BARELY = an_instance(a_candidate("bath", fixed=("a", "c"), benefit={"a": 7, "c": 1}), parties=("a", "c"), objectives=(FLOOR, TOTAL))
ONLY_A = Answer(
    Status.PROVEN,
    chosen(("bath", 2027, "a")),
    (Reached(FLOOR, Fraction(7), Fraction(7)), Reached(TOTAL, Fraction(700), Fraction(700))),
    References(unreachable=(("b", "x"), ("c", "x")), floor=Fraction(7)),
)


def total(value: int, bound: int | Fraction) -> tuple[Reached, ...]:
    """One objective."""
    return (Reached(TOTAL, Fraction(value), Fraction(bound)),)


CLAIMS = (
    Claim("", "proven", PLAIN, SOUND),
    Claim("", "infeasible", PLAIN, NONE),
    Claim("", "best floor", FAIR, SERVES),
    Claim("", "alone", ALONE, ALONE_TOO),
    Claim("", "one that is not reached", UNSERVED, SERVES_TWO),
    said("", "within", PLAIN, SOUND, status=Status.WITHIN, reached=total(4000, 4001), ties=None, stopped_by="time"),
    said("", "stopped by nodes", PLAIN, NONE, status=Status.NO_ANSWER, fails_alone=(), stopped_by="nodes"),
    said("", "a hundred ties", PLAIN, SOUND, ties=100),
    said("", "ties not counted", PLAIN, SOUND, ties=None),
    said("", "infeasible without references", FAIR, NONE),
    said("", "infeasible without what is reached alone", ALONE, NONE),
    said(
        "", "references that are not proven", FAIR, SERVES, status=Status.WITHIN, ties=None, references=References(floor=BEST, proven=False)
    ),
    said(
        "",
        "references that are not proven, and less than is reached",
        UNSERVED,
        SERVES_TWO,
        status=Status.WITHIN,
        references=References((("b", "no_benefit"),), None, Fraction(1), proven=False),
    ),
    Claim("", "less than t*, where t* is not the objective", REACHING, LESS),
    Claim("", "one of three is reached", FAIR, ONLY_A),
    said("references", "one of three is reached, by less than t*", FAIR, ONLY_A, references=replace(ONLY_A.references, floor=Fraction(8))),
    said(
        "",
        "a best floor that is not carried to its end, below t*",
        FAIR,
        SERVES,
        status=Status.WITHIN,
        ties=None,
        reached=(Reached(FLOOR, BEST, Fraction(20)), SERVES.reached[1]),
        references=References(floor=Fraction(20)),
    ),
    said("objectives", "none, though the best floor is asked for", FAIR, SERVES, reached=()),
    said(
        "references",
        "an unreachable one that gets a thousandth",
        BARELY,
        SERVES,
        portfolio=chosen(("bath", 2027, "ac")),
        reached=(Reached(FLOOR, Fraction(7, 100), Fraction(7, 100)), Reached(TOTAL, Fraction(8), Fraction(8))),
        references=References((("c", "x"),), None, Fraction(7, 100)),
    ),
    said("", "a best floor of 0", FAIR, NONE, references=References(floor=Fraction(0))),
    said("references", "the first that is reached alone below 0", ALONE, ALONE_TOO, references=References(alone=G | {"a": -1})),
    said(
        "",
        "what is reached alone, of those that can be reached",
        ALONE,
        ALONE_TOO,
        portfolio=chosen(*A_AND_B),
        reached=total(778, 778),
        references=References((("c", "x"),), {"a": 700, "b": 78}),
    ),
    said(
        "status",
        "a portfolio though there was no answer, and references that are not proven",
        FAIR,
        SERVES,
        status=Status.NO_ANSWER,
        reached=(),
        ties=None,
        references=References(floor=BEST, proven=False),
    ),
    said("decided", "a decision forgotten", an_instance(*PLAIN.candidates, a_candidate("tram", decided=True)), SOUND),
    said("status", "no portfolio though proven", PLAIN, SOUND, portfolio=None),
    said("status", "no portfolio though within", PLAIN, SOUND, status=Status.WITHIN, portfolio=None, ties=None),
    said("status", "a portfolio though infeasible", PLAIN, SOUND, status=Status.INFEASIBLE, reached=(), ties=None),
    said("objectives", "values though infeasible", PLAIN, NONE, reached=total(0, 0)),
    said("objectives", "none", PLAIN, SOUND, reached=()),
    said("objectives", "in another order", FAIR, SERVES, reached=SERVES.reached[::-1]),
    said("objectives", "a value one too high", PLAIN, SOUND, reached=total(4001, 4001)),
    said("objectives", "a value one too low", PLAIN, SOUND, reached=total(3999, 3999)),
    said("objectives", "a bound below the value", PLAIN, SOUND, reached=total(4000, 3999), status=Status.WITHIN, ties=None),
    said("objectives", "a bound that is not whole", PLAIN, SOUND, reached=total(4000, Fraction(8001, 2)), status=Status.WITHIN, ties=None),
    said("ties", "in an answer that is not proven", PLAIN, SOUND, status=Status.WITHIN, reached=total(4000, 4001)),
    said("ties", "none at all", PLAIN, SOUND, ties=0),
    said("ties", "a hundred and one", PLAIN, SOUND, ties=101),
    said("ties", "in words", PLAIN, SOUND, ties="many"),
    said("status", "another limit", PLAIN, SOUND, stopped_by="patience"),
    said("status", "what fails alone, and a portfolio", PLAIN, SOUND, fails_alone=("count(x)",)),
    said("status", "proven with room left", PLAIN, SOUND, reached=total(4000, 4001)),
    said("status", "within with no room left", PLAIN, SOUND, status=Status.WITHIN, ties=None),
    said("status", "proven with references that are not", FAIR, SERVES, references=References(floor=BEST, proven=False)),
    said("status", "alone, proven with references that are not", ALONE, ALONE_TOO, references=References(alone=G, proven=False)),
    said("references", "that nothing asks for", PLAIN, SOUND, references=References(proven=False)),
    said("references", "an unreachable one that nothing asks for", PLAIN, SOUND, references=References(unreachable=(("c", "x"),))),
    said("references", "a floor that nothing asks for", PLAIN, SOUND, references=References(floor=Fraction(0))),
    said("references", "what is reached alone, that nothing asks for", PLAIN, SOUND, references=References(alone={"a": 1})),
    said("references", "the floor missing", FAIR, SERVES, references=NOTHING),
    said("references", "a floor below 0", FAIR, NONE, references=References(floor=Fraction(-1))),
    said("references", "a floor above what is reached", FAIR, SERVES, references=References(floor=BEST + Fraction(1, 9999))),
    said(
        "references",
        "a floor below what is reached",
        UNSERVED,
        SERVES_TWO,
        references=References((("b", "no_benefit"),), None, Fraction(5)),
    ),
    said("references", "an unreachable one that is no party", FAIR, NONE, references=References((("ghost", "x"),))),
    said("references", "unreachable ones in another order", FAIR, NONE, references=References((("c", "x"), ("a", "x")))),
    said("references", "an unreachable one twice", FAIR, NONE, references=References((("a", "x"), ("a", "y")))),
    said(
        "references",
        "an unreachable one that gets something",
        FAIR,
        SERVES,
        references=References((("c", "x"),), None, BEST),
    ),
    said("references", "what is reached alone missing", ALONE, ALONE_TOO, references=NOTHING),
    said("references", "one of them missing", ALONE, ALONE_TOO, references=References(alone={"a": 700, "b": 78})),
    said("references", "one below 0", ALONE, ALONE_TOO, references=References(alone=G | {"c": -1})),
    said("", "one that reaches nothing alone", ALONE, ALONE_TOO, references=References(alone=G | {"c": 0})),
    said("excludes", "a rule broken", replace(PLAIN, excludes=(("bath", "road"),)), SOUND),
    said("known", "what is no candidate", PLAIN, SOUND, portfolio=chosen(("ghost", 2027, "ab"))),
)
