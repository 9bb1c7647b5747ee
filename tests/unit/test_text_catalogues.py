"""The catalogues hold every sentence of the code, and nothing else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from portfolj.text import Language
from portfolj.text.catalogue import LOCALE

PACKAGE = LOCALE.parents[1]
# How sentences are marked; where the sentence of one and of several stand, both.
KEYWORDS = {"say": None, "key": None, "counted": (1, 2)}
MARKED_WITH = ("portfolj.errors", "portfolj.text.catalogue")
MODULES = sorted(PACKAGE.rglob("*.py"))
PART = re.compile(r"\{\w+(?::\w+)?\}")
TRANSLATED = [language.value for language in Language if language is not Language.ENGLISH]
PLURAL_FORMS = 2

Sentence = tuple[str, ...]


def said_in_the_code() -> set[Sentence]:
    """All sentences that have words or quotes, those of one and of several as pairs."""
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS)
    sentences = {message if isinstance(message, tuple) else (message,) for _, _, message, _, _ in found}
    return {one for one in sentences if re.search(r"[^\W\d_]|[%']", PART.sub("", one[0]))}


def sentence(message: Message) -> Sentence:
    """A catalogue's key."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def translations(message: Message) -> Sentence:
    """All forms of a translation."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string,)


def catalogue(language: str) -> Catalog:
    """The source of a catalogue."""
    with (LOCALE / language / "LC_MESSAGES" / "portfolj.po").open("rb") as source:
        return read_po(source, locale=language)


def entries(language: str) -> Iterator[Message]:
    """What a catalogue holds beside its header."""
    return (message for message in catalogue(language) if message.id)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_the_code_is_translated(language: str) -> None:
    done = {sentence(message) for message in entries(language) if all(translations(message)) and not message.fuzzy}
    assert sorted(said_in_the_code() - done) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_catalogue_holds_a_sentence_that_nobody_says(language: str) -> None:
    assert sorted({sentence(message) for message in entries(language)} - said_in_the_code()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_parts_of_its_sentence(language: str) -> None:
    def parts(text: str) -> list[str]:
        return sorted(PART.findall(text))

    wrong = [
        message.id for message in entries(language) if any(parts(form) != parts(sentence(message)[0]) for form in translations(message))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_counted_has_all_forms(language: str) -> None:
    counted = [message for message in entries(language) if len(sentence(message)) > 1]
    assert [message.id for message in counted if len(translations(message)) != PLURAL_FORMS] == []
    assert counted


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_compiled_catalogue_is_that_of_its_source(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "portfolj.mo").open("rb") as compiled:
        found = {sentence(message): translations(message) for message in read_mo(compiled) if message.id}
    assert found == {sentence(message): translations(message) for message in entries(language)}


def marks(tree: ast.Module) -> set[str]:
    """The names under which a module marks sentences."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module in MARKED_WITH]
    return {name.asname or name.name for node in imports for name in node.names if name.name in KEYWORDS}


def marked(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    """The calls that mark a sentence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_every_sentence_is_written_out_where_the_catalogue_tools_find_it(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    names = marks(tree)
    assert names <= set(KEYWORDS)
    built = [call.lineno for call in marked(tree, names) if not isinstance(call.args[0], ast.Constant)]
    inside_f_strings = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) and any(marked(node, names))]
    assert built + inside_f_strings == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_quotes_are_those_of_the_language(language: str) -> None:
    assert [one for message in entries(language) for one in translations(message) if re.search("['\"]", one)] == []
