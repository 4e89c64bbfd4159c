"""An offer carries nothing of the plan, and who is given one cannot even name the plan's parts."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from planner.model import brand, money, offer

ROOT = Path(__file__).parents[2]
PLAIN = {bool, int, str, object, date, Decimal, NoneType, tuple, frozenset, Mapping}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SEES = next(
    each
    for each in CONTRACTS["tool"]["importlinter"]["contracts"]
    if each["name"].startswith("What a client sees")
)
BY_A_NAME = {"import_module", "__import__", "importlib"}


def parts(of: Any, known: set[Any]) -> set[Any]:
    """Every type that a value of a type can hold, however deep."""
    if of in known or of is Ellipsis:
        return known
    known.add(get_origin(of) or of)
    for inner in get_args(of):
        parts(inner, known)
    if is_dataclass(of):
        for inner in get_type_hints(of).values():
            parts(inner, known)
    return known


def test_no_value_of_an_offer_can_carry_the_plan() -> None:
    held = {each for each in parts(offer.Offer, set()) if isinstance(each, type)} - PLAIN
    own = {each for each in held if each.__module__ == offer.__name__}
    others = {each for each in held - own if not issubclass(each, Enum)} - {money.Currency}
    assert own >= {offer.Offer, offer.OfferedPackage, offer.Price, offer.Choice}
    assert brand.Paper in held
    assert {each for each in others if each.__module__ != "types"} == set()


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module and name that a file imports, for type checks and within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Name) and node.id in BY_A_NAME:
            yield node.id


def test_what_is_made_of_an_offer_names_no_part_of_the_plan_even_for_type_checks() -> None:
    forbidden = tuple(f"{each}." for each in SEES["forbidden_modules"])
    read = 0
    for module in SEES["source_modules"]:
        place = ROOT / module.replace(".", "/")
        files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
        for file in files:
            names = set(imported(ast.parse(file.read_text(encoding="utf-8"))))
            assert not {each for each in names if f"{each}.".startswith(forbidden)}, file
            assert not names & BY_A_NAME, file
            read += 1
    assert read > len(SEES["source_modules"])
