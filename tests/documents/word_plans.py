"""Plans of Skaraborg as it is and as it never should be: few and many rows, long names, nothing chosen, texts that would be code."""

from collections.abc import Mapping
from typing import Any

from portfolj.results.plan import Plan
from portfolj.text import Language
from tests.documents.odd_plans import skaraborg

HOSTILE = (
    "{{ 7 * 7 }} {% for x in y %} {_{ z }_} {# no #} {{p x }}",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p> &amp; &lt;b&gt; ]]> <?portfolj?>",
    '=HYPERLINK("http://x";"y") #import "a" $x$ *b* _c_ `d` \\e',
    "  blanks \u202eturned\u202c \u200bno width  and e\u0301 \U0001f600  ",
)


def with_names(names: list[str]) -> Plan:
    """The plan with so many rows in the list, each with a name of its own."""
    plan = skaraborg()
    chosen = [plan.within[at % len(plan.within)] for at in range(len(names))]
    rows = (
        one.model_copy(update={"id": f"r{at}", "name": name, "rank": at})
        for at, (one, name) in enumerate(zip(chosen, names, strict=True), 1)
    )
    return changed(rows=tuple(rows))


def changed(**parts: Any) -> Plan:
    """The plan with other parts."""
    return skaraborg().model_copy(update=parts)


ODD: Mapping[str, Any] = {
    "five rows": lambda: with_names([f"Insats {at}" for at in range(5)]),
    "three hundred rows": lambda: with_names([f"Insats {at} om något" for at in range(300)]),
    "long names": lambda: with_names([f"{at} " + "en lång benämning " * 16 for at in range(30)]),
    "names that cannot be broken": lambda: with_names(["x" * 300 for _ in range(20)]),
    "nothing chosen": lambda: changed(rows=(), undertakings=(), left_out=(), events=()),
    "English": lambda: skaraborg(Language.ENGLISH),
    "Norwegian": lambda: skaraborg(Language.NORWEGIAN),
}
