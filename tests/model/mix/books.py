"""Small random books, and the profit of every mix that they could have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import NamedTuple

from planner.model.book import Book
from planner.model.money import Currency
from planner.model.plan import (
    Agency,
    Billing,
    Channel,
    Client,
    Overrides,
    Package,
    PaymentFee,
    Plan,
    Status,
)
from planner.model.price_list import PriceList
from planner.model.programme import Commission, Mode, Programme, Tier

CURRENCIES = [Currency.of(code) for code in ("USD", "JPY", "TND")]
MOST_ACCOUNTS, MOST_MIXES = 14, 70
SHARES = [Decimal(each) for each in ("0", "0.2", "0.25", "0.35", "0.45", "0.5", "0.6")]


def random_plan(random: Random, *, in_order: bool) -> Plan:
    """A plan of up to 14 accounts with few enough mixes to make them all."""
    currency = random.choice(CURRENCIES)
    abroad = random.choice([each for each in CURRENCIES if each != currency])
    listed = abroad if random.random() < 0.25 else currency
    packages = tuple(_package(random, number) for number in range(random.randint(1, 3)))
    return Plan(
        currency=currency,
        programme=_programme(random, in_order=in_order),
        price_list=PriceList(
            currency=listed,
            prices={"plus": {1000: 1}},
            exchange_rate=Decimal(random.randint(1, 30)) / 10 if listed != currency else None,
        ),
        packages=packages,
        clients=_clients(random, packages),
        agency=Agency(
            overheads=random.randint(0, 500),
            hourly_cost=random.randint(0, 100),
            payment_fee=PaymentFee(
                Decimal("0.029"), random.randint(0, 9), random.choice([None, 7])
            ),
            tax_rate=random.choice(SHARES),
            vendor_tax_rate=random.choice([Decimal(0), Decimal("0.2")]),
            unpaid_rate=random.choice([Decimal(0), Decimal("0.03")]),
        ),
    )


def _package(random: Random, number: int) -> Package:
    # Prices around the list price, where the tier decides which channel is better.
    listed = random.randint(20, 200)
    return Package(
        id=f"p{number}",
        plan="plus",
        contacts=1000,
        list_price=listed,
        software_price=listed * random.randint(60, 120) // 100,
        services_price=random.choice([0, 50, 120]),
        hours=Decimal(random.randint(0, 3)),
        yearly_months_paid=random.choice([10, 11, 12]),
    )


def _programme(random: Random, *, in_order: bool) -> Programme:
    starts = sorted(random.sample(range(2, 13), random.randint(1, 4)))
    discounts = random.sample(SHARES, len(starts) + 1)
    if random.random() < 0.7:
        discounts.sort()
    tiers = zip([random.randint(0, 1), *starts], discounts, strict=True)
    kind = random.choice([(Mode.GRADUATED, False), (Mode.GRADUATED, True), (Mode.VOLUME, True)])
    mode, first = kind if in_order else (Mode.VOLUME, False)
    return Programme(
        tiers=tuple(Tier(*each) for each in tiers),
        mode=mode,
        first_account_full_price=first,
        counts_disabled=random.random() < 0.5,
        counts_commission=random.random() < 0.3,
        monthly_fee=random.choice([0, 40]),
        commission=Commission(rate=random.choice(SHARES), months=random.choice([None, 12])),
    )


def _clients(random: Random, packages: tuple[Package, ...]) -> tuple[Client, ...]:
    clients: list[Client] = []
    left, mixes = random.randint(0, MOST_ACCOUNTS), 1
    while left:
        accounts = min(random.choice([1, 1, 1, 2, 2, 3, 5]), left)
        status = random.choice([*[Status.ACTIVE] * 6, Status.DISABLED, Status.TRIAL])
        locked = random.random() < 0.2
        if status is Status.ACTIVE and not locked:
            if mixes * (accounts + 1) > MOST_MIXES:
                locked = True
            else:
                mixes *= accounts + 1
        left -= accounts
        clients.append(
            Client(
                id=f"c{len(clients)}",
                name=f"Client {random.randint(1, 3)}",
                package=random.choice(packages).id,
                channel=random.choice(list(Channel)),
                accounts=accounts,
                status=status,
                channel_locked=locked,
                billing=random.choice([Billing.MONTHLY, Billing.MONTHLY, Billing.YEARLY]),
                overrides=Overrides(services_price=random.choice([None, None, 30, 99])),
            )
        )
    return tuple(clients)


class Mixed(NamedTuple):
    """One mix of a book: its profit, and how many accounts it changes."""

    profit: int
    changed: int


def all_mixes(plan: Plan) -> Iterator[Mixed]:
    """Every mix of a plan at the profit that its book then has; rows stay in their order."""
    shares = [_shares(client) for client in plan.clients]
    for mix in product(*shares):
        clients = tuple(row for rows, _ in mix for row in rows)
        profit = Book(replace(plan, clients=clients)).profit
        assert profit is not None
        yield Mixed(profit, sum(changed for _, changed in mix))


def _shares(client: Client) -> list[tuple[tuple[Client, ...], int]]:
    """The ways to part a row between the channels, and how many accounts change with each."""
    if client.status is not Status.ACTIVE or client.channel_locked:
        return [((client,), 0)]
    other = next(each for each in Channel if each is not client.channel)
    stays = [replace(client, accounts=number) for number in range(1, client.accounts + 1)]
    moves = [
        replace(client, id=f"{client.id}m", channel=other, accounts=number)
        for number in range(1, client.accounts + 1)
    ]
    both = [
        ((stays[number - 1], moves[client.accounts - number - 1]), client.accounts - number)
        for number in range(1, client.accounts)
    ]
    return [((client,), 0), *both, ((moves[-1],), client.accounts)]
