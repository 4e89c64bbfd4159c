"""Tables from text: encoding and separator are found out, and cells come through as they were."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.cells import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, cell_name
from planner.storage.grid import Grid, GridError, column_name, load, of_bytes, of_clipboard

WRITTEN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
MARKS = ",;\t|"

LETTERS = st.characters(exclude_categories=["C", "Zl", "Zp"], include_characters="\n\t")
CELLS = st.text(LETTERS, max_size=8).map(lambda cell: cell if cell.strip() else "")


def refused(content: bytes, *, encoding: str = "", sheet: str = "") -> str:
    """The code of the one problem for which a file is refused."""
    with pytest.raises(GridError) as caught:
        of_bytes(content, encoding=encoding, sheet=sheet)
    (problem,) = caught.value.problems
    assert problem.grade == "fault"
    return problem.code


def rows_of(text: str) -> list[list[str]]:
    """The cells of a text file."""
    return [list(row) for row in of_bytes(text.encode()).rows]


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Cells in equally long rows; the corners far out are filled, as empty ends are left out."""
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6))
    rows[0][0] = "Name"  # a file of one odd letter could be in any encoding
    rows[-1][-1] = "end"
    return rows


def as_csv(rows: list[list[str]], mark: str) -> str:
    """What Python's own module writes of them."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=mark, quoting=csv.QUOTE_MINIMAL).writerows(rows)
    return file.getvalue()


@given(tables(), st.sampled_from(MARKS), st.sampled_from(WRITTEN))
def test_any_table_comes_back_as_it_was_written(
    rows: list[list[str]], mark: str, encoding: str
) -> None:
    content = as_csv(rows, mark).encode(encoding)
    found = of_bytes(content, separator=mark, encoding="" if encoding != "utf-8" else "utf-8")
    assert [list(row) for row in found.rows] == rows


def test_letters_whose_number_ends_in_zeros_are_no_sign_against_an_encoding() -> None:
    content = as_csv([["Name", "", "Ā"], ["", "Ā", "end"]], ",").encode("utf-16-le")
    assert of_bytes(content, separator=",").rows == (("Name", "", "Ā"), ("", "Ā", "end"))


@given(tables())
def test_any_table_comes_back_from_the_clipboard(rows: list[list[str]]) -> None:
    assert [list(row) for row in of_clipboard(as_csv(rows, "\t")).rows] == rows


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda some: b"PK\x03\x04" + some))
def test_any_bytes_are_a_table_or_refused_in_one_way(content: bytes) -> None:
    try:
        found = of_bytes(content)
    except GridError as error:
        assert error.problems
    else:
        assert len({len(row) for row in found.rows}) == 1


@given(st.text(st.characters(), max_size=60))
def test_any_text_on_the_clipboard_is_a_table(text: str) -> None:
    rows = of_clipboard(text).rows
    assert not rows or any(cell.strip() for cell in rows[-1])
    "\n".join(map("\t".join, rows)).encode()  # no halves of characters are left


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
@pytest.mark.parametrize("mark", MARKS)
def test_encoding_and_separator_are_found_out(encoding: str, found: str, mark: str) -> None:
    rows = [["Société", "Prix"], ["Crème & Cie", "199"], ["Œuvre – d’art", "89"]]
    grid = of_bytes(as_csv(rows, mark).encode(encoding))
    assert (grid.encoding, grid.separator) == (found, mark)
    assert [list(row) for row in grid.rows] == rows


def test_an_encoding_of_few_latin_letters_is_found_by_its_separators() -> None:
    text = "名前;価格\n山田商店;100\n"
    assert of_bytes(text.encode("utf-16-le")).rows[1] == ("山田商店", "100")
    assert of_bytes(text.encode("utf-16-be")).rows[1] == ("山田商店", "100")


def test_encoding_and_separator_can_be_said() -> None:
    content = "café;1,5\nthé;2,5".encode()
    assert of_bytes(content, encoding="cp1252").rows[0][0] == "cafÃ©"
    assert of_bytes(content, separator=",").rows[0] == ("café;1", "5")
    assert of_bytes(content, separator="").rows[0] == ("café;1,5",)
    assert refused("é".encode("cp1252"), encoding="utf-8") == "not-in-encoding"
    assert refused(b"odd", encoding="utf-16-le") == "not-in-encoding"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Acme;1,5;2,5\nBeta;3,5;4,5\n", ";"),  # commas are as regular, and wider
        ("1,5;2,5\n3,5;4,5\n", ";"),
        ("Acme, Inc\t5\nBeta, Inc\t7\n", "\t"),
        ('"Acme, Inc";5\n"Beta, Inc";7\n', ";"),
        ("Name,Tags,Price\nAcme,a;b,1\nBeta,c;d,2\nGamma,e;f,3\n", ","),
        ("Name,Note\nAcme,one; two; three; four\nBeta,five; six\n", ","),
        ("Clients of 2026\n\nName|Price\nAcme|1\nBeta|2\n", "|"),
        ("Name\nAcme, Inc\nBeta\nGamma\n", ""),
        ("Name\n", ""),
        ('"two\nlines; and more",1\n"one\nline",2\n', ","),
    ],
)
def test_what_makes_even_rows_separates(text: str, mark: str) -> None:
    assert of_bytes(text.encode()).separator == mark


def test_the_line_for_excel_names_the_separator_and_is_no_row() -> None:
    grid = of_bytes(b"sep=;\r\na,b;c,d\r\n")
    assert grid == Grid((("a,b", "c,d"),), "utf-8", ";")
    assert of_bytes(b'\xef\xbb\xbf"sep=|"\na,b|c\n').rows == (("a,b", "c"),)


def test_empty_ends_are_left_out_and_empty_beginnings_kept() -> None:
    assert rows_of(",,,\n,a,,\n,,,\n,b,,\n,,,\n \n\n") == [["", ""], ["", "a"], ["", ""], ["", "b"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_row(end: str) -> None:
    assert rows_of(f'a,b{end}"c{end}d",e{end}') == [["a", "b"], ["c\nd", "e"]]


def test_a_quotation_mark_within_a_cell_is_a_mark_like_any_other() -> None:
    rows = rows_of('Pipe 5",1\n"Best" Ltd,2\n"Never closed,3\n"Said ""yes""",4\n')
    names = [row[0] for row in rows]
    assert names == ['Pipe 5"', '"Best" Ltd', '"Never closed', 'Said "yes"']


def test_the_clipboard_of_a_spreadsheet() -> None:
    text = 'Name\tNote\r\nAcme\t"two\nlines, ""x"""\r\nPipe 5"\t\r\n\r\n'
    assert of_clipboard(text).rows == (
        ("Name", "Note"),
        ("Acme", 'two\nlines, "x"'),
        ('Pipe 5"', ""),
    )
    assert of_clipboard(" \r\n\t\r\n").rows == ()


def test_what_nobody_sees_is_left_out() -> None:
    assert rows_of("Ac\x07me\x1b,1\x7f") == [["Acme", "1"]]


def test_many_quotation_marks_take_no_longer_than_other_text() -> None:
    for text in ('"\tx' * 200_000, '"' * 400_001, '"""\tx' * 100_000, '\t""x"' * 80_000):
        with pytest.raises(GridError):
            of_clipboard(text)  # too many columns, or too long: found at once


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-list"),
        (b" \r\n\t\r\n", "empty-list"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-a-list"),
        (b"%PDF-1.6\n%\xc3\xa4\xc3\xbc\n2 0 obj", "not-a-list"),
        (b"<html><table><tr><td>Acme", "markup"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "markup"),
        (b"Soci\xe9t\xe9\x81", "unknown-encoding"),
        (b"\xff\xfea", "unknown-encoding"),
        (b"a,b\n" * (MOST_ROWS + 1), "too-many-rows"),
        (b"a," * MOST_COLUMNS + b"b", "too-many-columns"),
        (b"a,b\nc," + b"d" * (MOST_CHARACTERS + 1), "cell-too-long"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_limits_hold_what_they_allow() -> None:
    assert len(of_bytes(b"a,b\n" * MOST_ROWS).rows) == MOST_ROWS
    assert len(of_bytes(b"a," * (MOST_COLUMNS - 1) + b"b").rows[0]) == MOST_COLUMNS


def test_a_file_that_is_not_there_is_refused_as_plans_are(tmp_path: Path) -> None:
    with pytest.raises(GridError) as caught:
        load(tmp_path / "clients.csv")
    assert [problem.code for problem in caught.value.problems] == ["no-such-file"]
    file = tmp_path / "there.csv"
    file.write_bytes(b"a;b\n")
    assert load(file).rows == (("a", "b"),)


def test_a_large_file_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[float] = []
    of_bytes(b'"a",b\n' * 50_000, watch=told.append)
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] <= 1

    class EnoughError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.5:
            raise EnoughError

    with pytest.raises(EnoughError):
        of_bytes(b'"a",b\n' * 50_000, watch=stop)


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    names = [column_name(column) for column in (0, 25, 26, 51, 52, 701, 702, 16383)]
    assert names == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]
    assert cell_name(6, 1) == "B7"
    assert all(re.fullmatch("[A-Z]+", column_name(column)) for column in range(2000))
