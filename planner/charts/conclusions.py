"""What each of the three charts concludes: the facts behind its title, and the title."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from planner.model.curve import Curve
from planner.model.landmarks import Interval, Turns, standing
from planner.model.plan import Channel
from planner.model.rows import Kind
from planner.words import findings

MOST_DISABLED = 1000


class Run(NamedTuple):
    """The counts from ``first`` up to the next run, and the channel that earns more there."""

    first: int
    better: Channel | None


def channel_runs(curve: Curve, last: int) -> list[Run]:
    """Which channel earns more per account, from 1 to ``last``; None where they earn the same."""
    runs: list[Run] = []
    edges = sorted({1, 2, *(each for each in bends(curve) if 1 < each <= last)})
    for edge, following in pairwise([*edges, last + 1]):
        accounts = edge
        while accounts < following:
            better = _better(curve, accounts)
            if not runs or runs[-1].better is not better:
                runs.append(Run(accounts, better))
            if _better(curve, following - 1) is better:
                break
            accounts = _end_of_run(curve, accounts, following, better)
    return runs


def _end_of_run(curve: Curve, accounts: int, end: int, better: Channel | None) -> int:
    """The first count before ``end`` where another one earns more: the mean only rises or falls."""

    def over(count: int) -> bool:
        return _better(curve, count) is not better

    return bisect_left(range(end), True, lo=accounts, key=over)


def _better(curve: Curve, accounts: int) -> Channel | None:
    point = curve.at(accounts)
    if point.resale_per_account == point.commission_per_account:
        return None
    resale = point.resale_per_account > point.commission_per_account
    return Channel.RESALE if resale else Channel.COMMISSION


def _starts(curve: Curve, after: int, last: int) -> list[int]:
    """The counts after one, up to another, at which tiers begin."""
    starts = {curve.start_of(tier.start) for tier in curve.book.plan.programme.tiers}
    return sorted(start for start in starts if after < start <= last)


def per_account(curve: Curve, runs: list[Run], shown: int, last: int) -> str:
    """The title over what an account earns, judged over the counts from 1 to ``last``."""
    if not curve.compares:
        earned = curve.at(max(shown, 1)).resale_per_account
        if earned >= 0 and _tiers_raise(curve, 0, last):
            return findings.every_tier_pays()
        return findings.each_account_earns(earned, curve.book.plan.currency)
    since, better = runs[-1]
    widens = better is Channel.RESALE and _tiers_raise(curve, since, last)
    return findings.per_account_title(better, since, widens=widens)


def _tiers_raise(curve: Curve, since: int, last: int) -> bool:
    """Whether every tier that begins after a count makes an account earn more."""
    starts = _starts(curve, max(since, 1), last)
    ends = [*(start - 1 for start in starts), last]
    earned = [curve.at(end).resale_per_account for end in ends]
    return bool(starts) and all(before < after for before, after in pairwise(earned))


def profit(curve: Curve, turns: Turns, shown: int, last: int) -> str:
    """The title over profit, for an axis that ends at ``last``."""
    currency = curve.book.plan.currency
    earned = standing(curve, shown).profit
    if curve.all_on_commission and shown == curve.today:
        return findings.commission_profit_title(curve.size, earned, currency)
    starts = [each.first for each in turns.break_even if each.first <= last]
    if earned < 0 and starts:
        # Tiers can make break-even come and go: the next one ahead is what counts.
        ahead = next((start for start in starts if start > shown), None)
        return findings.loss_title(shown, -earned, currency, ahead)
    # Where it went and came again, one break-even would be half of the truth.
    even = 0 if len(starts) > 1 else next(iter(starts), None)
    return findings.profit_title(shown, earned, currency, even)


def bill(curve: Curve, turns: Turns, shown: int, last: int) -> str:
    """The title over the vendor's bill, judged over the counts from 0 to ``last``."""
    for dearer in turns.paying_more_for_less:
        if dearer.first <= shown <= dearer.last and _cost_more(curve, dearer):
            return findings.dearer_title(dearer)
    turning = _bill_turns(curve, last)
    falls = [each for each in turning if curve.exact_bill(each) < curve.exact_bill(each - 1)]
    # Between these every account costs the same, but for the first.
    counts = {1, 2, *turning, *(each + 1 for each in turning), last}
    grows = all(
        curve.exact_bill(count - 1) < curve.exact_bill(count) for count in counts if count <= last
    )
    return findings.bill_title(falls, grows=grows)


def _cost_more(curve: Curve, dearer: Interval) -> bool:
    """Whether all of these counts cost more than the one after them."""
    lows = [dearer.first, *(n for n in _bill_turns(curve, dearer.last) if n > dearer.first)]
    return curve.exact_bill(dearer.last + 1) < min(map(curve.exact_bill, lows))


def bends(curve: Curve) -> set[int]:
    """The counts at which what an account costs may change, but for the first account."""
    programme = curve.book.plan.programme
    found = {curve.start_of(start) for start in programme.starts}
    # Where order decides, the accounts are billed by their position, whatever counts besides.
    return found | set(programme.starts) if programme.depends_on_order else found


def _bill_turns(curve: Curve, last: int) -> list[int]:
    """The counts from 1 on that what the vendor bills may turn at."""
    found = bends(curve)
    if curve.book.plan.programme.depends_on_order:
        # Each account more moves the disabled ones, billed after it, closer to the next tier.
        after = min(curve.book.accounts(Kind.DISABLED), MOST_DISABLED)
        found = {n for bend in {1, 2, *found} for n in range(bend - after, bend + 1)}
    return sorted(n for n in found if 0 < n <= last)
