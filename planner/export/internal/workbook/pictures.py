"""The sheet of charts: the spreadsheet's own, drawn from the curve and the projection."""

from __future__ import annotations

from typing import Any

from planner.export.internal.workbook import curve, month_columns
from planner.export.internal.workbook.sheets import Book, Sheet
from planner.export.internal.workbook.source import Source
from planner.words.catalogue import text

WIDE, HIGH = 620, 330
ROWS, COLUMNS = 18, 10


def write(book: Book, source: Source, projected: int) -> None:
    """Write the sheet, as far as curve and projection have rows."""
    sheet = book.sheets["charts"]
    sheet.begin(
        text("Charts"),
        text("Drawn from Curve and Projection: they follow the inputs."),
        [9.0] * 2 * COLUMNS,
        head=2,
        left=0,
    )
    sheet.sheet.freeze_panes(0, 0)
    currency = source.plan.currency.code
    palette = book.palette
    resold = {"color": palette.accent, "width": 2.25}
    direct = {"color": palette.commission, "width": 1.75}
    ended = direct | {"dash_type": "dash"}
    of_curve = book.sheets["curve"]
    pictures: list[tuple[str, list[tuple[str, dict[str, Any]]]]] = [
        (
            text("What an account brings a month"),
            [
                ("resale_per_account", resold),
                ("commission_per_account", direct),
                ("commission_per_account_after", ended),
            ],
        ),
        (
            text("Profit a month"),
            [
                ("resale_profit", resold),
                ("commission_profit", direct),
                ("commission_profit_after", ended),
            ],
        ),
        (text("Vendor bill a month"), [("vendor_bill", resold)]),
    ]
    place = 0
    last = curve.FIRST + source.most
    for title, lines in pictures:
        chart = _chart(book, title, text("Resold accounts"), currency)
        for name, line in lines:
            _series(chart, of_curve, curve.COLUMN[name], (curve.HEAD, curve.FIRST, last), line)
        _insert(sheet, chart, place)
        place += 1
    if projected:
        chart = _chart(book, text("Expected months"), text("Month"), currency, 1 + projected // 30)
        rows = month_columns.HEAD, month_columns.FIRST, month_columns.FIRST + projected - 1
        costs = {"color": palette.muted, "width": 1.75}
        for name, line in (("revenue", costs), ("profit", resold)):
            _series(chart, book.sheets["months"], month_columns.COLUMN[name], rows, line)
        _insert(sheet, chart, place)


def _chart(book: Book, title: str, axis: str, currency: str, every: int = 10) -> Any:
    chart = book.file.add_chart({"type": "line"})
    palette = book.palette
    quiet = {"color": palette.muted, "size": 9}
    line = {"color": palette.border}
    assert chart is not None, "there are line charts"
    chart.set_title(
        {
            "name": f"{title} ({currency}) · {text('INTERNAL')}",
            "overlay": False,
            "name_font": {"size": 12, "color": palette.ink},
        }
    )
    chart.set_x_axis(
        {
            "name": axis,
            "name_font": quiet | {"bold": False},
            "num_font": quiet,
            "line": line,
            "label_position": "low",
            "interval_unit": every,
            "interval_tick": every,
        }
    )
    chart.set_y_axis(
        {
            "num_font": quiet,
            "num_format": "#,##0",
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": palette.grid}},
        }
    )
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": palette.ink}})
    chart.set_size({"width": WIDE, "height": HIGH})
    chart.set_chartarea({"border": {"color": palette.border}})
    return chart


def _series(
    chart: Any, sheet: Sheet, column: int, rows: tuple[int, int, int], line: dict[str, Any]
) -> None:
    head, first, last = rows
    chart.add_series(
        {
            "name": [sheet.name, head, column],
            "categories": [sheet.name, first, 0, last, 0],
            "values": [sheet.name, first, column, last, column],
            "line": line,
        }
    )


def _insert(sheet: Sheet, chart: Any, place: int) -> None:
    row, column = divmod(place, 2)
    sheet.sheet.insert_chart(
        3 + row * ROWS,
        column * COLUMNS,
        chart,
        {"description": text("Chart of the sheets Curve and Projection"), "object_position": 1},
    )
