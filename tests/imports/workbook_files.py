"""Workbooks that are understood, asked about or refused."""

import datetime
from typing import Any

from tests.imports.forms import (
    FIRST,
    HEADER,
    SECOND,
    SHEET,
    STRINGS,
    Example,
    changed,
    edited,
    ods,
    repacked,
    replaced,
    taken,
    workbook,
    xls,
)

PLAIN = workbook([HEADER, FIRST, SECOND])
NUMBER_CELL = '<table:table-cell office:value-type="float" office:value="{}"/>'
ODS_COST = NUMBER_CELL.format(300000)
TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
NOTE = "<office:annotation><text:p>Fråga Skövde</text:p></office:annotation>"
EMPTY_WITH_NOTE = f"<table:table-cell>{NOTE}</table:table-cell>"
COST, ID, TITLE, WHO = (2, 3), (2, 0), (2, 1), (2, 5)


def cell(place: tuple[int, int], value: Any, pattern: str = "") -> bytes:
    """The usual workbook with one cell written as a value with a number format."""

    def edit(book: Any, sheet: Any) -> None:
        style = book.add_format({"num_format": pattern}) if pattern else None
        sheet.write(*place, value, style)

    return edited(edit)


def formula(place: tuple[int, int], cached: Any) -> bytes:
    """The usual workbook with a formula and the value it had when it was stored."""
    return edited(lambda _, sheet: sheet.write_formula(*place, "=1+1", None, cached))


def ods_row(cost: str, *, attributes: str = "", beside: str = "") -> str:
    """A row of an .ods file with a cost, and what stands beside the row's last cell, as XML."""
    before, after = "".join(map(TEXT_CELL.format, SECOND[:3])), TEXT_CELL.format(SECOND[5])
    return f"<table:table-row {attributes}>{before}{cost}{NUMBER_CELL.format(120)}{after}{beside}</table:table-row>"


def ods_with(cost: str, *, attributes: str = "", columns: str = "", styles: str = "", beside: str = "") -> bytes:
    """An .ods file whose second row has a cost as XML."""
    rows = [HEADER, (*FIRST[:3], 1250000, 400, FIRST[5])]
    return ods(rows, raw=ods_row(cost, attributes=attributes, beside=beside), columns=columns, styles=styles)


LINE = '<style:style style:name="line" style:family="{}"><style:text-properties style:text-line-through-style="{}"/></style:style>'
BUILT_ON = '<style:style style:name="{}" style:family="table-cell" style:parent-style-name="line"/>'


def shown(text: str, *, kind: str = "float", style: str = "") -> str:
    """The usual cost as XML of an .ods file, shown as a text."""
    styled = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{styled} office:value-type="{kind}" office:value="300000"><text:p>{text}</text:p></table:table-cell>'


def two_rows_of_headings() -> bytes:
    """Headings merged over two rows, but for two that share a heading of their own."""

    def edit(book: Any, sheet: Any) -> None:
        for at in (0, 1, 2, 5):
            sheet.merge_range(0, at, 1, at, HEADER[at], book.add_format())
        sheet.merge_range(0, 3, 0, 4, "Resurser", book.add_format())

    return workbook([("",) * 6, ("", "", "", "cost", "effort", ""), FIRST, SECOND], edit)


def understood() -> list[Example]:
    """What is taken over, with or without remarks."""
    moved = workbook([("Insatser 2027", "", "", "", "", ""), ("", "", "", "", "", ""), HEADER, FIRST, SECOND])
    gaps = workbook([HEADER, ("",) * 6, FIRST, SECOND])
    lists = edited(lambda book, _: book.add_worksheet("Giltiga värden").write(0, 0, "Mål"))
    notes = edited(lambda book, _: book.add_worksheet("Anteckningar").write(0, 0, "Kom ihåg"))
    return [
        Example("plain.xlsx", PLAIN, "accept", rows=taken()),
        Example("text_numbers.xlsx", workbook([HEADER, FIRST, SECOND], numbers=False), "accept", rows=taken()),
        Example("swedish_text_number.xlsx", cell(COST, "1 250 000 kr"), "accept", rows=taken(cost=1250000)),
        Example("no_break_number.xlsx", cell(COST, "1\u00a0250\u00a0000"), "accept", rows=taken(cost=1250000)),
        Example("currency.xlsx", cell(COST, 300000, '#,##0 "kr"'), "accept", rows=taken()),
        Example("swedish_currency.xlsx", cell(COST, 300000, "#,##0.00\\ [$kr-41D]"), "accept", rows=taken()),
        Example("accounting.xlsx", cell(COST, 300000, '_-* #,##0 "kr"_-;-* #,##0 "kr"_-;_-* "-" "kr"_-;_-@_-'), "accept", rows=taken()),
        Example("formula.xlsx", formula(COST, 300000), "accept warn", rows=taken()),
        Example("text_formula.xlsx", formula(TITLE, "E-tjänst för bygglov"), "accept warn", rows=taken()),
        Example("text_id.xlsx", cell(ID, "007"), "accept", rows=taken(id="007")),
        Example("na_id.xlsx", cell(ID, "NA"), "accept", rows=taken(id="NA")),
        Example("formula_as_title.xlsx", cell(TITLE, "=1+1"), "accept", rows=taken(title="=1+1")),
        Example("decomposed.xlsx", cell(WHO, "Go\u0308tene|Tibro|Vara"), "accept", rows=taken()),
        Example("upper.xlsx", cell(WHO, "SKÖVDE|Hjo kommun"), "accept", rows=taken(municipalities=("Skövde", "Hjo"))),
        Example("blank_rows.xlsx", gaps, "accept", rows=taken()),
        Example("lists_beside.xlsx", lists, "accept", rows=taken()),
        Example(
            "styled_far_away.xlsx",
            edited(lambda book, s: s.write_blank(900_000, 3, None, book.add_format({"bold": True}))),
            "accept",
            rows=taken(),
        ),
        Example("far_dimension.xlsx", replaced(PLAIN, SHEET, 'ref="A1:F3"', 'ref="A1:XFD1048576"'), "accept", rows=taken()),
        Example("frozen_and_filtered.xlsx", edited(lambda _, s: (s.freeze_panes(1, 0), s.autofilter(0, 0, 2, 5))), "accept", rows=taken()),
        Example("banner.xlsx", moved, "accept warn", 1, rows=taken()),
        Example(
            "merged_banner.xlsx",
            workbook([("",) * 6, HEADER, FIRST, SECOND], lambda book, s: s.merge_range("A1:F1", "Insatser 2027", book.add_format())),
            "accept warn",
            rows=taken(),
        ),
        Example(
            "merged_groups.xlsx",
            workbook(
                [("",) * 6, HEADER, FIRST, SECOND],
                lambda book, s: (s.merge_range("A1:C1", "Vad", book.add_format()), s.merge_range("D1:E1", "Tar", book.add_format())),
            ),
            "accept warn",
            rows=taken(),
        ),
        Example(
            "merged_header.xlsx",
            workbook([HEADER, ("",) * 6, FIRST, SECOND], lambda book, s: s.merge_range("A1:A2", "id", book.add_format())),
            "accept warn",
            rows=taken(),
        ),
        Example("other_sheet.xlsx", notes, "warn", words="not read", rows=taken()),
        Example("number_id.xlsx", cell(ID, 7), "warn ask", 3, "id", "stored as a number"),
        Example("half.xlsx", cell((2, 4), 1.5), "warn", 3, "effort", "whole", taken(effort=1.5)),
        Example("noise.xlsx", cell(COST, 300000.00000000006), "accept warn", rows=taken()),
        Example("tkr.xlsx", cell(COST, "12 tkr"), "warn", 3, "cost", "12000", taken(cost=12000)),
        Example("shown_shortened.xlsx", cell(COST, 300000, '#,##0, "tkr"'), "warn", 3, "cost", "shortened", taken()),
        Example("comment.xlsx", edited(lambda _, s: s.write_comment(2, 3, "i tkr")), "warn", words="comments", rows=taken()),
        Example("two_rows_of_headings.xlsx", two_rows_of_headings(), "accept warn", 1, rows=taken()),
        Example("shown_with_kr.ods", ods_with(shown("300 000,00 kr")), "accept", rows=taken()),
        Example("shown_in_powers.ods", ods_with(shown("3,00E+05")), "accept", rows=taken()),
        Example("shown_shortened.ods", ods_with(shown("300")), "warn", 3, "cost", "shortened", taken()),
        Example(
            "not_struck.ods", ods_with(shown("300000", style="line"), styles=LINE.format("table-cell", "none")), "accept", rows=taken()
        ),
        Example(
            "comment_beside.ods",
            ods_with(shown("300000").replace("<text:p>", "<office:annotation><text:p>fel 1</text:p></office:annotation><text:p>")),
            "accept warn",
            rows=taken(),
        ),
        Example("written_space.xlsx", replaced(PLAIN, STRINGS, "E-tjänst för", "E-tjänst_x0020_för"), "accept", rows=taken()),
        Example("zero.xlsx", cell(COST, 0), "warn", 3, "cost"),
        Example("unknown_column.xlsx", workbook([(*HEADER, "owner"), (*FIRST, "A"), SECOND]), "warn", 1, "owner", rows=taken()),
        Example(
            "date_beside.xlsx",
            edited(
                lambda b, s: (
                    s.write(0, 6, "klar"),
                    s.write_datetime(1, 6, datetime.date(2027, 1, 2), b.add_format({"num_format": "yyyy-mm-dd"})),
                )
            ),
            "warn",
            1,
            "klar",
            rows=taken(),
        ),
        Example("person.xlsx", cell(TITLE, "Anna 850101-1234"), "warn", 3, "title", "personal"),
        Example("workbook_called.csv", PLAIN, "warn", words="workbook", rows=taken()),
        Example("small.xls", xls([HEADER, (*FIRST[:3], 1250000, 400, FIRST[5]), SECOND], small=True), "warn", words=".xls", rows=taken()),
        Example("comment.ods", ods_with(ODS_COST.replace("/>", f">{NOTE}</table:table-cell>")), "warn", words="comments", rows=taken()),
        Example("comment_in_nothing.ods", ods_with(ODS_COST, beside=EMPTY_WITH_NOTE), "warn", words="comments", rows=taken()),
        Example("plain.xls", xls([HEADER, (*FIRST[:3], 1250000, 400, FIRST[5]), SECOND]), "warn", words=".xls", rows=taken()),
        Example("plain.ods", ods([HEADER, (*FIRST[:3], 1250000, 400, FIRST[5]), SECOND]), "accept", rows=taken()),
        Example("number.ods", ods_with(ODS_COST), "accept", rows=taken()),
        Example("formula.ods", ods_with(ODS_COST.replace(" ", ' table:formula="of:=1+1" ', 1)), "accept warn", rows=taken()),
        Example("kronor.ods", ods_with(ODS_COST.replace('"float"', '"currency" office:currency="SEK"')), "accept", rows=taken()),
        Example(
            "many_repeats.ods",
            ods(
                [HEADER, FIRST, SECOND],
                raw='<table:table-row table:number-rows-repeated="1048000">'
                '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
            ),
            "accept",
            rows=taken(),
        ),
    ]


def asked() -> list[Example]:
    """What only the sender can decide."""

    def two(book: Any, _: Any) -> None:
        other = book.add_worksheet("Gamla")
        for at, row in enumerate([HEADER, FIRST]):
            other.write_row(at, 0, row)

    def hidden_copy(book: Any, sheet: Any) -> None:
        two(book, sheet)
        book.get_worksheet_by_name("Gamla").hide()

    hidden_column = '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
    return [
        Example("hidden_row.xlsx", edited(lambda _, s: s.set_row(2, None, None, {"hidden": True})), "ask", 3, "", "hidden"),
        Example(
            "struck_row.xlsx", edited(lambda b, s: s.write(2, 1, SECOND[1], b.add_format({"font_strikeout": True}))), "ask", 3, "", "struck"
        ),
        Example(
            "struck_part.xlsx",
            edited(lambda b, s: s.write_rich_string(2, 5, b.add_format({"font_strikeout": True}), "Hjo|", b.add_format(), "Tibro|Vara")),
            "ask",
            3,
            "",
            "struck",
        ),
        Example(
            "struck_inline.xlsx",
            replaced(
                PLAIN, SHEET, '<c r="D3"><v>300000</v></c>', '<c r="D3" t="inlineStr"><is><r><rPr><strike/></rPr><t>300000</t></r></is></c>'
            ),
            "ask",
            3,
            "",
            "struck",
        ),
        Example(
            "struck_cell.ods",
            ods_with(shown("300000", style="line"), styles=LINE.format("table-cell", "solid")),
            "ask",
            3,
            "",
            "struck",
        ),
        Example(
            "struck_by_parent.ods",
            ods_with(shown("300000", style="child"), styles=LINE.format("table-cell", "solid") + BUILT_ON.format("child")),
            "ask",
            3,
            "",
            "struck",
        ),
        Example(
            "struck_row.ods",
            ods_with(shown("300000"), attributes='table:default-cell-style-name="line"', styles=LINE.format("table-cell", "solid")),
            "ask",
            3,
            "",
            "struck",
        ),
        Example(
            "struck_column.ods",
            ods_with(
                shown("300000"),
                columns='<table:table-column/><table:table-column table:default-cell-style-name="line"/>',
                styles=LINE.format("table-cell", "solid"),
            ),
            "ask",
            3,
            "",
            "struck",
        ),
        Example(
            "struck_part.ods",
            ods_with(shown('30<text:span text:style-name="line">0000</text:span>'), styles=LINE.format("text", "solid")),
            "ask",
            3,
            "",
            "struck",
        ),
        Example("shown_with_tkr.ods", ods_with(shown("300000 tkr")), "ask", 3, "cost", "tkr"),
        Example("shown_negative.ods", ods_with(shown("-300000")), "ask", 3, "cost", "'-'"),
        Example("shown_in_brackets.ods", ods_with(shown("(300000)")), "ask", 3, "cost", "'( )'"),
        Example("shown_negative.xlsx", cell(COST, 300000, "-0"), "ask", 3, "cost", "'-'"),
        Example("shown_in_brackets.xlsx", cell(COST, 300000, "(0)"), "ask", 3, "cost", "'('"),
        Example("crowns_of_norway.xlsx", cell(COST, 300000, '# ##0 "NOK"'), "ask", 3, "cost", "nok"),
        Example("flat_row.xlsx", edited(lambda _, s: s.set_row(2, 0)), "ask", 3, "", "hidden"),
        Example(
            "filtered_row.xlsx",
            edited(lambda _, s: (s.autofilter(0, 0, 2, 5), s.set_row(1, options={"hidden": True}))),
            "ask",
            2,
            "",
            "hidden",
        ),
        Example("collapsed_row.xlsx", edited(lambda _, s: s.set_row(2, None, None, {"level": 1, "hidden": True})), "ask", 3, "", "hidden"),
        Example(
            "hidden_by_default.xlsx",
            edited(lambda _, s: (s.set_default_row(hide_unused_rows=True), s.set_row(0, 15), s.set_row(1, 15))),
            "ask accept",
        ),
        Example("hidden_column.xlsx", edited(lambda _, s: s.set_column(3, 3, None, None, {"hidden": True})), "ask", 1, "cost", "hidden"),
        Example("narrow_column.xlsx", edited(lambda _, s: s.set_column(3, 3, 0)), "ask", 1, "cost", "hidden"),
        Example("two_sheets.xlsx", edited(two), "ask", 1, "", "Several"),
        Example("hidden_sheet.xlsx", edited(hidden_copy), "ask", 1, "", "Several"),
        Example("padded_id.xlsx", cell(ID, 7, "000"), "ask", 3, "id", "as text"),
        Example("power_id.xlsx", cell(ID, 1e5, "0.00E+00"), "ask", 3, "id", "as text"),
        Example("fraction_id.xlsx", cell(ID, 1.5), "ask", 3, "id", "as text"),
        Example("two_ways.xlsx", cell(COST, "1.250"), "ask", 3, "cost", "two ways"),
        Example("unit_in_format.xlsx", cell(COST, 300, '#,##0 "tkr"'), "ask", 3, "cost", "tkr"),
        Example("euro.xlsx", cell(COST, 300, "[$€-2] #,##0"), "ask", 3, "cost", "€"),
        Example("invisible_number.xlsx", cell(COST, 300, ";;;"), "ask", 3, "cost", "hidden"),
        Example("unknown_member.xlsx", cell(WHO, "Borås"), "ask", 3, "municipalities"),
        Example("number_as_member.xlsx", cell(WHO, 1496), "ask", 3, "municipalities"),
        Example("beside.xlsx", cell((2, 8), "kolla detta"), "ask", 3, "I", "heading"),
        Example("merged_cells.xlsx", edited(lambda b, s: s.merge_range("F2:F3", "Skövde|Hjo", b.add_format())), "ask reject", 2),
        Example(
            "merged_members.xlsx",
            workbook([HEADER, (*FIRST[:5], "Skövde", "Hjo")], lambda b, s: s.merge_range("F1:G1", "municipalities", b.add_format())),
            "ask",
            2,
        ),
        Example(
            "mixed_marks.xlsx", workbook([HEADER, changed(FIRST, cost="1250,5"), changed(SECOND, cost="300.5")]), "ask", 3, "cost", "mixes"
        ),
        Example("hidden_row.xls", xls([HEADER, FIRST, SECOND], hidden_row=2), "ask", 3, "", "hidden"),
        Example("hidden_row.ods", ods_with(ODS_COST, attributes='table:visibility="filter"'), "ask", 3, "", "hidden"),
        Example("collapsed_row.ods", ods_with(ODS_COST, attributes='table:visibility="collapse"'), "ask", 3, "", "hidden"),
        Example("hidden_column.ods", ods_with(ODS_COST, columns=hidden_column), "ask", 1, "cost", "hidden"),
        Example("euro.ods", ods_with(ODS_COST.replace('"float"', '"currency" office:currency="EUR"')), "ask", 3, "cost", "eur"),
    ]


# Errors of newer programs than the reader of values.
NEWER = ("SPILL", "CALC", "BLOCKED", "FIELD", "CONNECT")


def refused() -> list[Example]:
    """What cannot be taken over."""
    date = cell(COST, datetime.date(2027, 1, 2), "yyyy-mm-dd")
    error = '<c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    number = '<c r="D3"><v>300000</v></c>'
    uncalculated = replaced(formula(COST, 5), SHEET, "<f>1+1</f><v>5</v>", "<f>1+1</f>")
    percent = '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>'
    date_cell = '<table:table-cell office:value-type="date" office:date-value="2027-01-02"><text:p>2027-01-02</text:p></table:table-cell>'
    truth_cell = '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>SANT</text:p></table:table-cell>'
    ods_error = TEXT_CELL.replace("office:v", 'table:formula="of:=[.#REF!]" office:string-value="" office:v').format("#REF!")

    return [
        Example("error.xlsx", replaced(PLAIN, SHEET, number, error), "reject", 3, "cost", "#DIV/0!"),
        *(
            Example(
                f"{name.casefold()}.xlsx", replaced(PLAIN, SHEET, number, error.replace("DIV/0", name)), "reject", 3, "cost", f"#{name}!"
            )
            for name in NEWER
        ),
        Example("error_in_title.xlsx", formula(TITLE, "#REF!"), "reject", 3, "title", "#REF!"),
        Example("error_in_id.xlsx", formula(ID, "#N/A"), "reject", 3, "id", "#N/A"),
        Example("error_in_members.xlsx", formula(WHO, "#NAME?"), "reject", 3, "municipalities", "#NAME?"),
        Example(
            "error_beside.xlsx",
            edited(lambda _, s: (s.write(0, 6, "owner"), s.write_formula(2, 6, "=A0", None, "#REF!"))),
            "reject warn",
            3,
            "owner",
        ),
        Example("uncalculated.xlsx", uncalculated, "reject", 3, "cost", "calculated"),
        Example("date.xlsx", date, "reject", 3, "cost", "date"),
        Example("time.xlsx", cell(COST, datetime.time(12, 30), "hh:mm"), "reject", 3, "cost", "time"),
        Example("date_id.xlsx", cell(ID, datetime.date(2027, 3, 1), "mmm-yy"), "reject ask", 3, "id", "date"),
        Example("truth.xlsx", cell(COST, True), "reject", 3, "cost", "truth"),
        Example("truth_as_title.xlsx", cell(TITLE, True), "reject", 3, "title"),
        Example("percent.xlsx", cell(COST, 0.15, "0%"), "reject", 3, "cost", "percent"),
        Example("negative.xlsx", cell(COST, -5), "reject", 3, "cost", "negative"),
        Example("negative_in_red.xlsx", cell(COST, -300000, "#,##0;[Red]#,##0"), "reject", 3, "cost", "negative"),
        Example("huge.xlsx", cell(COST, 1e18), "reject", 3, "cost", "budget"),
        Example("missing.xlsx", edited(lambda *_: None, cost=""), "reject", 3, "cost", "missing"),
        Example("dash.xlsx", cell(COST, "-"), "reject", 3, "cost", "no amount"),
        Example("na.xlsx", cell(COST, "N/A"), "reject", 3, "cost", "no amount"),
        Example("same_id.xlsx", cell(ID, " I001"), "reject", 3, "id", "row 2"),
        Example("no_members.xlsx", edited(lambda *_: None, municipalities=""), "reject", 3, "municipalities"),
        Example("missing_column.xlsx", workbook([HEADER[:5], FIRST[:5]]), "reject", 1, "municipalities"),
        Example("column_twice.xlsx", workbook([(*HEADER, "cost"), FIRST]), "reject", 1, "cost"),
        Example("header_again.xlsx", workbook([HEADER, FIRST, HEADER, SECOND]), "reject", 3, "", "header"),
        Example("total_row.xlsx", workbook([HEADER, FIRST, SECOND, ("", "Summa", "", "1550000", "520", "")]), "reject", 4, "", "sum"),
        Example("bidi.xlsx", cell(TITLE, "E\u202etjänst"), "reject", 3, "title"),
        Example("written_bidi.xlsx", replaced(PLAIN, STRINGS, "E-tjänst för", "E-tjänst_x202E_för"), "reject", 3, "title", "U+202E"),
        Example("written_control.xlsx", replaced(PLAIN, STRINGS, "E-tjänst för", "E-tjänst_x0007_för"), "reject", 3, "title", "U+0007"),
        Example("cell_twice.xlsx", replaced(PLAIN, SHEET, number, number + '<c r="D3"><v>5</v></c>'), "reject", words="unusual"),
        Example(
            "row_twice.xlsx",
            replaced(PLAIN, SHEET, "</sheetData>", '<row r="3"><c r="D3"><v>5</v></c></row></sheetData>'),
            "reject",
            words="unusual",
        ),
        Example("not_a_number.ods", ods_with(shown("NaN").replace('"300000"', '"NaN"')), "reject", 3, "cost"),
        Example("empty.xlsx", workbook([]), "reject", words="empty"),
        Example("only_header.xlsx", workbook([HEADER]), "reject", words="no initiative"),
        Example("cut.xlsx", PLAIN[: len(PLAIN) // 2], "reject", words="cut off"),
        Example("cut_end.xlsx", PLAIN[:-10], "reject", words="cut off"),
        Example("flipped.xlsx", PLAIN[:300] + bytes([PLAIN[300] ^ 255]) + PLAIN[301:], "reject", words="cut off"),
        Example("no_sheet.xlsx", repacked(PLAIN, lambda name, part: None if name == SHEET else part), "reject"),
        Example("no_encoding.xlsx", replaced(PLAIN, SHEET, 'encoding="UTF-8"', 'encoding="UTF-8x"'), "reject", words="unusual"),
        Example("not_xml.xlsx", repacked(PLAIN, lambda name, part: part[:-40] if name == SHEET else part), "reject"),
        Example("a_zip.xlsx", repacked(PLAIN, lambda name, part: part if "theme" in name else None), "reject"),
        Example("page.xls", b"<html><table><tr><td>id</td></tr></table></html>", "reject", words="no workbook"),
        Example("text.xlsx", b"id;title;goals;cost;effort;municipalities\n", "reject", words="no workbook"),
        Example("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "reject", words="password"),
        Example("damaged.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20, "reject"),
        Example("percent.ods", ods_with(percent), "reject", 3, "cost", "percent"),
        Example("error.ods", ods_with(ods_error), "reject", 3, "cost", "#REF!"),
        Example("date.ods", ods_with(date_cell), "reject", 3, "cost", "date"),
        Example("truth.ods", ods_with(truth_cell), "reject", 3, "cost", "truth"),
        Example("uncalculated.ods", ods_with('<table:table-cell table:formula="of:=1+1"/>'), "reject", 3, "cost", "calculated"),
        Example("cut.ods", ods([HEADER, FIRST])[:-30], "reject"),
    ]


def workbook_files() -> list[Example]:
    """All of them."""
    return [*understood(), *asked(), *refused()]
