"""Our own slides, read back: every chart with the model's figures, each marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from xml.etree import ElementTree as Xml

import pytest

from planner.charts import forecast, worth
from planner.export.internal.slides import slides
from planner.model.book import Book
from planner.model.brand import Brand
from planner.model.curve import Curve
from planner.model.over_time.projection import project
from planner.model.over_time.simulation import simulate
from planner.model.sensitivity import swings
from planner.model.worth import clients_worth
from planner.words import catalogue
from tests.export.presentations import Slide, files, formulas, graphics, languages, properties
from tests.export.presentations import slides as read
from tests.model.plans import Edits, book_of, example, small

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TODAY = date(2026, 11, 26)
MONTHS = 12
PATHS = 60
SCENARIO = {
    "id": "s1",
    "name": "=cmd|' /C calc'!A0",
    "changes": [{"of": "agency", "key": "overheads", "value": "100.00"}],
}
EDITS: Edits = {
    "assumptions.horizon_months": MONTHS,
    "assumptions.new_accounts_per_month": "1.5",
    "assumptions.paid_after_days": 45,
    "scenarios": [SCENARIO],
    "clients.0.name": "=1+1",
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@cache
def book() -> Book:
    return book_of(example(EDITS))


@cache
def data() -> bytes:
    return slides(book(), TODAY, PATHS)


def found(title: str) -> Slide:
    """The slide with this in its title."""
    (slide,) = (each for each in read(data()) if title in each.title)
    return slide


def cents(values: list[float | None]) -> list[int | None]:
    return [None if each is None else round(each * 100) for each in values]


def profit_now() -> int:
    profit = book().profit
    assert profit is not None
    return profit


def test_every_slide_is_marked_numbered_and_dated() -> None:
    shown = read(data())
    assert len(shown) == 13  # a title and twelve charts
    for number, slide in enumerate(shown, start=1):
        assert slide.words.count("INTERNAL") == 1
        assert str(number) in slide.words
        assert any(
            "26\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026" in each for each in slide.words
        )
        assert slide.title
    assert sum(len(each.charts) for each in shown) == 11
    assert "ppt/media/image1.png" in files(data())  # the heat map


def test_charts_are_told_in_words() -> None:
    for slide in read(data())[1:]:
        assert [each.get("descr") for each in graphics(slide)] != []
        assert all(each.get("descr") for each in graphics(slide))


def test_the_charts_over_accounts_are_the_curve() -> None:
    curve = Curve(book())
    for at, name in ((2, "resale_profit"), (3, "vendor_bill")):
        (chart,) = read(data())[at].charts
        (_, resold), *_, (today, pin) = chart.series
        assert cents(resold) == [getattr(curve.at(int(n)), name) for n in chart.across]
        assert cents(pin[:1]) == [getattr(curve.at(curve.today), name)]
        assert str(curve.today) in today
        # What it says stands above all lines.
        assert pin[1] == max(each for _, line in chart.series for each in line if each is not None)


def test_the_steps_per_account_turn_where_the_tiers_begin() -> None:
    (chart,) = read(data())[1].charts
    curve = Curve(book())
    steps = dict(zip(chart.across, chart.series[0][1], strict=True))
    for tier in (25, 50, 100):
        assert chart.across.count(float(tier)) == 2
        assert round((steps[tier] or 0) * 100) == curve.at(tier).resale_per_account


def test_the_bridge_hangs_from_today_to_the_last_month() -> None:
    projection = project(book(), MONTHS)
    assert projection is not None
    (chart,) = read(data())[4].charts
    under, ends, up, down = (cents(values) for _, values in chart.series)
    assert (ends[0], ends[-1]) == (profit_now(), projection.months[-1].profit)
    level = profit_now()
    for index in range(1, len(ends) - 1):
        rise, fall, below = up[index] or 0, down[index] or 0, under[index] or 0
        assert level == (below if rise else below + fall)
        level += rise - fall
    assert level == projection.months[-1].profit


def test_the_months_are_the_projection_and_its_futures() -> None:
    projection, futures = project(book(), MONTHS), simulate(book(), MONTHS, PATHS)
    assert projection is not None
    assert futures is not None
    title = forecast.picture(projection, profit_now(), futures).title
    (chart,) = found(title).charts
    expected, high, middle, low = (cents(values) for _, values in chart.series)
    assert chart.across == [float(month) for month in range(MONTHS + 1)]
    assert expected == [profit_now(), *(each.profit for each in projection.months)]
    for line, key in ((high, "p90"), (middle, "p50"), (low, "p10")):
        assert line == [profit_now(), *(getattr(m.profit, key) for m in futures.months)]
    cash = next(
        s for s in read(data()) if any(n == "cash so far" for c in s.charts for n, _ in c.series)
    )
    names = [name for name, _ in cash.charts[0].series]
    assert names[:2] == ["cash so far", "profit so far"]
    assert cents(cash.charts[0].series[0][1]) == [0, *projection.cumulative_cash]


def test_drivers_clients_and_scenarios_have_their_bars() -> None:
    moved, ranked = swings(book()), clients_worth(book())
    assert moved is not None
    assert ranked is not None
    (drivers,) = found("What moves your profit most").charts
    wide = [each for each in moved.each if each.size][: len(drivers.categories)]
    low, high = (cents(values) for _, values in drivers.series)
    assert low == [each.low.profit - each.today for each in wide]
    assert high == [each.high.profit - each.today for each in wide]
    (clients,) = found(worth.picture(ranked, book().plan).title).charts
    assert cents(clients.series[0][1]) == [each.own for each in ranked.each]
    (scenario,) = read(data())[-1].charts
    assert scenario.categories[1] == SCENARIO["name"]
    assert cents(scenario.series[0][1])[0] == profit_now()


def test_what_has_no_name_is_in_no_legend() -> None:
    charts = [name for name in files(data()) if re.fullmatch(r"ppt/charts/chart\d+[.]xml", name)]
    bridges = 0
    for name in charts:
        xml = Xml.fromstring(files(data())[name])
        names = [
            "".join(v.text or "" for tx in each.findall(f"{C}tx") for v in tx.iter(f"{C}v"))
            for each in xml.iter(f"{C}ser")
        ]
        if "" in names and xml.find(f".//{C}barChart") is not None:
            assert xml.find(f".//{C}legend") is None
            bridges += 1
    assert bridges == 1


def test_both_ends_of_a_driver_lie_in_one_row_and_clear_of_its_name() -> None:
    name = next(
        each
        for each, part in files(data()).items()
        if each.startswith("ppt/charts/chart") and b"at its low end" in part
    )
    xml = Xml.fromstring(files(data())[name])
    assert [each.get("val") for each in xml.iter(f"{C}overlap")] == ["100"]
    (low,) = (float(each.attrib["val"]) for each in xml.iter(f"{C}min"))
    held = [float(v.text or 0) for val in xml.iter(f"{C}val") for v in val.iter(f"{C}v")]
    assert low < 1.1 * min(held) < 0


def test_what_was_typed_is_no_formula() -> None:
    assert formulas(data()) == []


def test_the_same_plan_is_the_same_file() -> None:
    assert slides(book(), TODAY, PATHS) == data()
    assert properties(data()) == {
        "title": "The plan in charts",
        "creator": "Atelier Nord",
        "language": "en-US",
    }


def test_what_a_plan_has_not_is_left_out() -> None:
    empty = Book(replace(book().plan, clients=(), packages=(), scenarios=(), brand=Brand()))
    shown = read(slides(empty, TODAY, PATHS))
    named = {name for slide in shown for chart in slide.charts for name, _ in chart.series}
    assert "counted" in named
    assert not named & {"Resold", "Own contribution"}
    without = replace(book().plan, scenarios=())
    assert len(read(slides(Book(without), TODAY, PATHS))) == len(read(data())) - 1


def test_losses_and_french() -> None:
    catalogue.use("fr")
    edits: Edits = {"agency.overheads": "900.00", "assumptions.horizon_months": 3}
    made = slides(book_of(small(edits)), TODAY, PATHS)
    assert languages(made) == {"fr-FR"}
    assert all("INTERNE" in each.words for each in read(made))
