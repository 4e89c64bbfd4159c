"""Cash, years and commissions as pictures: readable at every size, and true to their figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from planner.charts import cash, cohorts, paper, years
from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Area, Fill, Ring, Stroke, Text
from planner.charts.style import DARK
from planner.gui.actions import LANGUAGES
from planner.model.over_time.cohorts import Cohorts
from planner.model.over_time.cohorts import cohorts as commissions
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.simulation import PossibleMonth, Simulation, Spread
from planner.model.over_time.years import years as years_of
from planner.words import catalogue
from tests.charts.pictures import SIZES, faults
from tests.model.plans import Edits, book_of, example, small

LATE: Edits = {"assumptions.paid_after_days": 45, "assumptions.commission_payout_months": 3}
HUGE: Edits = {"packages.1.services_price": "987654321.00", "agency.overheads": "9999999999.99"}
CASES: dict[str, tuple[Edits, int]] = {
    "plain": ({}, 24),
    "late": ({**LATE, "agency.overheads": "2900.00", "assumptions.start": "2026-12"}, 36),
    "loss": ({**LATE, "agency.overheads": "9000.00"}, 24),
    "long": (LATE, 120),
    "named": ({"assumptions.start": "2026-02"}, 120),
    "one": (LATE, 1),
    "part": ({"assumptions.start": "2026-02"}, 13),
    "huge": ({**HUGE, **LATE}, 60),
    "for life": ({"programme.commission.months": None}, 18),
    "empty": ({"clients": []}, 12),
}
FOREIGN: dict[str, Edits] = {
    "JPY": {"price_list.prices": {"plus": {"1000": "9000"}}},
    "TND": {"price_list.prices": {"plus": {"1000": "310.125"}}},
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@cache
def projected(case: str) -> Projection:
    edits, months = CASES[case]
    found = project(book_of(example(edits)), months)
    assert found is not None
    return found


@cache
def running_out(case: str) -> Cohorts:
    edits, months = CASES[case]
    found = commissions(book_of(example(edits)), months)
    assert found is not None
    return found


def possible(of: Projection) -> Simulation:
    """A simulation that spreads more and more around what is expected."""
    months = []
    for month, so_far in zip(of.months, of.cumulative_cash, strict=True):
        wide = abs(of.cumulative_cash[-1]) * month.month // (3 * len(of.months))
        around = Spread(Fraction(so_far), so_far - wide, so_far, so_far + wide)
        months.append(PossibleMonth(month.month, around, around, around, (), None, None))
    return Simulation(of.plan, 1, 100, tuple(months), None, False)


def known(made: Picture | None) -> Picture:
    assert made is not None
    return made


def years_picture(of: Projection) -> Picture:
    return known(years.picture(years_of(of), of.plan.currency, of.start))


def all_of(case: str) -> dict[str, Picture]:
    of = projected(case)
    made = {
        "cash": known(cash.picture(of)),
        "fan": known(cash.picture(of, possible(of))),
        "years": years_picture(of),
    }
    commission = cohorts.picture(running_out(case))
    return made if commission is None else {**made, "commission": commission}


@pytest.mark.parametrize("case", CASES)
def test_they_are_readable_at_every_size(case: str) -> None:
    for language in LANGUAGES if case in {"late", "part"} else ("en",):
        catalogue.use(language)
        for name, picture in all_of(case).items():
            for size in SIZES:
                assert faults(picture, *size) == [], (language, name, size)


@pytest.mark.parametrize("currency", FOREIGN)
def test_other_currencies_are_as_readable(currency: str) -> None:
    price = {"JPY": "12000", "TND": "470.995"}[currency]
    edits = {
        "currency": currency,
        "packages.0.services_price": price,
        "assumptions.new_accounts_per_month": "2",
        "assumptions.paid_after_days": 60,
        **FOREIGN[currency],
    }
    of = project(book_of(small(edits)), 24)
    assert of is not None
    for picture in (known(cash.picture(of, possible(of))), years_picture(of)):
        for size in SIZES:
            assert faults(picture, *size) == [], size


def said(picture: Picture) -> list[str]:
    return [item.text for item in picture.items(700, 330, measure) if isinstance(item, Text)]


def lines(picture: Picture) -> list[Stroke]:
    items = picture.items(700, 330, measure)
    return [i for i in items if isinstance(i, Stroke) and i.width >= 1.5]


# Cash.


def test_cash_is_drawn_in_proportion_from_nothing_today() -> None:
    of = projected("late")
    line = next(each for each in lines(known(cash.picture(of))) if each.colour == "accent")
    amounts = [0, *of.cumulative_cash]
    assert len(line.points) == len(amounts)
    (x0, y0), (x1, y1) = line.points[0], line.points[-1]
    for month, (x, y) in enumerate(line.points):
        assert (x - x0) / (x1 - x0) == pytest.approx(month / 36)
        assert (y - y0) / (y1 - y0) == pytest.approx(amounts[month] / amounts[-1])


def test_profit_is_beside_it_only_where_payment_terms_part_them() -> None:
    assert [each.colour for each in lines(known(cash.picture(projected("plain"))))] == ["accent"]
    both = known(cash.picture(projected("late")))
    assert [each.colour for each in lines(both)] == ["muted", "accent"]
    assert {"cash so far", "profit so far"} <= set(said(both))


def test_break_even_and_the_deepest_point_are_marked() -> None:
    of = projected("late")
    picture = known(cash.picture(of))
    assert of.break_even == 14
    assert "break-even in February 2028" in said(picture)
    assert f"\N{MINUS SIGN}${-min(of.cumulative_cash) / 100:,.2f}" in said(picture)
    items = picture.items(700, 330, measure)
    rings = {item.colour: item for item in items if isinstance(item, Ring)}
    line = next(each for each in lines(picture) if each.colour == "accent")
    assert (rings["gain"].x, rings["gain"].y) == pytest.approx(line.points[14])
    deepest = of.cumulative_cash.index(min(of.cumulative_cash)) + 1
    assert (rings["loss"].x, rings["loss"].y) == pytest.approx(line.points[deepest])


def test_without_break_even_none_is_marked() -> None:
    picture = known(cash.picture(projected("loss")))
    assert not any("break" in each for each in said(picture))
    assert picture.title.startswith("Cash still falls at the end")


def test_the_fan_lies_between_its_percentiles() -> None:
    of = projected("late")
    picture = known(cash.picture(of, possible(of)))
    (fan,) = [i for i in picture.items(700, 330, measure) if isinstance(i, Area)]
    line = next(each for each in lines(picture) if each.colour == "accent")
    upper, lower = fan.points[:37], fan.points[37:][::-1]
    for above, inside, below in zip(upper[1:], line.points[1:], lower[1:], strict=True):
        assert above[1] < inside[1] < below[1]
        assert above[1] + below[1] == pytest.approx(2 * inside[1], abs=0.01)
    assert "8 of 10 possible futures" in said(picture)


def test_on_hover_a_month_says_its_cash() -> None:
    of = projected("plain")
    spots = known(cash.picture(of)).spots(700, 330, measure)
    assert len(spots) == 24
    assert spots[0].words == ("Month 1: cash $3,133.61, so far $3,133.61; profit so far $3,133.61")


# Years.


@pytest.mark.parametrize("case", ["plain", "loss", "long"])
def test_columns_are_as_tall_as_their_years(case: str) -> None:
    of = years_of(projected(case))
    items = years_picture(projected(case)).items(700, 330, measure)
    fills = [i for i in items if isinstance(i, Fill) and i.colour != "surface"][2:]  # after the key
    amounts = [amount for year in of for amount in (year.revenue, year.profit)]
    assert len(fills) == len(amounts)
    scale = fills[0].box.height / amounts[0]
    for fill, amount in zip(fills, amounts, strict=True):
        assert fill.box.height == pytest.approx(abs(amount) * scale)
        assert (fill.colour == "loss") == (amount < 0)


def test_profit_is_the_figure_of_each_year_and_the_title_its_conclusion() -> None:
    of = years_of(projected("plain"))
    picture = years_picture(projected("plain"))
    assert {f"{year.profit / 100:,.2f}" for year in of} <= set(said(picture))
    more = (of[1].profit - of[0].profit) / 100
    assert picture.title == (
        f"Year 2 brings ${of[1].profit / 100:,.2f} of profit, ${more:,.2f} more than year 1"
    )


@pytest.mark.parametrize(("case", "width"), [("plain", 700), ("long", 900), ("long", 1400)])
def test_no_profit_stands_over_the_column_of_revenue(case: str, width: float) -> None:
    of = years_of(projected(case))
    items = years_picture(projected(case)).items(width, 330, measure)
    fills = [i for i in items if isinstance(i, Fill) and i.colour != "surface"][2:]
    figures = {f"{year.profit / 100:,.2f}" for year in of}
    told = [i for i in items if isinstance(i, Text) and i.text in figures]
    assert len(told) == (0 if width == 900 else len(of))
    for text, revenue in zip(told, fills[::2], strict=False):
        assert text.y > revenue.box.top
        assert measure(text.text, text.size, True) <= revenue.box.width


def test_a_part_of_a_year_says_so_on_hover() -> None:
    spots = years_picture(projected("part")).spots(700, 330, measure)
    assert spots[1].words.endswith("1 month only")
    assert "March 2027" in spots[1].words


# Commission.


def test_bands_stand_on_each_other_and_reach_the_commission() -> None:
    of = running_out("plain")
    picture = known(cohorts.picture(of))
    areas = [
        item
        for item in picture.items(700, 330, measure)
        if isinstance(item, Area) and item.colour == "commission"
    ]
    assert len(areas) == len(of.bands)
    size = len(of.months) * 2
    floor = max(y for _, y in areas[0].points)
    top = [y for _, y in areas[-1].points[:size:2]]
    unit = (floor - top[0]) / of.months[0].commission
    for month, y in zip(of.months, top, strict=True):
        assert floor - y == pytest.approx(month.commission * unit, abs=0.05)
    for below, above in pairwise(areas):
        assert above.points[size:][::-1] == below.points[:size]


def test_the_first_end_is_marked_where_commission_falls() -> None:
    picture = known(cohorts.picture(running_out("plain")))
    assert "the first run out in month 13" in said(picture)
    assert picture.title == "Commission brings $185.36 in the first month and $107.04 in the last"
    lifelong = known(cohorts.picture(running_out("for life")))
    assert not any("run out" in each for each in said(lifelong))


def test_a_month_says_on_hover_who_brings_it() -> None:
    spots = known(cohorts.picture(running_out("plain"))).spots(700, 330, measure)
    assert spots[0].words == (
        "Month 1: $185.36 of commission (today's accounts $175.42, joined in months 1–6 $9.94)"
    )


def test_without_commission_there_is_no_picture() -> None:
    assert cohorts.picture(running_out("empty")) is None


def test_paper_takes_them() -> None:
    for picture in all_of("late").values():
        figure = Figure(figsize=(8, 4), dpi=40)
        paper.draw(figure, picture, DARK)
        assert len(figure.get_children()) > 20
