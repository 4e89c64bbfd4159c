"""What is wrong with client rows: the cells that say it, and the sentences of a row."""

from __future__ import annotations

from planner.gui.clients.columns import INDEX
from planner.model.client_figures import ClientFigures
from planner.words.places import said


def wrong_cells(figures: ClientFigures) -> dict[int, set[int]]:
    """The columns whose values cannot be, by the row of the figures."""
    found: dict[int, set[int]] = {}
    for problem in figures.book.problems:
        match problem.place:
            case ("clients", int(row), str(key), *_):
                found.setdefault(row, set()).add(INDEX.get(key, INDEX["name"]))
    return found


def problems_of(figures: ClientFigures, row: int) -> list[str]:
    """What is wrong with a row of the figures, or with its package: a sentence each.

    Args:
        figures: the figures.
        row: a row of theirs; below 0: one that they do not know yet.
    """
    if row < 0:
        return []
    package = figures.plan.clients[row].package
    places = [("clients", row)]
    places += [
        ("packages", number)
        for number, each in enumerate(figures.plan.packages)
        if each.id == package
    ]
    return [
        f"{said(problem, figures.plan)}."
        for problem in figures.book.problems
        if problem.place[:2] in places
    ]
