"""Documents that carry a plan's JSON, made without the code that writes ours: also such as have been tampered with."""

import io
import zipfile
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from xlsxwriter import Workbook

NAMESPACE = "urn:portfolj:plan:1"


def as_docx(*texts: str, before: str = "") -> bytes:
    """A package of Word with each text in a custom part of its own."""
    plans = {f"customXml/item{at}.xml": f'{before}<plan xmlns="{NAMESPACE}">{escape(text)}</plan>' for at, text in enumerate(texts, 1)}
    other = {"word/document.xml": "<w/>", "customXml/item9.xml": "<other/>", "customXml/itemProps1.xml": f'<a uri="{NAMESPACE}"/>'}
    return zipped(other | plans)


def as_xlsx(text: str) -> bytes:
    """A workbook with the text on the hidden sheet, in pieces."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Om planen").write_string(0, 0, "x")
        sheet = book.add_worksheet("portfolj-plan-1")
        for at in range(0, len(text), 10_000):
            sheet.write_string(at // 10_000, 0, text[at : at + 10_000])
        sheet.very_hidden()
    return out.getvalue()


def as_pdf(*texts: str, name: str = "plan.json") -> bytes:
    """A page with each text attached."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    for text in texts:
        writer.add_attachment(name, text.encode())
    writer.write(out)
    return out.getvalue()


def as_json(text: str) -> bytes:
    """The text itself."""
    return text.encode()


CARRIERS = {"docx": as_docx, "xlsx": as_xlsx, "pdf": as_pdf, "json": as_json}


def zipped(files: dict[str, str]) -> bytes:
    """A package of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()
