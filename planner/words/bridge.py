"""What is said of what moves the profit from today to a month to come."""

from __future__ import annotations

from collections.abc import Sequence

from planner.model.money import Currency, ratio
from planner.model.over_time.bridge import Bridge, Cause, Piece
from planner.model.plan import Plan, PriceChange, Whose
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.months import by_month, from_month, month_name, short_month
from planner.words.numbers import count, expected, money, percent
from planner.words.sentences import one_line


def cause(of: Cause) -> str:
    """What a cause is called."""
    return {
        Cause.ESTIMATE: text("Mean of the rows"),
        Cause.LEAVING: text("Accounts that leave"),
        Cause.JOINING: text("New accounts"),
        Cause.SETUP: text("Setup that month"),
        Cause.TIER: context("what moves the profit", "Discount"),
        Cause.VENDOR_PRICES: text("The vendor's prices"),
        Cause.OWN_PRICES: text("Your prices"),
        Cause.CONTACTS: text("List growth"),
        Cause.COMMISSION: text("Commissions ended"),
    }[of]


def month(bridge: Bridge) -> str:
    """The month that is looked at."""
    return month_name(bridge.plan.assumptions.start, bridge.month)


def today() -> str:
    """What today's profit is called."""
    return text("Today")


def title(bridge: Bridge) -> str:
    """The conclusion: from where to where, and what does most for it."""
    currency, then = bridge.plan.currency, by_month(bridge.plan.assumptions.start, bridge.month)
    words = {
        "today": money(bridge.today, currency, unit=True),
        "then": money(bridge.profit, currency, unit=True),
        "by_month": then,
    }
    if not bridge.change:
        if any(piece.amount for piece in bridge.pieces):
            return text(
                "{today} a month today and {by_month}: what adds to it and what takes from it "
                "are equal"
            ).format(**words)
        return text("Nothing moves your profit {by_month}: it stays at {today} a month").format(
            **words
        )
    most = bridge.most
    if most is None:
        return text("From {today} to {then} a month {by_month}").format(**words)
    return text("From {today} to {then} a month {by_month}: {most}").format(
        **words, most=_adds_most(most.cause) if most.amount > 0 else _takes_most(most.cause)
    )


def _adds_most(of: Cause) -> str:
    return {
        Cause.LEAVING: text("the accounts that leave add the most"),
        Cause.JOINING: text("new accounts add the most"),
        Cause.SETUP: text("the setup fees of that month add the most"),
        Cause.TIER: text("the discount adds the most"),
        Cause.VENDOR_PRICES: text("the vendor's prices add the most"),
        Cause.OWN_PRICES: text("your prices add the most"),
        Cause.CONTACTS: text("list growth adds the most"),
        Cause.COMMISSION: text("commissions that end add the most"),
    }[of]


def _takes_most(of: Cause) -> str:
    return {
        Cause.LEAVING: text("the accounts that leave take the most away"),
        Cause.JOINING: text("new accounts take the most away"),
        Cause.SETUP: text("the setup of that month takes the most away"),
        Cause.TIER: text("the discount takes the most away"),
        Cause.VENDOR_PRICES: text("the vendor's prices take the most away"),
        Cause.OWN_PRICES: text("your prices take the most away"),
        Cause.CONTACTS: text("list growth takes the most away"),
        Cause.COMMISSION: text("commissions that end take the most away"),
    }[of]


def meaning(bridge: Bridge, of: Cause) -> str:
    """What stands behind a piece, in a line."""
    match of:
        case Cause.ESTIMATE:
            return text("a mean stands for the order of the rows")
        case Cause.LEAVING:
            return text("left by then: about {left} of today's {accounts}").format(
                left=expected(bridge.left), accounts=count(bridge.accounts)
            )
        case Cause.JOINING:
            return text("joined and still there: about {joined}").format(
                joined=expected(bridge.joined)
            )
        case Cause.SETUP:
            return text("about {joining} join; fees less the work").format(
                joining=expected(bridge.of.joined)
            )
        case Cause.TIER:
            return _discount(bridge)
        case Cause.VENDOR_PRICES:
            return _changes(bridge, Whose.VENDOR)
        case Cause.OWN_PRICES:
            return _changes(bridge, Whose.AGENCY)
        case Cause.CONTACTS:
            return _bands(bridge)
        case Cause.COMMISSION:
            return _ended(bridge)


def _ended(bridge: Bridge) -> str:
    accounts = bridge.of.on_commission
    if expected(accounts) == expected(bridge.of.paid):
        return text("all that are on commission are still paid")
    return text("no longer paid: about {ended} of {accounts}").format(
        ended=expected(accounts - bridge.of.paid), accounts=expected(accounts)
    )


def _discount(bridge: Bridge) -> str:
    if bridge.of.discount == bridge.discount:
        return text("{discount} is billed, as today").format(discount=percent(bridge.discount))
    return text("{discount} is billed, today {today}").format(
        discount=percent(bridge.of.discount), today=percent(bridge.discount)
    )


def _bands(bridge: Bridge) -> str:
    if any(piece.cause is Cause.CONTACTS and piece.amount for piece in bridge.pieces):
        return text("accounts in other price bands")
    return text("other price bands change nothing by then")


def _changes(bridge: Bridge, whose: Whose) -> str:
    """The price changes up to the month; the first to come where there is none yet."""
    mine = [each for each in bridge.plan.assumptions.price_changes if each.whose is whose]
    done = [each for each in mine if each.month <= bridge.month]
    if not done:
        first = min(mine, key=lambda each: each.month)
        return text("not yet: {change}").format(change=_change(first, bridge.plan))
    if len(done) == 1:
        return _change(done[0], bridge.plan)
    return plural(
        "{count} price change by then", "{count} price changes by then", len(done)
    ).format(count=count(len(done)))


def _change(of: PriceChange, plan: Plan) -> str:
    rate, since = percent(of.rate, sign=True), from_month(plan.assumptions.start, of.month)
    if not of.package:
        return text("{rate} {from_month}").format(rate=rate, from_month=since)
    package = plan.package(of.package)
    return text("{package}: {rate} {from_month}").format(
        package=one_line(of.package if package is None else package.title),
        rate=rate,
        from_month=since,
    )


def amount(of: int, currency: Currency) -> str:
    """What a piece adds, with its sign."""
    return money(of, currency, unit=True, sign=True)


def share(of: int, bridge: Bridge) -> str:
    """An amount against today's profit; a dash where today has none."""
    return percent(ratio(of, bridge.today), 1, sign=True) if bridge.today > 0 else numbers.DASH


def adds() -> str:
    """The name of a gain."""
    return text("adds to your profit")


def takes() -> str:
    """The name of a loss."""
    return text("takes from your profit")


def said(bridge: Bridge, of: Piece) -> str:
    """A piece in a line."""
    return text("{cause}: {amount} a month, {meaning}").format(
        cause=cause(of.cause),
        amount=amount(of.amount, bridge.plan.currency),
        meaning=meaning(bridge, of.cause),
    )


def all_said(bridge: Bridge, of: Sequence[Piece]) -> str:
    """Pieces that share a bar, in a line."""
    return " · ".join(said(bridge, piece) for piece in of)


def together(of: Sequence[Piece]) -> str:
    """The name of a bar: that of its cause, or of how many there are."""
    if len(of) == 1:
        return cause(of[0].cause)
    return plural("{count} other", "{count} others together", len(of)).format(count=count(len(of)))


def end(name: str, profit: int, currency: Currency) -> str:
    """The profit at one of the two ends, in a line."""
    return text("{when}: {profit} a month").format(
        when=name, profit=money(profit, currency, unit=True)
    )


def summary(bridge: Bridge) -> str:
    """The picture in words."""
    currency = bridge.plan.currency
    return " · ".join(
        [
            end(today(), bridge.today, currency),
            *(said(bridge, piece) for piece in bridge.pieces if piece.amount),
            end(month(bridge), bridge.profit, currency),
        ]
    )


def axis_begins(at: str) -> str:
    """What is said where the bars of the two ends are cut."""
    return text("the axis begins at {amount}").format(amount=at)


def axis_ends(at: str) -> str:
    """The same of losses, whose bars come from the other side."""
    return text("the axis ends at {amount}").format(amount=at)


# The table and its notes.


def headings(bridge: Bridge) -> tuple[str, str, str, str]:
    """The titles of the columns; the last compares with the month before."""
    return (
        text("What moves it"),
        context("a column", "A month"),
        text("Of today's"),
        _since(bridge),
    )


def _since(bridge: Bridge) -> str:
    before, start = bridge.month - 1, bridge.plan.assumptions.start
    if not before:
        return text("Since today")
    if start is None:
        return text("Since month {month}").format(month=count(before))
    return text("Since {month}").format(month=short_month(start, before))


def package_title() -> str:
    """The title of the accounts by package."""
    return text("By package: whose accounts leave and join")


def package_headings(bridge: Bridge) -> tuple[str, str, str, str, str]:
    """The titles of its columns."""
    return (
        text("Package"),
        text("Accounts today"),
        text("Left"),
        text("Joined"),
        short_month(bridge.plan.assumptions.start, bridge.month)
        if bridge.plan.assumptions.start
        else month(bridge),
    )


def package_note(bridge: Bridge) -> str:
    """What the amounts below the accounts are."""
    if bridge.is_estimate:
        return text("Expected numbers of accounts, those that change most first.")
    return text(
        "Expected numbers of accounts, those that change most first. The amounts are what their "
        "leaving and joining moves a month, at today's discount and prices."
    )


def gone(accounts: float) -> str:
    """How many have left."""
    shown = expected(accounts)
    return shown if shown == expected(0) else numbers.MINUS + shown


def come(accounts: float) -> str:
    """How many have joined."""
    shown = expected(accounts)
    return shown if shown == expected(0) else f"+{shown}"


def notes(bridge: Bridge) -> list[str]:
    """What has to be known to read the pieces."""
    found = [
        text(
            "The pieces are found in this order, one cause after the other: in another order they "
            "would differ, and their sum would not."
        ),
        text(
            "Today's profit is that of the four figures at the top: with today's discount once it "
            "has taken effect, and with a commission on every account that is on commission."
        )
        if bridge.plan.programme.commission.rate
        else text(
            "Today's profit is that of the four figures at the top: with today's discount once it "
            "has taken effect."
        ),
    ]
    if not bridge.tier_apart:
        found.append(
            text(
                "Under this programme each account has a discount of its own: what the tiers do "
                "is part of the accounts that leave and join."
            )
        )
    if bridge.is_estimate:
        found.append(
            text(
                "Which account pays what depends on the order of the rows. The months to come use "
                "a mean in its place and are an estimate."
            )
        )
    return found


# The choice of a month.


def choose_month() -> str:
    """The name of the choice."""
    return text("Profit in")


def next_discount(higher: bool) -> str:
    """The mark of the first month that is billed at another discount."""
    return text("Next tier billed") if higher else text("Lower tier billed")


def years(number: int) -> str:
    """The mark of the month in so many years."""
    return plural("In {count} year", "In {count} years", number).format(count=count(number))


def last_month() -> str:
    """The mark of the last month of the plan."""
    return text("Last month")
