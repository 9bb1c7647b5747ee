"""All that a proposal says, field by field in plain words, to be laid beside another version of it."""

from collections.abc import Iterator, Mapping

from portfolj.domain.assessment import Judged
from portfolj.domain.case import Case
from portfolj.domain.document import plain
from portfolj.domain.initiative import Initiative
from portfolj.domain.participation import Answer
from portfolj.errors import Message, say
from portfolj.exchange.imports.spoken import WORDS
from portfolj.service import editing
from portfolj.ui.components.route import stage_words
from portfolj.ui.components.versions import leaves
from portfolj.ui.words import enumerated, exact, tell

LABELS: Mapping[str, tuple[Message, Message | None]] = {
    "name": (say("Title"), None),
    "summary": (say("What it is"), say("Two sentences that somebody outside understands.")),
    "need": (say("The need behind it"), say("What does not work today, and for whom.")),
    "area": (say("Area"), None),
    "field": (say("Field in the four-field model"), None),
    "owner": (say("Owner"), say("The body that answers for it, not a person.")),
    "starts": (say("Years in which it can start"), say("Such as 2027 2028.")),
    "duration": (say("Years it lasts"), None),
    "next_step": (say("Next step"), None),
    "next_step_date": (say("Date of the next step"), say("Such as 2027-02-01, 2027-02 or 2027.")),
    "matter": (say("Matter of the mandates"), say("It says who decides the proposal, by its amount.")),
}
ANSWERS = {answer: WORDS[Answer][answer] for answer in Answer}
GROUPS: Mapping[str, Message] = {
    "name": say("Title"),
    "what": say("What it is"),
    "gives": say("What it gives"),
    "takes": say("What it takes"),
    "parties": say("Who takes part"),
    "steering": say("How it is steered"),
    "plan": say("Work plan"),
    "outcome": say("What came of it"),
    "not_a_portfolio_matter": say("Whether it is a portfolio matter"),
}
# What each group says in fields of its own.
_TOLD = {
    "what": ("summary", "need", "area", "field"),
    "gives": ("assessments",),
    "takes": ("financing", "efforts"),
    "parties": ("owner", "participations"),
    "steering": ("stage", "route", "starts", "duration", "next_step", "matter", "mandates", "admission_answers"),
}


def in_words(case: Case, one: Initiative) -> dict[str, str]:
    """What it says, by the names of the fields."""
    words = {tell(label): editing.text_of(one, field) for field, (label, _) in LABELS.items()}
    rows = {
        say("Stage"): stage_words(one.steering.stage, one.steering.route),
        say("Money"): _money(case, one),
        say("Who takes part"): _answers(case, one),
        say("Hours"): _hours(case, one),
        say("Mandates"): (" ".join(filter(None, (row.body, row.date, row.matter))) for row in one.steering.mandates),
        say("Admission test"): _admission(case, one),
        say("What bodies think of it"): _thoughts(case, one),
    }
    return words | {tell(label): enumerated(several) for label, several in rows.items()} | _rest(one)


def _money(case: Case, one: Initiative) -> Iterator[str]:
    names = {fund.id: fund.name for fund in case.funds} | {member.id: member.name for member in case.members}
    for row in one.takes.financing:
        payer = row.external or names.get(row.fund or row.member or "", "")
        yield tell(say("{payer}, year {year}: {kronor:kr}", payer=payer, year=row.year, kronor=row.kronor))


def _answers(case: Case, one: Initiative) -> Iterator[str]:
    names = {member.id: member.name for member in case.members}
    for row in one.parties.participations:
        yield tell(say("{name}: {what}", name=names.get(row.member, row.member), what=ANSWERS[row.answer]))


def _hours(case: Case, one: Initiative) -> Iterator[str]:
    names = {member.id: member.name for member in case.members}
    for row in one.takes.efforts:
        name = " ".join(filter(None, (names.get(row.member, row.member), row.role)))
        yield tell(say("{payer}, year {year}: {hours:h}", payer=name, year=row.year, hours=row.hours))


def _admission(case: Case, one: Initiative) -> Iterator[str]:
    questions = {row.id: row.question for row in case.admission.criteria}
    for row in one.steering.admission_answers:
        said = tell(say("Yes") if row.holds else say("No"))
        yield tell(say("{name}: {what}", name=questions.get(row.criterion, row.criterion), what=f"{said} {row.note}".strip()))


def _thoughts(case: Case, one: Initiative) -> Iterator[str]:
    goals = {goal.id: goal.name for goal in case.goals}
    about = {Judged.FEASIBILITY: tell(say("Feasibility")), Judged.BENEFIT: tell(say("Economic benefit"))}
    for row in one.gives.assessments:
        name = about.get(row.judged) or goals.get(row.goal or "", "")
        yield tell(say("{name}: {what}", name=f"{row.body}, {name}", what=f"{exact(row.points)} {row.reason}".strip()))


def _rest(one: Initiative) -> dict[str, str]:
    """What is said of nowhere above, group by group, as the values that stand there."""
    document = plain(one)
    left = {group: {name: part for name, part in document.get(group, {}).items() if name not in told} for group, told in _TOLD.items()}
    left["not_a_portfolio_matter"] = document.get("not_a_portfolio_matter", "")
    return {tell(say("{group}, all else", group=GROUPS[group])): ", ".join(leaves(content)) for group, content in left.items()}
