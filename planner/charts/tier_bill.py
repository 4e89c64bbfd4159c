"""The vendor's bill for every number of accounts of the real book: stairs, and where they mislead.

Which accounts a number stands for is told in ``model.tier_bill`` and under the picture.
"""

from __future__ import annotations

from planner.charts.axes import Axes
from planner.charts.layout import compose
from planner.charts.live import Band, Chart, Line, Marker, View, round_up
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Item, Measure, Scene
from planner.model.landmarks import Interval, a_fifth_more
from planner.model.tier_advice import TierAdvice
from planner.words import findings
from planner.words import tier_bill as words
from planner.words.numbers import money, percent

LEAST = 10
MOST_STAIRS = 300


def tier_bill(advice: TierAdvice, what_if: int | None = None) -> Picture | None:
    """The picture of a book; None where no number of accounts has a price.

    Args:
        advice: of the book.
        what_if: another number of resold accounts, that is looked at.
    """
    bill = advice.bill
    if bill.most == 0:
        return None
    last = _reach(advice, what_if)
    known = bill.most is None or (what_if or 0) <= bill.most
    shown = what_if if known else None
    view = _view(advice, last, _hatches(advice, last), shown)

    def scene(width: float, height: float, measure: Measure) -> Scene:
        return compose(view, width, height, measure)

    def items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        made = scene(width, height, measure)
        return (*made.still, *made.moving)

    def spots(width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        plot = scene(width, height, measure).plot
        axes = Axes(plot, view.first, view.last, 0, 1)
        counts = _counts(advice, last)
        ends = [*counts[1:], counts[-1] + 1]
        return tuple(
            Spot(axes.columns(first, min(end, last)), _said(advice, first))
            for first, end in zip(counts, ends, strict=True)
        )

    told = [view.title, *(marker.text for marker in view.markers)]
    told += [note for _, _, note in view.notes]
    told += [said for said in [hatching(advice, what_if)] if said]
    return Picture(view.title, items, ". ".join(told), spots)


def hatching(advice: TierAdvice, what_if: int | None = None) -> str:
    """What the hatching of that picture means, in words; nothing where there is none."""
    return words.hatched(_hatches(advice, _reach(advice, what_if)), advice.bill)


def _hatches(advice: TierAdvice, last: int) -> tuple[Interval, ...]:
    """The numbers that cost more than a larger one; what begins where the axis ends is not seen."""
    return tuple(each for each in advice.bill.dearer(last) if each.first < last)


def _reach(advice: TierAdvice, what_if: int | None) -> int:
    """The end of the axis: a little past the next tier, and past the number that costs least."""
    bill = advice.bill
    if bill.most is not None:
        return round_up(max(bill.most + 1, LEAST))  # the stair of today's number is seen, too
    # Of a book yet to be sold all tiers: its title is about them.
    ahead = advice.above[:1] if bill.today else advice.above
    far = max(
        bill.today,
        bill.cheapest_after(bill.today) or 0,
        *(bill.start_of(tier.start) for tier in ahead),
    )
    return round_up(max(a_fifth_more(far), what_if or 0, LEAST))


def _view(
    advice: TierAdvice, last: int, hatches: tuple[Interval, ...], what_if: int | None
) -> View:
    bill, currency = advice.bill, advice.book.plan.currency
    cheapest = bill.cheapest_after(bill.today)
    notes = []
    if cheapest is not None:
        amount = bill.at(cheapest)
        note = words.cheapest_note(cheapest, money(amount, currency, unit=True))
        notes.append((cheapest, amount, note))
    return View(
        chart=Chart.BILL,
        currency=currency,
        title=_title(advice, cheapest),
        first=0,
        last=last,
        lines=_lines(advice, last),
        bands=_bands(advice, last),
        hatches=hatches,
        notes=tuple(notes),
        markers=_markers(advice, what_if),
        stairs=True,
    )


def _title(advice: TierAdvice, cheapest: int | None) -> str:
    bill, currency = advice.bill, advice.book.plan.currency
    now = bill.today
    if now == 0:
        return findings.bill_title(_falls(advice), grows=False)
    amount = bill.at(now)
    if cheapest is not None:
        less = money(amount - bill.at(cheapest), currency, unit=True)
        return words.cheaper_title(cheapest, now, less)
    if bill.most is not None:
        return words.known_title(now, money(amount, currency, unit=True))
    return words.cheapest_title(now)


def _falls(advice: TierAdvice) -> list[int]:
    """The numbers at which the bill of a book without resold accounts falls."""
    bill = advice.bill
    starts = {bill.start_of(start) for start in advice.book.plan.programme.starts}
    return sorted(n for n in starts if n > 0 and bill.at(n) < bill.at(n - 1))


def _counts(advice: TierAdvice, last: int) -> list[int]:
    """The numbers that have a stair of their own: all, or where there are too many, enough."""
    bill = advice.bill
    last = last if bill.most is None else bill.most
    found = set(range(0, last + 1, max(last // MOST_STAIRS, 1))) | {bill.today, last}
    for start in map(bill.start_of, advice.book.plan.programme.starts):
        found |= {start - 1, start}
    return sorted(n for n in found if 0 <= n <= last)


def _lines(advice: TierAdvice, last: int) -> tuple[Line, ...]:
    """The stairs of the book's own accounts, and those that added ones continue."""
    bill = advice.bill
    counts = _counts(advice, last)
    real = [(n, bill.at(n)) for n in counts if n <= bill.today]
    added = [(n, bill.at(n)) for n in counts if n > bill.today]
    found = []
    if bill.today:
        end = min(bill.today + 1, last)
        found.append(Line(_stairs(real, end), "accent", "solid", words.real_accounts()))
    else:
        added = [*real, *added]
    if added and bill.filler is not None:
        # It begins where the last stair of the book ends.
        joint = [(added[0][0], real[-1][1])] if bill.today else []
        price = words.list_price(advice.book.plan, bill.filler)
        name = words.added_accounts(price)
        found.append(Line((*joint, *_stairs(added, last)), "muted", "dashed", name))
    return tuple(found)


def _stairs(values: list[tuple[int, int]], end: int) -> tuple[tuple[int, int], ...]:
    """Each value level up to the next one, the last up to the end."""
    points = []
    for index, (accounts, amount) in enumerate(values):
        following = values[index + 1][0] if index + 1 < len(values) else end
        points += [(accounts, amount), (following, amount)]
    return tuple(points)


def _bands(advice: TierAdvice, last: int) -> tuple[Band, ...]:
    tiers = advice.book.plan.programme.tiers
    starts = [advice.bill.start_of(tier.start) for tier in tiers]
    found = []
    for level, (tier, start) in enumerate(zip(tiers, starts, strict=True)):
        end = min([*starts[level + 1 : level + 2], last])
        if tier.discount > 0 and start < end:
            names = findings.tier_names(tier.discount, start)
            found.append(Band(start, end, level, names))
    return tuple(found)


def _markers(advice: TierAdvice, what_if: int | None) -> tuple[Marker, ...]:
    bill, currency = advice.bill, advice.book.plan.currency
    now = bill.today
    other = what_if is not None and what_if != now
    label = findings.today(now, money(bill.at(now), currency, unit=True))
    found = [Marker(now, bill.at(now), label, "ink", strong=not other)]
    if other and what_if is not None:
        amount = bill.at(what_if)
        label = findings.what_if(what_if, money(amount, currency, unit=True))
        found.append(Marker(what_if, amount, label, "ink", strong=True))
    return tuple(found)


def _said(advice: TierAdvice, accounts: int) -> str:
    bill, plan = advice.bill, advice.book.plan
    discount = plan.programme.discount(accounts + bill.besides)
    return words.spot(
        accounts,
        money(bill.at(accounts), plan.currency, unit=True),
        percent(discount),
        bill.cheapest_after(accounts),
    )
