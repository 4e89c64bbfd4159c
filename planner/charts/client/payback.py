"""From how many orders a month on it pays for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.charts.axes import round_step, ticks
from planner.charts.beside import line_name, point_words
from planner.charts.fitted import fitted
from planner.charts.picture import Picture
from planner.charts.room import Path, Room
from planner.charts.scene import Area, Box, Item, Measure, Ring, Stroke, Text
from planner.charts.style import BODY, CAPTION, UNIT
from planner.model.money import half_up
from planner.model.offer import Choice, Offer
from planner.words import client_charts as words
from planner.words.numbers import axis_money, count

CAPTION_ROW = 20.0
ABOVE = 8.0
BELOW = 24.0
NAMES = 18.0
ROW = 18.0
TICKS_APART = 48.0
ORDERS_APART = 56.0
MOST_GUTTER = 0.3
FEWEST = 4
"""How many orders are shown at least."""
RING = 6.0
DESCENT = 3.0
CLEAR = 3.0
PALE = 14


def picture(
    offer: Offer, choice: Choice, order_value: int | None, order_margin: Decimal | None
) -> Picture:
    """What orders earn the client beside what it pays; in words where that cannot be said.

    Args:
        offer: what is offered.
        choice: what is looked at.
        order_value: what an order of the client's shop brings on average.
        order_margin: the share of it that the client keeps.
    """
    why = why_not(offer, choice, order_value, order_margin)
    if why:
        return Picture(why, _Said(why).items, f"{why}.")
    payments = offer.payments(choice)
    orders = offer.orders_that_pay(choice, order_value, order_margin)
    if payments is None or orders is None or order_value is None or order_margin is None:
        raise ValueError("without a reason there is a number of orders")
    title = words.pays_title(orders)
    caption = words.what_prices_are(
        accounts=offer.accounts,
        yearly=choice.yearly,
        taxed=bool(offer.tax_rate),
        services_only=not offer.includes_software,
    )
    pays = payments.monthly.amount
    line = words.payback_line(pays, order_value, order_margin, offer.currency)
    summary = words.summary(title, caption, [line])
    chart = _Chart(offer, pays, orders, order_value, order_margin, caption)
    return Picture(title, chart.items, summary)


def why_not(
    offer: Offer, choice: Choice, order_value: int | None, order_margin: Decimal | None
) -> str:
    """Why there is no number of orders to show; empty where there is one."""
    payments = offer.payments(choice)
    if payments is None:
        return words.price_not_known()
    if payments.monthly.amount <= 0:
        return words.nothing_to_pay()
    if order_value is None or order_margin is None:
        return words.order_not_known()
    if order_value <= 0 or order_margin <= 0:
        return words.never_pays()
    return ""


def earned(orders: int, order_value: int, order_margin: Decimal) -> int:
    """What so many orders earn the client, rounded once."""
    part, whole = order_margin.as_integer_ratio()
    return half_up(orders * order_value * part, whole)


def orders_shown(orders: int) -> int:
    """How far the picture goes."""
    return max(2 * orders, FEWEST)


@dataclass(frozen=True)
class _Said:
    """Words in the place of a chart."""

    words: str

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay them out."""
        rows: list[str] = []
        for word in self.words.split(" "):
            longer = f"{rows[-1]} {word}" if rows else word
            if rows and measure(longer, BODY, False) <= width:
                rows[-1] = longer
            else:
                rows.append(word)
        rows = [fitted(row, width, BODY, False, measure) for row in rows[: int(height // ROW)]]
        top = (height - ROW * len(rows)) / 2
        return tuple(
            Text(width / 2, top + ROW * row + 13, said, "muted", BODY, align="centre")
            for row, said in enumerate(rows)
        )


@dataclass(frozen=True)
class _Chart:
    """What orders earn, and the price."""

    offer: Offer
    pays: int
    orders: int
    value: int
    share: Decimal
    caption: str

    def _earned(self, orders: int) -> int:
        return earned(orders, self.value, self.share)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        currency = self.offer.currency
        last = orders_shown(self.orders)
        most = max(self.pays, self._earned(last), 1)
        tall = max(height - CAPTION_ROW - ABOVE - BELOW - NAMES, 1.0)
        step = round_step(most, max(int(tall / TICKS_APART), 2), 10**currency.exponent)
        amounts = {tick: axis_money(tick, currency, step) for tick in ticks(0, most, step)}
        widest = max(measure(each, CAPTION, False) for each in amounts.values())
        gutter = widest + UNIT <= width * MOST_GUTTER
        left = widest + UNIT if gutter else 0.0
        plot = Box(left, CAPTION_ROW + ABOVE, max(width - left - RING, 1.0), tall)

        def x(orders: int) -> float:
            return plot.left + orders / last * plot.width

        def y(amount: int) -> float:
            return plot.bottom - amount / most * plot.height

        made: list[Item] = []
        caption = fitted(self.caption, width, CAPTION, False, measure)
        made.append(Text(0, 12, caption, "muted", CAPTION))
        for tick, said in amounts.items():
            level = round(y(tick)) + 0.5
            made.append(Stroke(((plot.left, level), (plot.right, level)), "grid"))
            if gutter:
                made.append(Text(left - UNIT, level + 4, said, "muted", CAPTION, align="right"))
        price = ((plot.left, y(self.pays)), (plot.right, y(self.pays)))
        rises = ((x(0), y(0)), (x(last), y(self._earned(last))))
        at, level = x(self.orders), y(self._earned(self.orders))
        end = (x(last), y(self.pays))
        made.append(Area(((at, y(self.pays)), (at, level), rises[1], end), "accent", PALE))
        plumb = ((at, level), (at, plot.bottom))
        made.append(Stroke(plumb, "muted", 1.0, "dotted"))
        made.append(Stroke(price, "commission", 2.0, "dashed"))
        made.append(Stroke(rises, "accent", 2.0))
        paths = [Path(rises), Path(price), Path(plumb)]
        room = Room(plot, [(path, CLEAR + 1) for path in paths])
        room.taken.append(Box(at - RING, level - RING, 2 * RING, 2 * RING))
        made += self._words(room, (at, level), measure)
        made.append(Ring(at, level, RING, "accent"))
        made += self._below(plot, last, width, measure)
        return tuple(made)

    def _words(self, room: Room, ring: tuple[float, float], measure: Measure) -> Iterator[Item]:
        """The ring's words first, then the names of both lines."""
        said = words.so_many_orders(self.orders)
        box = point_words(room, *ring, measure(said, CAPTION, True))
        if box is not None:
            room.taken.append(box)
            yield Text(box.left, round(box.bottom - DESCENT), said, "accent", CAPTION, bold=True)
        price = words.price(self.pays, self.offer.currency)
        full = f"{words.paid()} · {price}"
        names = (((full, price), "commission", 1), ((words.earned(),), "accent", 0))
        for ways, colour, path in names:
            for name in ways:
                place = line_name(room, room.paths[path][0], measure(name, CAPTION, True))
                if place is not None:
                    room.taken.append(place)
                    base = round(place.bottom - DESCENT)
                    yield Text(place.left, base, name, colour, CAPTION, bold=True)
                    break

    def _below(self, plot: Box, last: int, width: float, measure: Measure) -> Iterator[Item]:
        """The orders; the number that pays before all others."""
        base = plot.bottom + 16
        step = round_step(last, max(int(plot.width / ORDERS_APART), 1), 1)
        taken: list[tuple[float, float]] = []
        for tick in (self.orders, *ticks(0, last, step)):
            said = count(tick)
            half = measure(said, CAPTION, False) / 2
            middle = min(max(plot.left + tick / last * plot.width, half), width - half)
            low, high = middle - half - UNIT, middle + half + UNIT
            if all(high <= start or end <= low for start, end in taken):
                taken.append((middle - half, middle + half))
                strong = tick == self.orders
                colour = "accent" if strong else "muted"
                yield Text(middle, base, said, colour, CAPTION, align="centre")
        name = fitted(words.orders_axis(), width, CAPTION, False, measure)
        yield Text(
            min(plot.left, width - measure(name, CAPTION, False)),
            base + NAMES,
            name,
            "muted",
            CAPTION,
        )
