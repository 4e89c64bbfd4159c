from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import cast

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import planner
from planner.words import catalogue

CODE = Path(planner.__file__).parent
SOURCES = sorted(planner.resource("i18n").glob("*.po"))

Message = tuple[str | None, str | tuple[str, ...]]  # context, text or singular and plural


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@cache
def extracted() -> frozenset[Message]:
    found = extract_from_dir(
        CODE,
        method_map=[("**.py", "python")],
        keywords={"text": None, "plural": (1, 2), "context": ((1, "c"), 2)},
    )
    return frozenset((context, message) for _file, _line, message, _comments, context in found)


def called() -> Iterator[tuple[str, ast.Call]]:
    """Every call that asks for a message, and where it stands."""
    for file in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case (
                    ast.Call(func=ast.Name("text" | "plural" | "context"))
                    | ast.Call(
                        func=ast.Attribute(ast.Name("catalogue"), "text" | "plural" | "context")
                    )
                ):
                    yield f"{file.name}:{node.lineno}", node


def translated(source: Path) -> Catalog:
    with source.open("rb") as file:
        return read_po(file, locale=source.stem)


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """A message or a translation in all its forms: one, or one for each plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def strings(sentences: Catalog) -> dict[tuple[str | None, ...], tuple[str, ...]]:
    return {(context(each), *forms(each.id)): forms(each.string) for each in sentences if each.id}


def context(of: BabelMessage) -> str | None:
    """A message's context, which Babel leaves as bytes where it is a compiled one's."""
    found = cast("str | bytes | None", of.context)
    return found.decode() if isinstance(found, bytes) else found


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
class TestEachTranslation:
    def test_has_every_message_of_the_program_and_no_other(self, source: Path) -> None:
        sentences = translated(source)
        there = {(message.context, message.id) for message in sentences if message.id}
        assert there - extracted() == set()
        assert extracted() - there == set()
        assert not sentences.obsolete

    def test_leaves_no_message_empty_or_unsure(self, source: Path) -> None:
        unsure = [
            message.id
            for message in translated(source)
            if message.fuzzy or not all(forms(message.string) or [""])
        ]
        assert unsure == []

    def test_fills_in_the_same_placeholders(self, source: Path) -> None:
        for message in translated(source):
            one, *_ = said = [placeholders(form) for form in forms(message.id)]
            for form in forms(message.string):
                # "One account" may name no number, but French says it of none as well.
                assert one & said[-1] <= placeholders(form) <= one | said[-1], message.id
            assert placeholders(forms(message.string)[-1]) == said[-1], message.id

    def test_is_compiled(self, source: Path) -> None:
        compiled = planner.resource(f"i18n/{source.stem}/LC_MESSAGES/planner.mo")
        with compiled.open("rb") as file:
            shipped = read_mo(file)
        sentences = translated(source)
        assert strings(shipped) == strings(sentences)
        with compiled.open("rb") as file:
            rule = gettext.GNUTranslations(file).info()["plural-forms"]
        assert rule == sentences.plural_forms


def test_every_message_stands_where_the_extraction_finds_it() -> None:
    # It finds neither a variable nor a call inside an f-string.
    found = {message for _, message in extracted()}
    for place, call in called():
        literals = [each.value for each in call.args if isinstance(each, ast.Constant)]
        match call.func, literals:
            case ((ast.Name("text") | ast.Attribute(attr="text")), [message]):
                assert message in found, place
            case ((ast.Name("plural") | ast.Attribute(attr="plural")), [one, many, *_]):
                assert (one, many) in found, place
            case ((ast.Name("context") | ast.Attribute(attr="context")), [_, message]):
                assert message in found, place
            case _:
                pytest.fail(f"{place}: a message that is not one literal")


def test_english_is_the_message_itself() -> None:
    catalogue.use("en", "GB")
    assert catalogue.text("resold accounts") == "resold accounts"
    assert catalogue.plural("{count} client", "{count} clients", 1) == "{count} client"
    assert catalogue.plural("{count} client", "{count} clients", 0) == "{count} clients"
    assert catalogue.context("a button", "Quote") == "Quote"
    assert (catalogue.language(), catalogue.territory()) == ("en", "GB")


def test_french_speaks_french() -> None:
    catalogue.use("fr", "CA")
    assert catalogue.text("Write a number from {low} to {high}.").startswith("Saisissez")
    assert (catalogue.language(), catalogue.territory()) == ("fr", "CA")


def test_french_is_set_as_french_is() -> None:
    # Its own apostrophe, no line break before a mark, and nothing exclaimed.
    for message in translated(planner.resource("i18n/fr.po")):
        for form in forms(message.string) if message.id else ():
            assert not re.search(r"['!]| [:;?%»]|« ", form), form


@pytest.mark.parametrize("code", ["tlh", "", "../i18n/fr", "FR_fr", "fr/LC_MESSAGES/.."])
def test_a_language_that_is_not_there_falls_back_to_english(code: str) -> None:
    catalogue.use("fr")
    catalogue.use(code, "BE")
    assert (catalogue.language(), catalogue.territory()) == ("en", "BE")
    assert catalogue.text("Write a number from {low} to {high}.").startswith("Write")


def test_a_catalogue_put_in_its_place_adds_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    polish = Catalog(locale="pl")
    polish.add("resold", "odsprzedane")
    polish.add(("{count} client", "{count} clients"), ("{count} a", "{count} b", "{count} c"))
    polish.add("Quote", "Wyceń", context="a button")
    compiled = tmp_path / "i18n/pl/LC_MESSAGES/planner.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, polish)
    monkeypatch.setattr(catalogue, "resource", tmp_path.joinpath)

    catalogue.use("pl")

    assert catalogue.text("resold") == "odsprzedane"
    assert catalogue.text("not translated yet") == "not translated yet"
    forms = [catalogue.plural("{count} client", "{count} clients", n) for n in (1, 3, 5)]
    assert forms == ["{count} a", "{count} b", "{count} c"]
    assert catalogue.context("a button", "Quote") == "Wyceń"
    assert catalogue.text("Quote") == "Quote"


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, ("en", None)),
        ({"LANG": "fr_FR.UTF-8"}, ("fr", "FR")),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, ("C", None)),
        ({"LANG": "en_GB", "LC_MESSAGES": "fr_CA.UTF-8", "LC_ALL": ""}, ("fr", "CA")),
    ],
)
def test_a_command_speaks_the_language_of_its_environment(
    environment: dict[str, str], asked: tuple[str, str | None]
) -> None:
    assert catalogue.of_environment(environment) == asked
