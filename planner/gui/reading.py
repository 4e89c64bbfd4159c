"""What can be read in the program: how it works, where its data comes from, what it is."""

from __future__ import annotations

import re
from html import escape, unescape

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMenuBar,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from planner import __version__
from planner.charts.style import UNIT
from planner.gui.fields.number import NumberField
from planner.gui.finder import commands
from planner.storage.shipped import ShippedPrices, ShippedProgramme, Source, price_lists, programmes
from planner.words.catalogue import language, text
from planner.words.help_pages import how_it_works, keys_in_fields
from planner.words.numbers import date

SIZE = (680, 560)
FOCUS = "focus"  # the place in the help of what has the focus


class Reader(QDialog):
    """A page of text: links open nothing, since nothing here needs a network."""

    def __init__(self, title: str, page: str, parent: QWidget, *, at: str = "") -> None:
        """Show a page of HTML that this program wrote; what others wrote in it is escaped.

        Args:
            title: of the window.
            page: the HTML.
            parent: the widget it belongs to.
            at: the name of the place where reading begins; the top, where it is empty.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(UNIT + 4)
        self.page.setHtml(page)
        self.page.setAccessibleName(title)
        self._at = at
        self.copy = QPushButton(text("Copy all"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        close = QPushButton(text("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.addWidget(self.page)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.copy)
        below.addWidget(close)
        rows.addLayout(below)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the place, once the page has its width."""
        super().showEvent(event)
        if self._at:
            QTimer.singleShot(0, self, self._go)

    @Slot()
    def _go(self) -> None:
        self.page.scrollToAnchor(self._at)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.toPlainText())


def show_help(parent: QWidget, page: str = "") -> None:
    """Open the help at what has the focus, or at the page that is seen, by its key."""
    name, what = has_focus(parent)
    parts = []
    sections = how_it_works()
    for section in sections:
        here = section.key == page
        if here and what:
            parts.append(f"<a name='{FOCUS}'></a>{_section(name, [what])}")
        parts.append(f"<a name='{section.key}'></a>{_section(section.title, section.paragraphs)}")
    at = FOCUS if what else page
    Reader(text("How this works"), "".join(parts), parent, at=at).open()


def has_focus(parent: QWidget) -> tuple[str, str]:
    """The name of what has the focus, and what it is; empty where nothing is said of it."""
    widget = QApplication.focusWidget()
    while widget is not None and widget is not parent:
        what = widget.tip() if isinstance(widget, NumberField) else _plain(widget.toolTip())
        if what and widget.accessibleName():
            return widget.accessibleName(), what
        widget = widget.parentWidget()
    return "", ""


def _plain(tip: str) -> str:
    """The words of a tooltip."""
    return unescape(re.sub("<[^>]*>", "", tip))


def show_keys(parent: QWidget, bar: QMenuBar) -> None:
    """Open the list of shortcuts, as the menus have them."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for each in commands(bar):
        if each.keys:
            rows.setdefault(each.path[0], []).append((each.keys, each.words))
    rows |= dict(keys_in_fields())
    page = "".join(f"<h3>{escape(title)}</h3>{_table(lines)}" for title, lines in rows.items())
    Reader(text("Keyboard shortcuts"), page, parent).open()


def _table(lines: list[tuple[str, str]]) -> str:
    cells = (
        f"<tr><td width='180'>{escape(keys)}</td><td>{escape(words)}</td></tr>"
        for keys, words in lines
    )
    return f"<table cellspacing='0' cellpadding='3'>{''.join(cells)}</table>"


def show_sources(parent: QWidget) -> None:
    """Open what is known of the vendor's rules and prices, and what is not."""
    said = language()
    parts = [_programme(each.in_language(said)) for each in programmes()]
    parts += [_prices(each.in_language(said)) for each in price_lists()]
    Reader(text("Where prices and rules come from"), "".join(parts), parent).open()


def show_about(parent: QWidget) -> None:
    """Open what the program is."""
    lines = [
        text("Version {version}").format(version=__version__),
        text("Free software under the MIT licence."),
        text("Its font is Inter, under the SIL Open Font Licence."),
        text("It sends nothing anywhere and collects nothing. It does not belong to the vendor."),
    ]
    page = _section(text("Agency Profit Planner"), lines)
    Reader(text("About Agency Profit Planner"), page, parent).open()


def _section(title: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return f"<h3>{escape(title)}</h3>{body}"


def _programme(of: ShippedProgramme) -> str:
    title = text("{name}, as of {date}").format(name=of.name, date=date(of.as_of))
    quoted = text("{rule} “{quote}” [{source}]")
    told = text("{rule} [{source}]")
    rules = [
        (quoted if each.quote else told).format(
            rule=each.rule, quote=each.quote, source=each.source
        )
        for each in of.rules
    ]
    open_points = [f"{each.question} {each.status} → {each.default}" for each in of.open_points]
    sources = [_source(each) for each in of.sources]
    return (
        _section(title, [of.note])
        + _list(text("What the vendor says"), rules)
        + _list(text("What it does not say, and what is assumed"), open_points)
        + _list(text("Sources"), sources)
    )


def _prices(of: ShippedPrices) -> str:
    title = text("{name}, as of {date}").format(name=of.name, date=date(of.as_of))
    return _section(title, [_source(of.source), of.note, of.estimates_note])


def _source(of: Source) -> str:
    mark = f"[{of.id}] " if of.id else ""
    read = text("read {date}").format(date=date(of.read))
    return f"{mark}{of.title}, {of.url} ({read})"


def _list(title: str, lines: list[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h4>{escape(title)}</h4><ul>{items}</ul>"
