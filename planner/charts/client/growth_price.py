"""What is paid as the list grows: a step for each band of contacts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.charts.axes import round_step, ticks
from planner.charts.fitted import fitted
from planner.charts.picture import Picture
from planner.charts.scene import Area, Box, Fill, Item, Measure, Pixel, Ring, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.offer import BandPrice, Choice, Offer
from planner.words import client_charts as words
from planner.words.numbers import axis_money, count

CAPTION_ROW = 20.0
ABOVE = 40.0
BELOW = 24.0
NAMES = 18.0
LINE = 15.0
TICKS_APART = 48.0
MOST_GUTTER = 0.3
RING = 6.0
CLEAR = 10.0
"""How far words keep from a step, so that the ring has room."""
PALE, DEEPER = 9, 22


def picture(offer: Offer, choice: Choice) -> Picture:
    """The price of each band, today's place, and when the list gets to the others."""
    bands = offer.as_the_list_grows(choice)
    contacts = offer.contacts_of(choice)
    caption = words.what_prices_are(
        accounts=offer.accounts,
        yearly=choice.yearly,
        taxed=bool(offer.tax_rate),
        services_only=not offer.includes_software,
    )
    title = _title(offer, bands, contacts)
    lines = ", ".join(
        words.band_line(band.contacts, words.price(band.amount, offer.currency), _when(offer, band))
        for band in bands
    )
    named = words.name(offer.packages[choice.package].name)
    summary = words.summary(title, caption, [words.package_line(named, lines, (), mark=False)])
    return Picture(title, _Steps(offer, choice, bands, contacts, caption).items, summary)


def current(bands: Sequence[BandPrice], contacts: int) -> int | None:
    """The place of the band that holds the list; None above the largest."""
    return next((at for at, band in enumerate(bands) if contacts <= band.contacts), None)


def now(offer: Offer) -> str:
    """The mark of today's place; nobody in particular has no list today."""
    return words.today() if offer.client else ""


def _when(offer: Offer, band: BandPrice) -> str:
    if band.reached == 0:
        return now(offer)
    return words.from_month(offer.made_on, band.reached) if band.reached else ""


def _title(offer: Offer, bands: Sequence[BandPrice], contacts: int) -> str:
    at = current(bands, contacts)
    now = None if at is None else bands[at].amount
    if at is None or now is None:
        return words.asked_title(contacts)
    ahead = [*bands[at + 1 :]] if offer.growth >= 0 else [*reversed(bands[:at])]
    for band in ahead:
        if band.amount != now and band.reached is not None:
            return words.grows_title(
                offer.growth, offer.made_on, band.reached, now, band.amount, offer.currency
            )
    above = bands[at + 1 :]
    turn = next((place for place, band in enumerate(above) if band.amount != now), len(above))
    limit = bands[at + turn].contacts
    then = above[turn].amount if turn < len(above) else None
    return words.bands_title(contacts, now, limit, then, offer.currency)


@dataclass(frozen=True)
class _Frame:
    """Where things lie: the bands from ``first`` to before ``last``, all of one width."""

    plot: Box
    first: int
    last: int
    high: int
    step: int
    gutter: bool

    @property
    def wide(self) -> float:
        return self.plot.width / max(self.last - self.first, 1)

    def x(self, at: float) -> float:
        return self.plot.left + (at - self.first) * self.wide

    def y(self, amount: int) -> float:
        return self.plot.bottom - amount / self.high * self.plot.height


@dataclass(frozen=True)
class _Steps:
    """The stairs of one package."""

    offer: Offer
    choice: Choice
    bands: tuple[BandPrice, ...]
    contacts: int
    caption: str

    def _said(self, band: BandPrice) -> tuple[str, str]:
        """The figure over a step, and when the list gets there."""
        figure = words.price(band.amount, self.offer.currency)
        if band.reached == 0:
            return figure, now(self.offer)
        months = band.reached
        return figure, words.short_month(self.offer.made_on, months) if months else ""

    def _frame(self, width: float, height: float, measure: Measure) -> _Frame:
        known = [band.amount for band in self.bands if band.amount is not None]
        most, unit = max([*known, 1]), 10**self.offer.currency.exponent
        tall = max(height - CAPTION_ROW - ABOVE - BELOW - NAMES, 1.0)
        step = round_step(most, max(int(tall / TICKS_APART), 2), unit)
        shown = [axis_money(each, self.offer.currency, step) for each in ticks(0, most, step)]
        widest = max(measure(each, CAPTION, False) for each in shown)
        gutter = bool(known) and widest + UNIT <= width * MOST_GUTTER
        left = widest + UNIT if gutter else 0.0
        plot = Box(left, CAPTION_ROW + ABOVE, max(width - left - 1, 1.0), tall)
        each = max((self._needs(band, measure) for band in self.bands), default=1.0)
        first, last = self._window(max(int(plot.width / (each + UNIT)), 1))
        return _Frame(plot, first, last, most, step, gutter)

    def _needs(self, band: BandPrice, measure: Measure) -> float:
        """How wide a band's words are; that a price is to be asked for may stand in rows."""
        figure, when = self._said(band)
        parts = [figure] if band.amount is not None else figure.split(" ")
        wide = [measure(each, CAPTION, True) for each in parts]
        return max(
            *wide, measure(when, CAPTION, False), measure(count(band.contacts), CAPTION, False)
        )

    def _window(self, most: int) -> tuple[int, int]:
        """As many bands as have room: today's, one before it, then those after it."""
        at = current(self.bands, self.contacts)
        last = len(self.bands)
        first = max(last - most, 0)
        if at is not None:
            first = min(first, max(at - 1, 0) if most > 2 else at)
        if self.offer.growth < 0 and at is not None:
            first = min(max(at - most + 1, 0), first)
        return first, min(first + most, last)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        made: list[Item] = []
        caption = fitted(self.caption, width, CAPTION, False, measure)
        made.append(Text(0, 12, caption, "muted", CAPTION))
        if not self.bands:
            return tuple(made)
        frame = self._frame(width, height, measure)
        made += self._grid(frame)
        made += self._steps(frame)
        made += self._words(frame, measure)
        made += self._ring(frame)
        made += self._below(frame, width, measure)
        return tuple(made)

    def _grid(self, frame: _Frame) -> Iterator[Item]:
        plot = frame.plot
        for tick in ticks(0, frame.high, frame.step):
            y = round(frame.y(tick)) + 0.5
            yield Stroke(((plot.left, y), (plot.right, y)), "grid")
            if frame.gutter:
                said = axis_money(tick, self.offer.currency, frame.step)
                yield Text(plot.left - UNIT, y + 4, said, "muted", CAPTION, align="right")

    def _steps(self, frame: _Frame) -> Iterator[Item]:
        """The ground under each step, and the stairs; bands without a price break them."""
        at, foot = current(self.bands, self.contacts), frame.plot.bottom
        line: list[Pixel] = []
        strokes: list[Item] = []
        for place in range(frame.first, frame.last):
            amount = self.bands[place].amount
            left, right = frame.x(place), frame.x(place + 1)
            if amount is None:
                yield Fill(Box(left, frame.plot.top, right - left, frame.plot.height), "grid", 40)
                strokes += self._stroke(line)
                line = []
                continue
            y = frame.y(amount)
            corners = ((left, y), (right, y), (right, foot), (left, foot))
            yield Area(corners, "accent", DEEPER if place == at else PALE)
            line += [(left, y), (right, y)]
        yield from strokes
        yield from self._stroke(line)

    def _stroke(self, line: list[Pixel]) -> Iterator[Item]:
        if line:
            yield Stroke(tuple(line), "accent", 2.0)

    def _words(self, frame: _Frame, measure: Measure) -> Iterator[Item]:
        """The figure over each step, and over it when the list gets there."""
        for place in range(frame.first, frame.last):
            band = self.bands[place]
            figure, when = self._said(band)
            middle, most = frame.x(place) + frame.wide / 2, frame.wide
            if band.amount is None:
                rows = figure.split(" ") if measure(figure, CAPTION, True) > most else [figure]
                base = frame.plot.bottom - 8 - LINE * (len(rows) - 1)
            else:
                rows, base = [figure], frame.y(band.amount) - CLEAR
            colour = "accent" if band.reached == 0 else "ink"
            if band.amount is None:
                colour = "muted"
            for number, row in enumerate(rows):
                said = fitted(row, most, CAPTION, True, measure)
                y = base + LINE * number
                yield Text(middle, y, said, colour, CAPTION, bold=True, align="centre")
            if when and measure(when, CAPTION, False) <= most:
                yield Text(middle, base - LINE, when, "muted", CAPTION, align="centre")

    def _ring(self, frame: _Frame) -> Iterator[Item]:
        at = current(self.bands, self.contacts)
        amount = None if at is None else self.bands[at].amount
        if at is None or amount is None:
            return
        below = self.bands[at - 1].contacts if at else 0
        share = (self.contacts - below) / max(self.bands[at].contacts - below, 1)
        x = frame.x(at) + min(max(share, 0.0), 1.0) * frame.wide
        x = min(max(x, frame.plot.left + RING), frame.plot.right - RING)
        yield Ring(x, frame.y(amount), RING, "accent")

    def _below(self, frame: _Frame, width: float, measure: Measure) -> Iterator[Item]:
        """The limits of the bands, and what they count."""
        base = frame.plot.bottom + 16
        end = -1.0
        for place in range(frame.first, frame.last + 1):
            limit = self.bands[place - 1].contacts if place else 0
            said = count(limit)
            half = measure(said, CAPTION, False) / 2
            middle = min(max(frame.x(place), half), width - half)
            if middle - half >= end:
                yield Text(middle, base, said, "muted", CAPTION, align="centre")
                end = middle + half + UNIT / 2
        counted = words.contacts_axis(self.contacts if self.offer.client else None)
        name = fitted(counted, width, CAPTION, False, measure)
        left = min(frame.plot.left, width - measure(name, CAPTION, False))
        yield Text(max(left, 0), base + NAMES, name, "muted", CAPTION)
