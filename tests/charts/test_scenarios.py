"""Scenarios as bars: whole at every size, in proportion, and the same on paper."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text as Words

from planner.charts.paper import draw
from planner.charts.scenarios import bars_of, fitted, picture
from planner.charts.scene import Box, Fill, Item, Text
from planner.model.differences import Subject, Target
from planner.model.edits import with_agency, with_package
from planner.model.plan import Plan
from planner.model.scenario_edits import added, with_change
from planner.model.scenario_figures import Comparison, compare
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
GROWTH = Target(Subject.PACKAGE, "growth", "services_price")
SIZES = ((240, 120), (420, 120), (560, 260), (1200, 300))
NEAR = 0.51
LONG = "A very long name of a scenario that nobody could read to its end in a chart"


def measure(words: str, size: int, bold: bool) -> float:
    return len(words) * size * (0.6 if bold else 0.55)


def compared(plan: Plan, *prices: int, name: str = "Services at {price}") -> Comparison:
    for price in prices:
        plan = added(plan, name.format(price=price))
        plan = with_change(plan, plan.scenarios[-1].id, GROWTH, price)
    return compare(plan, plan.scenarios)


CASES = {
    "one": compared(PLAN, 30000),
    "five": compared(PLAN, 30000, 20000, 0, 25000, 60000),
    "long names": compared(PLAN, 30000, 1, name=LONG),
    "losses": compared(with_agency(PLAN, overheads=500_000), 30000, 900_00, 0),
    "large": compared(PLAN, 10**11),
}


def items(case: str, size: tuple[int, int]) -> tuple[Item, ...]:
    found = picture(CASES[case])
    assert found is not None
    return found.items(*size, measure)


def box(text: Text) -> Box:
    width = measure(text.text, text.size, text.bold)
    left = text.x - {"left": 0.0, "centre": width / 2, "right": width}[text.align]
    return Box(left, text.y - text.size * 0.75, width, text.size)


@pytest.mark.parametrize(("case", "size"), [*product(CASES, SIZES)])
def test_no_words_meet_or_leave_the_frame(case: str, size: tuple[int, int]) -> None:
    texts = [box(each) for each in items(case, size) if isinstance(each, Text)]
    for each in texts:
        assert each.left >= -NEAR and each.right <= size[0] + NEAR
        assert each.top >= -NEAR and each.bottom <= size[1] + NEAR
    for index, one in enumerate(texts):
        assert not any(one.meets(other) for other in texts[index + 1 :])


@pytest.mark.parametrize("size", SIZES)
def test_bars_are_as_long_as_what_they_stand_for(size: tuple[int, int]) -> None:
    for case in ("one", "five", "losses"):
        made = [each.box for each in items(case, size) if isinstance(each, Fill)]
        amounts = [bar.amount or 0 for bar in bars_of(CASES[case])]
        assert len(made) == len(amounts)
        longest = max(map(abs, amounts))
        unit = max(each.width for each in made) / longest
        for bar, amount in zip(made, amounts, strict=True):
            assert bar.width == pytest.approx(max(abs(amount) * unit, 1), abs=1.01)
        zero = {
            round(bar.left if amount >= 0 else bar.right)
            for bar, amount in zip(made, amounts, strict=True)
        }
        assert len(zero) == 1
        assert all(one.bottom < other.top for one, other in pairwise(made))


def test_words_are_in_the_rows_of_their_bars() -> None:
    found = picture(CASES["five"])
    assert found is not None
    spots = found.spots(560, 260, measure)
    assert [spot.words for spot in spots] == found.summary.split("\n")
    for spot, name in zip(spots, bars_of(CASES["five"]), strict=True):
        inside = [
            each.text
            for each in items("five", (560, 260))
            if isinstance(each, Text) and spot.box.top < each.y < spot.box.bottom
        ]
        assert name.figure in inside
        assert name.figure in spot.words


def test_the_title_is_the_conclusion() -> None:
    found = picture(CASES["five"])
    assert found is not None
    assert found.title.startswith("“Services at 60000” earns most: +$")


def test_without_any_figure_there_is_no_picture() -> None:
    assert picture(compared(with_package(PLAN, "growth", contacts=10**9), 30000)) is None


def test_a_scenario_without_figures_has_a_row_and_no_bar() -> None:
    plan = with_change(
        added(PLAN, "Large"), "s1", Target(Subject.PACKAGE, "growth", "contacts"), 10**9
    )
    found = picture(compare(plan, plan.scenarios))
    assert found is not None
    made = found.items(560, 200, measure)
    assert sum(isinstance(each, Fill) for each in made) == 1
    assert "–" in [each.text for each in made if isinstance(each, Text)]


def test_a_name_ends_in_dots_where_it_must() -> None:
    assert fitted("Short", 200, measure) == "Short"
    cut = fitted(LONG, 100, measure)
    assert cut.endswith("…")
    assert measure(cut, 13, False) <= 100
    assert LONG.startswith(cut[:-1])


def test_paper_takes_it() -> None:
    found = picture(CASES["five"])
    assert found is not None
    figure = Figure(figsize=(7, 3), dpi=72)
    draw(figure, found)
    figure.draw_without_rendering()
    drawn = [each.get_text() for each in figure.findobj(Words)]
    assert "Your plan" in drawn
