"""Spreadsheets: values as they are shown, sheets by name, and one sentence for what is not read."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage import workbook
from planner.storage.grid import GridError, of_bytes
from tests.storage.test_grid import refused


def saved(*sheets: dict[str, Any], formats: dict[str, str] | None = None) -> bytes:
    """An XLSX with these cells in each of its sheets, named A, B and on; formats of the first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for index, cells in enumerate(sheets):
        sheet = book.create_sheet("ABC"[index])
        for place, value in cells.items():
            sheet[place] = value
    for place, number_format in (formats or {}).items():
        book.worksheets[0][place].number_format = number_format
    return as_bytes(book)


def as_bytes(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def edited(content: bytes, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """An archive with one of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def shown(value: object, number_format: str = "") -> str:
    """What is read of a cell."""
    formats = {"A1": number_format} if number_format else {}
    return of_bytes(saved({"A1": value}, formats=formats)).rows[0][0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Acme ", "Acme "),
        ("two\r\nlines\x07"[:-1], "two\nlines"),
        (3, "3"),
        (3.0, "3"),
        (-12.5, "-12.5"),
        (0.1 + 0.2, "0.3"),
        (1234567.89, "1234567.89"),
        (123456789012345, "123456789012345"),
        (1e21, "1000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (True, "TRUE"),
        (False, "FALSE"),
        (datetime.date(2026, 3, 31), "2026-03-31"),
        (datetime.datetime(2026, 3, 31, 0, 0), "2026-03-31"),
        (datetime.datetime(2026, 3, 31, 14, 30), "2026-03-31 14:30:00"),
        (datetime.time(1, 30), "01:30"),
        (datetime.timedelta(hours=26, minutes=5), "26:05"),
        ("#N/A", "#N/A"),
        ("1.234,56", "1.234,56"),
    ],
)
def test_a_value_is_written_as_it_is_shown(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_number_never_looks_like_a_thousand_times_as_much() -> None:
    assert [shown(1.234), shown(0.125), shown(12.3456), shown(1234)] == [
        "1.2340",
        "0.1250",
        "12.3456",
        "1234",
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.25, "0%", "25 %"),
        (0.125, "0.0%", "12.5 %"),
        (0.07, "0.00\\ %", "7 %"),
        (25, '0" %"', "25"),  # it says per cent, and is not
        (199.5, "[$€-407] #,##0.00", "199.5 €"),
        (199, '#,##0.00 "€"', "199 €"),
        (199, "[$CHF] #,##0.00", "199 CHF"),
        (199, '"$"#,##0.00', "199"),  # shown as the reader's own currency everywhere
        (46112, "yyyy-mm-dd", "2026-03-31"),
    ],
)
def test_a_format_says_what_a_number_is(value: float, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_the_digits_of_a_number_are_its_own(number: float) -> None:
    text = workbook._number(number, percent=False, currency="")
    assert float(text) == pytest.approx(number, rel=1e-14, abs=0)
    assert "e" not in text


def test_cells_stand_where_they_stood() -> None:
    grid = of_bytes(saved({"B2": "x", "C4": "y", "E9": " "}))
    assert grid.rows == (("", "", ""), ("", "x", ""), ("", "", ""), ("", "", "y"))


def test_sheets_can_be_chosen_and_the_first_that_holds_anything_is() -> None:
    content = saved({}, {"A1": "x"}, {"A1": "y"})
    grid = of_bytes(content)
    assert (grid.sheet, grid.sheets, grid.rows) == ("B", ("A", "B", "C"), (("x",),))
    assert of_bytes(content, sheet="C").rows == (("y",),)
    assert of_bytes(content, sheet="A").rows == ()  # another one can still be chosen
    assert refused(content, sheet="D") == "no-such-sheet"
    assert refused(saved({})) == "empty-list"


def test_a_hidden_sheet_is_read_only_when_asked_for() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "hidden"
    book.create_sheet("Shown")["A1"] = "shown"
    book.worksheets[0].sheet_state = "hidden"
    assert of_bytes(as_bytes(book)).rows == (("shown",),)
    assert of_bytes(as_bytes(book), sheet="Sheet").rows == (("hidden",),)


def test_a_formula_gives_its_result_and_one_without_is_refused() -> None:
    content = saved({"A1": 2, "B7": "=A1+1"})
    with pytest.raises(GridError) as caught:
        of_bytes(content)
    (problem,) = caught.value.problems
    assert (problem.code, problem.values) == ("formula-without-result", {"cell": "B7"})

    def computed(sheet: bytes) -> bytes:
        assert b"<v />" in sheet or b"<v/>" in sheet or b"<v></v>" in sheet
        return re.sub(rb"<v ?/>|<v></v>", b"<v>3</v>", sheet)

    assert of_bytes(edited(content, "xl/worksheets/sheet1.xml", computed)).rows[6][1] == "3"


def test_what_a_file_says_of_its_size_is_not_believed() -> None:
    def lie(sheet: bytes) -> bytes:
        return sheet.replace(b'ref="A1:B2"', b'ref="A1:A1"')

    content = edited(saved({"A1": "x", "B2": "y"}), "xl/worksheets/sheet1.xml", lie)
    assert of_bytes(content).rows == (("x", ""), ("", "y"))


def in_a_row_far_down(sheet: bytes) -> bytes:
    return sheet.replace(b'<row r="1"', b'<row r="999999999"')


def with_entities(sheet: bytes) -> bytes:
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (index, b"&e%d;" % (index - 1) * 10) for index in range(1, 12)
    )
    bomb = b'<!DOCTYPE b [<!ENTITY e0 "ha">' + entities + b"]>"
    return bomb + sheet.replace(b"<v>1</v>", b"<v>&e11;</v>")


@pytest.mark.parametrize("edit", [in_a_row_far_down, with_entities, lambda sheet: sheet[:200]])
def test_a_sheet_made_to_harm_is_refused(edit: Callable[[bytes], bytes]) -> None:
    content = edited(saved({"A1": 1}), "xl/worksheets/sheet1.xml", edit)
    assert refused(content) in {"damaged-spreadsheet", "empty-list"}


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = saved({"A1": "x" * 30_000})
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 20_000)
    assert refused(content) == "spreadsheet-too-large"


def archive(*names: str, locked: bool = False) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    content = bytearray(file.getvalue())
    if locked:
        at = content.index(b"PK\x01\x02")
        content[at + 8] |= 1
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE + bytes(500), "old-spreadsheet"),
        (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "locked-spreadsheet"),
        (archive("xl/workbook.xml", locked=True), "locked-spreadsheet"),
        (archive("mimetype", "content.xml"), "other-spreadsheet"),
        (archive("xl/workbook.bin"), "other-spreadsheet"),
        (archive("word/document.xml"), "not-a-list"),
        (archive("xl/workbook.xml"), "damaged-spreadsheet"),
        (b"PK\x03\x04 and nothing of an archive", "damaged-spreadsheet"),
        (saved({"A1": "x"})[:-200], "damaged-spreadsheet"),
    ],
)
def test_other_files_are_refused_by_what_they_are(content: bytes, code: str) -> None:
    assert refused(content) == code


@given(st.data())
def test_a_damaged_spreadsheet_is_read_or_refused_in_one_way(data: st.DataObject) -> None:
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        of_bytes(bytes(content))
    except GridError as error:
        assert error.problems


@given(st.binary(max_size=40), st.integers(0, 10**6))
def test_a_damaged_sheet_is_read_or_refused_in_one_way(some: bytes, at: int) -> None:
    def damage(sheet: bytes) -> bytes:
        place = at % len(sheet)
        return sheet[:place] + some + sheet[place + len(some) :]

    try:
        of_bytes(edited(SOUND, "xl/worksheets/sheet1.xml", damage))
    except GridError as error:
        assert error.problems


SOUND = saved({"A1": "Name", "B1": 1.5, "A2": datetime.date(2026, 3, 1), "B2": True})
