"""What all sheets are written with: cells, formulas with their values, names, looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no types
from xlsxwriter.utility import (  # type: ignore[import-untyped] # nor has this
    xl_col_to_name,
    xl_rowcol_to_cell,
)
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped] # nor this

from planner.charts.style import Palette
from planner.words.catalogue import text
from planner.words.numbers import count
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped] # nor this

Value = float | int | str
Input = Decimal | float | int | str | None

DASH = "–"
NONE = f'"{DASH}"'
"""Where there is no figure, in a formula."""

LONGEST_TEXT = 2000


class Digits(NamedTuple):
    """How many decimals the plan's currency has, and the price list's."""

    own: int
    listed: int


class Style(NamedTuple):
    """How a cell looks: what it holds, and what it is."""

    holds: str = "text"
    role: str = "figure"


class _Plain(Worksheet):  # type: ignore[misc] # its base has no types
    """A sheet whose formulas use no newer function: to look for those takes most of the time.

    ``step`` is called between rows when the file is made, which is half of the work.
    """

    step: Callable[[], None]

    def _write_row(self, *given: Any, **named: Any) -> None:
        self.step()
        super()._write_row(*given, **named)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


class Book:
    """The workbook while it is written."""

    def __init__(
        self, palette: Palette, digits: Digits, step: Callable[[], None] = lambda: None
    ) -> None:
        """Begin; what ``step`` raises ends the work while the file is made."""
        self._step = step
        self._out = BytesIO()
        self.file = Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self.palette, self.digits = palette, digits
        self._formats: dict[Style, Format] = {}
        self.sheets: dict[str, Sheet] = {}

    def add(self, key: str, name: str) -> Sheet:
        """Add a sheet by the name that people see."""
        sheet = self.file.add_worksheet(name, _Plain)
        sheet.step = self._step
        made = self.sheets[key] = Sheet(self, sheet, name)
        return made

    def name(self, name: str, where: str) -> None:
        """Give a place a name that formulas use."""
        self.file.define_name(name, f"={where}")

    def format(self, style: Style) -> Format:
        """The look of a style, made once."""
        found = self._formats.get(style)
        if found is None:
            found = self._formats[style] = self.file.add_format(self._look(style))
        return found

    def _look(self, style: Style) -> dict[str, Any]:
        palette = self.palette
        look: dict[str, Any] = {
            "font_name": "Calibri",
            "font_size": 10,
            "font_color": palette.ink,
            "valign": "vcenter",
        }
        number = _numbers(self.digits).get(style.holds)
        if number is not None:
            look |= {"num_format": number, "align": "right"}
        elif style.role in {"figure", "muted", "head", "helper", "input"}:
            look["indent"] = 1
        match style.role:
            case "title":
                look |= {"bold": True, "font_size": 15, "font_color": palette.accent}
            case "section":
                look |= {"bold": True, "font_size": 11, "bottom": 1, "bottom_color": palette.border}
            case "muted" | "subtitle":
                look |= {"font_color": palette.muted}
            case "internal":
                look |= {"bold": True, "font_color": palette.loss}
            case "head":
                look |= {
                    "bold": True,
                    "text_wrap": True,
                    "valign": "top",
                    "align": "left" if style.holds == "text" else "right",
                    "bg_color": palette.selection,
                    "bottom": 1,
                    "bottom_color": palette.field_border,
                }
            case "input":
                look |= {
                    "bg_color": palette.warning_ground,
                    "border": 1,
                    "border_color": palette.border,
                }
            case "total":
                look |= {"bold": True, "bottom": 1, "bottom_color": palette.border}
            case "helper":
                look |= {"font_color": palette.muted, "font_size": 9}
            case "words":
                look |= {"text_wrap": True, "valign": "top"}
        return look

    def bytes(self) -> bytes:
        """Finish, and return the file."""
        self.file.close()
        return self._out.getvalue()


def _numbers(digits: Digits) -> Mapping[str, str]:
    """How each kind of number is written; the reader's own locale puts its separators."""
    return {
        "money": _decimals(digits.own),
        "listed": _decimals(digits.listed),
        "count": "#,##0",
        "rate": "0.0###%",
        "percent": "0.00%",
        "number": "General",
        "hours": "#,##0.00",
        "accounts": "#,##0.000000",
        "month": "yyyy-mm",
        "date": "yyyy-mm-dd",
    }


def _decimals(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


class Sheet:
    """One sheet while it is written. Rows and columns count from 0."""

    def __init__(self, book: Book, sheet: Worksheet, name: str) -> None:
        """Take a sheet that is empty."""
        self.book, self.sheet, self.name = book, sheet, name

    @property
    def quoted(self) -> str:
        """Its name as formulas write it."""
        return "'" + self.name.replace("'", "''") + "'"

    def at(self, row: int, column: int) -> str:
        """A cell as formulas of all sheets write it, fixed."""
        return f"{self.quoted}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def beside(self, row: int, column: int) -> str:
        """A cell as formulas of other sheets write it, in the row that they are copied to."""
        return f"{self.quoted}!{xl_rowcol_to_cell(row, column, col_abs=True)}"

    def area(self, first: int, left: int, last: int, right: int) -> str:
        """Cells as formulas of all sheets write them, fixed."""
        begin = xl_rowcol_to_cell(first, left, row_abs=True, col_abs=True)
        end = xl_rowcol_to_cell(last, right, row_abs=True, col_abs=True)
        return f"{self.quoted}!{begin}:{end}"

    def put(self, row: int, column: int, value: Input, style: Style) -> None:
        """Write what is not computed; text is text, whatever it begins with."""
        look = self.book.format(style)
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, one_line(value, LONGEST_TEXT), look)
        else:
            self.sheet.write_number(row, column, float(value), look)

    def input(self, row: int, column: int, value: Input, holds: str) -> None:
        """Write what people may change."""
        self.put(row, column, value, Style(holds, "input"))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: Value,
        style: Style,
        *,
        array: bool = False,
    ) -> None:
        """Write a formula and what it gives."""
        look = self.book.format(style)
        shown = one_line(value, LONGEST_TEXT) if isinstance(value, str) else value
        if array:
            self.sheet.write_array_formula(row, column, row, column, f"{{={formula}}}", look, shown)
        else:
            self.sheet.write_formula(row, column, f"={formula}", look, shown)

    def begin(
        self, title: str, subtitle: str, widths: list[float], *, head: int, left: int
    ) -> None:
        """Write what stands over a sheet, and set up its columns, its panes and its pages.

        Args:
            title: what the sheet is.
            subtitle: a line that says how to read it.
            widths: of the columns, in characters.
            head: the row of its column headings: they stay in sight, and are on each page.
            left: how many columns stay in sight.
        """
        sheet = self.sheet
        sheet.hide_gridlines(2)
        self.put(0, 0, title, Style("text", "title"))
        internal = text("INTERNAL")
        self.put(1, 0, f"{internal} · {subtitle}", Style("text", "subtitle"))
        sheet.set_row(0, 24)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(head + 1, left)
        if left:
            sheet.repeat_rows(head)
            sheet.repeat_columns(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.set_header(f"&L&9 {_in_header(title[:60])}&R&9&B{_in_header(internal)}")
        sheet.set_footer("&R&9&P / &N")

    def heads(self, row: int, headings: list[tuple[str, str]], first: int = 0) -> None:
        """Write headings over columns: their words, and what the column holds."""
        for column, (words, holds) in enumerate(headings, first):
            self.put(row, column, words, Style(holds, "head"))

    def choices(self, row: int, column: int, source: list[str] | str, rows: int = 1) -> None:
        """Let cells take one of some words."""
        self.sheet.data_validation(
            row, column, row + rows - 1, column, {"validate": "list", "source": source}
        )

    def between(
        self, row: int, column: int, kind: str, low: float, high: float, rows: int = 1
    ) -> None:
        """Let cells take numbers of a range, ``integer`` or ``decimal`` ones; or nothing."""
        self.sheet.data_validation(
            row,
            column,
            row + rows - 1,
            column,
            {
                "validate": kind,
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "error_title": text("Out of range"),
                "error_message": text("Enter a number from {low} to {high}.").format(
                    low=count(int(low)), high=count(int(high))
                ),
            },
        )


def column_name(column: int) -> str:
    """A column as formulas write it."""
    return str(xl_col_to_name(column))


def _in_header(words: str) -> str:
    """Text as headers and footers hold it, where & begins a command."""
    return words.replace("&", "&&")
