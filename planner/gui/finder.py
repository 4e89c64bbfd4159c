"""Everything that can be found: what the menus do, pages, fields, and things of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QMenuBar, QWidget

from planner.gui.actions import ONLY_SAYS
from planner.gui.fields.row import FieldRow
from planner.gui.pages import PAGE_OF
from planner.gui.tall_scroll import into_view
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words import numbers
from planner.words.catalogue import text
from planner.words.numbers import count
from planner.words.search import asked, fold, rank
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

MOST_FOUND = 50
BY_PLACE = {"packages", "prices", "time"}
"""Pages whose fields are found by their place in the plan, whether or not they were seen."""
CLIENTS_AT_ONCE = 1000
NO_MORE = object()
MOST_OF_A_NOTE = 80
FARTHER = 4  # a note counts less than a name
MNEMONIC = re.compile(r"&(.)")


class Found(NamedTuple):
    """One thing that can be gone to or done: what it is, where, its keys, and whether it can be."""

    words: str
    where: str
    go: Callable[[], object]
    keys: str = ""
    enabled: bool = True


class Commands(NamedTuple):
    """An action of the menus, with the names of the menus above it."""

    action: QAction
    path: tuple[str, ...]

    @property
    def words(self) -> str:
        """What it is called, without the mark of its key."""
        return unmarked(self.action.text())

    @property
    def keys(self) -> str:
        """Its keys, as this system writes them."""
        return ", ".join(
            each.toString(QKeySequence.SequenceFormat.NativeText)
            for each in self.action.shortcuts()
        )


def unmarked(words: str) -> str:
    """The words of a menu without the marks of their keys."""
    return MNEMONIC.sub(r"\1", words)


def commands(
    of: QMenuBar | QMenu, path: tuple[str, ...] = (), *, without: Collection[QMenu] = ()
) -> Iterator[Commands]:
    """Every action below a menu; lists that are made when they are looked at are made.

    Args:
        of: the menu.
        path: the names of the menus above it.
        without: menus that are left out.
    """
    for action in of.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            if menu not in without:
                menu.aboutToShow.emit()
                yield from commands(menu, (*path, unmarked(menu.title())), without=without)
        elif not (action.isSeparator() or action.property(ONLY_SAYS)) and action.isVisible():
            yield Commands(action, path)


def _known(found: Found, also: str = "") -> tuple[str, Found]:
    """A thing by its words, by where it is, and by what else it goes by."""
    return fold(f"{found.words} {found.where} {also}"), found


def _as_it_is(found: Found) -> Found:
    return found


class Finder:
    """Looks for words in everything; what it needs is gathered when it is first asked."""

    def __init__(self, window: MainWindow, *, actions: bool) -> None:
        """Look in a window; without actions only for what can be gone to."""
        self._window = window
        self._plan: Plan = window.document.plan
        self._gathered: list[tuple[str, Found]] = []
        self._lists = (window.actions_.recent, window.actions_.samples) if actions else ()
        if actions:  # files are read for the lists: the first look does not wait for them
            self._gathered += map(self._command, commands(window.menuBar(), without=self._lists))
        else:
            self._gathered += self._pages()  # among the actions they are already
        self._first = len(self._gathered)
        self._clients: list[tuple[str, str]] = []
        self._pieces = self._gather()

    def find(self, typed: str) -> list[Found]:
        """What the words stand for, the nearest first; everything in its order for none."""
        looked_for = asked(typed)
        if not looked_for:
            return [found for _, found in self._gathered[: self._first]]
        while self.prepare():
            pass
        hits = self._hits(looked_for)
        return [make() for *_, make in nsmallest(MOST_FOUND, hits, key=lambda hit: hit[:3])]

    def prepare(self) -> bool:
        """Gather a little more of what can be found; False where there is no more to gather."""
        return next(self._pieces, NO_MORE) is not NO_MORE

    def _gather(self) -> Iterator[None]:
        """Everything but the actions, in pieces that no hand waits for."""
        for things in (
            self._fields,
            self._questions,
            self._places,
            self._packages,
            self._scenarios,
            self._prices,
            self._notes,
        ):
            self._gathered += things()
            yield
        if "clients" in self._window.pages.keys:
            for start in range(0, len(self._plan.clients), CLIENTS_AT_ONCE):
                some = self._plan.clients[start : start + CLIENTS_AT_ONCE]
                self._clients += [(fold(each.name), fold(each.note)) for each in some]
                yield
        for menu in self._lists:
            menu.aboutToShow.emit()
            self._gathered += map(self._command, commands(menu, (unmarked(menu.title()),)))
            yield

    def _hits(
        self, looked_for: tuple[str, ...]
    ) -> Iterator[tuple[int, int, int, Callable[[], Found]]]:
        for number, (folded, found) in enumerate(self._gathered):
            if (far := rank(looked_for, folded)) is not None:
                yield far, len(found.words), number, partial(_as_it_is, found)
        for number, (name, note) in enumerate(self._clients):
            far = rank(looked_for, name) if name else None
            if far is not None:
                yield far, len(name), number, partial(self._client, number, in_note=False)
            elif note and (far := rank(looked_for, f"{name} {note}")) is not None:
                yield far + FARTHER, len(note), number, partial(self._client, number, in_note=True)

    # What there is.

    def _command(self, command: Commands) -> tuple[str, Found]:
        words, action = command.words, command.action
        where = " › ".join(command.path)
        keys = "✓" if action.isChecked() else command.keys
        return _known(Found(words, where, action.trigger, keys, action.isEnabled()))

    def _pages(self) -> Iterable[tuple[str, Found]]:
        for key in self._window.pages.keys:
            name = self._window.pages.name(key)
            yield _known(Found(name, text("page"), partial(self._window.pages.choose, key)))

    def _fields(self) -> Iterable[tuple[str, Found]]:
        """The labelled fields of the pages that were looked at, but for those found by place."""
        for key, page in self._window.pages.made:
            if key in BY_PLACE:
                continue
            name = self._window.pages.name(key)
            for label in page.findChildren(QLabel):
                field = label.buddy()
                if field is None or not label.text():  # type: ignore[redundant-expr]  # few have one
                    continue
                words, also = unmarked(label.text()), field.accessibleName()
                found = Found(words, name, partial(self._reveal, key, field))
                yield _known(found, also)

    def _places(self) -> Iterable[tuple[str, Found]]:
        """The fields of pages that take their time to be made: these need not have been seen."""
        # As many modules as the pages.
        from planner.gui import finder_places as of

        things = {
            "packages": of.of_packages,
            "step": of.of_next_step,
            "time": of.of_time,
            "prices": of.of_vendor,
        }
        for key in (each for each in self._window.pages.keys if each in things):
            for words, where, place in things[key](self._plan, self._window.pages.name(key)):
                yield _known(Found(words, where, partial(self._go, place)))
        if "quote" in self._window.pages.keys and "quote" not in dict(self._window.pages.made):
            for words, where, place in of.of_quote(self._plan, self._window.pages.name("quote")):
                yield _known(Found(words, where, partial(self._quote, place)))

    def _questions(self) -> Iterable[tuple[str, Found]]:
        """The panels of the page of the best next step."""
        if "step" not in self._window.pages.keys:
            return
        from planner.gui.next_step.page import PANELS, name

        page = self._window.pages.name("step")
        for key in PANELS:
            yield _known(Found(name(key), page, partial(self._ask, key)))

    def _packages(self) -> Iterable[tuple[str, Found]]:
        for index, package in enumerate(self._plan.packages):
            place: Place = ("packages", index)
            words = one_line(package.title)
            go = partial(self._go, (*place, "name"))
            yield _known(Found(words, text("package"), go))
            for number, line in enumerate(package.includes):
                where = text("included in {package}").format(package=words)
                go = partial(self._go, (*place, "includes", number))
                yield _known(Found(one_line(line), where, go), line)
            if package.note:
                noted = one_line(package.note, MOST_OF_A_NOTE)
                go = partial(self._go, (*place, "note"))
                yield _known(Found(noted, text("note on {package}").format(package=words), go))

    def _scenarios(self) -> Iterable[tuple[str, Found]]:
        if PAGE_OF["scenarios"] not in self._window.pages.keys:
            return
        for index, scenario in enumerate(self._plan.scenarios):
            place: Place = ("scenarios", index)
            if scenario.name:
                words = one_line(scenario.name)
                found = Found(words, text("scenario"), partial(self._go, (*place, "name")))
                yield _known(found, scenario.note)

    def _prices(self) -> Iterable[tuple[str, Found]]:
        if PAGE_OF["price_list"] not in self._window.pages.keys:
            return
        plan, names = self._plan, self._window.overview.inputs.plan_names
        currency = plan.price_list.currency
        for name, bands in plan.price_list.prices.items():
            title = one_line(names.get(name, name.capitalize()))
            for band, price in bands.items():
                words = text("{plan}, {contacts} contacts: {price}").format(
                    plan=title,
                    contacts=count(band),
                    price=numbers.money(price, currency, unit=True),
                )
                go = partial(self._go, ("price_list", "prices", name, band))
                yield _known(Found(words, text("list price"), go), str(band))
        for index, tier in enumerate(plan.programme.tiers):
            words = text("From {accounts} accounts: {discount} off").format(
                accounts=count(tier.start), discount=numbers.percent(tier.discount)
            )
            go = partial(self._go, ("programme", "tiers", index, "discount"))
            yield _known(Found(words, text("tier"), go))

    def _notes(self) -> Iterable[tuple[str, Found]]:
        for line in self._plan.notes.splitlines():
            if line.strip():
                words, go = one_line(line.strip(), MOST_OF_A_NOTE), self._window.actions_.details
                yield _known(Found(words, text("notes of the plan"), go.trigger), line)

    def _client(self, number: int, *, in_note: bool) -> Found:
        client = self._plan.clients[number]
        package = self._plan.package(client.package)
        where = one_line(package.title if package is not None else client.package)
        if in_note:
            where = one_line(client.note, MOST_OF_A_NOTE)
        words = one_line(client.name) or text("Row {number}").format(number=count(number + 1))
        place: Place = ("clients", number, "note" if in_note else "name")
        return Found(words, where, partial(self._go, place))

    # The way there.

    def _go(self, place: Place) -> None:
        window = self._window
        if not window.go_to(place) and place[0] == "packages":  # its own page is not built in
            window.pages.choose("overview")
            window.overview.inputs.reveal((*place[:2], "contacts"))

    def _ask(self, key: str) -> None:
        from planner.gui.next_step.page import BestNextStep

        self._window.pages.choose("step")
        page = self._window.pages.page("step")
        if isinstance(page, BestNextStep):
            page.choose(key)
            page.segment(key).setFocus(Qt.FocusReason.TabFocusReason)

    def _quote(self, place: Place) -> None:
        """Go to a field of a client that is quoted, not to its row among the clients."""
        self._window.pages.choose("quote")
        self._window.go_near(place)

    def _reveal(self, key: str, field: QWidget) -> None:
        self._window.pages.choose(key)
        above: QWidget | None = field
        while above is not None and above is not self._window:
            if isinstance(above, FieldRow):
                above.show()  # a rare field is seen where it is typed
            above = above.parentWidget()
        into_view(field)
        field.setFocus(Qt.FocusReason.TabFocusReason)
