"""Delimited text that is understood, asked about or refused: every phrase of the import's promise, and what careless users do."""

import unicodedata

from tests.imports.forms import FIRST, HEADER, SECOND, Example, changed, table, taken, text

PLAIN = table()
NUMBERS = {
    # written: (verdicts, what it is read as, words)
    "1 250 000": ("accept", 1250000, ""),
    "1\u00a0250\u00a0000": ("accept", 1250000, ""),
    "1\u202f250\u202f000": ("accept", 1250000, ""),
    "1\u2009250\u2009000": ("accept", 1250000, ""),
    "1 250 000 kr": ("accept", 1250000, ""),
    "1250000 SEK": ("accept", 1250000, ""),
    "kr 1 250 000": ("accept", 1250000, ""),
    "1 250:-": ("accept", 1250, ""),
    "1 250 000,00": ("accept", 1250000, ""),
    "+1250": ("accept", 1250, ""),
    "1.250.000": ("accept warn", 1250000, ""),
    "1,250,000": ("accept warn", 1250000, ""),
    "1,5": ("warn", 1.5, "not whole"),
    "1250,50": ("warn", 1250.5, "not whole"),
    "12 tkr": ("warn", 12000, "12000"),
    "1,2 mnkr": ("warn", 1200000, "1200000"),
    "1.5 Mkr": ("warn", 1500000, "1500000"),
    "0,125 mnkr": ("warn", 125000, "125000"),
    "1 250 tkr": ("warn", 1250000, "1250000"),
    "2 miljoner": ("warn", 2000000, "2000000"),
    "01250000": ("warn", 1250000, "1250000"),
    "0": ("warn", 0, "is 0"),
    "0 kr": ("warn", 0, "is 0"),
    "1.250": ("ask", None, "two ways"),
    "1,250": ("ask", None, "two ways"),
    "1.250 tkr": ("ask", None, "two ways"),
    "1 250,000": ("ask", None, "three decimals"),
    "1.250.000,50": ("ask", None, "unevenly"),
    "1,250,000.50": ("ask", None, "unevenly"),
    "1.250,5": ("ask", None, "unevenly"),
    "1250 000": ("ask", None, "unevenly"),
    "12 50 000": ("ask", None, "unevenly"),
    "1  250": ("ask", None, "unevenly"),
    "1'250'000": ("ask", None, "unevenly"),
    "1_250_000": ("ask", None, "unevenly"),
    "100-200": ("ask", None, "more than one"),
    "100 000\u2013200 000": ("ask", None, "more than one"),
    "100 till 200": ("ask", None, "more than one"),
    "1/5": ("ask", None, "more than one"),
    "ca 500 000": ("ask", None, "exact"),
    "~500000": ("ask", None, "exact"),
    "500000?": ("ask", None, "exact"),
    "> 1000": ("ask", None, "exact"),
    "max 300000": ("ask", None, "exact"),
    "1,25E+06": ("ask", None, "power"),
    "1e5": ("ask", None, "power"),
    "1e30": ("reject", None, "budget"),
    "1,5E+12": ("reject", None, "budget"),
    "minus 5000": ("reject", None, "not a number"),
    "min 5000": ("ask", None, "exact"),
    "15 %": ("reject", None, "unit"),
    "-5": ("reject", None, "negative"),
    "\u2212300000": ("reject", None, "negative"),
    "(300 000)": ("reject", None, "negative"),
    "300000-": ("reject", None, "negative"),
    "": ("reject", None, "missing"),
    " ": ("reject", None, "missing"),
    "-": ("reject", None, "no amount"),
    "\u2013": ("reject", None, "no amount"),
    "N/A": ("reject", None, "no amount"),
    "NA": ("reject", None, "no amount"),
    "n/a": ("reject", None, "no amount"),
    "null": ("reject", None, "no amount"),
    "2027-01-15": ("reject", None, "date"),
    "15.1.2027": ("reject", None, "date"),
    "1-maj": ("reject", None, "date"),
    "maj-27": ("reject", None, "date"),
    "12:30": ("reject", None, "time"),
    "TRUE": ("reject", None, "not a number"),
    "SANT": ("reject", None, "not a number"),
    "tolv tusen": ("reject", None, "not a number"),
    "gratis": ("reject", None, "not a number"),
    "NaN": ("reject", None, "not a number"),
    "inf": ("reject", None, "not a number"),
    "-Infinity": ("reject", None, "not a number"),
    "999999999999": ("reject", None, "budget"),
    "0125" + "9" * 30: ("reject", None, "digits"),
    "1," + "0" * 25 + "1 mnkr": ("reject", None, "digits"),
    "9" * 400: ("reject", None, ""),
    "1e400": ("ask reject", None, ""),
    "#REF!": ("reject", None, "#REF!"),
    "#SAKNAS!": ("reject", None, "error"),
    "#DIV/0!": ("reject", None, "error"),
    "=SUM(D2:D2)": ("reject", None, "not a number"),
    "400 h": ("reject", None, "unit"),
    "100 EUR": ("reject", None, "unit"),
    "100 NOK": ("reject", None, "unit"),
    "NOK 100": ("reject", None, "unit"),
    "1,2 mnok": ("reject", None, "unit"),
    "12 k": ("reject", None, "unit"),
    "100 kr/\u00e5r": ("reject", None, "unit"),
    "\u0661\u0662": ("reject", None, "not a number"),
    "\uff11\uff12": ("reject", None, "not a number"),
    "12\u200b500": ("reject", None, "invisible"),
    "0x10": ("ask reject", None, ""),
    "\u00bd": ("reject", None, "not a number"),
}
EFFORTS = {
    "40 h": ("accept", 40, ""),
    "1 200 timmar": ("accept", 1200, ""),
    "1,5": ("warn", 1.5, "not whole"),
    "12 tkr": ("reject", None, "unit"),
    "": ("reject", None, "missing"),
    "1.200": ("ask", None, "two ways"),
    "2 veckor": ("reject", None, "unit"),
    "40-60": ("ask", None, "more than one"),
    "99999999": ("reject", None, "budget"),
}
IDS = {
    "007": "accept",
    "NA": "accept",
    "1E5": "accept",
    "TRUE": "accept",
    "null": "accept",
    "2027-01-01": "accept",
    "MARS1": "accept",
}
WRONG_IDS = {
    "": ("reject", "missing"),
    "  ": ("reject", "missing"),
    "I001": ("reject", "row 2"),
    "i001": ("reject", "row 2"),
    "I001 ": ("reject", "row 2"),
    "\u00a0I001": ("reject", "row 2"),
    "\uff29001": ("reject", ""),
    "I 002": ("reject", "no id"),
    "I001\u200b": ("reject", "invisible"),
    "\u202eI002": ("reject", "invisible"),
    "-": ("ask", "nothing"),
    '="007"': ("ask", "formula"),
    "#N/A": ("reject", "error"),
    "I" * 41: ("reject", "no id"),
}
TITLES = {
    # As written, the verdicts allowed, and words of a message.
    "=1+1": ("accept", ""),
    "@SUM(A1)": ("accept", ""),
    "Växel; nu med semikolon": ("accept", ""),
    'Växel "ny"': ("accept", ""),
    "Rad ett\nrad två": ("accept", ""),
    "<b>Fet</b> & ![](http://x)": ("accept", ""),
    "Total försvarsplanering": ("accept", ""),
    "Växel 👩\u200d💻": ("accept", ""),
    "GEMENSAM  växel": ("warn", "row 2"),
    "Gemensam växel": ("warn", "row 2"),
    "Anna 19850101-1234": ("warn", "personal"),
    "Anna 850101-1234": ("warn", "personal"),
    "Anna 850161-1234": ("warn", "personal"),
    "Org 556677-8899": ("accept", ""),
    "GÃ¶ra bÃ¤ttre": ("ask", "garbled"),
    "Tab\tinuti": ("ask", "tab"),
    "V\ufffdxel": ("reject", "lost"),
    "Växel\x07": ("reject", "invisible"),
    "V\u00e4xel\u202eevil": ("reject", "invisible"),
    "V\u00e4xel\u2066": ("reject", "invisible"),
    "": ("reject", "missing"),
    "-": ("ask", "nothing"),
    "N/A": ("ask", "nothing"),
    "#REF!": ("reject", "error"),
    "x" * 301: ("reject", "shorten"),
}
MUNICIPALITIES = {
    # written: (verdicts, official names, words)
    "SKÖVDE|hjo": ("accept", "Skövde|Hjo", ""),
    "Skövde kommun|Lidköpings kommun|Mariestads  kommun": ("accept", "Skövde|Lidköping|Mariestad", ""),
    " Skövde | Hjo ": ("accept", "Skövde|Hjo", ""),
    unicodedata.normalize("NFD", "Skövde|Töreboda|Götene"): ("accept", "Skövde|Töreboda|Götene", ""),
    "Skövde|SKÖVDE kommun": ("warn", "Skövde", "twice"),
    "Skövde|Borås": ("ask", None, "unknown"),
    "Skovde": ("ask", None, "'Skövde'"),
    "Skövde, Hjo": ("ask", None, "unknown"),
    "Skövde och Hjo": ("ask", None, "unknown"),
    "Skövde\u200b": ("reject", None, "invisible"),
    "Skövde||Hjo": ("ask", None, "empty place"),
    "Skövde|": ("ask", None, "empty place"),
    "alla": ("ask", None, "unknown"),
    "Västra Götalandsregionen": ("ask", None, "no municipality"),
    "1496": ("ask", None, "unknown"),
    "Sk\u043evde": ("ask", None, "unknown"),
    "": ("reject", None, "no municipality"),
    "|": ("reject", None, "no municipality"),
    " | | ": ("reject", None, "no municipality"),
    "-": ("reject", None, "no municipality"),
    "#N/A": ("reject", None, ""),
}
GOALS = {
    "KOMPETENS|Samhällsplanering": ("accept", ""),
    "finns inte|kompetens": ("warn", "unknown"),
    "": ("warn", "no goal"),
    "kompetens|kompetens": ("warn", "twice"),
    "kompetens|": ("ask", "empty place"),
    "kompe\u200btens": ("reject", "invisible"),
}


def cells() -> list[Example]:
    """One file for each way of writing one cell."""
    found = []
    for at, (written, (verdicts, value, words)) in enumerate(NUMBERS.items()):
        rows = None if value is None else taken(cost=value)
        found.append(Example(f"cost_{at:02}.csv", table(cost=written).encode(), verdicts, 3, "cost", words, rows))
    for at, (written, (verdicts, value, words)) in enumerate(EFFORTS.items()):
        rows = None if value is None else taken(effort=value)
        found.append(Example(f"effort_{at:02}.csv", table(effort=written).encode(), verdicts, 3, "effort", words, rows))
    for at, (written, verdicts) in enumerate(IDS.items()):
        found.append(Example(f"id_{at:02}.csv", table(id=written).encode(), verdicts, rows=taken(id=written)))
    for at, (written, (verdicts, words)) in enumerate(WRONG_IDS.items()):
        found.append(Example(f"wrong_id_{at:02}.csv", table(id=written).encode(), verdicts, 3, "id", words))
    for at, (written, (verdicts, words)) in enumerate(TITLES.items()):
        rows = taken(title=written) if verdicts != "ask" and verdicts != "reject" else None
        found.append(Example(f"title_{at:02}.csv", table(title=written).encode(), verdicts, 3, "title", words, rows))
    for at, (written, (verdicts, names, words)) in enumerate(MUNICIPALITIES.items()):
        rows = None if names is None else taken(municipalities=tuple(names.split("|")))
        found.append(
            Example(f"municipalities_{at:02}.csv", table(municipalities=written).encode(), verdicts, 3, "municipalities", words, rows)
        )
    for at, (written, (verdicts, words)) in enumerate(GOALS.items()):
        found.append(Example(f"goals_{at:02}.csv", table(goals=written).encode(), verdicts, 3, "goals", words))
    return found


def dialects() -> list[Example]:
    """Encodings, separators and line ends."""
    whole = taken()
    lines = [HEADER, FIRST, SECOND]
    quoted = "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines) + "\r\n"
    other = "id,title,goals,cost,effort,municipalities\nI001,Gemensam växel,kompetens|planering,1250000,400,Skövde|Hjo\n"
    return [
        Example("utf8.csv", PLAIN.encode(), "accept", rows=whole),
        Example("bom.csv", PLAIN.encode("utf-8-sig"), "accept", rows=whole),
        Example("windows.csv", PLAIN.encode("cp1252"), "accept", rows=whole),
        Example("utf16.csv", PLAIN.encode("utf-16"), "accept", rows=whole),
        Example("utf16be.csv", b"\xfe\xff" + PLAIN.encode("utf-16-be"), "accept", rows=whole),
        Example("utf16_without_mark.csv", PLAIN.encode("utf-16-le"), "accept", rows=whole),
        Example("utf16_tabs.txt", text(lines, separator="\t").encode("utf-16"), "accept", rows=whole),
        Example("commas.csv", text(lines, separator=",").encode(), "accept", rows=whole),
        Example("tabs.csv", text(lines, separator="\t").encode(), "accept", rows=whole),
        Example("tabs.txt", text(lines, separator="\t").encode("cp1252"), "accept", rows=whole),
        Example("sep.csv", ("sep=;\r\n" + PLAIN).encode(), "accept", rows=whole),
        Example("sep_comma.csv", ("sep=,\n" + text(lines, separator=",", end="\n")).encode("utf-8-sig"), "accept", rows=whole),
        Example("old_mac.csv", text(lines, end="\r").encode(), "accept", rows=whole),
        Example("unix.csv", text(lines, end="\n").encode(), "accept", rows=whole),
        Example("no_last_end.csv", text(lines, end="\n").rstrip().encode(), "accept warn", rows=whole),
        Example("all_quoted.csv", quoted.encode(), "accept", rows=whole),
        Example("decomposed.csv", unicodedata.normalize("NFD", PLAIN).encode(), "accept", rows=whole),
        Example("blank_lines.csv", text([HEADER, (), FIRST, ("",) * 6, SECOND, ()]).encode(), "accept", rows=whole),
        Example(
            "blank_line_counts.csv", text([HEADER, ("",) * 6, FIRST, changed(SECOND, cost="-")]).encode(), "reject", 4, "cost", "Row 4"
        ),
        Example("spaces_around.csv", PLAIN.replace(";", " ; ").encode(), "accept warn", rows=whole),
        Example("upper_header.csv", PLAIN.replace("id;title;goals;cost", "ID;Title; Goals ;COST").encode(), "accept warn", rows=whole),
        Example("other_order.csv", text([line[::-1] for line in lines]).encode(), "accept", rows=whole),
        Example("empty_last_columns.csv", PLAIN.replace("\r\n", ";;\r\n").encode(), "accept", rows=whole),
        Example("old_mac_letters.csv", PLAIN.encode("mac_roman"), "ask reject"),
        Example("dos_letters.csv", PLAIN.encode("cp850"), "ask reject"),
        Example("twice_encoded.csv", PLAIN.encode().decode("cp1252").encode(), "ask reject"),
        Example("mixed_encodings.csv", PLAIN.encode() + ";".join(changed(SECOND, id="I003")).encode("cp1252") + b"\r\n", "ask reject"),
        Example("decimal_comma_as_cell.csv", (other + "I002,Två,kompetens,1,5,40,Hjo\n").encode(), "reject", 3, "", "cells"),
        Example(
            "mixed_marks.csv",
            text([HEADER, changed(FIRST, cost="1250,5"), changed(SECOND, cost="300.5")]).encode(),
            "ask",
            3,
            "cost",
            "mixes",
        ),
    ]


def shapes() -> list[Example]:
    """Headers, rows and files that are not as they should be."""
    total = ("", "Summa", "", "1550000", "520", "")
    return [
        Example(
            "unknown_column.csv", text([(*HEADER, "owner"), (*FIRST, "A"), (*SECOND, "B")]).encode(), "warn", 1, "owner", "unknown", taken()
        ),
        Example(
            "person_beside.csv", text([(*HEADER, "owner"), (*FIRST, "850101-1234"), (*SECOND, "")]).encode(), "warn", 2, "owner", "personal"
        ),
        Example("missing_column.csv", text([line[:5] for line in (HEADER, FIRST)]).encode(), "reject", 1, "municipalities", "missing"),
        Example("renamed_column.csv", PLAIN.replace("cost", "costs").encode(), "reject", 1, "cost", "'costs'"),
        Example("cost_in_thousands.csv", PLAIN.replace("cost", "cost (tkr)").encode(), "reject", 1, "cost", "missing"),
        Example("column_twice.csv", text([(*HEADER, "Cost"), (*FIRST, "1"), (*SECOND, "2")]).encode(), "reject", 1, "cost", "twice"),
        Example("no_header.csv", text([FIRST, SECOND]).encode(), "reject", 1, "", "first row"),
        Example("header_again.csv", text([HEADER, FIRST, HEADER, SECOND]).encode(), "reject", 3, "", "header"),
        Example("total_row.csv", text([HEADER, FIRST, SECOND, total]).encode(), "reject", 4, "", "sum"),
        Example(
            "total_row_in_short.csv",
            text([HEADER, FIRST, SECOND, changed(SECOND, id="I003", title="S:a")]).encode(),
            "reject",
            4,
            "",
            "sum",
        ),
        Example("total_row_by_id.csv", text([HEADER, FIRST, SECOND, ("Totalt:", "", "", "1", "1", "")]).encode(), "reject", 4, "", "sum"),
        Example(
            "total_without_word.csv",
            text([HEADER, FIRST, SECOND, ("", "", "", "1550000", "520", "")]).encode(),
            "reject",
            4,
            "id",
            "missing",
        ),
        Example("note_below.csv", text([HEADER, FIRST, SECOND, ("Källa: nätverket",)]).encode(), "reject", 4, "", "cells"),
        Example(
            "banner.csv", text([("Prioriterade insatser", "", "", "", "", ""), HEADER, FIRST, SECOND]).encode(), "warn", 1, rows=taken()
        ),
        Example(
            "too_many_cells.csv", (PLAIN + ";".join(changed(SECOND, id="I003", title="Ett; två")) + "\r\n").encode(), "reject", 4, "", "7"
        ),
        Example("too_few_cells.csv", (PLAIN + "I003;Titel;kompetens;100\r\n").encode(), "reject", 4, "", "4"),
        Example("cell_without_heading.csv", text([(*HEADER, ""), (*FIRST, "Tibro"), (*SECOND, "")]).encode(), "ask", 2, "G", "heading"),
        Example("cut_in_row.csv", PLAIN[:-30].encode(), "reject ask", 3),
        Example("cut_in_name.csv", PLAIN.rstrip()[:-2].encode(), "reject ask", 3, "municipalities"),
        Example("cut_in_quotes.csv", (PLAIN + 'I003;"Titel som').encode(), "reject", 4),
        Example("cut_in_letter.csv", PLAIN.encode()[: PLAIN.encode().rindex(b"\xc3") + 1], "reject", words="cut off"),
        Example("cut_utf16.csv", PLAIN.encode("utf-16")[:-1], "reject", words="cut off"),
        Example(
            "open_quote.csv",
            text([HEADER, FIRST]).encode() + 'I002;"Två;kompetens;1;1;Hjo\r\nI003;Tre;kompetens;1;1;Hjo\r\n'.encode(),
            "reject",
            3,
        ),
        Example(
            "swallowed_row.csv",
            text([HEADER]).encode() + b'I1;"Ett;kompetens;1;1;Hjo\nI2;Tva";kompetens;1;1;Hjo\n',
            "reject",
            2,
            "",
            "whole row",
        ),
        Example("quote_after_cell.csv", (PLAIN + 'I003;"Titel"s;kompetens;1;1;Hjo\r\n').encode(), "reject", 4),
        Example("nothing.csv", b"", "reject", words="empty"),
        Example("only_ends.csv", b"\r\n\r\n", "reject", words="empty"),
        Example("only_mark.csv", b"\xef\xbb\xbf", "reject", words="empty"),
        Example("only_header.csv", text([HEADER]).encode(), "reject", words="no initiative"),
        Example("zero_bytes.csv", PLAIN.encode().replace(b"Gemensam", b"Gem\0nsam"), "reject", 2, "title", "invisible"),
        Example("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "reject ask"),
        Example("page.csv", b"<html><table><tr><td>id</td></tr></table></html>", "reject"),
        Example("unknown_ending.doc", PLAIN.encode(), "reject", words=".doc"),
    ]


def delimited_files() -> list[Example]:
    """All of them."""
    return [*cells(), *dialects(), *shapes()]
