"""Made-up plans of which much is known to come: prices, growing lists, who joins and leaves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

from planner.export.internal.workbook import obstacles
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.projection import project
from tests.model.plans import book_of, written
from tests.model.random_plans import random_plan
from tests.model.reference import Document


def plans_to_come() -> Iterator[Document]:
    """Sound ones that have months, one after the other, always the same."""
    for seed in count():
        document = with_much_to_come(seed, random_plan(seed))
        if months_of(document):
            yield document


def months_of(document: Document) -> int:
    """How many months of it a workbook has; 0 where it has none, or a problem."""
    book = book_of(document)
    if obstacles(book) or book.problems:
        return 0
    made = project(book, months_seen(book.plan.assumptions))
    return 0 if made is None else len(made.months)


def with_much_to_come(seed: int, document: Document) -> Document:
    """The same plan with more that is known of its months."""
    random, assumed = Random(seed), document["assumptions"]
    packages = [package["id"] for package in document["packages"]]

    def share(least: int, most: int) -> str:
        return written(random.randint(least, most), 3)

    def change() -> dict[str, Any]:
        made = {"month": random.randint(1, 14), "whose": random.choice(["vendor", "agency"])}
        made["rate"] = share(-300, 500)
        return made | ({"package": random.choice(packages)} if random.random() < 0.4 else {})

    def event() -> dict[str, Any]:
        made: dict[str, Any] = {"month": random.randint(1, 12), "accounts": random.randint(1, 6)}
        if document["clients"] and random.random() < 0.75:
            if random.random() < 0.3:
                del made["accounts"]
            made["move"] = random.choice(["join", "leave"])
            return made | {"client": random.choice(document["clients"])["id"]}
        channel = random.choice(["resale", "commission"])
        made |= {"move": "join", "package": random.choice(packages), "channel": channel}
        return made

    assumed["price_changes"] = [change() for _ in range(random.randint(0, 3))]
    assumed["planned"] = [event() for _ in range(random.randint(0, 6))]
    if random.random() < 0.7:
        assumed["contact_growth"] = share(-120, 200)
    if random.random() < 0.5:
        own = assumed.setdefault("packages", [{"package": packages[-1]}])
        own[0]["contact_growth"] = share(-200, 100)
    for row in document["clients"]:
        if random.random() < 0.3:
            row["growth"] = share(-300, 300)
    return document
