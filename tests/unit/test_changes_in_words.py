"""What a change did, in words: worked by hand from plain data; and every field of a case has words of its own."""

from typing import Any, get_args, get_origin

import pytest

from portfolj.domain.base import Value
from portfolj.domain.case import Case
from portfolj.domain.decision import Decision
from portfolj.domain.initiative import Initiative
from portfolj.domain.scenario import Scenario
from portfolj.errors import Message
from portfolj.explain.change_parts import CASE, DECISIONS, EVERYWHERE, PARTS, PROPOSALS, SCENARIOS
from portfolj.explain.changes import MOST_TOLD, Altered, in_detail, in_short
from portfolj.text import Language, render
from tests.e2e.small_case import HOSTILE

NAMES = {
    "members": {"hjo": "Hjo", "tibro": "Tibro"},
    "funds": {"own": "Egen ram"},
    "areas": {"it": "Digitalt"},
    "scenarios": {"base": "Dagens ram"},
}


def told(*records: Altered) -> tuple[list[str], list[str]]:
    """In short and in detail, in Swedish, with plain spaces."""
    return plain(in_short(records, NAMES)), plain(in_detail(records, NAMES))


def plain(messages: tuple[Message, ...]) -> list[str]:
    return [render(one, Language.SWEDISH).replace("\u00a0", " ") for one in messages]


def proposal(**changes: Any) -> dict[str, Any]:
    return {"id": "arkiv", "name": "E-arkiv", **changes}


def one(before: Any, after: Any, kind: str = PROPOSALS, key: str = "arkiv") -> tuple[list[str], list[str]]:
    return told(Altered(kind, key, before, after))


def test_a_proposal_is_told_by_its_title_and_the_parts_that_differ_with_short_ones_as_they_were_and_are() -> None:
    before = proposal(takes={"financing": [{"year": 1, "fund": "own", "kronor": 300_000}, {"year": 2, "fund": "own", "kronor": 100_000}]})
    after = proposal(
        name="E-arkiv för alla",
        what={"area": "it"},
        takes={"financing": [{"year": 1, "fund": "own", "kronor": 1_250_000}]},
        gives={"contributions": [{"goal": "service", "likely": "60"}]},
        steering={"stage": "candidate"},
    )
    assert one(before, after) == (
        ["Förslag ”E-arkiv för alla”: Rubrik, Område, Mål, Pengar och Skede"],
        ["Rubrik: E-arkiv → E-arkiv för alla", "Område: – → Digitalt", "Pengar: 400 000 kr → 1 250 000 kr", "Skede: Behov → Kandidat"],
    )


def test_an_answer_is_told_with_the_member_whose_it_is() -> None:
    before = proposal(parties={"participations": [{"member": "hjo", "answer": "willing"}, {"member": "tibro", "answer": "lead"}]})
    after = proposal(parties={"participations": [{"member": "hjo", "answer": "declined"}, {"member": "tibro", "answer": "lead"}]})
    assert one(before, after) == (["Förslag ”E-arkiv”: Medlemmars svar (Hjo)"], [])


def test_long_texts_are_told_by_the_name_of_the_part_only() -> None:
    assert one(proposal(what={"need": "Kort"}), proposal(what={"need": "x" * 61})) == (["Förslag ”E-arkiv”: Behovet bakom"], [])
    assert one(proposal(what={"need": "Kort"}), proposal(what={"need": "x" * 60}))[1] == [f"Behovet bakom: Kort → {'x' * 60}"]


def test_what_is_entered_and_taken_away_is_told_so() -> None:
    assert one(None, proposal()) == (["Förslag ”E-arkiv”: lades in"], [])
    assert one(proposal(), None) == (["Förslag ”E-arkiv”: togs bort"], [])


def test_a_scenario_and_a_decision_are_told_by_name_and_parts() -> None:
    before: dict[str, Any] = {"id": "a", "name": "Stram"}
    after = {**before, "budgets": [{"percent": 80}], "locked": True, "decided": [{"initiative": "arkiv", "reason": "-"}]}
    assert one(before, after, SCENARIOS, "a") == (
        ["Scenario ”Stram”: Låst, Pengar och Vad som ska vara med"],
        ["Låst: Nej → Ja", "Pengar: 100 % → 80 %"],
    )
    assert one({"id": "base"}, {"id": "base", "date": "2026-11-12"}, DECISIONS, "base") == (
        ["Beslut om ”Dagens ram”: När"],
        ["När: – → 12 november 2026"],
    )


@pytest.mark.parametrize(
    ("kind", "key", "before", "after", "short"),
    [
        ("budgets", "own/2027", {"kronor": 1}, {"kronor": 2}, "Budget för Egen ram 2027: Pengar"),
        ("capacities", "hjo/2027/", {"hours": 1}, {"hours": 2}, "Timmar för Hjo 2027: Timmar"),
        ("goals", "service", {"name": "Service", "weight": "1"}, {"name": "Service", "weight": "2"}, "Mål Service: Vikt"),
        ("members", "hjo", {"name": "Hjo", "tile_row": 1}, {"name": "Hjo", "tile_row": 2}, "Medlem Hjo: Plats på kartan"),
        (CASE, "small", {"hour_value": 400}, {}, "Det som gäller hela underlaget: Vad en timme är värd"),
        ("novelty", "a/b%2Fc", {"x": 1}, {"x": 2}, "novelty a b/c: Allt annat"),
    ],
)
def test_every_other_record_is_told_by_what_it_is_called(kind: str, key: str, before: Any, after: Any, short: str) -> None:
    assert one(before, after, kind, key)[0] == [short]


def test_of_several_records_it_is_told_how_many_of_each_kind_and_each_in_detail() -> None:
    records = (
        Altered(PROPOSALS, "a", None, {"id": "a", "name": "A"}),
        Altered(PROPOSALS, "b", {"id": "b", "name": "B"}, {"id": "b", "name": "C"}),
        Altered(PROPOSALS, "d", {"id": "d", "name": "D"}, None),
        Altered(SCENARIOS, "s", None, {"id": "s", "name": "S"}),
        Altered("goals", "service", {"name": "Service", "weight": "1"}, {"name": "Service", "weight": "2"}),
    )
    assert told(*records) == (
        ["Förslag: 1 tillkom, 1 ändrades och 1 togs bort", "Scenarier: 1 tillkom", "Medlemmar, mål, pengar och regler: 1 ändrades"],
        ["Förslag ”A”: lades in", "Förslag ”C”: Rubrik", "Förslag ”D”: togs bort", "Scenario ”S”: lades in", "Mål Service: Vikt"],
    )


def test_a_case_that_comes_or_goes_is_told_as_one_whatever_it_holds() -> None:
    records = (Altered(CASE, "small", None, {"name": "Tre"}), Altered(PROPOSALS, "a", None, {"id": "a", "name": "A"}))
    assert told(*records) == (["Hela underlaget: lades in"], ["Förslag: 1 tillkom", "Medlemmar, mål, pengar och regler: 1 tillkom"])
    assert told(*(Altered(kind, key, after, before) for kind, key, before, after in records))[0] == ["Hela underlaget: togs bort"]


def test_of_very_many_records_the_first_are_told_one_by_one_and_the_rest_as_a_number() -> None:
    records = [Altered(PROPOSALS, f"n{at}", None, {"id": f"n{at}", "name": f"N{at}"}) for at in range(MOST_TOLD + 3)]
    details = told(*records)[1]
    assert (len(details), details[-1]) == (MOST_TOLD + 1, "3 till")


def test_what_people_have_typed_is_handed_on_as_it_is_to_be_escaped_by_the_screen() -> None:
    assert one(proposal(), proposal(name=HOSTILE[:50]))[1] == [f"Rubrik: E-arkiv → {HOSTILE[:50]}"]


def fields(kind: type[Value], groups: set[str]) -> set[str]:
    """The paths of a record's fields, one level down in its groups."""
    found = set()
    for name, field in kind.model_fields.items():
        if name in groups:
            found |= {f"{name}.{inner}" for inner in field.annotation.model_fields}  # type: ignore[union-attr]
        else:
            found.add(name)
    return found - {"id", "format"}


@pytest.mark.parametrize(("kind", "of"), [(Initiative, PROPOSALS), (Scenario, SCENARIOS), (Decision, DECISIONS)])
def test_every_field_has_words_of_its_own(kind: type[Value], of: str) -> None:
    groups = {path.partition(".")[0] for path in PARTS[of] if "." in path}
    wordless = {
        path
        for path in fields(kind, groups)
        if path not in PARTS[of] and path.rpartition(".")[2] not in EVERYWHERE and path.partition(".")[0] not in PARTS[of]
    }
    assert wordless == set()


def test_every_field_that_stands_once_in_a_case_has_words_of_its_own() -> None:
    once = {name for name, field in Case.model_fields.items() if not is_list(field.annotation)} - {"id", "format"}
    assert once - {path.partition(".")[0] for path in PARTS[CASE]} == set()


def is_list(annotation: Any) -> bool:
    row = next(iter(get_args(annotation)), None)
    return get_origin(annotation) is tuple and isinstance(row, type) and issubclass(row, Value)
