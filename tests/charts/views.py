"""Plans of every kind as views and scenes, for the tests of the charts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from planner import resource
from planner.charts.layout import compose
from planner.charts.live import Chart, Line, View, reach, view
from planner.charts.paper import measure
from planner.charts.scene import Scene
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import turns
from planner.storage.plan_file import load
from tests.model.plans import Edits, curve_of, edited, example, small

SIZES = ((560, 180), (560, 300), (700, 260), (760, 300), (1000, 420), (1400, 700))

SELLING = {
    "packages.0.software_price": "150.00",
    "programme.commission": {"rate": "0.2", "months": 12},
}
IN_YEN = SELLING | {
    "currency": "JPY",
    "packages.0.software_price": "15000",
    "price_list.prices.plus.1000": "10000",
    "clients.0.accounts": 30,
}

EDITED: dict[str, Edits] = {
    "example": {},
    "loses money with every account": {"agency.hourly_cost": "300.00"},
    "high overheads": {"agency.overheads": "9000.00"},
    "graduated": {"programme.mode": "graduated"},
    "first account at list": {"programme.first_account_full_price": True},
    "commission counts": {"programme.counts_commission": True, "programme.counts_disabled": True},
    "no rate": {"programme.commission": {}},
    "commission for life": {"programme.commission": {"rate": "0.2", "months": None}},
    "much commission": {"programme.commission": {"rate": "0.9", "months": 12}},
    "lines close together": {"programme.commission": {"rate": "0.32", "months": 12}},
    "one tier": {"programme.tiers": [{"from": 1, "discount": "0.3"}]},
    "no discount": {"programme.tiers": [{"from": 1, "discount": "0"}]},
    "falling discounts": {
        "programme.tiers": [{"from": 1, "discount": "0.4"}, {"from": 30, "discount": "0.1"}]
    },
    "many tiers": {
        "programme.tiers": [
            {"from": start, "discount": f"0.{start // 2:02d}"} for start in range(1, 100, 7)
        ]
    },
}


@cache
def curves() -> dict[str, Curve]:
    """Curves by what is special about them."""
    made = {name: curve_of(example(edits)) for name, edits in EDITED.items()}
    made["tiny"] = curve_of(small(SELLING))
    made["huge"] = curve_of(small(SELLING | {"clients.0.accounts": 1_000_000}))
    made["yen"] = curve_of(small(IN_YEN))
    made["dinars"] = curve_of(small(SELLING | {"currency": "TND", "clients.0.accounts": 60}))
    made["free"] = curve_of(small({"price_list.prices.plus.1000": "0"}))
    nobody = example()
    nobody["clients"] = []
    made["no clients"] = curve_of(nobody)
    direct = example()
    for row in direct["clients"]:
        row["channel"] = "commission"
    made["all on commission"] = curve_of(direct)
    made["all on an unknown commission"] = curve_of(edited(direct, {"programme.commission": {}}))
    for file in sorted(resource("samples").glob("*.agencyplan")):
        made[file.stem] = Curve(Book(load(file).plan))
    return made


def view_of(curve: Curve, chart: Chart, shown: int | None = None, *, wide: bool = True) -> View:
    """The view of a number of resold accounts; of today's where none is given."""
    (found,) = views_of(curve, chart, [curve.today if shown is None else shown], wide=wide)
    return found


def views_of(curve: Curve, chart: Chart, counts: Sequence[int], *, wide: bool = True) -> list[View]:
    """The views of these numbers of resold accounts."""
    found = turns(curve, reach(curve, max(counts)))
    return [view(curve, found, chart, sold, wide=wide) for sold in counts]


def scene_of(view: View, size: tuple[float, float]) -> Scene:
    """Its picture."""
    return compose(view, *size, measure)


def amount_at(line: Line, accounts: int) -> float:
    """What a line says of a count."""
    for (before, low), (after, high) in pairwise(line.points):
        if before <= accounts <= after:
            if accounts == after:
                return high
            share = 0.0 if line.stairs else (accounts - before) / (after - before)
            return low + share * (high - low)
    raise AssertionError(accounts)
