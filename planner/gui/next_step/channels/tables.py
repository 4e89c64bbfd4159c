"""The two tables of the channels: both ways at each tier, and the break-even rates."""

from __future__ import annotations

from planner.gui.plain_table import Head, Line, PlainTable
from planner.model.channels import Channels, Compared
from planner.model.money import Currency
from planner.model.plan import Channel
from planner.words import channels as words
from planner.words.numbers import DASH

MORE = 4
"""The column that says what reselling brings more."""


class TierTable(PlainTable):
    """An account at each tier, resold and on commission."""

    def show_tiers(
        self, found: Channels, of: Compared | None, currency: Currency, *, over: bool
    ) -> None:
        """Show an account; where it has no figures there is no table."""
        self.setVisible(of is not None)
        if of is None:
            return
        first, *others = words.tier_heads(over=over)
        heads = (Head(first, figures=False), *map(Head, others))
        lines = []
        for index, tier in enumerate(of.tiers):
            cells = words.tier_cells(found, of, tier, currency, over=over)
            tones = [""] * len(cells)
            better = of.better(tier, over=over)
            if better is not None:
                tones[MORE] = "gain" if better is Channel.RESALE else "loss"
            under = [""] * len(cells)
            if not over:
                under[MORE - 1] = words.then(found, of, currency)
            today = index == found.today
            lines.append(Line(cells, 1 if today else 0, tuple(under), tuple(tones), today))
        self.show_lines(heads, lines)
        self.setMinimumHeight(self.full_height())  # the page scrolls, not the table


class RateTable(PlainTable):
    """The commission rate at which an account earns as much as resold: package by tier."""

    def show_rates(self, found: Channels, *, over: bool) -> None:
        """Show the rates of a month, or those over the months."""
        made = [each for _, each in found.packages if each is not None]
        self.setVisible(bool(made))
        if not made:
            return
        heads = [
            Head(words.rate_head(tier, today=index == found.today))
            for index, tier in enumerate(made[0].tiers)
        ]
        lines = []
        for package, of in found.packages:
            name = words.package_name(package)
            if of is None:
                lines.append(Line((name, *[DASH] * len(heads))))
                continue
            pairs = [words.rate_cells(of, tier, over=over) for tier in of.tiers]
            cells = (name, *(rate for rate, _ in pairs))
            lines.append(Line(cells, under=("", *(better for _, better in pairs))))
        self.show_lines((Head(words.package_head(), figures=False), *heads), lines)
        self.setMinimumHeight(self.full_height())
