"""What the figures of a book say: titles of charts, names of lines, the next step."""

from __future__ import annotations

from decimal import Decimal

from planner.model.landmarks import Interval
from planner.model.money import Currency
from planner.model.next_step import Step, StepKind
from planner.model.plan import Channel
from planner.words.catalogue import plural, text
from planner.words.numbers import count, money, percent


def resold_accounts() -> str:
    """The name of the horizontal axis."""
    return text("resold accounts")


def resold() -> str:
    """The name of the resale line."""
    return text("Resold")


def on_commission(months: int | None, value: str = "") -> str:
    """The name of the commission line while it is paid, with its value where it is level."""
    if months is None:
        name = text("On commission")
    else:
        name = text("On commission, months 1–{months}").format(months=count(months))
    return f"{name}  {value}".rstrip()


def afterwards(value: str = "") -> str:
    """The name of the commission line once the vendor no longer pays."""
    name = text("On commission, afterwards")
    return f"{name}  {value}".rstrip()


def on_commission_bill() -> str:
    """The name of the bill's level line."""
    return text("All on commission")


def paying_more_for_less() -> str:
    """The name of the hatching."""
    return text("paying more for less")


def tier_names(discount: Decimal, start: int) -> tuple[str, ...]:
    """What a band is called, from the fullest to the shortest."""
    rate = percent(discount)
    return (
        text("{discount} off from {start}").format(discount=rate, start=count(start)),
        rate,
    )


def break_even_at(accounts: int) -> str:
    """The note where profit begins."""
    return text("break-even at {accounts}").format(accounts=count(accounts))


def better_from(accounts: int, better: Channel) -> str:
    """The note where the better channel changes."""
    if better is Channel.RESALE:
        return text("reselling earns more from {accounts}").format(accounts=count(accounts))
    return text("commission earns more from {accounts}").format(accounts=count(accounts))


def today(accounts: int, amount: str) -> str:
    """The label of today's ring."""
    return plural(
        "Today: {accounts} resold · {amount}", "Today: {accounts} resold · {amount}", accounts
    ).format(accounts=count(accounts), amount=amount)


def today_on_commission(accounts: int, amount: str) -> str:
    """The label of today's ring where nothing is resold."""
    return text("Today: {accounts} on commission · {amount}").format(
        accounts=count(accounts), amount=amount
    )


def what_if(accounts: int, amount: str) -> str:
    """The label of the ring that is dragged."""
    return plural(
        "What if: {accounts} resold · {amount}", "What if: {accounts} resold · {amount}", accounts
    ).format(accounts=count(accounts), amount=amount)


def every_tier_pays() -> str:
    """The conclusion of the per-account chart where no commission rate is known."""
    return text("Each tier makes every resold account worth more")


def each_account_earns(amount: int, currency: Currency) -> str:
    """The same where not every tier does."""
    if amount < 0:
        return text("A resold account loses you {amount} a month on average").format(
            amount=money(-amount, currency, unit=True)
        )
    return text("A resold account earns you {amount} a month on average").format(
        amount=money(amount, currency, unit=True)
    )


def per_account_title(better: Channel | None, since: int, *, widens: bool) -> str:
    """The conclusion of the per-account chart.

    Args:
        better: the channel that earns more at the end of the axis; None where they are equal.
        since: the first count from which it does, without a break.
        widens: whether every later tier makes reselling earn even more.
    """
    if better is None:
        if since <= 1:
            return text("Reselling and commission earn the same per account")
        return text("Reselling and commission earn the same per account from {accounts} on").format(
            accounts=count(since)
        )
    if better is Channel.COMMISSION:
        if since <= 1:
            return text("Commission earns more per account, whatever the number")
        return text("Commission earns more per account from {accounts} on").format(
            accounts=count(since)
        )
    if since <= 1:
        return text("Reselling earns more per account, whatever the number")
    if widens:
        return text(
            "From {accounts} accounts on, reselling earns more, and each tier widens it"
        ).format(accounts=count(since))
    return text("Reselling earns more per account from {accounts} on").format(accounts=count(since))


def commission_profit_title(accounts: int, profit: int, currency: Currency) -> str:
    """The conclusion of the profit chart where nothing is resold."""
    return plural(
        "{accounts} account on commission earns you {amount} a month",
        "{accounts} accounts on commission earn you {amount} a month",
        accounts,
    ).format(accounts=count(accounts), amount=money(profit, currency, unit=True))


def profit_title(accounts: int, profit: int, currency: Currency, even_from: int | None) -> str:
    """The conclusion of the profit chart: what so many earn, and where nothing is lost."""
    amount = money(profit, currency, unit=True)
    if even_from is None:
        return text("No number of accounts on this chart covers your costs")
    if even_from > 0:
        return plural(
            "You break even at {even} resold account; {accounts} earn {amount} a month",
            "You break even at {even} resold accounts; {accounts} earn {amount} a month",
            even_from,
        ).format(even=count(even_from), accounts=count(accounts), amount=amount)
    return plural(
        "{accounts} resold account earns you {amount} a month",
        "{accounts} resold accounts earn you {amount} a month",
        accounts,
    ).format(accounts=count(accounts), amount=amount)


def loss_title(accounts: int, loss: int, currency: Currency, even_from: int | None) -> str:
    """The conclusion of the profit chart at a loss, and where the next break-even is."""
    amount = money(loss, currency, unit=True)
    if even_from is None:
        return plural(
            "{accounts} resold account loses you {amount} a month",
            "{accounts} resold accounts lose you {amount} a month",
            accounts,
        ).format(accounts=count(accounts), amount=amount)
    return plural(
        "{accounts} resold account loses you {amount} a month; you break even at {even}",
        "{accounts} resold accounts lose you {amount} a month; you break even at {even}",
        accounts,
    ).format(accounts=count(accounts), amount=amount, even=count(even_from))


def dearer_title(dearer: Interval) -> str:
    """The conclusion of the bill chart among counts that cost more than the next tier."""
    first, last, after = (count(each) for each in (*dearer, dearer.last + 1))
    if dearer.first == dearer.last:
        return plural(
            "{accounts} resold account costs more than {next} do",
            "{accounts} resold accounts cost more than {next} do",
            dearer.first,
        ).format(accounts=first, next=after)
    return text("{first} to {last} resold accounts cost more than {next} do").format(
        first=first, last=last, next=after
    )


def bill_title(falls_at: list[int], *, grows: bool) -> str:
    """The conclusion of the bill chart.

    Args:
        falls_at: the counts at which the bill falls.
        grows: whether every account adds to it.
    """
    if falls_at:
        return plural(
            "The bill falls when you reach {counts} resold account",
            "The bill falls when you reach {counts} resold accounts",
            falls_at[-1],
        ).format(counts=listed([count(each) for each in falls_at]))
    if grows:
        return text("The bill grows with every resold account")
    return text("The bill never falls as you resell more")


def listed(parts: list[str]) -> str:
    """Join parts as a sentence does: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return text("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def step_headline(step: Step) -> str:
    """The next step in a few words."""
    more = step.accounts - step.start
    match step.kind:
        case StepKind.RAISE_PRICES:
            return text("Raise your prices")
        case StepKind.RESELL_ALL:
            return plural("Resell the account", "Resell all {accounts}", step.accounts).format(
                accounts=count(step.accounts)
            )
        case StepKind.KEEP_COMMISSION | StepKind.KEEP_LOCKED:
            return text("Stay on commission")
        case StepKind.ENTER_RATE:
            return text("Enter your rate")
    return plural("Resell {more} more", "Resell {more} more", more).format(more=count(more))


def step_reason(step: Step, currency: Currency) -> str:
    """What the step brings, and why."""
    gain = money(step.gain, currency, unit=True, sign=True)
    match step.kind:
        case StepKind.PAY_LESS_WITH_MORE:
            saved = money(-step.bill_change, currency, unit=True)
            return text(
                "{gain} a month · the bill for {accounts} is {saved} lower · nothing changes for "
                "your clients"
            ).format(gain=gain, accounts=count(step.accounts), saved=saved)
        case StepKind.REACH_TIER:
            return text(
                "{gain} a month · {accounts} reach the next tier · nothing changes for your clients"
            ).format(gain=gain, accounts=count(step.accounts))
        case StepKind.ONE_MORE:
            return text("{gain} a month · nothing changes for your clients").format(gain=gain)
        case StepKind.RESELL_ALL:
            return text("{gain} a month · you bill these clients, not the vendor").format(gain=gain)
        case StepKind.KEEP_LOCKED:
            return text("Reselling all would bring {gain} a month, but some are locked").format(
                gain=gain
            )
        case StepKind.KEEP_COMMISSION:
            return text("Reselling the same accounts would bring {gain} a month").format(gain=gain)
        case StepKind.ENTER_RATE:
            return text("Without a commission rate the two ways cannot be compared")
        case _:
            return text("The next resold account brings {gain} a month").format(gain=gain)
