"""Charts of the client view: copied in the agency's looks, once they have been read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.gui.exporting.desk import ChartDesk
from planner.gui.exporting.for_client import ForClient

if TYPE_CHECKING:
    from planner.gui.client_view.view import ClientView
    from planner.gui.main_window import MainWindow
    from planner.model.offer import Offer
    from planner.model.plan import Plan


def let_charts_out(view: ClientView, window: MainWindow) -> None:
    """Let the charts of a view be copied; ``window`` knows what must not be in them."""
    document = window.document

    def leaks(data: bytes, suffix: str) -> tuple[str, ...]:
        path = document.path
        files = () if path is None else (path.stem, path.parent.name)
        return read_back(document.plan, view.looking.offer, files, data, suffix)

    client = ForClient(lambda: view.looking.offer, lambda: document.plan.brand, leaks)
    view.let_charts_out(ChartDesk(view, window.settings, client.audience))


def read_back(
    plan: Plan, offer: Offer, files: tuple[str, ...], data: bytes, suffix: str
) -> tuple[str, ...]:
    """What a file says that the client of an offer must not learn, in sentences."""
    from planner.export.audience import leaks
    from planner.model.book import Book
    from planner.model.secrets import secrets
    from planner.model.shown import typed
    from planner.words.leaks import sentence

    found = leaks(data, suffix, typed(offer, plan.brand), secrets(Book(plan), offer, files))
    return tuple(sentence(str(each.kind), each.where, each.found) for each in found)
