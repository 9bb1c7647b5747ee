"""Rules that a portfolio breaks, said in words: each with names, and none with the words of the check."""

import ast
from pathlib import Path
from typing import Any

import pytest

from portfolj import verify
from portfolj.errors import Argument, Message, say
from portfolj.explain.breaches import in_words
from portfolj.results.portfolio import References
from portfolj.text import Language, render
from portfolj.valuation.prepare import prepare
from portfolj.verify import broken
from portfolj.verify.answer import RULES
from tests.tiny import tiny_case
from tests.unit.instances import a_candidate, an_instance, chosen, hours, kronor

CASE = tiny_case()
INSTANCE = prepare(CASE, CASE.scenario("base"))
FOLDER = Path(verify.__file__).parent


def complaints() -> list[Message]:
    """Every sentence of the rules of the check, with parts of the right kind."""
    found = []
    for file in ("choice", "money", "hours", "fairness", "goals"):
        for call in ast.walk(ast.parse((FOLDER / f"{file}.py").read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say":
                [text] = [one.value for one in call.args if isinstance(one, ast.Constant)]
                found.append(say(str(text), **{word.arg: part(word.arg) for word in call.keywords if word.arg}))
    return found


def part(name: str) -> Argument:
    texts: dict[str, Any] = {
        "fund": "own",
        "member": "hjo",
        "initiative": "it",
        "other": "rollout",
        "goal": "service",
        "names": ("it", "app"),
        "measure": "money",
        "role": "arkiv",
        "amount": 12_000,
        "limit": 7_000,
        "whole": 48_000,
    }
    years = dict.fromkeys(("year", "start", "ended"), "2027")
    return (texts | years | {"rule": "kvot", "pool": "kansli"}).get(name, 3)


def said(complaint: Message) -> str:
    [sentence] = in_words(CASE, INSTANCE, [complaint])
    return render(sentence, Language.SWEDISH).replace("\u00a0", " ")


def test_the_sentences_of_every_rule_are_found() -> None:
    assert {one.text.partition(":")[0] for one in complaints()} == {rule.__name__ for rule in RULES}


@pytest.mark.parametrize("complaint", complaints(), ids=lambda one: one.text.partition(":")[0])
def test_every_sentence_of_the_check_has_words_with_the_names_of_the_case(complaint: Message) -> None:
    told = said(complaint)
    assert complaint.text.partition(":")[0] not in told
    assert "{" not in told
    assert not any(f"”{name}”" in told for name in ("own", "hjo", "it", "rollout", "service"))


@pytest.mark.parametrize(
    ("complaint", "told"),
    [
        (
            say("budget: fund '{fund}' pays {amount:kr} over all years; its total is {limit:kr}.", fund="own", amount=5, limit=3),
            "”Egen ram” räcker inte över alla år: 5 kr av 3 kr, 2 kr för mycket.",
        ),
        (
            say(
                "balance: '{rule}' has {amount} of {whole} in {measure}; it allows at most {most:percent}.",
                rule="kvot",
                amount=2,
                whole=3,
                measure="hours",
                most=50,
            ),
            "kvot: 66,7 % av timmarna; högst 50 % är tillåtet.",
        ),
        (
            say("floor_per_resident: '{member}' gets {amount:points}; the least is {least:points}.", member="hjo", amount=500, least=2000),
            "Hjo får 0,5 poäng, 1,5 poäng mindre än lägstanivån för de minst gynnade.",
        ),
        (say("known: '{initiative}' is chosen.", initiative="x"), "known: 'x' is chosen."),
    ],
)
def test_a_broken_rule_is_said_with_how_much_it_is_broken_by(complaint: Message, told: str) -> None:
    assert said(complaint) == told


def test_what_goes_together_is_told_before_amounts_and_money_that_may_be_carried_over_up_to_a_year() -> None:
    one = a_candidate("one", fund_cost=(kronor("own", 0, 7),), effort=(hours("a", 0, 9),))
    two = a_candidate("two", fund_cost=(kronor("own", 0, 7),))
    instance = an_instance(
        one,
        two,
        budgets={("own", year): 10 for year in (2027, 2028, 2029)},
        carry_over=frozenset({"own"}),
        capacities={("a", "", 2027): 4},
        excludes=(("one", "two"),),
    )
    found = broken(instance, chosen(("one", 2027, "ab"), ("two", 2027, "ab")), References())
    told = [render(sentence, Language.SWEDISH).replace("\u00a0", " ") for sentence in in_words(CASE, instance, found)]
    assert told == [
        "one och two utesluter varandra; bara en av dem kan vara med.",
        "”Egen ram” räcker inte till och med 2027: 14 kr av 10 kr, 4 kr för mycket.",
        "Timmarna i a räcker inte 2027: 9 h av 4 h, 5 h för mycket.",
    ]
