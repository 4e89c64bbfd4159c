"""Plans by chance for the leak tests, with every client file that can be made of them.

They are drawn so that no internal amount is a public one, and none is a round number: what is found
in a file is then there for no other reason than that it leaked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any, NamedTuple

from planner.charts.brand import brand_palette
from planner.charts.client import direct, growth_price, packages, payback
from planner.charts.picture import Picture
from planner.cli.quote import document as quoted
from planner.cli.summary import document as summed_up
from planner.export import image
from planner.export.client import tables
from planner.export.client.proposal import proposal
from planner.export.client.slides import slides
from planner.export.footer import client_footer
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.offer import Choice, Offer
from planner.model.offering import Vendor, offer
from planner.model.quote import quote
from planner.model.shown import shown
from planner.storage.plan_file import parse

Make = Callable[[], bytes]
DAY = date(2026, 11, 26)
SYLLABLES = "bra zo lim quor tash ven ulp ger mio sted fal nux pid rom hek dwa".split()
BANDS = (1000, 2500, 5000, 10_000, 25_000)
VENDOR_PLANS = ("starter", "plus", "pro")
HONEST = (
    "Profit Booster",
    "Discount Alerts",
    "Cost Watch",
    "Margin Call",
    "Tier One",
    "Essential",
    "Growth",
    "Premium with everything that a shop of any size can use",
)
"""Names of packages: words that would be internal if they were ours."""

TERMS = "No commission is paid, there is no hidden cost.\nOur profit is your growth."


INTERNAL = (
    "cost tax fee unpaid delivery contribution profit overheads saving room price_at first_year"
).split()
"""Parts of the keys under which commands write internal amounts."""


class Case(NamedTuple):
    """A plan, and the offer to one of its clients."""

    book: Book
    offer: Offer
    choice: Choice


def name(random: Random) -> str:
    """A name that stands nowhere else."""
    words = ("".join(random.choices(SYLLABLES, k=random.randint(2, 3))) for _ in range(2))
    return " ".join(word.title() for word in words)


def money(random: Random, low: int, high: int) -> str:
    """An amount that is not round: its last two digits are no zeros, and no fives."""
    minor = random.randint(low, high) // 100 * 100 + random.choice([3, 7, 11, 19, 37, 43, 61, 89])
    return f"{minor // 100}.{minor % 100:02d}"


def rate(random: Random, low: int, high: int) -> str:
    """A rate with four decimals, the last of them none that a price is reduced by."""
    return f"0.{random.randint(low, high) * 10 + random.choice([1, 3, 7, 9]):04d}"


def document(random: Random) -> dict[str, Any]:
    """A plan's document: everything that is secret, and a client that is being quoted."""
    discounts = sorted(rate(random, 100, 700) for _ in range(4))
    starts = sorted(random.sample(range(2, 60), 4))
    tiers = [{"from": 1, "discount": "0"}]
    tiers += [
        {"from": start, "discount": each} for start, each in zip(starts, discounts, strict=True)
    ]
    offered = [_package(random, number) for number in range(random.randint(1, 6))]
    clients = [_client(random, number, offered) for number in range(random.randint(4, 14))]
    clients.append(
        _client(random, 99, offered)
        | {
            "name": random.choice(["Plus", name(random)]),
            "status": "proposed",
            "channel": random.choice(["resale", "resale", "commission"]),
            "growth": rate(random, 10, 60),
            "allowed": _allowed(random),
        }
    )
    prices = {
        plan: {str(band): money(random, 2000, 90_000) for band in BANDS} for plan in VENDOR_PLANS
    }
    return {
        "format": "agency-plan",
        "version": 1,
        "name": name(random),
        "currency": random.choice(["EUR", "USD"]),
        "notes": f"{name(random)} must never see this line",
        "agency": {
            "name": f"Studio {name(random)}",
            "overheads": money(random, 20_000, 900_000),
            "hourly_cost": money(random, 2000, 9000),
            "payment_fee": {"rate": rate(random, 10, 39), "fixed": "0.29"},
            "tax_rate": random.choice(["0", "0.2", "0.19"]),
            "vendor_tax_rate": rate(random, 10, 90),
            "unpaid_rate": rate(random, 5, 40),
            "target_margin": rate(random, 200, 600),
        },
        "programme": {
            "tiers": tiers,
            "commission": {"rate": rate(random, 100, 400), "months": random.randint(3, 24)},
            "monthly_fee": money(random, 1000, 9000),
        },
        "price_list": {"as_of": "2026-06-04", "prices": prices},
        "packages": offered,
        "clients": clients,
        "assumptions": {
            "monthly_churn": rate(random, 10, 60),
            "new_accounts_per_month": "1.5",
        },
        "scenarios": [{"id": "s1", "name": name(random), "changes": []}],
        "wording": {"introduction": "Dear reader, here is what we offer.", "terms": TERMS},
        "brand": {"colour": "#7A1FA2", "contact": ["12 rue des Lilas", "+33 1 23 45 67 89"]},
    }


def _package(random: Random, number: int) -> dict[str, Any]:
    options = [
        {"text": f"{random.choice(HONEST)} {place}", "price": money(random, 1000, 20_000)}
        for place in range(random.randint(0, 2))
    ]
    return {
        "id": f"p{number}",
        "name": f"{random.choice(HONEST)} {number}" if number else random.choice(HONEST),
        "plan": random.choice(VENDOR_PLANS),
        "contacts": random.choice(BANDS),
        "software_price": random.choice(
            [money(random, 20_000, 90_000), {"over_list": money(random, 1000, 9000)}]
        ),
        "services_price": money(random, 20_000, 300_000),
        "setup_fee": money(random, 10_000, 400_000),
        "hours": f"{random.randint(1, 20)}.{random.choice([25, 75])}",
        "other_costs": money(random, 1000, 20_000),
        "setup_hours": f"{random.randint(1, 20)}.25",
        "yearly_months_paid": random.choice([12, 11, 10]),
        "includes": random.sample(["A newsletter a month", "No margin games", "Forms"], 2),
        "options": options,
    }


def _client(random: Random, number: int, offered: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"c{number}",
        "name": name(random),
        "package": random.choice(offered)["id"],
        "channel": random.choice(["resale", "resale", "commission"]),
        "accounts": random.randint(1, 4),
        "note": f"{name(random)} pays late and complains",
    }


def _allowed(random: Random) -> dict[str, Any]:
    concessions = [
        {"gift": "services-off", "rate": "0.1"},
        {"gift": "paid-at-once", "months": 10},
        {"gift": "setup-waived"},
        {"gift": "months-free", "months": 1},
    ]
    return {
        "concessions": random.sample(concessions, random.randint(0, 4)),
        "direct": random.random() < 0.5,
        "order_value": money(random, 3000, 30_000),
        "order_margin": "0.35",
    }


def case(seed: int) -> Case:
    """The plan of a seed; drawn again until no internal amount is a public one."""
    random = Random(seed)
    while True:
        book = Book(parse(json.dumps(document(random)).encode()).plan)
        made = offer(book.plan, len(book.plan.clients) - 1, DAY, Vendor("ActiveCampaign", {}))
        figures = shown(made).figures
        apart = not any(each in figures for each in map(Decimal, amounts(book)))
        if not book.problems and apart:
            break
    start = made.starts
    return Case(book, made, replace(start, package=random.randrange(len(made.packages))))


def amounts(book: Book) -> set[str]:
    """Every internal amount that the commands print, each as they print it."""
    found: set[str] = set()

    def walk(of: Any, key: str) -> None:
        if isinstance(of, dict):
            for each in of:
                walk(of[each], each)
        elif isinstance(of, list):
            for each in of:
                walk(each, key)
        elif isinstance(of, str) and any(part in key for part in INTERNAL):
            found.add(of.lstrip("-"))

    walk(summed_up(book, ()), "")
    row = len(book.plan.clients) - 1
    made = quote(book, row)
    if made is not None:
        walk(quoted(made, ()), "")
    curve, unit = Curve(book), Decimal(1).scaleb(-book.plan.currency.exponent)
    if curve.drawable:
        for tier in book.plan.programme.tiers:
            point = curve.at(curve.start_of(tier.start))
            for amount in (point.resale_profit, point.resale_per_account, point.vendor_bill):
                found.add(f"{abs(amount) * unit:f}")
    agency = book.plan.agency
    for amount in (agency.hourly_cost, *(each.other_costs for each in book.plan.packages)):
        found.add(f"{amount * unit:f}")
    return {each for each in found if each and Decimal(each) >= 2}


def rates(book: Book) -> set[Decimal]:
    """Every internal rate of the plan's own."""
    plan, agency = book.plan, book.plan.agency
    found = {tier.discount for tier in plan.programme.tiers}
    found |= {agency.payment_fee.rate, agency.vendor_tax_rate, agency.unpaid_rate}
    found |= {agency.target_margin or Decimal(0), plan.programme.commission.rate or Decimal(0)}
    found |= {plan.assumptions.monthly_churn}
    return found - {Decimal(0)}


def names(book: Book) -> set[str]:
    """Every name and note that is not for the client."""
    plan = book.plan
    others = plan.clients[:-1]
    found = {plan.name, plan.notes, *(each.name for each in plan.scenarios)}
    return found | {each.name for each in others} | {each.note for each in plan.clients}


def files(of: Case) -> Iterator[tuple[str, Make]]:
    """Every client file of an offer: its kind, and what makes its bytes."""
    made, choice, brand = of.offer, of.choice, of.book.plan.brand
    value, kept = made.order_value, made.order_margin
    yield ".csv", partial(tables.csv, made, choice)
    yield ".xlsx", partial(tables.workbook, made, choice, brand)
    yield ".pptx", partial(slides, made, choice, brand, value, kept)
    yield ".pdf", partial(proposal, made, choice, brand)
    for picture in _pictures(made, choice):
        sheet = image.Sheet(picture, client_footer(made), palette=brand_palette(brand))
        yield ".png", partial(image.png, sheet, image.A4_COLUMN)
        yield ".svg", partial(image.svg, sheet, image.A4_COLUMN, text_as_paths=True)
        yield ".pdf", partial(image.pdf, sheet, image.A4_COLUMN)
        yield ".svg", partial(image.svg, sheet, image.A4_COLUMN)


def _pictures(made: Offer, choice: Choice) -> Iterator[Picture]:
    yield packages.picture(made, choice)
    yield growth_price.picture(made, choice)
    yield payback.picture(made, choice, made.order_value, made.order_margin)
    beside = direct.picture(made, choice)
    if beside is not None:
        yield beside
