"""LibreOffice computes the internal workbook anew: every figure is the program's, to the cent."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.export.internal.workbook import workbook
from tests.export.spreadsheets import cells, differences, names, recalculated, typed
from tests.model.plans import book_of
from tests.model.random_plans import random_plan
from tests.model.reference import Document
from tests.outside.typing_in import typed_into

PLANS = 50
MOST = 25


def made(document: Document) -> bytes:
    return workbook(book_of(document), most=MOST)


@pytest.mark.outside
def test_fifty_plans_recalculated_and_each_after_typing_into_it(tmp_path: Path) -> None:
    given: dict[str, bytes] = {}
    expected: dict[str, bytes] = {}
    told: dict[str, str] = {}
    for seed in range(PLANS):
        document = random_plan(seed)
        given[f"plan-{seed}"] = expected[f"plan-{seed}"] = made(document)
        change = typed_into(seed, document)
        sheet, place = change.cell
        value = change.value
        known = names(given[f"plan-{seed}"])
        if sheet == "name":
            sheet, place = known[place]
        elif sheet == "word":  # the formula beside the word has the name
            sheet, place = known[place]
            place = f"B{place[1:]}"
        if isinstance(value, str) and value.startswith("package "):
            row = 5 + int(value.removeprefix("package "))
            value = str(cells(given[f"plan-{seed}"])["Packages"][f"A{row}"].value)
        key = f"changed-{seed}"
        given[key] = typed(given[f"plan-{seed}"], sheet, place, value)
        expected[key] = made(change.document)
        told[key] = f"{sheet}!{place} = {value!r}"
    found = recalculated(given, tmp_path)
    wrong = [
        f"{key} ({told.get(key, 'as it is')}) {each}"
        for key, data in expected.items()
        for each in differences(cells(data), found[key])
    ]
    assert wrong == []
