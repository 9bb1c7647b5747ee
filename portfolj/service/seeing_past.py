"""The past of a case, as those see it who may not read drafts."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from portfolj.domain.initiative import Initiative
from portfolj.errors import InputError
from portfolj.exchange.translate import value_of
from portfolj.explain.change_parts import PROPOSALS
from portfolj.service.seeing import NAMELESS, REFERENCES
from portfolj.storage import Document, Step


def without_drafts(steps: Iterable[Step], open_to_all: Collection[str]) -> Iterator[Step]:
    """What a change did to each record, as those see it who may not read drafts: nothing of the time when a proposal was one.

    Parameters
    ----------
    open_to_all
        The proposals that they see today; what else a record names stands without name.
    """
    for step in steps:
        before, after = (
            None if part is None or _was_draft(step, part) else _nameless(part, open_to_all) for part in (step.before, step.after)
        )
        if before != after:
            yield Step(step.name, before, after)


def _was_draft(step: Step, content: Document) -> bool:
    """Whether a record was a draft; what can no longer be read as a proposal is taken for one."""
    if step.name.kind != PROPOSALS:
        return False
    try:
        return value_of(Initiative, content).draft
    except InputError:
        return True


def _nameless(content: Any, open_to_all: Collection[str], field: str = "") -> Any:
    """Plain data with a name that says nothing in place of each initiative that is not open to all."""
    if isinstance(content, dict):
        return {name: _nameless(part, open_to_all, name) for name, part in content.items()}
    if isinstance(content, list):
        return [_nameless(one, open_to_all, field) for one in content]
    return NAMELESS if field in REFERENCES and isinstance(content, str) and content not in open_to_all else content
