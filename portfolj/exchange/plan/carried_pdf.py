"""The files attached to a PDF, which may come from anybody."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from portfolj.errors import InputError, say

ATTACHMENT = "plan.json"
# What it finds odd in a file is told by the error alone.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False
_DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, RecursionError, OSError, OverflowError)


def attached(content: bytes, name: str) -> list[bytes]:
    """The plans attached to a PDF, as bytes.

    Raises
    ------
    InputError
        When the PDF is damaged or locked, or unpacks to more than it may.
    """
    try:
        return list(PdfReader(io.BytesIO(content)).attachments.get(ATTACHMENT, ()))
    except (*_DAMAGE, MemoryError) as wrong:
        raise InputError(
            say("'{file}' is cut off, damaged, locked or larger than it may be; take the file that portfolj wrote.", file=name)
        ) from wrong
