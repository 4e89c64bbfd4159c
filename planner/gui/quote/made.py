"""What is made of a quoted row beside the window: its quote, and what keeps it from one."""

from __future__ import annotations

from typing import NamedTuple

from planner.model import quote_edits as edits
from planner.model.book import Book
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.model.quote import Quote, quote

SEEN: Place = ("allowed",)


class Made(NamedTuple):
    """What has been made of a row: its quote, None without figures, and what keeps it from them."""

    plan: Plan
    row: int
    quote: Quote | None
    wrong: tuple[Problem, ...]

    @property
    def client_id(self) -> str:
        """The id of the row."""
        return self.plan.clients[self.row].id

    @property
    def of_what_is_seen(self) -> tuple[Problem, ...]:
        """What is wrong with what the client may see and choose: no figure is made of it."""
        return tuple(each for each in self.wrong if each.place[2:3] == SEEN)

    @property
    def of_the_offer(self) -> tuple[Problem, ...]:
        """What is wrong with all else."""
        return tuple(each for each in self.wrong if each.place[2:3] != SEEN)


def make(book: Book, row: int) -> Made:
    """Quote a row of a book, and gather what is wrong with it."""
    plan, found = book.plan, quote(book, row)
    # A row that is only proposed may lack what it needs once it is signed, such as a price.
    problems = Book(edits.won(plan, row)).problems if found is None else book.problems
    package = plan.clients[row].package
    wrong = tuple(each for each in problems if _concerns(plan, row, package, each.place))
    return Made(plan, row, found, wrong)


def _concerns(plan: Plan, row: int, package: str, place: Place) -> bool:
    """Whether what is wrong at a place keeps a row from its figures."""
    match place:
        case ("clients", int(index), *_):
            return index == row
        case ("packages", int(index), *_):
            return plan.packages[index].id == package
    return True
