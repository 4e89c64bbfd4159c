"""The dialog for a price change: from when on, whose prices, by how much, of which package."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from planner.gui.fields.number import NumberField
from planner.gui.over_time.assumed.dialog import ComingDialog
from planner.gui.overview.fields import RATE_DIGITS
from planner.model.plan import Plan, PriceChange, Whose
from planner.words import coming, entry
from planner.words.assumed import about_change, rate_text
from planner.words.catalogue import text

HIGHEST = Decimal(10)
USUAL = Decimal("0.005")
"""Prices change by a per cent or more: what is below half of one is asked about."""


def _read(typed: str) -> Decimal:
    return entry.read_rate(typed, low=Decimal(-1), high=HIGHEST, digits=RATE_DIGITS)


class PriceChangeDialog(ComingDialog):
    """Asks for a price change."""

    def __init__(self, plan: Plan, before: PriceChange | None, parent: QWidget) -> None:
        """Ask for one; ``before`` is what it is now, None for one more."""
        accept = text("Add") if before is None else text("Save")
        super().__init__(plan, text("Price change"), accept, parent)
        self._before = before
        self.whose = self.choice("whose", [(coming.whose(each), each) for each in Whose])
        self.rate = NumberField(_read, rate_text)
        self.rate.setObjectName("rate")
        self.rate.set_unit("%")
        self.rate.about = about_change
        self.rate.doubts = lambda typed, value: entry.per_cent_doubt(typed, value, USUAL)
        packages = [(coming.package_title(plan, each.id), each.id) for each in plan.packages]
        self.package = self.choice("package", [(coming.all_packages(), ""), *packages])
        self.row(text("From"), self.month)
        self.row(text("Whose prices"), self.whose)
        self.row(text("They rise by"), self.rate)
        self.row(text("Package"), self.package)
        self.close_form()
        if before is not None:
            self.choose_month(before.month)
            self.choose(self.whose, before.whose, "")
            self.rate.set_value(before.rate)
            title = coming.package_title(plan, before.package)
            self.choose(self.package, before.package, title)
        self.rate.textChanged.connect(self.check)
        self.rate.complained.connect(self.check)
        self.rate.entered.connect(self.check)
        self.check()

    def made(self) -> PriceChange | None:
        """The price change; None while its rate is missing or wrong."""
        rate = self.rate.value
        if rate is None or self.rate.wrong or not self.rate.text().strip():
            return None
        whose = Whose(str(self.whose.currentData()))
        month, package = int(self.month.currentData()), str(self.package.currentData())
        if self._before is None:
            return PriceChange(month=month, whose=whose, rate=rate, package=package)
        return replace(self._before, month=month, whose=whose, rate=rate, package=package)
