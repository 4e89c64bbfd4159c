"""The sheet of newcomers: what those of one month bring at each age, and the season of each month.

At the age of one month they have just joined. A month's newcomers of all ages are the sum of these
rows, each times the season of the month in which they joined.
"""

from __future__ import annotations

import numpy as np

from planner.export.internal.workbook.later import Later, Numbers
from planner.export.internal.workbook.later_lines import at_price, summed
from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Source
from planner.model.over_time.calendar import season
from planner.words.catalogue import text

HEAD, FIRST = 3, 4


class Newcomers:
    """Writes them, and knows what they bring."""

    def __init__(self, book: Book, source: Source, later: Later, months: int) -> None:
        """Lay out the sheet for so many months."""
        self._book, self._source, self._later = book, source, later
        self._sheet, self._months = book.sheets["newcomers"], months
        self.priced = list(summed(source))
        self._columns = {"age": 0, "paid": 1, "resold": 2, "direct": 3, "work": 4}
        column = len(self._columns)
        for key in self.priced:
            self._columns[key] = column
            column += len(source.epochs)
        self._seasons = column + 1
        self.values = {key: self._made(key) for key in list(self._columns)[2:]}
        factors = [season(source.plan.assumptions, month) for month in range(1, months + 1)]
        self.seasons = np.array(factors, dtype=np.float64)

    def _made(self, key: str) -> Numbers:
        """What newcomers bring, by age and price; what no price touches has one column."""
        later = self._later
        ages = range(1, self._months + 1)
        lines = self._lines_of(key)
        rows = []
        until = self._source.plan.programme.commission.months
        for age in ages:
            there = later.arriving * later.stay ** (age - 1)
            there = there * ((later.start <= age) & (later.until > age))
            if key == "commission" and until is not None and age > until:
                there = there * 0
            rows.append(there @ lines)
        return np.array(rows).reshape(len(ages), lines.shape[1])

    def _lines_of(self, key: str) -> Numbers:
        later = self._later
        if key in self.priced:
            return later.lines[key]
        of = {"resold": later.sold == 1, "direct": later.sold == 2, "work": later.work}
        return np.asarray(of[key], dtype=np.float64).reshape(-1, 1)

    def of_month(self, key: str, month: int, epoch: int = 0) -> float:
        """What newcomers of all ages bring in a month."""
        by_age = self.seasons[:month][::-1]
        return float(by_age @ self.values[key][:month, epoch])

    def write(self) -> None:
        """Write the sheet."""
        sheet, epochs = self._sheet, len(self._source.epochs)
        wide = len(self.priced) * epochs
        sheet.begin(
            text("Newcomers"),
            text(
                "What the new accounts of one month bring, all together, by how many months old "
                "they are; then the season of the month in which they joined, by month. Nothing is "
                "typed here."
            ),
            [8.0, 10, *[self._width()] * (3 + wide), 3, *[8.0] * self._months],
            head=HEAD,
            left=1,
        )
        sheet.sheet.set_row(HEAD, 84)
        sheet.sheet.set_paper(8)
        sheet.sheet.fit_to_pages(2, 0)
        sheet.sheet.print_area(0, 0, FIRST + self._months - 1, self._seasons - 2)
        self._heads()
        for age in range(1, self._months + 1):
            self._row(age)
        last = FIRST + self._months - 1
        for key in list(self._columns)[2:]:
            column = self._columns[key]
            right = column + (epochs - 1 if key in self.priced else 0)
            self._book.name(f"new_{key}", sheet.area(FIRST, column, last, right))
        right = self._seasons + self._months - 1
        self._book.name("new_seasons", sheet.area(FIRST, self._seasons, last, right))

    def _width(self) -> float:
        return self._source.width_of(12, *(values.max() for values in self.values.values()))

    def _heads(self) -> None:
        sheet = self._sheet
        words = {
            "age": text("Months old"),
            "paid": text("Within commission"),
            "resold": text("Resold accounts"),
            "direct": text("On commission"),
            "work": text("Work and other costs"),
        }
        words |= summed(self._source)
        for key, said in words.items():
            epochs = len(self._source.epochs) if key in self.priced else 1
            for epoch in range(epochs):
                place = self._columns[key] + epoch
                sheet.put(HEAD, place, at_price(said, epoch), Style(_holds(key), "head"))
        for month in range(1, self._months + 1):
            said = text("Month {month}").format(month=month)
            sheet.put(HEAD, self._seasons + month - 1, said, Style("number", "head"))

    def _row(self, age: int) -> None:
        sheet, row, later = self._sheet, FIRST + age - 1, self._later
        at = f"$A{row + 1}"
        sheet.put(row, 0, age, Style("count"))
        until = self._source.plan.programme.commission.months
        paid = int(until is None or age <= until)
        formula = f'IF(commission_months="",1,IF({at}<=commission_months,1,0))'
        sheet.formula(row, 1, formula, paid, Style("count"))
        # What is left of nobody at first would be nothing to the power of nothing.
        left = f"*(1-later_churn)^({at}-1)" if age > 1 else ""
        there = f"later_arriving*(later_start<={at})*(later_until>{at}){left}"
        of = {"resold": "(later_sold=1)", "direct": "(later_sold=2)", "work": "later_work"}
        for key, values in self.values.items():
            for epoch in range(values.shape[1]):
                line = of.get(key) or later.line(key, epoch)
                formula = f"SUMPRODUCT({there}*{line})"
                if key == "commission":
                    formula = f"{formula}*$B{row + 1}"
                look = Style(_holds(key))
                value = float(values[age - 1, epoch])
                sheet.formula(row, self._columns[key] + epoch, formula, value, look)
        for month in range(1, self._months + 1):
            column = self._seasons + month - 1
            joined = f"INDEX(month_season,{month - age + 1})" if age <= month else "0"
            value = float(self.seasons[month - age]) if age <= month else 0.0
            sheet.formula(row, column, joined, value, Style("number", "helper"))

    def total(self, key: str, month: str, epoch: str) -> str:
        """What newcomers of all ages bring in a month: a formula."""
        line = f"INDEX(new_{key},0,{epoch})" if key in self.priced else f"new_{key}"
        return f"SUMPRODUCT(INDEX(new_seasons,0,{month}),{line})"


def _holds(key: str) -> str:
    if key in {"age", "paid"}:
        return "count"
    return "accounts" if key in {"resold", "direct"} else "money"
