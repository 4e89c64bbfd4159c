"""LibreOffice computes the internal workbook anew: every figure is the program's, to the cent."""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no types

from planner.export.internal.workbook import workbook
from planner.export.internal.workbook.source import HALF_UP, rounded
from planner.model.money import half_up
from planner.model.over_time.projection import project
from planner.words import catalogue
from tests.export.months_to_come import plans_to_come
from tests.export.spreadsheets import Value, cells, differences, names, recalculated, typed
from tests.model.plans import book_of, example, small
from tests.model.random_plans import random_plan
from tests.model.reference import Document
from tests.outside.typing_in import Typed, typed_into

PLANS = 50
TO_COME = 30
MOST = 25
IN_FRENCH = range(50, 53)

UNPUBLISHED = {
    "price_list.prices": {"plus": {"1000": "100.00", "2500": None}, "Pro*": {"5000": "10.00"}},
    "agency.target_margin": "0.3",
    "agency.payment_fee": {"rate": "0.029", "fixed": "0.30", "cap": "5.00"},
    "programme.commission.rate": "0.3",
    "programme.first_account_full_price": True,
    "packages": [
        {"id": "p", "plan": "plus", "contacts": 1000, "software_price": {"list_times": "1.333"}},
        {"id": "q", "plan": "plus", "contacts": 2000, "software_price": {"over_list": "5.00"}},
        {"id": "r", "plan": "Pro*", "contacts": 9000, "services_price": "3.00"},
    ],
    "clients": [
        {"id": "a", "package": "p"},
        {"id": "b", "package": "q", "status": "archived"},
        {"id": "c", "package": "q", "contacts": 900, "channel": "commission"},
        {"id": "d", "package": "r", "list_price": "12.34", "status": "disabled"},
    ],
}
"""Packages whose band has no price, and rows that have one all the same, or need none."""


def made(document: Document) -> bytes:
    return workbook(book_of(document), most=MOST)


def where(data: bytes, change: Typed) -> tuple[str, str, Value | None]:
    """The sheet and the place that somebody types into, and what."""
    (sheet, place), value = change.cell, change.value
    if sheet == "name":
        return *names(data)[place], value
    if sheet == "word":  # the formula beside the word has the name
        sheet, place = names(data)[place]
        return sheet, f"B{place[1:]}", value
    if sheet in {"Price change", "Planned"}:
        index, column = map(int, place.split())
        column_a = cells(data)["Planned"].items()
        head = next(at for at, cell in column_a if cell.value == sheet and at != "A1")
        return "Planned", f"{'ABC'[column]}{int(head[1:]) + 1 + index}", value
    if isinstance(value, str) and value.startswith("package "):
        row = 5 + int(value.removeprefix("package "))
        value = cells(data)["Packages"][f"A{row}"].value
    return sheet, place, value


def in_french(document: Document) -> bytes:
    catalogue.use("fr")
    try:
        return made(document)
    finally:
        catalogue.use("en")


@pytest.mark.outside
def test_fifty_plans_recalculated_and_each_after_typing_into_it(tmp_path: Path) -> None:
    given = {
        "example": workbook(book_of(example())),
        "unpublished": made(small(UNPUBLISHED)),
        "nobody": made(small({**UNPUBLISHED, "clients": []})),
    }
    expected = dict(given)
    told: dict[str, object] = {}
    for seed in range(PLANS):
        document = random_plan(seed)
        plan, changed = f"plan-{seed}", f"changed-{seed}"
        given[plan] = expected[plan] = made(document)
        change = typed_into(seed, document)
        told[changed] = where(given[plan], change)
        given[changed] = typed(given[plan], *where(given[plan], change))
        expected[changed] = made(change.document)
    for number, document in enumerate(islice(plans_to_come(), TO_COME)):
        plan, changed = f"to-come-{number}", f"to-come-changed-{number}"
        given[plan] = expected[plan] = made(document)
        change = typed_into(number, document, to_come=True)
        told[changed] = where(given[plan], change)
        given[changed] = typed(given[plan], *where(given[plan], change))
        expected[changed] = made(change.document)
    for seed in IN_FRENCH:
        given[f"french-{seed}"] = expected[f"french-{seed}"] = in_french(random_plan(seed))
    found = recalculated(given, tmp_path)
    wrong = [
        f"{key} {told.get(key, 'as it is')}: {each}"
        for key, data in expected.items()
        for each in differences(cells(data), found[key])
    ]
    assert wrong == []


@pytest.mark.outside
def test_a_list_typed_to_grow_beyond_the_bands_leaves_dashes_from_then_on(tmp_path: Path) -> None:
    growing = workbook(book_of(example({"assumptions.contact_growth": "0.06"})))
    data = typed(growing, *names(growing)["contact_growth"], 0.1)
    left = project(book_of(example({"assumptions.contact_growth": "0.1"})), 19)
    assert left is not None and 1 < len(left.months) < 19
    found = recalculated({"grown": data}, tmp_path)["grown"]["Projection"]
    revenues = [found[f"G{month + 5}"].value for month in range(1, 20)]
    dashes = ["–"] * (19 - len(left.months))
    assert revenues == [month.revenue / 100 for month in left.months] + dashes


@pytest.mark.outside
def test_a_half_is_rounded_up_wherever_binary_arithmetic_falls_short_of_it(tmp_path: Path) -> None:
    random, out = Random(5), io.BytesIO()
    file = Workbook(out)
    file.define_name("half_up", f"={HALF_UP}")
    sheet = file.add_worksheet("Halves")
    for row in range(4000):
        digits, decimals = random.choice([0, 2, 3]), random.randint(2, 6)
        minor = 5 * random.randint(0, 10 ** random.choice([2, 4, 6, 8]))
        rate = random.randint(0, 10 ** (decimals - 1)) * random.choice([1, 10])
        sheet.write(row, 0, minor / 10**digits)
        sheet.write(row, 1, rate / 10**decimals)
        a, b, scale = f"A{row + 1}", f"B{row + 1}", 10**decimals
        products = {rounded(f"{a}*{b}", digits): minor * rate}
        products[rounded(f"{a}*ROUND(1-{b},12)", digits)] = minor * (scale - rate)
        for column, (formula, product) in enumerate(products.items(), 2):
            exact = half_up(product, scale) / 10**digits
            sheet.write_formula(row, column, f"={formula}", None, exact)
    file.close()
    found = recalculated({"halves": out.getvalue()}, tmp_path)
    assert differences(cells(out.getvalue()), found["halves"]) == []
