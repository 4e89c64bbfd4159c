"""What comes is said in a line: who, how many, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from planner.model.assumption_edits import with_assumed
from planner.model.plan import Channel, Move, Planned, PriceChange, Whose
from planner.words import catalogue, coming
from tests.model.plans import example, plan_of

EXAMPLE = plan_of(example())
N = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize(
    ("event", "said", "when"),
    [
        (Planned(month=3, move=Move.JOIN, accounts=6, package="growth"), "+6 accounts: Growth", ""),
        (Planned(month=3, move=Move.JOIN, accounts=1, package="growth"), "+1 account: Growth", ""),
        (
            Planned(
                month=3,
                move=Move.JOIN,
                accounts=2,
                package="growth",
                channel=Channel.COMMISSION,
                note="fair",
            ),
            "+2 accounts: Growth",
            " · On commission · fair",
        ),
        (Planned(month=3, move=Move.LEAVE, client="c2"), "Hotel Belvedere leaves", ""),
        (
            Planned(month=3, move=Move.LEAVE, client="c2", accounts=2),
            "\N{MINUS SIGN}2 accounts: Hotel Belvedere",
            "",
        ),
        (Planned(month=3, move=Move.JOIN, client="c2"), "Hotel Belvedere joins", ""),
        (Planned(month=3, move=Move.LEAVE, client="gone"), "gone leaves", ""),
        (Planned(month=3, move=Move.LEAVE), "Someone leaves", ""),
        (Planned(month=3, move=Move.JOIN, accounts=2), "+2 accounts: someone", ""),
        (Planned(month=3, move=Move.JOIN, accounts=2, package="gone"), "+2 accounts: gone", ""),
    ],
)
def test_planned_events(event: Planned, said: str, when: str) -> None:
    ids = {client.id: client.name for client in EXAMPLE.clients}
    hotel = next(key for key, name in ids.items() if name == "Hotel Belvedere")
    if event.client == "c2":
        event = Planned(month=event.month, move=event.move, client=hotel, accounts=event.accounts)
    plan = with_assumed(EXAMPLE, planned=(event,))
    assert coming.events(plan) == [(said, f"Month 3{when}")]
    dated = with_assumed(plan, start=date(2026, 12, 1))
    assert coming.events(dated) == [(said, f"March 2027{when}")]


def test_price_changes() -> None:
    changes = (
        PriceChange(month=3, whose=Whose.VENDOR, rate=Decimal("0.05")),
        PriceChange(month=1, whose=Whose.AGENCY, rate=Decimal("-0.025"), package="growth"),
    )
    plan = with_assumed(EXAMPLE, price_changes=changes)
    assert coming.changes(plan) == [
        (f"List prices +5{N}%", "From month 3 on"),
        (f"Your prices \N{MINUS SIGN}2.5{N}%", "From month 1 on · Growth"),
    ]
    catalogue.use("fr")
    dated = with_assumed(plan, start=date(2026, 12, 1))
    assert coming.changes(dated)[0] == (f"Prix catalogue +5{N}%", "Dès mars 2027")
