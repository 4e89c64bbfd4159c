"""The programme's switches, each with what the vendor says of it and what it leaves open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.widgets import Note, label, set_words
from planner.model.plan import Plan
from planner.model.programme import AdvertisedAgainst, Effective, Mode
from planner.model.vendor_edits import with_programme
from planner.storage.shipped import OpenPoint, Rule, ShippedProgramme, Source
from planner.words import comparison
from planner.words.catalogue import text
from planner.words.numbers import date

CHOICE_WIDTH = 216


class Switch(NamedTuple):
    """A choice of the programme: its key, what can be chosen, and the rules that speak of it.

    ``asks``: what is open about it is another question than the choice itself.
    """

    key: str
    values: tuple[Any, ...]
    words: Callable[[Any], str]
    rules: tuple[str, ...] = ()
    asks: bool = False


YES_NO = (False, True)
SWITCHES = (
    Switch("mode", tuple(Mode), comparison.mode, ("mode",)),
    Switch("effective", tuple(Effective), comparison.effective, ("effective",), asks=True),
    Switch("first_account_full_price", YES_NO, comparison.yes_no),
    Switch("counts_disabled", YES_NO, comparison.yes_no, ("billed_disabled",)),
    Switch("counts_commission", YES_NO, comparison.yes_no, ("commission_billing",)),
    Switch(
        "minimum_advertised_price",
        tuple(AdvertisedAgainst),
        comparison.advertised,
        ("minimum_advertised_price",),
    ),
)


class Wording(QWidget):
    """What the vendor says of a setting with its source, and below what is not confirmed."""

    def __init__(self, key: str, rules: tuple[str, ...] = (), *, asks: bool = False) -> None:
        """Make an empty place for it.

        Args:
            key: the setting, as open points name it.
            rules: the keys of the rules that speak of it.
            asks: say the question of an open point too: it is not that of the setting itself.
        """
        super().__init__()
        self._key, self._rules, self._asks = key, rules, asks
        self.said, self.open = Note(), Note()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(self.said)
        rows.addWidget(self.open)

    def show_programme(self, of: ShippedProgramme | None) -> None:
        """Say what ships of it, in the language in use; None: no programme is like the plan's."""
        rules = () if of is None else of.rules
        points = () if of is None else of.open_points
        sources = {} if of is None else {source.id: source for source in of.sources}
        said = [_said(each, sources[each.source]) for each in rules if each.key in self._rules]
        points = tuple(each for each in points if each.key == self._key)
        self.said.say("\n".join(said))
        self.open.say("\n".join(_open(each, asks=self._asks) for each in points))
        self.setVisible(bool(said or points))


def _said(rule: Rule, source: Source) -> str:
    words = text("{rule} “{quote}” ({title}, read {date})")
    if not rule.quote:
        words = text("{rule} ({title}, read {date})")
    return words.format(
        rule=rule.rule, quote=rule.quote, title=source.title, date=date(source.read)
    )


def _open(point: OpenPoint, *, asks: bool) -> str:
    words = text("Not confirmed. {status} Taken here: {default}")
    if asks:
        words = text("Not confirmed. {question} {status} Taken here: {default}")
    return words.format(question=point.question, status=point.status, default=point.default)


class SwitchRow(QWidget):
    """One switch, and under it what is known of it."""

    def __init__(self, document: Document, switch: Switch) -> None:
        """Bind a choice to the plan's programme."""
        super().__init__()
        self._document, self.switch = document, switch
        self.name = label("muted")
        self.name.setWordWrap(True)
        self.choice = ChoiceField()
        self.choice.setObjectName(switch.key)
        self.choice.setFixedWidth(CHOICE_WIDTH)
        self.choice.activated.connect(self._chosen)
        self.name.setBuddy(self.choice)
        self.warning = Note("warning")
        self.wording = Wording(switch.key, switch.rules, asks=switch.asks)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.name, 1)
        row.addWidget(self.choice)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addLayout(row)
        rows.addWidget(self.warning)
        rows.addWidget(self.wording)

    @Slot(int)
    def _chosen(self, index: int) -> None:
        plan = with_programme(self._document.plan, **{self.switch.key: self.switch.values[index]})
        self._document.settle()
        self._document.edit(lambda: text("Change a rule of the programme"), plan)

    def show_plan(self, plan: Plan, shipped: ShippedProgramme | None) -> None:
        """Show the choice of this plan."""
        value = getattr(plan.programme, self.switch.key)
        self.choice.setCurrentIndex(self.switch.values.index(value))
        self.wording.show_programme(shipped)

    def retranslate(self) -> None:
        """Write every word anew."""
        name = comparison.setting(self.switch.key)
        set_words(self.name, name)
        self.choice.setAccessibleName(name)
        chosen = self.choice.currentIndex()
        self.choice.clear()
        self.choice.addItems([self.switch.words(each) for each in self.switch.values])
        self.choice.setCurrentIndex(max(chosen, 0))
