"""Plans to make documents of: Skaraborg's, and odd ones made of it."""

from functools import cache
from pathlib import Path

from portfolj.exchange import read_case
from portfolj.exchange.plan.blocks import Pages, Table
from portfolj.exchange.plan.making import make_plan
from portfolj.results.plan import Named, Plan
from portfolj.results.planned import Planned
from portfolj.text import Language
from tests.documents.plans import worked_out

SKARABORG = Path(__file__).parents[2] / "scenarios" / "skaraborg"
HOSTILE = (
    '#import "x"',
    "*bold* _slanted_ $x^2$ `code`",
    "=SUM(A1)",
    "{{ x }} {% for %}",
    "<b>&amp;</b>]]>",
    "\\u{41} // /* c */ @ref <label>",
    "- list\n+ numbered\n\n= Heading\n\nthe second",
    "#panic()",
    '"; "\\"',
    "#sys.inputs.plan",
    "a\u202eb\u200f\u2066c \ufeff \u00ad",
)


@cache
def planned() -> Planned:
    """Skaraborg worked out once."""
    return worked_out(read_case(SKARABORG).case)


@cache
def skaraborg(language: Language = Language.SWEDISH) -> Plan:
    """The plan of Skaraborg."""
    return make_plan(planned(), language)


def tables(made: Pages) -> list[Table]:
    """Every table of a document in its order."""
    return [block for section in made.sections for block in section.blocks if isinstance(block, Table)]


def named(*names: str) -> Plan:
    """The plan with other names, one after another, of everything that people name."""
    plan = skaraborg()

    def name(place: int) -> str:
        return names[place % len(names)]

    rows = tuple(
        row.model_copy(
            update={
                "name": name(at),
                "owner": name(at + 1),
                "why": name(at + 2),
                "follow_up": (name(at + 3),),
                "area": Named(id=f"area{at % 3}", name=name(at + 4)),
                "goal": Named(id=f"goal{at % 3}", name=name(at + 5)),
            }
        )
        for at, row in enumerate(plan.rows)
    )
    members = tuple(member.model_copy(update={"name": name(at)}) for at, member in enumerate(plan.members))
    events = tuple(event.model_copy(update={"text": name(at)}) for at, event in enumerate(plan.events))
    decided = plan.decided.model_copy(update={"body": name(0), "agreed": name(1), "mandate": name(2), "reserved": name(3)})
    case = Named(id="case", name=name(0))
    return plan.model_copy(update={"case": case, "rows": rows, "members": members, "events": events, "decided": decided})


def of_rows(number: int) -> Plan:
    """The plan with so many rows."""
    plan = skaraborg()
    rows = (plan.rows[at % len(plan.rows)] for at in range(number))
    numbered = tuple(row.model_copy(update={"id": f"row{at}", "name": f"{row.name} nummer {at}"}) for at, row in enumerate(rows))
    return plan.model_copy(update={"rows": numbered})


def empty() -> Plan:
    """The plan with nothing chosen and no date."""
    nothing: dict[str, object] = dict.fromkeys(("rows", "undertakings", "events", "left_out"), ())
    return skaraborg().model_copy(update={**nothing, "date": ""})
