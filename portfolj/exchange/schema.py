"""The JSON Schema of a case document."""

from typing import Any

from portfolj.domain.case import Case


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a case as one JSON file; numbers may also be text, as docs/file-format.md says."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Case.model_json_schema()}
