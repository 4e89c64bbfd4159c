"""What can be read in the program: how it works, where its data comes from, what it is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from planner import __version__
from planner.charts.style import UNIT
from planner.storage.shipped import ShippedPrices, ShippedProgramme, Source, price_lists, programmes
from planner.words.catalogue import language, text
from planner.words.help_pages import how_it_works
from planner.words.numbers import date

SIZE = (680, 560)


class Reader(QDialog):
    """A page of text: links open nothing, since nothing here needs a network."""

    def __init__(self, title: str, page: str, parent: QWidget) -> None:
        """Show a page of HTML that this program wrote; what others wrote in it is escaped."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setHtml(page)
        self.page.setAccessibleName(title)
        close = QPushButton(text("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.addWidget(self.page)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def show_help(parent: QWidget) -> None:
    """Open the help."""
    sections = [_section(title, paragraphs) for title, paragraphs in how_it_works()]
    Reader(text("How this works"), "".join(sections), parent).open()


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
        f"<h3>{escape(title)}</h3>"
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
