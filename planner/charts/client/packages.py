"""The packages side by side, at what is chosen."""

from __future__ import annotations

from dataclasses import replace

from planner.charts.client.bars import Bar, Bars
from planner.charts.picture import Picture
from planner.model.offer import Choice, Offer
from planner.words import client_charts as words


def picture(offer: Offer, choice: Choice) -> Picture:
    """A bar for each package's price a month."""
    bars = tuple(_bar(offer, choice, place) for place in range(len(offer.packages)))
    amounts = monthly_prices(offer, choice)
    named = words.name(offer.packages[choice.package].name)
    title = words.packages_title(named, amounts, offer.currency)
    caption = words.what_prices_are(
        accounts=offer.accounts,
        yearly=choice.yearly,
        taxed=bool(offer.tax_rate),
        services_only=not offer.includes_software,
    )
    lines = [
        words.package_line(bar.name, bar.said, bar.details, mark=bool(bar.mark)) for bar in bars
    ]
    summary = words.summary(title, caption, lines)
    return Picture(title, Bars(bars, caption, offer.currency).items, summary)


def with_package(choice: Choice, package: int) -> Choice:
    """The same with another package: options are each package's own."""
    if package == choice.package:
        return choice
    return replace(choice, package=package, options=frozenset())


def monthly_prices(offer: Offer, choice: Choice) -> tuple[int | None, ...]:
    """What each package costs a month; None where that is on request."""
    found = (offer.payments(with_package(choice, place)) for place in range(len(offer.packages)))
    return tuple(None if each is None else each.monthly.amount for each in found)


def _bar(offer: Offer, choice: Choice, place: int) -> Bar:
    package, own = offer.packages[place], with_package(choice, place)
    payments = offer.payments(own)
    amount = None if payments is None else payments.monthly.amount
    details = [words.for_contacts(offer.contacts_of(own))]
    if payments is not None:
        details.append(words.setup(payments.setup.amount, offer.currency))
    if own.options:
        details.append(words.with_options(len(own.options)))
    return Bar(
        name=words.whole_name(package.name),
        said=words.price(amount, offer.currency),
        amount=amount,
        strong=place == choice.package,
        mark=words.recommended() if package.recommended else "",
        details=(*details, *map(words.whole_name, package.includes)),
    )
