"""Our price beside what the vendor asks of everybody, only where that was asked for."""

from __future__ import annotations

from typing import NamedTuple

from planner.charts.client.bars import Bar, Bars
from planner.charts.picture import Picture
from planner.model.money import half_up
from planner.model.offer import Choice, Offer
from planner.model.payments import MONTHS_A_YEAR
from planner.words import client_charts as words


class Beside(NamedTuple):
    """A month with us and both public ones, for all accounts and without tax.

    The public ones are in the vendor's own currency. ``saving`` is what a month with us costs less
    than the lower public price and our services beside it; 0 where it does not, or where the
    currencies are two.
    """

    ours: int
    monthly: int
    yearly: int
    saving: int


def beside(offer: Offer, choice: Choice) -> Beside | None:
    """The three prices; None where one of them is not known, or they were not asked for.

    Where the vendor bills the client itself, our price is none for the same thing.
    """
    payments, band = offer.payments(choice), offer.band(choice)
    if not offer.shows_direct or offer.prices_of is None or not offer.includes_software:
        return None
    if payments is None or band is None:
        return None
    monthly, yearly = band.public.monthly, band.public.yearly
    if monthly is None or yearly is None:
        return None
    package, price = offer.packages[choice.package], band.prices[choice.reduction]
    services = price.services + sum(package.options[each].price for each in choice.options)
    if choice.yearly:
        services = half_up(services * package.months_paid, MONTHS_A_YEAR)
    lower = (min(monthly, yearly) + services) * offer.accounts
    ours = payments.monthly.amount
    alike = offer.public_currency in {None, offer.currency}
    saving = max(lower - ours, 0) if alike else 0
    return Beside(ours, monthly * offer.accounts, yearly * offer.accounts, saving)


def picture(offer: Offer, choice: Choice) -> Picture | None:
    """A bar for each of the three; without bars where they are in two currencies."""
    found = beside(offer, choice)
    if found is None or offer.prices_of is None:
        return None
    vendor = words.name(offer.vendor) or words.the_vendor()
    public, ours = offer.public_currency or offer.currency, offer.currency
    alike = public == ours
    dated = (words.public_price(offer.prices_of),)
    bars = (
        Bar(
            words.with_us(),
            words.price(found.ours, ours),
            found.ours if alike else None,
            strong=True,
            details=(words.our_services(),),
        ),
        *(
            Bar(named, words.price(amount, public), amount if alike else None, details=dated)
            for named, amount in (
                (words.direct_monthly(vendor), found.monthly),
                (words.direct_yearly(vendor), found.yearly),
            )
        ),
    )
    caption = words.what_prices_are(accounts=offer.accounts, yearly=False, taxed=True)
    caption = f"{dated[0]}, {caption}"
    title = words.beside_title(vendor)
    if found.saving:
        title = words.saving_title(found.saving, ours)
    lines = [words.package_line(bar.name, bar.said, bar.details, mark=False) for bar in bars]
    return Picture(title, Bars(bars, caption, ours).items, words.summary(title, caption, lines))
