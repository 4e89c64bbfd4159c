"""What is said of the next tier: what it takes, what it brings, and what losing one would cost."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from planner.model.hold import Hold
from planner.model.tier_advice import Above, Brought, TierAdvice
from planner.words.catalogue import plural, text
from planner.words.findings import listed
from planner.words.numbers import DASH, count, date, money, percent, symbol
from planner.words.sentences import one_line
from planner.words.tier_bill import account, list_price

MOST_NAMES = 4
LONGEST_NAME = 28


def no_figures() -> str:
    """What is said where a row, or the whole plan, has no figures."""
    return text(
        "Not all figures can be made yet. Mend what is listed at the foot, and the tiers are "
        "compared."
    )


# Upwards.


def finding(advice: TierAdvice) -> str:
    """What the next tier takes and saves, in a sentence."""
    if not advice.above:
        return text("No tier has a higher discount than yours of {discount}").format(
            discount=percent(advice.discount)
        )
    tier = advice.above[0]
    values = {"accounts": count(tier.needed), "discount": percent(tier.discount)}
    if advice.bill.billed == 0:
        return plural(
            "Nothing is resold yet: {accounts} account reaches {discount} off",
            "Nothing is resold yet: {accounts} accounts reach {discount} off",
            tier.needed,
        ).format(**values)
    if tier.saving <= 0:
        return plural(
            "{accounts} more account reaches {discount} off, and those you have cost no less",
            "{accounts} more accounts reach {discount} off, and those you have cost no less",
            tier.needed,
        ).format(**values)
    return plural(
        "{accounts} more account reaches {discount} off and saves {saving} a month on those you "
        "have",
        "{accounts} more accounts reach {discount} off and save {saving} a month on those you have",
        tier.needed,
    ).format(saving=_money(advice, tier.saving), **values)


def reason(advice: TierAdvice, what_if: int | None = None) -> str:
    """What stands behind it: what as many clients bring, and from when."""
    said = []
    if what_if is not None and what_if != advice.bill.today:
        said.append(
            plural(
                "The tiers are told from today's {accounts} resold account; the chart shows your "
                "what-if.",
                "The tiers are told from today's {accounts} resold accounts; the chart shows your "
                "what-if.",
                advice.bill.today,
            ).format(accounts=count(advice.bill.today))
        )
    if advice.above:
        said += _brought(advice)
    elif advice.below is not None:
        said.append(text("What you could lose is told below."))
    return " ".join(said)


def _brought(advice: TierAdvice) -> list[str]:
    """What as many clients as the next tier needs bring, and from when."""
    said = []
    if advice.graduated:
        said.append(
            text(
                "In this programme each account has the discount of its own place: a new tier is "
                "for the accounts from there on, and changes nothing for those before."
            )
        )
    brought = advice.above[0].clients
    if brought is None:
        said.append(text("There is nothing to sell yet: add a package, and its worth is shown."))
    else:
        said.append(_gain(advice, brought))
    if advice.late:
        said.append(text("A tier shows on the bill one billing cycle after it is reached."))
    return said


def _gain(advice: TierAdvice, brought: Brought) -> str:
    """What as many clients bring."""
    values = {
        "first": _money(advice, brought.first, sign=True),
        "gain": _money(advice, brought.net, sign=True),
    }
    if advice.like_yours:
        at_once = text("As many clients like yours bring {gain} a month.")
        late = text(
            "As many clients like yours bring {first} in their first billing cycle and {gain} in "
            "each one after."
        )
    else:
        at_once = text("As many clients, as many on each of your packages, bring {gain} a month.")
        late = text(
            "As many clients, as many on each of your packages, bring {first} in their first "
            "billing cycle and {gain} in each one after."
        )
    return (at_once if brought.first == brought.net else late).format(**values)


def heads(advice: TierAdvice) -> tuple[str, ...]:
    """The titles of the table of the tiers above."""
    unit = symbol(advice.book.plan.currency)
    clients = text("Clients like yours ({unit})")
    if not advice.like_yours:
        clients = text("New clients ({unit})")
    return (
        text("Tier"),
        text("More accounts"),
        text("Saved ({unit})").format(unit=unit),
        clients.format(unit=unit),
        text("Fillers ({unit})").format(unit=unit),
        text("Paid back"),
    )


def row(advice: TierAdvice, tier: Above) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A tier above: its cells, and the smaller words under each."""
    currency = advice.book.plan.currency
    clients, fillers = tier.clients, tier.fillers
    cells = (
        percent(tier.discount),
        count(tier.needed),
        money(tier.saving, currency),
        DASH if clients is None else money(clients.net, currency, sign=True),
        DASH if fillers is None else money(fillers.net, currency, sign=True),
        DASH if fillers is None else months(fillers.payback),
    )
    tax, first = "", ""
    if tier.tax_saving:
        tax = text("and {amount} tax").format(amount=money(tier.tax_saving, currency))
    if clients is not None and clients.first != clients.net:
        first = text("first {amount}").format(amount=money(clients.first, currency, sign=True))
    filler_first = ""
    if fillers is not None and fillers.first != fillers.net:
        filler_first = text("first {amount}").format(
            amount=money(fillers.first, currency, sign=True)
        )
    cost = "" if tier.filler_cost is None else money(tier.filler_cost, currency)
    under = (
        plural("from {accounts} account", "from {accounts} accounts", tier.start).format(
            accounts=count(tier.start)
        ),
        "",
        tax,
        first,
        text("they cost {amount}").format(amount=cost) if cost else "",
        filler_first,
    )
    return cells, under


def months(payback: int | None) -> str:
    """How long it takes until what is spent has come back."""
    if payback is None:
        return text("never")
    return plural("{months} month", "{months} months", payback).format(months=count(payback))


def columns(advice: TierAdvice) -> str:
    """What the table's columns mean."""
    said = [
        text(
            "Saved: what the vendor bills less a month for the accounts you have, disabled ones "
            "included. Clients, fillers: what as many of them change your profit by a month, that "
            "saving included."
        )
    ]
    if advice.late and advice.above:
        said.append(
            text("First: in the first cycle, billed at today's discount of {discount}.").format(
                discount=percent(advice.discount)
            )
        )
    if advice.filler is not None:
        said.append(text("Paid back: when what fillers saved makes up for what they cost."))
    return " ".join(said)


def filler_meaning(advice: TierAdvice) -> str:
    """What a filler account is, and at what price."""
    filler = advice.filler
    if filler is None:
        return text(
            "Fillers would be accounts that earn nothing. No list price is published, so they have "
            "no price here: enter one under Prices & tiers."
        )
    return text(
        "Fillers are accounts that earn nothing, at the cheapest published price: {account}, "
        "{price} a month before the discount."
    ).format(account=account(filler), price=list_price(advice.book.plan, filler))


# The vendor's terms.


def as_a_fact() -> str:
    """The short form of the caution, where fillers stand."""
    return text("Fillers are priced as a fact, not as advice: see the vendor's terms below.")


def caution() -> str:
    """What is said wherever fillers are mentioned."""
    return text(
        "What fillers cost is arithmetic, not advice. The discount is meant for genuine accounts, "
        "active and paid: read the vendor's terms, or ask, before you open one that no client uses."
    )


def vendors_words(read: datetime.date) -> tuple[str, ...]:
    """What ActiveCampaign says itself, with the source and the day on which it was read."""
    return (
        text(
            "ActiveCampaign: “As you add more active accounts, the discount for each account "
            "increases.” (Reseller Partner Agreement, undated, read {date})"
        ).format(date=date(read)),
        text(
            "ActiveCampaign: “View Agency discount information and how many paid accounts are on "
            "your Resold dashboard” (help centre, Common Agency Questions, undated, read {date})"
        ).format(date=date(read)),
    )


# Downwards.


def downwards(advice: TierAdvice) -> list[str]:
    """What today's discount stands on, a sentence each."""
    if advice.graduated:
        return [
            text(
                "Here no discount is lost for all at once: each account has that of its own place."
            ),
            text(
                "Where one leaves, those after it move up a place. What each client's leaving does "
                "to the others is told under Worth, as its tier effect."
            ),
        ]
    below = advice.below
    if below is None:
        return [text("There is no lower discount to fall to.")]
    return [spare(below), leavers(below), *_rise(advice)]


def spare(below: Hold) -> str:
    """How many accounts may leave before the discount falls."""
    values = {"discount": percent(below.discount), "lower": percent(below.lower)}
    if below.spare == 0:
        return plural(
            "Your {discount} needs {start} account, just what you have: with one fewer it is "
            "{lower}.",
            "Your {discount} needs {start} accounts, just what you have: with one fewer it is "
            "{lower}.",
            below.start,
        ).format(start=count(below.start), **values)
    return plural(
        "{accounts} account may leave before your {discount} becomes {lower}.",
        "{accounts} accounts may leave before your {discount} becomes {lower}.",
        below.spare,
    ).format(accounts=count(below.spare), **values)


def leavers(below: Hold) -> str:
    """How many clients that is, whichever they are, or who may not leave."""
    if below.spare_clients:
        return plural(
            "Any one client may leave, whoever it is, and it holds.",
            "Any {clients} clients may leave, whoever they are, and it holds.",
            below.spare_clients,
        ).format(clients=count(below.spare_clients))
    if len(below.alone) == below.clients:
        return plural(
            "If the one client that counts toward it leaves, it is lost.",
            "If any one of the {clients} clients that count toward it leaves, it is lost.",
            below.clients,
        ).format(clients=count(below.clients))
    return plural(
        "If {names} leaves, it is lost.",
        "If any one of these leaves, it is lost: {names}.",
        len(below.alone),
    ).format(names=names([each.name for each in below.alone[:MOST_NAMES]], len(below.alone)))


def names(first: Sequence[str], number: int) -> str:
    """The first of so many names, and how many more there are."""
    shown = [one_line(each, LONGEST_NAME) for each in first]
    more = number - len(shown)
    if more:
        shown.append(plural("{n} more", "{n} more", more).format(n=count(more)))
    return listed(shown)


def _rise(advice: TierAdvice) -> list[str]:
    loss = advice.loss
    if loss is None:
        if not advice.bill.today:
            return []
        return [
            text("Even without any resold account it holds, while those that count besides stay.")
        ]
    if loss.rise == 0:
        return [text("Those who remain would be billed the same.")]
    said = [_billed_more(advice, loss.rise) if loss.rise > 0 else _billed_less(advice, loss.rise)]
    if loss.tax_rise > 0:
        said.append(
            text("The tax on the vendor's bill rises by {amount}.").format(
                amount=_money(advice, loss.tax_rise)
            )
        )
    if loss.bill_change > 0:
        said.append(
            text("The whole bill is then {amount} higher, for one account fewer.").format(
                amount=_money(advice, loss.bill_change)
            )
        )
    return [*said, _leaving(advice)]


def _leaving(advice: TierAdvice) -> str:
    if advice.book.plan.programme.depends_on_order:
        return text("Taken to leave first: the accounts of the last rows.")
    return text("Taken to leave first: the accounts with the lowest list price.")


def _billed_more(advice: TierAdvice, rise: int) -> str:
    words = text(
        "Once it is lost, those who remain are billed {amount} more a month, from the same billing "
        "cycle on."
    )
    if advice.late:
        words = text(
            "Once it is lost, those who remain are billed {amount} more a month, from the billing "
            "cycle after."
        )
    return words.format(amount=_money(advice, rise))


def _billed_less(advice: TierAdvice, rise: int) -> str:
    return text("Once it is lost, those who remain are billed {amount} less a month.").format(
        amount=_money(advice, -rise)
    )


def _money(advice: TierAdvice, amount: int, *, sign: bool = False) -> str:
    return money(amount, advice.book.plan.currency, unit=True, sign=sign)
