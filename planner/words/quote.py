"""What is said of a quote: the conclusion, what it does to the others, bands, concessions.

The page and the command share these. Amounts in a sentence carry their currency.
"""

from __future__ import annotations

from decimal import Decimal

from planner.model.bands import Band
from planner.model.concessions import Conceded
from planner.model.deal import YearLine, YearPart
from planner.model.gifts import Concession, Gift
from planner.model.plan import Billing, Channel, Plan
from planner.model.problems import Grade, Problem
from planner.model.programme import Effective, Mode
from planner.model.quote import Purchase, Quote, Way
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count, fraction_percent, hours, money, percent
from planner.words.sentences import one_line, sentence

MARGIN_DIGITS = 2
SMALLEST_STEP = Decimal("0.01")


def name_of(quote: Quote) -> str:
    """The client's name within a line."""
    return one_line(quote.client.name, 40) or text("this client")


def conclusion(quote: Quote) -> str:
    """What the quote comes to, in one sentence."""
    unit = quote.plan.currency
    if quote.loses_money:
        return text("You lose {loss} a month on {client}.").format(
            loss=money(-quote.contribution, unit, unit=True), client=name_of(quote)
        )
    kept, client = money(quote.contribution, unit, unit=True), name_of(quote)
    if quote.margin is None:
        return text("You keep {kept} a month from {client}.").format(kept=kept, client=client)
    share = percent(quote.margin, MARGIN_DIGITS)
    if quote.target is None:
        return text("You keep {kept} a month from {client}: {margin} of the price.").format(
            kept=kept, client=client, margin=share
        )
    if quote.is_below_target:
        said = text(
            "You keep {kept} a month from {client}: {margin} of the price, "
            "below your target of {target}."
        )
    else:
        said = text(
            "You keep {kept} a month from {client}: {margin} of the price, your target is {target}."
        )
    return said.format(kept=kept, client=client, margin=share, target=percent(quote.target))


def room(quote: Quote) -> str:
    """How far the price can go down, or must go up; empty without a target."""
    unit = quote.plan.currency
    if quote.target is None:
        return ""
    target = percent(quote.target)
    if quote.room is None or quote.price_at_target is None:
        return text("No price reaches your target of {target}.").format(target=target)
    least = money(quote.price_at_target, unit, unit=True)
    if quote.room < 0:
        return text("{missing} a month is missing: your target of {target} takes {price}.").format(
            missing=money(-quote.room, unit, unit=True), target=target, price=least
        )
    return text("Room to give {room} a month: {price} still keeps {target}.").format(
        room=money(quote.room, unit, unit=True), target=target, price=least
    )


def loss_from(quote: Quote) -> str:
    """From how many hours of work on it is at a loss; empty where an hour costs nothing."""
    if quote.plan.agency.hourly_cost <= 0:
        return ""
    if quote.hours_at_zero is None:
        return text("At a loss however little you work on it.")
    least = hours(quote.hours_at_zero + SMALLEST_STEP)
    if quote.deal.accounts > 1:
        return text("At a loss from {hours} hours a month on each account.").format(hours=least)
    return text("At a loss from {hours} hours a month.").format(hours=least)


def below_published(quote: Quote) -> str:
    """The warning where the software is offered under the vendor's published price; else empty."""
    if not quote.is_below_published:
        return ""
    values = {"price": quote.deal.terms.software, "published": quote.published}
    warning = Problem("below-published", (), values, Grade.WARNING)
    return sentence(warning, place=False, currency=quote.plan.currency)


# The others.


def position(quote: Quote) -> str:
    """Which resold account it is, or that it is none."""
    if quote.deal.channel is Channel.COMMISSION:
        return text("On commission")
    first = quote.sold - quote.deal.accounts + 1
    if first == quote.sold:
        return text("Resold account no. {number}").format(number=count(first))
    return text("Resold accounts nos. {first} to {last}").format(
        first=count(first), last=count(quote.sold)
    )


def next_tier(quote: Quote) -> str:
    """How many more accounts reach the next tier; empty at the top."""
    others = quote.others
    if others.needed is None or others.next_discount is None:
        return ""
    return plural(
        "{more} more reaches {discount} off", "{more} more reach {discount} off", others.needed
    ).format(more=count(others.needed), discount=percent(others.next_discount))


def when_reached(quote: Quote) -> str:
    """The label of what the others will have gained by the next tier; empty at the top."""
    start = quote.others.next_start
    if start is None:
        return ""
    return text("Others, when {accounts} is reached").format(accounts=count(start))


def discount_of(quote: Quote) -> str:
    """Whose discount changes with the count: everybody's, or that of the last account alone."""
    if quote.plan.programme.mode is Mode.GRADUATED:
        return text("Discount of the last account")
    return text("Discount")


def on_the_others(quote: Quote) -> str:
    """What signing does to everybody else, and from when; empty where it is unknown."""
    effect = quote.others.effect
    if effect is None:
        return ""
    if effect == 0:
        return text("Signing changes nothing for your other clients.")
    later = quote.others.effective is Effective.NEXT_CYCLE
    amount = money(abs(effect), quote.plan.currency, unit=True)
    if effect > 0:
        said = (
            text("Signing brings {amount} a month on your other clients, from the next cycle on.")
            if later
            else text("Signing brings {amount} a month on your other clients, at once.")
        )
    else:
        said = (
            text("Signing costs {amount} a month on your other clients, from the next cycle on.")
            if later
            else text("Signing costs {amount} a month on your other clients, at once.")
        )
    return said.format(amount=amount)


# When the list grows.


def spare(quote: Quote) -> str:
    """The band that the contacts are priced in, and how many more it holds; empty without one."""
    current = current_band(quote)
    if current is None or quote.spare is None:
        return ""
    if quote.spare == 0:
        return text("Priced as {band} · none to spare").format(band=count(current.contacts))
    return text("Priced as {band} · {spare} to spare").format(
        band=count(current.contacts), spare=count(quote.spare)
    )


def current_band(quote: Quote) -> Band | None:
    """The band that the row is priced in; None where the price list has none for it."""
    return next((each for each in quote.bands if each.is_current), None)


def growth(quote: Quote) -> str:
    """When the list leaves its band, and what would be kept at today's price; empty without one."""
    current = current_band(quote)
    rate = quote.client.growth
    if current is None or rate == 0:
        return ""
    shown = percent(rate, sign=True)
    index = quote.bands.index(current)
    if rate < 0:
        return _shrinking(quote.bands[index - 1] if index else None, shown)
    limit = count(current.contacts)
    if current.passed is None:
        return text("Not past {limit} within ten years at {growth}.").format(
            limit=limit, growth=shown
        )
    when = plural(
        "Past {limit} in about {months} month at {growth}.",
        "Past {limit} in about {months} months at {growth}.",
        current.passed,
    ).format(limit=limit, months=count(current.passed), growth=shown)
    if index + 1 == len(quote.bands):
        beyond = text("The price list has no larger band.")
    else:
        beyond = unchanged(quote, quote.bands[index + 1])
    return f"{when} {beyond}"


def _shrinking(below: Band | None, shown: str) -> str:
    if below is None:
        return ""
    if below.reached is None:
        return text("Not down to {limit} within ten years at {growth}.").format(
            limit=count(below.contacts), growth=shown
        )
    return plural(
        "Down to {limit} in about {months} month at {growth}.",
        "Down to {limit} in about {months} months at {growth}.",
        below.reached,
    ).format(limit=count(below.contacts), months=count(below.reached), growth=shown)


def unchanged(quote: Quote, band: Band) -> str:
    """What would be kept in another band at today's price."""
    unit = quote.plan.currency
    if band.unchanged is None:
        return text("The price for {contacts} contacts is not published.").format(
            contacts=count(band.contacts)
        )
    price = money(quote.price, unit, unit=True)
    if band.unchanged < 0:
        return text("If the price stayed at {price} you would lose {lost} a month.").format(
            price=price, lost=money(-band.unchanged, unit, unit=True)
        )
    return text("If the price stayed at {price} you would keep {kept} a month.").format(
        price=price, kept=money(band.unchanged, unit, unit=True)
    )


def band(of: Band) -> str:
    """The name of a band."""
    return text("up to {contacts}").format(contacts=count(of.contacts))


def reached(of: Band) -> str:
    """When the list is priced in a band; empty where that is never, or far away."""
    if of.is_current:
        return text("today")
    if of.reached is None:
        return ""
    return plural("in about {months} month", "in about {months} months", of.reached).format(
        months=count(of.reached)
    )


# What may be given.


def concession(of: Concession) -> str:
    """What a client asks for."""
    match of.gift:
        case Gift.SERVICES_OFF:
            return text("{share} off services").format(share=percent(of.rate))
        case Gift.ALL_OFF:
            return text("{share} off everything").format(share=percent(of.rate))
        case Gift.PAID_AT_ONCE:
            return plural(
                "12 months for {months}, paid at once",
                "12 months for {months}, paid at once",
                of.months,
            ).format(months=count(of.months))
        case Gift.SETUP_WAIVED:
            return text("setup waived")
        case Gift.MONTHS_FREE:
            if of.months == 1:
                return text("first month free")
            return plural(
                "first {months} month free", "first {months} months free", of.months
            ).format(months=count(of.months))


def verdict(of: Conceded) -> str:
    """What is wrong with a concession; empty where nothing is."""
    if of.loses_money:
        return text("at a loss")
    return text("below target") if of.is_below_target else ""


def step(of: Concession) -> str:
    """The name of the step that grants a concession."""
    return text("Grant: {concession}").format(concession=concession(of))


# Resell, or let them buy direct.


def way(of: Way) -> str:
    """How the client gets the software."""
    match of:
        case Way.RESOLD:
            return text("Resold by you")
        case Way.DIRECT_MONTHLY:
            return text("Direct, monthly + your services")
        case Way.DIRECT_YEARLY:
            return text("Direct, yearly + your services")


def beside(of: Purchase, plan: Plan) -> str:
    """What stands below what is kept of a purchase, or in its place; empty where nothing does."""
    commission = plan.programme.commission
    if of.way is Way.DIRECT_YEARLY:
        if of.price is None:
            return text("price not published")
        return text("commission base not published")
    if of.way is Way.DIRECT_MONTHLY and commission.rate is None:
        return text("your commission rate is not entered")
    if of.after is None or commission.months is None:
        return ""
    return plural(
        "{kept} after month {months}", "{kept} after month {months}", commission.months
    ).format(kept=money(of.after, plan.currency), months=count(commission.months))


def break_even(quote: Quote) -> str:
    """The commission rate from which on it would earn as much; empty where none would do."""
    if quote.break_even is None:
        return ""
    if quote.break_even == 0:
        return text("On commission it earns at least as much at any rate.")
    rate = fraction_percent(quote.break_even, 1)
    if quote.break_even > 1:
        return text("No commission of the list price would earn as much.")
    return text("A commission of about {rate} of the list price would earn as much.").format(
        rate=rate
    )


# The first year.


def year_part(of: YearLine) -> str:
    """What a line of the first year is."""
    match of.part:
        case YearPart.MONTHS:
            said = plural("{months} month", "{months} months", of.times)
        case YearPart.FREE_MONTHS:
            said = plural("{months} free month", "{months} free months", of.times)
        case YearPart.MONTHS_AFTER:
            said = plural(
                "{months} month after the commission",
                "{months} months after the commission",
                of.times,
            )
        case YearPart.FREE_MONTHS_AFTER:
            said = plural(
                "{months} free month after the commission",
                "{months} free months after the commission",
                of.times,
            )
        case YearPart.SETUP_FEE:
            return context("a line of the first year", "setup fee")
        case YearPart.SETUP_PAYMENT_FEE:
            return context("a line of the first year", "payment fee of the setup")
        case YearPart.SETUP_WORK:
            return context("a line of the first year", "work of the setup")
    return said.format(months=count(of.times))


def a_month(quote: Quote) -> str:
    """What a price is for: a month, or a twelfth of a year that is paid at once."""
    if quote.client.billing is Billing.YEARLY:
        return text("a month, paid by the year")
    return text("a month")


# Steps of the window.


def new_name(plan: Plan) -> str:
    """A name for a client that is only begun, that no row has."""
    taken = {client.name for client in plan.clients}
    plain = text("New client")
    if plain not in taken:
        return plain
    numbered = text("New client {number}")
    numbers = (numbered.format(number=count(n)) for n in range(2, len(taken) + 3))
    return next(name for name in numbers if name not in taken)
