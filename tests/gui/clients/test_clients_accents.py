"""Names with accents are found and sorted as people look for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from planner.gui.clients.columns import INDEX
from tests.gui.clients.test_clients_page import column, page_of
from tests.gui.conftest import Opener
from tests.gui.plans import EXAMPLE

NAMES = ("Zèbre", "Élan d'or", "abeille", "Musée", "Fleur")
PLAN = replace(
    EXAMPLE,
    clients=tuple(
        replace(EXAMPLE.clients[0], id=f"a{number}", name=name) for number, name in enumerate(NAMES)
    ),
)


@pytest.mark.parametrize(
    ("typed", "found"), [("elan d", "Élan d'or"), ("MUSEE", "Musée"), ("zebre", "Zèbre")]
)
def test_accents_need_not_be_typed(open_window: Opener, typed: str, found: str) -> None:
    page = page_of(open_window(PLAN))
    QTest.keyClicks(page.filter.search, typed)
    assert column(page, "name") == [found]


def test_names_are_sorted_as_in_a_dictionary(open_window: Opener) -> None:
    page = page_of(open_window(PLAN))
    page.sort_by(INDEX["name"])
    assert column(page, "name") == ["abeille", "Élan d'or", "Fleur", "Musée", "Zèbre"]
