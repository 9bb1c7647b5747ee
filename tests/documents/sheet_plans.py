"""Plans of the small case and odd ones made of them, and what stands in a workbook of them."""

import io
import re
import zipfile
from functools import cache
from typing import Any

from python_calamine import CalamineWorkbook

from portfolj.domain.case import Case
from portfolj.exchange.plan.excel import as_workbook
from portfolj.exchange.plan.making import make_plan
from portfolj.results.decided import Side, Standing
from portfolj.results.plan import Decided, Named, Plan
from portfolj.text import Language
from tests.documents.plans import worked_out
from tests.tiny import tiny_case

HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "{=1}",
    "'=1",
    "http://example.org",
    "internal:A1",
    "1e5",
    "TRUE",
    "#REF!",
    "<b>&amp;</b>]]> &P &N",
    "{{ x }} {% %} #import",
    "_x0041_",
    "a\u202eb\u202c",
    "first\n\nsecond\tthird",
)


def decided_case(**stated: Any) -> Case:
    """The small case with a decision that takes one in and one out."""
    deviations = [
        {"initiative": "skills", "chosen": True, "reason": "=Alla vill ha den"},
        {"initiative": "archive", "chosen": False, "reason": "Kan vänta"},
    ]
    decision = {"id": "base", "body": "Direktionen", "date": "2026-12-03", "deviations": deviations, "agreed": "Vi börjar i januari."}
    scenarios = [one for one in tiny_case().scenarios if one.id != "all_in"]
    return tiny_case(**({"scenarios": scenarios, "decisions": [decision]} | stated))


@cache
def small(language: Language = Language.SWEDISH) -> Plan:
    """The plan of the small case."""
    return make_plan(worked_out(decided_case()), language)


def changed(**fields: Any) -> Plan:
    """The plan with other fields."""
    return small().model_copy(update=fields)


def hostile() -> Plan:
    """The plan with texts that would be code, in every place that people write in."""
    plan = small()
    rows = tuple(
        plan.rows[at % len(plan.rows)].model_copy(
            update={
                "id": f"r{at}",
                "name": text,
                "owner": text,
                "why": text,
                "reason": text,
                "side": Side.TAKEN_IN,
                "standing": Standing.HOLDS,
                "goal": Named(id=f"g{at}", name=text),
                "follow_up": (text, text),
            }
        )
        for at, text in enumerate(HOSTILE)
    )
    decided = Decided(body=HOSTILE[0], date="", mandate=HOSTILE[1], agreed=HOSTILE[2], reserved=HOSTILE[3], to_discuss=HOSTILE[-1])
    return changed(rows=rows, decided=decided, case=Named(id="x", name="=1+1 &P & 'x' [a]:*?/\\"), made_up=HOSTILE[6], in_short=HOSTILE[7])


def many() -> Plan:
    """Three hundred rows with long names."""
    rows = small().rows
    return changed(rows=tuple(rows[at % len(rows)].model_copy(update={"id": f"r{at}", "name": f"{at}{' namn' * 59}"}) for at in range(300)))


def nothing() -> Plan:
    """Nothing chosen, and nothing to choose."""
    frames = tuple(one.model_copy(update={"used": 0}) for one in small().frames)
    return changed(rows=(), undertakings=(), left_out=(), events=(), goals=(), areas=(), fields=(), frames=frames, used=0)


def sheets(plan: Plan) -> dict[str, list[list[Any]]]:
    """The cells of every sheet but the hidden one, whole numbers as such."""
    with CalamineWorkbook.from_filelike(io.BytesIO(as_workbook(plan))) as book:
        read = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:-1]}
    return {name: [[_whole(cell) for cell in row] for row in rows] for name, rows in read.items()}


def _whole(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def parts(content: bytes) -> dict[str, str]:
    """The XML of a workbook by file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def formulas(content: bytes) -> list[str]:
    """Every formula of a workbook."""
    return [one for name, xml in parts(content).items() if "/sheet" in name for one in re.findall(r"<f[^>]*>([^<]*)</f>", xml)]
