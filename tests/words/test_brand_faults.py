"""Every reason for which a logo, a font or a brand's file is refused has its sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from inspect import getsource

from planner.storage import brand_file, font_files, logos
from planner.svg import rewritten
from planner.words.brand_faults import brand_fault

FILES = (rewritten, logos, font_files, brand_file)


def codes() -> Iterator[str]:
    for module in FILES:
        for node in ast.walk(ast.parse(getsource(module))):
            match node:
                case ast.Call(ast.Name("refused" | "SvgError"), [ast.Constant(str(code)), *_]):
                    yield code


def test_every_reason_has_one_sentence_that_says_what_to_do() -> None:
    found = set(codes())
    assert len(found) > 20
    for code in found:
        said = brand_fault(code)
        assert said and said[0].islower() and not said.endswith("."), code


def test_a_fault_of_something_else_is_none_of_a_brand() -> None:
    assert brand_fault("empty-file") == ""
