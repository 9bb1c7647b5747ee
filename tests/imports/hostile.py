"""A case whose texts are what spreadsheets, CSV and YAML like to take for something else."""

from portfolj.domain.base import replace
from portfolj.domain.case import Case
from tests.tiny import tiny_case

HOSTILE = (
    "=1+1",
    "+46 500",
    "-1",
    "@SUM(A1)",
    "'=1+1",
    "''",
    "'@x",
    '=cmd|" /C calc"!A0',
    "\uff1d1+1",
    '=HYPERLINK("https://example.org";"här")',
    "https://example.org/?a=1&b=2",
    "a\tb",
    "first line\nsecond; line; with; many; separators; in; it",
    '"quoted"',
    "null",
    "~",
    "true",
    "1e5",
    "007",
    "2027-02-01",
    "12,5",
    "NA",
    "-",
    "x",
    "_x0041_",
    "a  b   c",
    "<b>&amp;</b>",
    "e\u200bf",
    "#REF!",
    "Summa",
    "{=1}",
    "|",
    "1 250",
)


def hostile_case() -> Case:
    """The small case with each hostile text somewhere: as comment, reason, body, role, source or name; ids that look like numbers too."""
    case = tiny_case()
    texts, at = list(HOSTILE), 0
    initiatives = []
    for one in case.initiatives:
        rows = []
        for row in one.parties.participations:
            rows.append(replace(row, comment=texts[at % len(texts)], source=texts[(at + 1) % len(texts)], share="12.1250"))
            at += 1
        efforts = tuple(replace(row, role=texts[(at + number) % len(texts)]) for number, row in enumerate(one.takes.efforts))
        bodies = [
            {"judged": "feasibility", "body": text, "points": "33.3330", "date": "2026-09", "reason": text, "seen": "=x"} for text in texts
        ]
        parties = replace(one.parties, participations=tuple(rows))
        gives = replace(one.gives, assessments=bodies)
        initiatives.append(replace(one, parties=parties, gives=gives, takes=replace(one.takes, efforts=efforts)))
    goals = [{"id": f"g{number}", "name": text, "weight": "1.1250", "source": text} for number, text in enumerate(texts)]
    goals += [{"id": name, "name": name, "weight": 1} for name in ("007", "NA", "-", "-a", "1e5", "true", "null")]
    capacities = [
        {"member": one.id, "year": 2027, "role": text, "hours": number} for one in case.members for number, text in enumerate(texts)
    ]
    return replace(case, initiatives=initiatives, goals=(*case.goals, *goals), capacities=capacities)
