"""What the picture of the bill says: its conclusion, its stairs, and which accounts they are."""

from __future__ import annotations

from collections.abc import Sequence

from planner.model.landmarks import Interval
from planner.model.plan import Plan
from planner.model.tier_advice import TierAdvice
from planner.model.tier_bill import Filler, TierBill
from planner.words.catalogue import plural, text
from planner.words.findings import listed
from planner.words.numbers import count, money
from planner.words.price_table import plan_title
from planner.words.sentences import one_line


def account(filler: Filler) -> str:
    """Which account is the cheapest."""
    return plural(
        "{plan} for {contacts} contact", "{plan} for {contacts} contacts", filler.contacts
    ).format(plan=one_line(plan_title(filler.plan, {})), contacts=count(filler.contacts))


def list_price(plan: Plan, filler: Filler) -> str:
    """Its list price, in the price list's currency."""
    return money(filler.list_price, plan.price_list.currency, unit=True)


def real_accounts() -> str:
    """The name of the part of the stairs that is the book's."""
    return text("Your accounts")


def added_accounts(price: str) -> str:
    """The name of the part that accounts at the cheapest price continue."""
    return text("with fillers at {price}").format(price=price)


def cheaper_title(more: int, now: int, amount: str) -> str:
    """The conclusion where a larger number costs less than today's."""
    return plural(
        "{more} accounts, one of them a filler, cost {amount} a month less than your {now}",
        "{more} accounts, {fillers} of them fillers, cost {amount} a month less than your {now}",
        more - now,
    ).format(more=count(more), fillers=count(more - now), now=count(now), amount=amount)


def cheapest_title(now: int) -> str:
    """The conclusion where none does."""
    return plural(
        "No larger number costs less than your one resold account",
        "No larger number costs less than your {now} resold accounts",
        now,
    ).format(now=count(now))


def known_title(now: int, amount: str) -> str:
    """The conclusion where no larger number has a price."""
    return plural(
        "Your one resold account is billed {amount} a month",
        "Your {now} resold accounts are billed {amount} a month",
        now,
    ).format(now=count(now), amount=amount)


def cheapest_note(accounts: int, amount: str) -> str:
    """The note at the larger number that costs least."""
    return text("{accounts} cost {amount}").format(accounts=count(accounts), amount=amount)


def spot(accounts: int, amount: str, discount: str, cheapest: int | None) -> str:
    """What a stair says on hover."""
    words = plural(
        "{accounts} resold account at {discount}: {amount} a month",
        "{accounts} resold accounts at {discount}: {amount} a month",
        accounts,
    )
    said = words.format(accounts=count(accounts), discount=discount, amount=amount)
    if cheapest is None:
        return said
    return text("{said}, more than for {accounts}").format(said=said, accounts=count(cheapest))


def hatched(intervals: Sequence[Interval], bill: TierBill) -> str:
    """Which numbers are hatched, and what that means; nothing where none is."""
    if not intervals:
        return ""
    ranges = [
        count(first)
        if first == last
        else text("{first} to {last}").format(first=count(first), last=count(last))
        for first, last in intervals
    ]
    first, last = intervals[0].first, intervals[-1].last
    number = first if first == last else 2
    larger = {bill.cheapest_after(first), bill.cheapest_after(last)} - {None}
    values = {"ranges": listed(ranges)}
    if len(larger) == 1:
        said = plural(
            "Hatched, paying more for less: {ranges} account is billed more than {larger}.",
            "Hatched, paying more for less: {ranges} accounts are billed more than {larger}.",
            number,
        ).format(larger=count(larger.pop() or 0), **values)
    else:
        said = plural(
            "Hatched, paying more for less: {ranges} account is billed more than some larger "
            "number.",
            "Hatched, paying more for less: {ranges} accounts are billed more than some larger "
            "number.",
            number,
        ).format(**values)
    if not bill.are_dearest(first):
        return said
    dearest = plural(
        "Even your dearest account alone is.",
        "Even your {accounts} dearest accounts alone are.",
        first,
    ).format(accounts=count(first))
    return f"{said} {dearest}"


def definition(advice: TierAdvice) -> str:
    """Which accounts a smaller and a larger number has."""
    if advice.book.plan.programme.depends_on_order:
        fewer = text(
            "The vendor's bill for a month, exactly. Fewer accounts: those of the last rows leave "
            "first."
        )
    else:
        fewer = text(
            "The vendor's bill for a month, exactly. Fewer accounts: those with the lowest list "
            "price leave first."
        )
    if advice.book.plan.agency.vendor_tax_rate:
        untaxed = text("The tax on it is not part of it.")
        fewer = f"{fewer} {untaxed}"
    filler = advice.filler
    if filler is None:
        return fewer
    more = text("More: each added one is a filler, which earns nothing: {account}.").format(
        account=account(filler)
    )
    return f"{fewer} {more}"


def nothing_to_draw() -> str:
    """Why there is no chart, and the way out."""
    return text(
        "Nothing is resold yet and no list price is published. Add clients, or enter list prices "
        "under Prices & tiers."
    )
