"""Read a stored document of results back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from portfolj.domain.scenario import Objective
from portfolj.errors import Fault, InputError, WrongValue, say
from portfolj.results.document import cut
from portfolj.results.portfolio import Answer, Choice, Reached, References, Status

_Points = Annotated[str, Field(pattern=r"^-?\d{1,30}\.\d{3}$")]
_Ratio = Annotated[str, Field(pattern=r"^-?\d{1,30}/[1-9]\d{0,29}$")]
_Amount = Annotated[str, Field(pattern=r"^-?\d{1,30}(\.\d{3}|/[1-9]\d{0,29})?$")]


class _Part(BaseModel):
    """A part of a document: strict, so that true is no number and 1.0 no whole one; what is worked out again is let through unread."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class _Case(_Part):
    id: str
    digest: str


class _Objective(_Part):
    name: Annotated[Objective, Field(strict=False)]
    value: _Amount
    bound: _Amount


class _Unreachable(_Part):
    member: str
    rule: str


class _References(_Part):
    unreachable: list[_Unreachable]
    alone: dict[str, _Points] | None
    best_floor: _Ratio | None
    proven: bool


class _Choice(_Part):
    id: str
    start: int
    participants: list[str]


class _Result(_Part):
    scenario: str
    status: Annotated[Status, Field(strict=False)]
    objectives: list[_Objective]
    ties: int | str | None
    references: _References
    chosen: list[_Choice]
    stopped_by: str = ""
    settled: bool = True
    fails_alone: list[str] = []
    halved_by: list[str] = []


class _Receipt(_Part):
    versions: dict[str, str]
    options: dict[str, str]
    log_head: str = ""


class _Document(_Part):
    format: Literal["portfolj/1"]
    case: _Case
    results: Annotated[list[_Result], Field(min_length=1)]
    receipt: _Receipt


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored document: whose it is, its answers by scenario in its order, and all that stands in it as plain data."""

    case_id: str
    digest: str
    answers: tuple[tuple[str, Answer], ...]
    content: Mapping[str, Any]


def read_document(text: str) -> Stored:
    """Read what `document` and `one_line` wrote.

    Raises
    ------
    InputError
        When the text is no such document; everything that is wrong with its shape, each with its key path.
    """
    content = _plain(text)
    try:
        read = _Document.model_validate(content)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
        raise InputError(_missing(one["loc"]) if one["type"] == "missing" else _other(one["loc"], one["input"]) for one in wrong) from error
    answers = tuple((one.scenario, _answer(one)) for one in read.results)
    return Stored(read.case.id, read.case.digest, answers, content)


def _missing(path: tuple[str | int, ...]) -> Fault:
    return Fault(say("'{field}' is missing; solve the case again.", field=str(path[-1])), path=path)


def _other(path: tuple[str | int, ...], part: Any) -> Fault:
    """A part that is not of the kind that stands there."""
    shown = "{...}" if isinstance(part, dict) else "[...]" if isinstance(part, list) else cut(json.dumps(part, ensure_ascii=False))
    return Fault(say("{part} stands here, which portfolj does not write; solve the case again.", part=shown), path=path)


def keys_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, as the hook of its reader.

    Raises
    ------
    WrongValue
        When a key stands twice, of which another reader would see the other value.
    """
    names = [name for name, _ in pairs]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise WrongValue(say("The key '{key}' stands twice; solve the case again.", key=twice[0]))
    return dict(pairs)


def _plain(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=keys_once)
    except WrongValue as wrong:
        raise InputError(wrong.message) from wrong
    except json.JSONDecodeError as wrong:
        row, sign = wrong.lineno, wrong.colno
        message = say("The document is not well-formed JSON at row {row}, sign {sign}; solve the case again.", row=row, sign=sign)
        raise InputError(message) from wrong
    except (ValueError, RecursionError) as wrong:
        raise InputError(say("The document holds a number too long or lists too deep to read; solve the case again.")) from wrong


def _answer(one: _Result) -> Answer:
    chosen = tuple(Choice(choice.id, choice.start, tuple(choice.participants)) for choice in one.chosen)
    found = one.status in (Status.PROVEN, Status.WITHIN)
    return Answer(
        status=one.status,
        portfolio=chosen if found or chosen else None,
        reached=tuple(_reached(stated) for stated in one.objectives),
        references=_read_references(one.references),
        ties=one.ties,
        settled=one.settled,
        stopped_by=one.stopped_by,
        fails_alone=tuple(one.fails_alone),
        halved_by=tuple(one.halved_by),
    )


def _reached(stated: _Objective) -> Reached:
    unit = 1000 if stated.name is Objective.TOTAL_BENEFIT else 1
    return Reached(stated.name, Fraction(stated.value) * unit, Fraction(stated.bound) * unit)


def _read_references(stated: _References) -> References:
    alone = None if stated.alone is None else {member: int(Fraction(best) * 1000) for member, best in stated.alone.items()}
    return References(
        tuple((one.member, one.rule) for one in stated.unreachable),
        alone,
        None if stated.best_floor is None else Fraction(stated.best_floor),
        stated.proven,
    )
