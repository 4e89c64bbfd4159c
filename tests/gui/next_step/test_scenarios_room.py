"""The panel of scenarios has room, speaks French, and shows people's words as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from planner.charts.style import BODY, UNIT
from planner.gui.actions import LANGUAGES
from planner.gui.fields.number import NumberField
from planner.gui.next_step.scenarios.comparing import grouped
from planner.gui.plain_cells import PAD
from planner.gui.scene_painter import measure
from planner.model.differences import Subject, Target
from planner.model.plan import Plan
from planner.model.scenario_edits import with_change
from tests.gui.conftest import Opener
from tests.gui.next_step.scenarios import listed, panel_of, take, with_scenarios
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_hostile_words import WORDS
from tests.model.plans import example, plan_of

SIZES = [(1024, 640), (1280, 720)]
FIVE = with_scenarios("Raise services", "Fewer hours", "Cheaper", "All resold, as before", "E")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [EXAMPLE, with_scenarios("A", "B"), FIVE])
def test_everything_has_room(open_window: Opener, language: str, plan: Plan) -> None:
    window = open_window(plan)
    window.speak(language)
    window.resize(*SIZES[0])
    panel = panel_of(window)
    for size in SIZES:
        window.resize(*size)
        for row in range(panel.shelf.names.count()):
            take(panel, row)
            settle()
            assert (window.width(), window.height()) == size
            assert faults(window) + overlaps(window) == []


@pytest.mark.parametrize("currency", ["JPY", "TND"])
def test_long_amounts_stand_in_a_further_table(open_window: Opener, currency: str) -> None:
    document = example()
    digits = {"JPY": 0, "TND": 3}[currency]

    def amount(text: str) -> str:
        return f"{float(text) * 1000:.{digits}f}"

    plan = plan_of(
        {
            **document,
            "currency": currency,
            "agency": {"overheads": amount("450")},
            "programme": {**document["programme"], "monthly_fee": amount("0")},
            "price_list": {
                "prices": {
                    name: {band: amount(price) for band, price in bands.items()}
                    for name, bands in document["price_list"]["prices"].items()
                }
            },
            "packages": [
                {
                    "id": each["id"],
                    "plan": each["plan"],
                    "contacts": each["contacts"],
                    "services_price": amount("900"),
                }
                for each in document["packages"]
            ],
            "clients": [
                {key: each[key] for key in ("name", "package", "accounts") if key in each}
                for each in document["clients"]
            ],
        }
    )
    window = open_window(with_scenarios(*"ABCDE", plan=plan))
    window.resize(1024, 640)
    panel = panel_of(window)
    settle()
    assert sum(table.isVisible() for table in panel.comparing.tables) > 1
    assert faults(window) + overlaps(window) == []
    window.resize(1500, 900)
    settle()
    assert sum(table.isVisible() for table in panel.comparing.tables) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_loses_a_part_of_what_it_is_called(open_window: Opener, language: str) -> None:
    window = open_window(FIVE)
    window.speak(language)
    window.resize(1024, 640)
    panel = panel_of(window)
    settle()
    for table in panel.comparing.tables:
        for line in table.lines:
            assert measure(line.cells[0], BODY, False) + 2 * PAD <= table.columnWidth(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_field_says_in_whole_words_what_that_means(
    open_window: Opener, language: str
) -> None:
    plan = with_scenarios("A")
    for of, name, key in (
        (Subject.CLIENT, EXAMPLE.clients[0].id, "hours"),
        (Subject.CLIENT, EXAMPLE.clients[0].id, "tax_rate"),
        (Subject.PACKAGE, "growth", "list_price"),
        (Subject.PRICE, "plus", "5000"),
    ):
        plan = with_change(plan, "s1", Target(of, name, key), None)
    window = open_window(plan)
    window.speak(language)
    window.resize(1024, 640)
    panel = panel_of(window)
    take(panel, 1)
    settle()
    for each in panel.editor.fields:
        assert isinstance(each, NumberField)
        left, right = each.textMargins().left(), each.textMargins().right()
        room = each.width() - left - right - 2 * UNIT
        assert measure(each.placeholderText(), BODY, False) <= room
    assert faults(window) + overlaps(window) == []


def test_columns_are_grouped_in_their_order_beside_the_plan() -> None:
    assert grouped([10], 0) == [[0]]
    assert grouped([10, 10, 10], 30) == [[0, 1, 2]]
    assert grouped([10, 10, 10, 10], 30) == [[0, 1, 2], [0, 3]]
    assert grouped([10, 50, 50], 30) == [[0, 1], [0, 2]]


@pytest.mark.parametrize("words", WORDS)
def test_names_are_shown_as_written(open_window: Opener, words: str) -> None:
    plan = with_scenarios(words, words)
    package = replace(plan.packages[1], name=words)
    plan = replace(plan, packages=(plan.packages[0], package, *plan.packages[2:]))
    plan = with_change(plan, "s2", Target(Subject.CLIENT, plan.clients[0].id, "package"), "growth")
    window = open_window(plan)
    window.resize(1024, 640)
    panel = panel_of(window)
    take(panel, 2)
    settle()
    assert len(listed(panel)) == 3
    assert faults(window) + overlaps(window) == []
    for each in panel.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText, each.text()


def test_every_control_has_a_name_and_is_reached_by_tab(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B"))
    panel = panel_of(window)
    take(panel, 2)
    wanted: list[QWidget] = [
        panel.shelf.names,
        panel.shelf.new,
        panel.editor.name,
        panel.editor.note,
        panel.editor.add,
        panel.editor.apply,
        *panel.editor.fields,
        panel.comparing.picture.canvas,
        panel.comparing.tables[0],
        *panel.shelf.buttons.values(),
    ]
    found = []
    here: QWidget | None = panel
    for _ in range(300):
        here = here.nextInFocusChain() if here is not None else None
        if here is not None and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(here)
    for each in wanted:
        assert each in found, each
        assert each.accessibleName() or getattr(each, "text", str)(), each
    order = [found.index(each) for each in (panel.editor.note, panel.editor.add)]
    order += [found.index(each) for each in panel.editor.fields]
    assert order == sorted(order)
