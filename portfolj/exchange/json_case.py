"""A case as one JSON file: exact decimals, no key twice."""

import json
from decimal import Decimal
from typing import Any

from portfolj.errors import Fault, Place, say
from portfolj.exchange.source import Source


def read_json(text: str, file: str) -> Source:
    """The document in a JSON text, with the faults of its form."""
    source = Source(file)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for key, value in pairs:
            if key in fields:
                source.faults.append(Fault(say("The key '{key}' stands twice; remove one of them.", key=key), place=Place(file, None, key)))
            if value is not None:
                fields.setdefault(key, value)
        return fields

    def constant(word: str) -> str:
        return word

    try:
        content = json.loads(text, parse_float=Decimal, parse_constant=constant, object_pairs_hook=once)
    except json.JSONDecodeError as wrong:
        message = say("The file is not well-formed JSON at sign {sign} of the row; correct it there or just before.", sign=wrong.colno)
        source.faults.append(Fault(message, place=Place(file, wrong.lineno)))
        return source
    except (RecursionError, ValueError):
        source.faults.append(Fault(say("The file holds a number too long or lists too deep to read; correct it."), place=Place(file)))
        return source
    if isinstance(content, dict):
        source.document = content
    else:
        source.faults.append(Fault(say("The file must hold one object; write the case between braces."), place=Place(file)))
    return source
