"""The command `schema`: the published forms of what portfolj reads and writes."""

import json
import sys

from portfolj.cli.exits import Exit
from portfolj.errors import InputError, say
from portfolj.exchange import schema as case_schema
from portfolj.results.plan import plan_schema

SCHEMAS = {"case": case_schema, "plan": plan_schema}


def print_schema(of: str) -> Exit:
    """Print the JSON Schema of a case or a plan.

    Raises
    ------
    InputError
        When it is asked of something else.
    """
    if of not in SCHEMAS:
        raise InputError(say("There is no schema of '{of}'; choose one of {names:list}.", of=of, names=tuple(SCHEMAS)))
    sys.stdout.write(json.dumps(SCHEMAS[of](), indent=2, ensure_ascii=False) + "\n")
    return Exit.FINE
