"""JSON and YAML that is understood, asked about or refused."""

import json

from tests.imports.forms import FIRST, YAML, Example, as_json, as_yaml, entry, form, taken


def json_files() -> list[Example]:
    """JSON."""
    plain = as_json().decode()
    return [
        Example("plain.json", as_json(), "accept", rows=taken()),
        Example("indented.json", json.dumps(form(), indent=2).encode(), "accept", rows=taken()),
        Example("bom.json", as_json().decode().encode("utf-8-sig"), "accept", rows=taken()),
        Example("utf16.json", plain.encode("utf-16"), "accept", rows=taken()),
        Example("windows.json", plain.encode("cp1252"), "accept", rows=taken()),
        Example("text_numbers.json", as_json(cost="1 250 000", effort="40 h"), "accept", rows=taken(cost=1250000, effort=40)),
        Example("whole_float.json", as_json(cost=300000.0), "accept", rows=taken()),
        Example("power.json", plain.replace("300000", "3e5").encode(), "accept warn ask", rows=taken()),
        Example("fraction.json", as_json(cost=1.5), "warn", 3, "cost", "whole", taken(cost=1.5)),
        Example("next_to_nothing.json", plain.replace("300000", "1e-999").encode(), "warn ask reject", 3, "cost", "whole"),
        Example("tkr.json", as_json(cost="12 tkr"), "warn", 3, "cost", "12000", taken(cost=12000)),
        Example("leading_zeros.json", as_json(id="007"), "accept", rows=taken(id="007")),
        Example("number_as_id.json", as_json(id=7), "warn ask", 3, "id"),
        Example("power_as_id.json", plain.replace('"I002"', "1e5").encode(), "ask", 3, "id"),
        Example("unknown_key.json", as_json(owner="A"), "warn", rows=taken()),
        Example("unknown_top_key.json", as_json(top={"author": "A"}), "warn", column="author", rows=taken()),
        Example("no_name.json", as_json(top={"name": ...}), "warn reject", column="name"),
        Example("unknown_goal.json", as_json(goals=["finns inte"]), "warn", 3, "goals"),
        Example("zero.json", as_json(cost=0), "warn", 3, "cost"),
        Example("upper.json", as_json(municipalities=["SKÖVDE", "Hjo kommun"]), "accept", rows=taken(municipalities=("Skövde", "Hjo"))),
        Example("list_as_text.json", as_json(municipalities="Skövde|Hjo"), "accept warn", rows=taken(municipalities=("Skövde", "Hjo"))),
        Example("two_ways.json", as_json(cost="1.250"), "ask", 3, "cost", "two ways"),
        Example("unknown_member.json", as_json(municipalities=["Borås"]), "ask", 3, "municipalities"),
        Example("version_2.json", as_json(top={"schema_version": 2}), "reject", column="schema_version", words="version"),
        Example("version_text.json", as_json(top={"schema_version": "1.0"}), "reject", words="version"),
        Example("version_true.json", as_json(top={"schema_version": True}), "reject", words="version"),
        Example("no_version.json", as_json(top={"schema_version": ...}), "reject", words="version"),
        Example("only_list.json", json.dumps([entry(FIRST)]).encode(), "reject", words="version"),
        Example("no_list.json", as_json(top={"initiatives": ...}), "reject", column="initiatives"),
        Example("empty_list.json", as_json(top={"initiatives": []}), "reject", words="no initiative"),
        Example("list_of_text.json", as_json(top={"initiatives": ["I001"]}), "reject", 2),
        Example("key_twice.json", plain.replace('"id": "I002"', '"id": "I002", "id": "I009"').encode(), "reject", words="twice"),
        Example("nan.json", as_json(cost=float("nan")), "reject", 3, "cost"),
        Example("infinite.json", as_json(cost=float("inf")), "reject", 3, "cost"),
        Example("nan_as_id.json", as_json(id=float("nan")), "reject", 3, "id"),
        Example("null.json", as_json(cost=None), "reject", 3, "cost", "missing"),
        Example("truth.json", as_json(cost=True), "reject", 3, "cost", "truth"),
        Example("object.json", as_json(cost={"kr": 5}), "reject", 3, "cost"),
        Example("list_as_cost.json", as_json(cost=[5]), "reject", 3, "cost"),
        Example("negative.json", as_json(cost=-5), "reject", 3, "cost", "negative"),
        Example("huge.json", as_json(cost=10**15), "reject", 3, "cost", "budget"),
        Example("endless_number.json", plain.replace("300000", "9" * 5000).encode(), "reject"),
        Example("endless_power.json", plain.replace("300000", "1e999999").encode(), "reject", 3, "cost"),
        Example("field_missing.json", as_json(cost=...), "reject", 3, "cost", "missing"),
        Example("null_in_list.json", as_json(municipalities=["Hjo", None]), "reject", 3, "municipalities"),
        Example("number_in_list.json", as_json(municipalities=[1496]), "reject", 3, "municipalities"),
        Example("no_members.json", as_json(municipalities=[]), "reject", 3, "municipalities", "no municipality"),
        Example("same_id.json", as_json(id="i001"), "reject", 3, "id", "row 2"),
        Example("lone_half.json", plain.replace("E-tjänst", "E\\ud800").encode(), "reject", 3, "title"),
        Example("control.json", as_json(title="E\u0007"), "reject", 3, "title"),
        Example("bidi.json", as_json(title="E\u202e"), "reject", 3, "title"),
        Example("cut.json", as_json()[:-40], "reject", words="cut off"),
        Example("comment.json", b"// list\n" + as_json(), "reject"),
        Example("last_comma.json", plain.replace("]}", ",]}").encode(), "reject"),
        Example("single_quotes.json", plain.replace('"', "'").encode(), "reject"),
        Example("two_documents.json", as_json() * 2, "reject"),
        Example("nothing.json", b"", "reject"),
        Example("only_null.json", b"null", "reject", words="version"),
    ]


def yaml_files() -> list[Example]:
    """YAML."""
    return [
        Example("plain.yaml", YAML.encode(), "accept", rows=taken()),
        Example("plain.yml", YAML.encode("utf-8-sig"), "accept", rows=taken()),
        Example("windows.yaml", YAML.encode("cp1252"), "accept", rows=taken()),
        Example("utf16.yaml", YAML.encode("utf-16"), "accept", rows=taken()),
        Example("dos_ends.yaml", YAML.replace("\n", "\r\n").encode(), "accept", rows=taken()),
        Example("leading_zeros.yaml", as_yaml(id="007"), "accept", rows=taken(id="007")),
        Example("no_as_id.yaml", as_yaml(id="NO"), "accept", rows=taken(id="NO")),
        Example("power_as_id.yaml", as_yaml(id="1e5"), "accept", rows=taken(id="1e5")),
        Example("date_as_id.yaml", as_yaml(id="2027-01-01"), "accept", rows=taken(id="2027-01-01")),
        Example("yes_as_title.yaml", as_yaml(title="yes"), "accept", rows=taken(title="yes")),
        Example("spaces.yaml", as_yaml(cost="1 250 000 kr"), "accept", rows=taken(cost=1250000)),
        Example("octal.yaml", as_yaml(cost="01250000"), "accept warn ask reject", 3, "cost", rows=taken(cost=1250000)),
        Example("decimal.yaml", as_yaml(effort="1,5"), "warn", 3, "effort", rows=taken(effort=1.5)),
        Example("text_list.yaml", as_yaml(municipalities="Skövde|Hjo"), "accept", rows=taken(municipalities=("Skövde", "Hjo"))),
        Example("clock.yaml", as_yaml(cost="12:30:00"), "reject", 3, "cost", "time"),
        Example("underscores.yaml", as_yaml(cost="1_250_000"), "ask", 3, "cost"),
        Example("hexadecimal.yaml", as_yaml(cost="0x10"), "ask reject", 3, "cost"),
        Example("two_ways.yaml", as_yaml(cost="1.250"), "ask", 3, "cost", "two ways"),
        Example("power.yaml", as_yaml(cost="1e5"), "ask", 3, "cost"),
        Example("truth.yaml", as_yaml(cost="yes"), "reject", 3, "cost"),
        Example("date.yaml", as_yaml(cost="2027-01-01"), "reject", 3, "cost", "date"),
        Example("nan.yaml", as_yaml(cost=".nan"), "reject", 3, "cost"),
        Example("infinite.yaml", as_yaml(cost=".inf"), "reject", 3, "cost"),
        Example("null.yaml", as_yaml(cost="~"), "reject", 3, "cost", "missing"),
        Example("null_id.yaml", as_yaml(id="null"), "reject", 3, "id", "missing"),
        Example("version_2.yaml", YAML.replace("schema_version: 1", "schema_version: 2").encode(), "reject", words="version"),
        Example("no_version.yaml", YAML.replace("schema_version: 1\n", "").encode(), "reject", words="version"),
        Example("key_twice.yaml", as_yaml(cost="1\n  cost: 2"), "reject", 3, "cost", "twice"),
        Example("tag.yaml", as_yaml(cost="!!python/object/apply:os.system ['true']"), "reject", 3, "cost", "tag"),
        Example("string_tag.yaml", as_yaml(id="!!str 007"), "reject", 3, "id", "tag"),
        Example("anchors.yaml", as_yaml(title="&a Titel", goals="[*a]"), "reject", 3, "", "Anchors"),
        Example("merge.yaml", (YAML + "- <<: *b\n").encode(), "reject"),
        Example("two_documents.yaml", (YAML + "---\n" + YAML).encode(), "reject", words="second document"),
        Example("tabs.yaml", YAML.replace("  cost", "\tcost").encode(), "reject"),
        Example("cut.yaml", YAML.encode()[:-30], "reject", words="Line 15"),
        Example("cut_in_list.yaml", YAML.encode()[:-3], "reject", words="YAML"),
        Example("only_text.yaml", b"hello\n", "reject"),
        Example("nothing.yaml", b"", "reject"),
    ]


def structured_files() -> list[Example]:
    """All of them."""
    return [*json_files(), *yaml_files()]
