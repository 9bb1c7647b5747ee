"""Rules that cannot hold, said in words."""

from typing import Any

import pytest

from portfolj.explain.clashes import what_it_asks
from portfolj.explain.conflicts import failing_alone, rule_name, shut_out
from portfolj.model.constraints import DEFINITIONS, RULES
from portfolj.text import Language, render
from portfolj.valuation.prepare import prepare
from tests.tiny import a_proposal, tiny_case

CASE = tiny_case()


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("budget(own, 2027)", "Det som är beslutat kostar mer än ”Egen ram” rymmer 2027."),
        ("budget(own)", "Det som är beslutat kostar mer än ”Egen ram” rymmer över alla år."),
        ("hours(hjo, 2028)", "Det som är beslutat tar fler timmar av Hjo 2028 än som finns."),
        ("hours(hjo, arkiv, registratur, 2028)", "Det som är beslutat tar fler timmar av Hjo som arkiv, registratur 2028 än som finns."),
        ("requires(rollout, it)", "”Utrullning av IT” är beslutad och kräver ”Delad IT-funktion”, som inte kan gå före."),
        ("excludes(app, it)", "Biblioteksapp och Delad IT-funktion utesluter varandra, och mer än en av dem är beslutad."),
        ("nobody_loses(hjo)", "Hjo förlorar, vad som än väljs."),
        ("goal_floor(service)", "Målet ”Likvärdig service” går inte att ge det minsta som begärs."),
        ("unheard_of(x)", "Villkoret ”unheard_of(x)” går inte att uppfylla."),
    ],
)
def test_a_rule_that_fails_alone_is_said_with_the_names_of_the_case(label: str, said: str) -> None:
    assert render(failing_alone(CASE, label), Language.SWEDISH) == said


@pytest.mark.parametrize("rule", sorted({rule.__name__ for rule in RULES} - DEFINITIONS))
def test_every_rule_of_the_model_has_words_of_its_own(rule: str) -> None:
    unheard_of = failing_alone(CASE, "unheard_of(hjo, it, 2027)").text
    assert failing_alone(CASE, f"{rule}(hjo, it, 2027)").text != unheard_of
    assert rule_name(rule).text != rule_name("unheard_of").text


@pytest.mark.parametrize(("rule", "said"), [("no_benefit", "ingen insats"), ("several", "flera villkor"), ("hours", "medlemmarnas timmar")])
def test_a_member_that_nothing_reaches_is_named_with_the_reason(rule: str, said: str) -> None:
    sentence = render(shut_out(CASE, "hjo", rule), Language.SWEDISH)
    assert sentence.startswith("Hjo får inget i någon portfölj")
    assert said in sentence


@pytest.mark.parametrize(
    ("stage", "decided", "said"),
    [
        ("assessed", [{"initiative": "archive", "reason": "Alla vill"}], "”Gemensamt e-arkiv” ska vara med."),
        ("decided", [], "”Gemensamt e-arkiv” är redan med: den är beslutad eller pågår."),
    ],
)
def test_what_is_decided_before_is_told_apart_from_what_a_scenario_decides(stage: str, decided: list[dict[str, Any]], said: str) -> None:
    archive = a_proposal("archive", "Gemensamt e-arkiv", kronor=300_000, points=40)
    archive["steering"] |= {"stage": stage, "starts": [2027]}
    case = tiny_case(initiatives=[archive], scenarios=[{"id": "plain", "name": "Som det är", "decided": decided}])
    instance = prepare(case, case.scenario("plain"))
    assert render(what_it_asks(case, instance, "decided(archive)"), Language.SWEDISH) == said
