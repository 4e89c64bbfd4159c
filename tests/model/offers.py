"""Offers for the tests: some to look at, and made-up ones, with what may be chosen of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import accumulate

from hypothesis import strategies as st

from planner.model.money import Currency
from planner.model.offer import (
    Choice,
    Offer,
    OfferedBand,
    OfferedOption,
    OfferedPackage,
    Price,
    Public,
    Reduction,
)

TODAY = date(2026, 11, 26)
EUR = Currency.of("EUR")
LIMITS = (1000, 2500, 5000, 10_000, 25_000)
HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "<b>&amp;</b>",
    "a\tb\nc\x07d\x00e",
    "\u202edrawkcab",
    "x" * 300,
    "  spaces  ",
    "$12 {name} %s %(x)s \\",
    "été, œuvre, ½",
)
"""What people may have typed."""


def prices(*software: int | None, services: int = 25_000) -> tuple[OfferedBand, ...]:
    """Bands up to the usual limits; None: on request."""
    return tuple(
        OfferedBand(limit, () if each is None else (Price(each, services),))
        for limit, each in zip(LIMITS, software, strict=False)
    )


ESSENTIAL = OfferedPackage(
    id="essential",
    name="Essential",
    vendor_plan="Starter",
    contacts=1000,
    setup_fee=15_000,
    months_paid=12,
    includes=("Newsletter a month", "Sign-up forms"),
    bands=prices(1900, 4900, 9900, 18_900, None, services=12_000),
)
GROWTH = OfferedPackage(
    id="growth",
    name="Growth",
    vendor_plan="Plus",
    contacts=8000,
    setup_fee=40_000,
    months_paid=10,
    includes=("Two campaigns a month", "Welcome series", "Abandoned basket series", "A/B tests"),
    recommended=True,
    options=(OfferedOption("SMS campaigns", 5000), OfferedOption("Landing pages", 7500)),
    bands=prices(6900, 13_900, 19_900, 25_900, 50_900),
)
SCALE = OfferedPackage(
    id="scale",
    name="Scale",
    vendor_plan="Pro",
    contacts=25_000,
    setup_fee=90_000,
    months_paid=10,
    includes=("Weekly campaigns", "Monthly strategy call", "Reporting"),
    bands=prices(9900, 19_900, 29_900, 39_900, 64_900, services=60_000),
)


def an_offer(**details: object) -> Offer:
    """Three packages for one client whose list grows."""
    own: dict[str, object] = {
        "agency": "Studio Nord",
        "client": "Café Lumière",
        "currency": EUR,
        "packages": (ESSENTIAL, GROWTH, SCALE),
        "starts": Choice(package=1, contacts=8000),
        "made_on": TODAY,
        "valid_until": date(2026, 12, 26),
        "tax_rate": Decimal("0.2"),
        "growth": Decimal("0.02"),
        "prices_of": date(2026, 6, 4),
        "order_value": 6000,
        "order_margin": Decimal("0.5"),
        "vendor": "ActiveCampaign",
        "introduction": "We look after your newsletters.\n\nYou look after your guests.",
        "terms": "Prices hold for twelve months. Billed at the start of each month.",
    }
    return Offer(**{**own, **details})  # type: ignore[arg-type]  # details of an offer


def beside_public(offer: Offer, monthly: int | None, yearly: int | None) -> Offer:
    """The same, compared with buying directly at these public prices in each band."""
    return Offer(
        **{
            **{name: getattr(offer, name) for name in offer.__dataclass_fields__},
            "shows_direct": True,
            "packages": tuple(_public(each, Public(monthly, yearly)) for each in offer.packages),
        }
    )


def _public(package: OfferedPackage, public: Public) -> OfferedPackage:
    from dataclasses import replace

    bands = tuple(replace(band, public=public) for band in package.bands)
    return replace(package, bands=bands)


NAMES = st.one_of(
    st.sampled_from(("Essential", "Growth", "Profit Booster", *HOSTILE)), st.text(max_size=40)
)
AMOUNTS = st.one_of(st.integers(0, 300), st.integers(0, 90_000), st.integers(0, 10**9))
RATES = st.sampled_from([Decimal(each) for each in ("0", "0.05", "0.1", "0.333", "1")])


PRICES = st.builds(Price, AMOUNTS, AMOUNTS)
PERHAPS_AMOUNT = st.one_of(st.none(), AMOUNTS)
PERHAPS_RATE = st.one_of(st.none(), RATES)
PERHAPS_CONTACTS = st.one_of(st.none(), st.integers(0, 300_000))
STEPS = st.lists(st.integers(1, 50_000), max_size=8)
INCLUDES = st.lists(NAMES, max_size=5)
OPTIONS = st.lists(st.tuples(NAMES, AMOUNTS), max_size=3)
REDUCTIONS = st.sets(st.tuples(RATES, st.booleans()), max_size=2)
BILLING = st.sampled_from([(False, True), (True, True), (True, False)])
GROWING = st.sampled_from([Decimal(g) for g in ("0", "0.02", "0.5", "-0.03")])
MADE_ON = st.dates(date(2026, 1, 1), date(2035, 12, 31))
PRICES_OF = st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2026, 11, 1)))


@cache  # to make a strategy takes longer than to draw from it
def price_lists(several: int) -> st.SearchStrategy[list[Price]]:
    return st.lists(PRICES, min_size=several, max_size=several)


@st.composite
def some_bands(draw: st.DrawFn, reductions: int) -> tuple[OfferedBand, ...]:
    """Bands in order, some on request, some with public prices."""
    made = []
    for limit in accumulate(draw(STEPS)):
        known = draw(st.integers(0, 4)) > 0
        found = tuple(draw(price_lists(reductions))) if known else ()
        public = Public(draw(PERHAPS_AMOUNT), draw(PERHAPS_AMOUNT))
        made.append(OfferedBand(limit, found, public))
    return tuple(made)


@st.composite
def some_packages(draw: st.DrawFn, place: int, reductions: int) -> OfferedPackage:
    """A package with any names and prices."""
    return OfferedPackage(
        id=f"p{place}",
        name=draw(NAMES),
        vendor_plan=draw(NAMES),
        contacts=draw(st.integers(0, 100_000)),
        setup_fee=draw(AMOUNTS),
        months_paid=draw(st.integers(1, 12)),
        includes=tuple(draw(INCLUDES)),
        recommended=draw(st.booleans()),
        options=tuple(OfferedOption(text, price) for text, price in draw(OPTIONS)),
        bands=draw(some_bands(reductions)),
    )


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Any offer of at least one package; its ``starts`` is any choice that it allows."""
    reductions = tuple(Reduction(rate, of_all) for rate, of_all in draw(REDUCTIONS))
    several = draw(st.integers(1, 6))
    found = tuple(draw(some_packages(place, len(reductions) + 1)) for place in range(several))
    currency = Currency.of(draw(st.sampled_from(("EUR", "USD", "JPY", "TND", "CHF"))))
    yearly, monthly = draw(BILLING)
    made_on = draw(MADE_ON)
    offer = {
        "agency": draw(NAMES),
        "client": draw(NAMES),
        "currency": currency,
        "packages": found,
        "made_on": made_on,
        "valid_until": made_on,
        "accounts": draw(st.sampled_from((1, 1, 2, 30))),
        "tax_rate": draw(RATES),
        "growth": draw(GROWING),
        "monthly": monthly,
        "yearly": yearly,
        "reductions": reductions,
        "setup_can_be_waived": draw(st.booleans()),
        "free_months": draw(st.integers(0, 3)),
        "always_free": draw(st.integers(0, 2)),
        "includes_software": draw(st.booleans()),
        "prices_of": draw(PRICES_OF),
        "shows_direct": draw(st.booleans()),
        "vendor": draw(NAMES),
        "public_currency": draw(st.sampled_from((None, currency, Currency.of("USD")))),
        "order_value": draw(PERHAPS_AMOUNT),
        "order_margin": draw(PERHAPS_RATE),
        "introduction": draw(NAMES),
        "terms": draw(NAMES),
    }
    package = draw(st.integers(0, several - 1))
    starts = Choice(
        package=package,
        contacts=draw(PERHAPS_CONTACTS),
        yearly=draw(st.booleans()) if monthly and yearly else yearly,
        reduction=draw(st.integers(0, len(reductions))),
        setup_waived=bool(offer["setup_can_be_waived"]) and draw(st.booleans()),
        free_month=draw(st.booleans()),
        options=frozenset(range(draw(st.integers(0, len(found[package].options))))),
    )
    return Offer(**offer, starts=starts)  # type: ignore[arg-type]  # details of an offer
