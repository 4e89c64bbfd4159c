"""Plans whose months are worth a look, from ordinary to odd."""

from __future__ import annotations

from functools import cache

from planner.model.book import Book
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.simulation import Simulation, simulate
from tests.model.plans import Edits, book_of, edited, example, small
from tests.model.reference import Document

PATHS = 100


def assumed(document: Document, months: int, **values: object) -> Document:
    edits: Edits = {f"assumptions.{key}": value for key, value in values.items()}
    return edited(document, {**edits, "assumptions.horizon_months": months})


def paid(**values: object) -> Document:
    """Accounts at 100.00 that pay 150.00."""
    return small({"packages.0.software_price": "150.00", **values})


def accounts(number: int, **values: object) -> Document:
    return paid(**{"clients.0.accounts": number, **values})


CASES: dict[str, Document] = {
    "example": example(),
    "a year": assumed(example(), 12),
    "one month": assumed(example(), 1),
    "ten years": assumed(example(), 120),
    "calendar": assumed(example(), 36, start="2027-01", profit_goal="4000.00"),
    "a goal far away": assumed(example(), 24, profit_goal="900000.00"),
    "a goal by chance": assumed(
        example({"agency.overheads": "3000.00"}), 24, monthly_churn="0.06", profit_goal="1200.00"
    ),
    "nobody yet": assumed(
        small({"clients": [], "packages.0.software_price": "150.00"}),
        24,
        new_accounts_per_month="2",
    ),
    "the first ones": assumed(
        example({"clients": []}), 12, new_accounts_per_month="0.3", monthly_churn="0"
    ),
    "one account": assumed(example({"clients": []}), 12, new_accounts_per_month="0.1"),
    "all leave": assumed(
        accounts(1, **{"programme.tiers": [{"from": 1, "discount": "0.2"}]}), 12, monthly_churn="1"
    ),
    "cheaper below": assumed(
        accounts(
            8,
            **{
                "programme.tiers": [
                    {"from": 1, "discount": "0.5"},
                    {"from": 8, "discount": "0.3"},
                    {"from": 30, "discount": "0.4"},
                ]
            },
        ),
        2,
        monthly_churn="0.1",
    ),
    "nobody ever": assumed(small({"clients": []}), 12),
    "standing still": assumed(accounts(7), 24),
    "losing": assumed(example({"agency.overheads": "9000.00"}), 24, new_accounts_per_month="0"),
    "turning": assumed(example({"agency.overheads": "3900.00"}), 24),
    "falling": assumed(accounts(60), 36, new_accounts_per_month="0", monthly_churn="0.05"),
    "up and down": assumed(
        accounts(24),
        48,
        planned=[
            {"month": month, "move": move, "accounts": 3, "client": "a"}
            for month, move in zip(range(2, 47, 4), ("join", "leave") * 6, strict=True)
        ],
    ),
    "up and down at once": assumed(
        accounts(24, **{"programme.effective": "same-cycle"}),
        4,
        planned=[
            {"month": month, "move": move, "accounts": 1, "client": "a"}
            for month, move in enumerate(("join", "leave", "join"), start=1)
        ],
    ),
    "same cycle": assumed(
        accounts(23, **{"programme.effective": "same-cycle"}), 24, new_accounts_per_month="1"
    ),
    "graduated": assumed(
        accounts(23, **{"programme.mode": "graduated"}), 24, new_accounts_per_month="1"
    ),
    "yen": assumed(
        small(
            {
                "currency": "JPY",
                "price_list.prices.plus.1000": "9800",
                "packages.0.software_price": "14800",
                "clients.0.accounts": 20,
            }
        ),
        24,
        new_accounts_per_month="2",
        monthly_churn="0.01",
    ),
    "dinars": assumed(
        small(
            {
                "currency": "TND",
                "price_list.prices.plus.1000": "98.500",
                "packages.0.software_price": "148.750",
                "clients.0.accounts": 20,
            }
        ),
        24,
        new_accounts_per_month="2",
        start="2026-11",
    ),
    "huge": assumed(
        accounts(400_000, **{"packages.0.software_price": "99999999.99"}),
        24,
        new_accounts_per_month="9000",
        monthly_churn="0.01",
    ),
}


@cache
def outlook(case: str) -> tuple[Book, Projection, Simulation]:
    """The months of a case, expected and by chance."""
    book = book_of(CASES[case])
    months = book.plan.assumptions.horizon_months
    projection, simulation = project(book, months), simulate(book, months, PATHS)
    assert projection is not None
    assert simulation is not None
    return book, projection, simulation
