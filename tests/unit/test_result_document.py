"""The document of results: its text, reading it back, and finding every tampered leaf."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from portfolj.domain.digest import digest
from portfolj.domain.scenario import Objective
from portfolj.errors import InputError
from portfolj.results.document import decimals, document, gap_percent, one_line, points
from portfolj.results.portfolio import Answer, Portfolio, Reached, Receipt, References, Status
from portfolj.results.result import Result, make_result
from portfolj.results.stored import read_document
from portfolj.valuation.prepare import prepare
from portfolj.verify import check
from portfolj.workflow import checking
from portfolj.workflow.checking import check_document
from tests.unit.instances import a_case, an_answer, an_initiative, chosen

RECEIPT = Receipt((("portfolj", "0.1.0"),), (("nodes", "none"),))

CASE = a_case(
    members=[
        {"id": "a", "name": "A", "weight": 100, "fee": 11},
        {"id": "b", "name": "B", "weight": 300, "fee": 12},
        {"id": "c", "name": "C", "weight": 250, "fee": 13},
        {"id": "r", "name": "R", "weight": 50, "kind": "region"},
    ],
    capacities=[{"member": "a", "year": 2027, "hours": 35}, {"member": "b", "year": 2028, "hours": 30}],
    initiatives=[
        an_initiative(
            "i",
            gives={
                "contributions": [{"goal": "g", "likely": 40}],
                "economic": [{"member": "a", "year": 1, "kronor": 900}, {"member": "b", "year": 2, "kronor": 400}],
            },
            takes={
                "financing": [{"year": 1, "fund": "own", "kronor": 300}, {"year": 1, "member": "b", "kronor": 50}],
                "efforts": [{"member": "a", "year": 1, "hours": 20, "released": 3}, {"member": "r", "year": 1, "hours": 10}],
            },
            parties={
                "participations": [
                    {"member": "a", "answer": "lead"},
                    {"member": "b", "answer": "committed"},
                    {"member": "c", "answer": "willing"},
                    {"member": "r", "answer": "willing"},
                ]
            },
            steering={"stage": "candidate", "starts": [2027, 2028], "duration": 2, "mandates": [{"body": "Board", "date": "2026-10-01"}]},
        ),
        an_initiative("j"),
        an_initiative("k", takes={"financing": [{"year": 1, "fund": "own", "kronor": 200}]}),
    ],
    rules={"floor_per_resident": 50, "go_it_alone": 40},
    scenarios=[
        {"id": "gains", "name": "Gains", "objective": ["best_floor", "economic_benefit"], "rules": {"go_it_alone": 0}},
        {"id": "plain", "name": "Plain", "rules": {"go_it_alone": 0, "floor_per_resident": 0}},
        {"id": "tight", "name": "Tight", "rules": {"go_it_alone": 0, "floor_per_resident": 0}, "budgets": [{"percent": 0}]},
    ],
)


def result(scenario: str, portfolio: Portfolio, references: References, **stated: Any) -> Result:
    instance = prepare(CASE, CASE.scenario(scenario))
    answer = an_answer(instance, portfolio, references, **stated)
    assert check(instance, answer) == ()
    return make_result(instance, answer, digest(CASE), RECEIPT)


def of_base() -> Result:
    references = References(alone={"a": 4000, "b": 9000, "c": 5000}, floor=Fraction(115, 2))
    return result("base", chosen(("i", 2027, "abc"), ("j", 2027, "ab")), references, ties=3)


def of_gains() -> Result:
    portfolio = chosen(("i", 2028, "abcr"))
    instance = prepare(CASE, CASE.scenario("gains"))
    floor = an_answer(instance, portfolio, References()).reached[0].value
    return result("gains", portfolio, References(floor=floor), ties="100+")


def of_plain() -> Result:
    """Stopped by a limit, with room for a better value."""
    portfolio = chosen(("j", 2027, "ab"), ("k", 2027, "ab"))
    reached = (Reached(Objective.TOTAL_BENEFIT, Fraction(80_000), Fraction(120_001)),)
    return result("plain", portfolio, References(), status=Status.WITHIN, reached=reached, ties=None, settled=False, stopped_by="nodes")


def of_tight() -> Result:
    instance = prepare(CASE, CASE.scenario("tight"))
    answer = Answer(Status.INFEASIBLE, None, (), References(), fails_alone=("count(few)",))
    return make_result(instance, answer, digest(CASE), RECEIPT)


WRITTEN = document(CASE.id, digest(CASE), [of_base(), of_gains(), of_plain(), of_tight()], RECEIPT)


def the_document() -> dict[str, Any]:
    return copy.deepcopy(WRITTEN)


def test_the_document_has_its_keys_in_their_order():
    content = the_document()
    assert list(content) == ["format", "case", "results", "receipt"]
    assert content["format"] == "portfolj/1"
    assert content["case"] == {"id": "example", "digest": digest(CASE)}
    assert content["receipt"] == {"versions": {"portfolj": "0.1.0"}, "options": {"nodes": "none"}}
    keys = ["scenario", "status", "objectives", "value", "bound", "gap_percent", "ties", "references", "chosen", "members", "check"]
    assert [list(entry) for entry in content["results"]] == [keys, keys, [*keys, "stopped_by", "settled"], [*keys, "fails_alone"]]


def test_the_same_results_give_the_same_line_of_plain_text():
    again = document(CASE.id, digest(CASE), [of_base(), of_gains(), of_plain(), of_tight()], RECEIPT)
    line = one_line(the_document())
    assert line == one_line(again)
    assert "\n" not in line
    assert json.loads(line) == the_document()
    assert one_line({"name": "Räddning"}) == '{"name":"Räddning"}'


def test_a_proven_result_is_written_with_points_as_text():
    entry = the_document()["results"][0]
    assert (entry["scenario"], entry["status"], entry["ties"]) == ("base", "proven", 3)
    assert entry["objectives"] == [{"name": "total_benefit", "value": "77.143", "bound": "77.143", "gap_percent": "0.00"}]
    assert (entry["value"], entry["bound"], entry["gap_percent"]) == ("77.143", "77.143", "0.00")
    assert entry["references"] == {
        "unreachable": [],
        "alone": {"a": "4.000", "b": "9.000", "c": "5.000"},
        "best_floor": "115/2",
        "proven": True,
    }
    assert entry["chosen"] == [
        {"id": "i", "start": 2027, "participants": ["a", "b", "c"], "money": 350},
        {"id": "j", "start": 2027, "participants": ["a", "b"], "money": 100},
    ]


def test_a_member_is_written_with_its_ledger():
    member = the_document()["results"][0]["members"][0]
    assert member == {
        "id": "a",
        "kronor": 0,
        "hours": 27,
        "benefit": "15.714",
        "initiatives": 2,
        "economic_benefit": 900,
        "fee": 33,
        "hours_released": 3,
        "per_resident": {"kronor": "0.000000", "hours": "0.270000", "benefit": "0.157140"},
        "against_population": {"kronor": "0.000", "hours": "4.743", "benefit": "1.324"},
        "capacity_used": {"2027": "77.1"},
        "largest_use": "77.1",
    }


def test_each_objective_is_written_in_its_own_unit():
    first, second, third = the_document()["results"][1]["objectives"]
    assert (first["name"], first["value"], first["gap_percent"]) == ("best_floor", "2857/50", "0.00")
    assert (second["name"], second["value"]) == ("economic_benefit", "1300")
    assert (third["name"], third["value"]) == ("total_benefit", "40.000")


def test_an_answer_within_a_gap_tells_it_rounded_upwards_and_what_stopped_it():
    entry = the_document()["results"][2]
    assert (entry["value"], entry["bound"], entry["gap_percent"]) == ("80.000", "120.001", "50.01")
    assert (entry["ties"], entry["stopped_by"], entry["settled"]) == (None, "nodes", False)


def test_an_infeasible_scenario_holds_nothing_but_what_fails_alone():
    entry = the_document()["results"][3]
    assert (entry["value"], entry["bound"], entry["gap_percent"], entry["ties"]) == (None, None, None, None)
    assert entry["objectives"] == entry["chosen"] == entry["members"] == entry["check"]["rules"] == []
    assert entry["fails_alone"] == ["count(few)"]


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        (0, 5, None),
        (0, 0, None),
        (7, 7, "0.00"),
        (10_000, 10_001, "0.01"),
        (10_000_000, 10_000_001, "0.01"),
        (3, 4, "33.34"),
        (4, 5, "25.00"),
        (-100, -50, "50.00"),
        (-3, 0, "100.00"),
    ],
)
def test_a_gap_is_rounded_upwards_and_null_where_the_value_is_zero(value, bound, expected):
    assert gap_percent(Reached(Objective.ECONOMIC_BENEFIT, Fraction(value), Fraction(bound))) == expected


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [("1/2", 3, "0.500"), ("2/3", 2, "0.67"), ("1/8", 2, "0.13"), ("-1/3", 3, "-0.333"), ("-1/3000", 2, "0.00"), ("999/1000", 2, "1.00")],
)
def test_decimals_are_rounded_half_upwards_and_zero_has_no_sign(number, places, expected):
    assert decimals(Fraction(number), places) == expected


@pytest.mark.parametrize(("thousandths", "expected"), [(412345, "412.345"), (7, "0.007"), (-1500, "-1.500"), (0, "0.000")])
def test_points_have_three_decimals(thousandths, expected):
    assert points(thousandths) == expected


def test_a_document_is_read_back_to_the_same_answers():
    stored = read_document(one_line(the_document()))
    assert (stored.case_id, stored.digest) == ("example", digest(CASE))
    expected = [of_base(), of_gains(), of_plain(), of_tight()]
    assert stored.answers == tuple((one.scenario, one.answer) for one in expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The document is not well-formed JSON at row 1, sign 1"),
        ('{"format":\n }', "The document is not well-formed JSON at row 2, sign 2"),
        ("[" * 100_000, "The document holds a number too long or lists too deep to read"),
        ("1" * 10_000, "The document holds a number too long or lists too deep to read"),
        ('{"format":"portfolj/1","format":"portfolj/1"}', "The key 'format' stands twice"),
        ("[]", "[...] stands here, which portfolj does not write"),
        ("null", "null stands here, which portfolj does not write"),
    ],
)
def test_what_is_no_document_is_refused_in_our_own_words(text, said):
    with pytest.raises(InputError) as wrong:
        read_document(text)
    assert str(wrong.value) == f"{said}; solve the case again."


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("portfolj/1", "portfolj/2", "format"),
        ('"start":2027', '"start":2027.0', "results.0.chosen.0.start"),
        ('"start":2027', '"start":true', "results.0.chosen.0.start"),
        ('"77.143"', "77.143", "results.0.objectives.0.value"),
        ('"2857/50"', '"2857/0"', "results.1.objectives.0.value"),
        ('"status":"proven"', '"status":"optimal"', "results.0.status"),
        ('"name":"total_benefit"', '"name":"joy"', "results.0.objectives.0.name"),
    ],
)
def test_a_part_of_another_kind_is_told_as_it_stands_at_its_place(old, new, place):
    with pytest.raises(InputError) as wrong:
        read_document(one_line(the_document()).replace(old, new, 1))
    value = new.rpartition(":")[2].strip('"') if place != "format" else new
    assert [str(fault).replace('"', "") for fault in wrong.value.faults] == [
        f"{place}: {value} stands here, which portfolj does not write; solve the case again."
    ]


def test_all_parts_that_are_missing_or_of_another_kind_are_told_at_once():
    content = the_document()
    content["results"][0]["status"] = "optimal"
    content["results"][1]["objectives"][0]["name"] = "joy"
    del content["receipt"], content["results"][2]["chosen"]
    with pytest.raises(InputError) as wrong:
        read_document(one_line(content))
    assert [".".join(map(str, fault.path)) for fault in wrong.value.faults] == [
        "results.0.status",
        "results.1.objectives.0.name",
        "results.2.chosen",
        "receipt",
    ]


def test_a_document_without_results_is_refused():
    with pytest.raises(InputError, match="results"):
        read_document(one_line(the_document() | {"results": []}))


def test_an_untouched_document_holds():
    assert check_document(CASE, one_line(the_document())) == ()


def test_a_document_of_another_case_is_told():
    other = a_case(id="other")
    complaints = [str(message) for message in check_document(other, one_line(the_document()))]
    assert "this is case 'other'" in complaints[0]
    assert digest(other) in complaints[1]


def test_a_complaint_names_scenario_and_field():
    content = the_document()
    content["results"][1]["members"][2]["hours"] += 1
    (message,) = check_document(CASE, one_line(content))
    assert str(message) == "Scenario 'gains': members.2.hours says 1; it comes to 0."


def test_a_rule_broken_by_a_tampered_choice_is_told():
    content = the_document()
    content["results"][0]["chosen"][0]["participants"] = ["a", "c"]
    assert any("takes_part: 'b' is committed" in str(message) for message in check_document(CASE, one_line(content)))


def test_a_scenario_answered_twice_is_told():
    content = the_document()
    content["results"].append(content["results"][0])
    assert ["more than once" in str(message) for message in check_document(CASE, one_line(content))] == [True]


def test_an_unknown_scenario_is_told():
    content = the_document()
    content["results"][0]["scenario"] = "gone"
    assert [str(message) for message in check_document(CASE, one_line(content))] == ["The case has no scenario 'gone'."]


Path = tuple[str | int, ...]


def leaves(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything that is no filled list or dictionary, with where it stands."""
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    if not inside or not part:
        yield path, part
    for name, one in inside:
        yield from leaves(one, (*path, name))


def containers(part: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(part, dict | list):
        yield path, part
        for name, one in part.items() if isinstance(part, dict) else enumerate(part):
            yield from containers(one, (*path, name))


def other_values(leaf: Any) -> list[Any]:
    """What a leaf could be changed to: the next number, another known word, another kind of value."""
    words = ["a", "b", "c", "i", "j", "k", "gains", "proven", "within", "no_answer", "total_benefit", "0.000", "1/3", "7"]
    if isinstance(leaf, bool):
        return [not leaf, None, 1]
    if isinstance(leaf, int):
        return [leaf + 1, leaf - 1, -leaf, 0, str(leaf), None]
    if leaf is None:
        return [0, 1, "0.000", "0.00", True, []]
    if isinstance(leaf, str):
        digits = [leaf.replace(digit, str((int(digit) + 1) % 10), 1) for digit in sorted(set(leaf)) if digit in "0123456789"]
        return [leaf + "0", leaf + "x", "-" + leaf, "", None, 0, *digits, *words]
    return [None, [0], ["a"], {"a": "0.000"}, [{}]]


def untold(path: Path) -> bool:
    """What only a proof could tell, or nobody: ties, the references' own values, limits that stopped it, the receipt."""
    if path[0] == "receipt":
        return True
    if path[2:3] == ("references",):
        return path[3:4] != () and path[3] != "unreachable"
    return path[2:3] != () and path[2] in ("ties", "stopped_by", "settled", "fails_alone")


def changed(path: Path, new: Any) -> dict[str, Any]:
    """The document with one part changed; of several results only the one it lies in, unless it is the scenario that changes."""
    content = the_document()
    if path[0] == "results" and len(path) > 1 and path[-1] != "scenario":
        content["results"] = content["results"][path[1] : path[1] + 1]
        path = ("results", 0, *path[2:])
    at = content
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = new
    return content


def passes(content: dict[str, Any]) -> bool:
    try:
        return check_document(CASE, one_line(content)) == ()
    except InputError:
        return False


@pytest.fixture
def prepared_once(monkeypatch):
    """The same instances and digest as ever, worked out once for thousands of documents."""
    instances = {name: prepare(CASE, CASE.scenario(name)) for name in CASE.scenario_ids}
    known = digest(CASE)
    monkeypatch.setattr(checking, "prepare", lambda _, scenario: instances[scenario.id])
    monkeypatch.setattr(checking, "digest", lambda _: known)


@pytest.mark.usefixtures("prepared_once")
def test_every_tampered_leaf_is_found():
    original = the_document()
    tampered = [(path, leaf, new) for path, leaf in leaves(original) if not untold(path) for new in other_values(leaf)]
    tried = [(path, new) for path, leaf, new in tampered if new != leaf or type(new) is not type(leaf)]
    missed = [(path, new) for path, new in tried if passes(changed(path, new))]
    assert len(tried) > 3000
    assert missed == []


@pytest.mark.usefixtures("prepared_once")
def test_every_row_or_key_taken_away_or_doubled_is_found():
    missed = []
    for path, part in containers(the_document()):
        if path and untold(path):
            continue
        for name in part if isinstance(part, dict) else range(len(part)):
            if untold((*path, name)) or path == ("results",):
                continue
            shorter = {key: one for key, one in part.items() if key != name} if isinstance(part, dict) else part[:name] + part[name + 1 :]
            longer = {**part, "more": 0} if isinstance(part, dict) else [*part, part[name]]
            candidates = [shorter, longer]
            missed += [(path, name) for new in candidates if passes(changed(path, new) if path else new)]
    assert missed == []


def test_references_that_the_portfolio_contradicts_are_found():
    for path, new in [
        (("results", 0, "references", "best_floor"), "0/1"),
        (("results", 0, "references", "alone", "b"), "200.000"),
        (("results", 0, "references", "alone"), None),
        (("results", 0, "references", "best_floor"), None),
        (("results", 0, "references", "proven"), False),
        (("results", 1, "references", "best_floor"), "999/1"),
        (("results", 2, "references", "best_floor"), "1/1"),
    ]:
        assert not passes(changed(path, new)), (path, new)


def test_what_only_a_proof_can_tell_passes():
    assert passes(changed(("results", 0, "ties"), 4))
    assert passes(changed(("results", 0, "references", "alone", "c"), "5.001"))
    assert passes(changed(("receipt", "versions", "portfolj"), "9"))


def test_a_value_that_is_not_the_stored_answer_is_a_complaint_and_no_crash():
    tampered = replace(of_base().answer, portfolio=chosen(("zzz", 2027, "ab")))
    instance = prepare(CASE, CASE.scenario("base"))
    assert check(instance, tampered)
