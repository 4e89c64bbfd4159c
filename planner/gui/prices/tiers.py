"""The programme's tiers, edited in place: each problem is said at its own row."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import NumberField
from planner.gui.widgets import Card, Note, label, set_mark, set_words
from planner.model.plan import Plan
from planner.model.problems import FARTHEST_TIER, Place, Problem
from planner.model.programme import Tier
from planner.model.vendor_edits import with_new_tier, with_tier, without_tier
from planner.words import entry, numbers, what_is
from planner.words.catalogue import context, text
from planner.words.sentences import sentence
from planner.words.tiers import tier_meaning

NUMBER_WIDTH = 80
BUTTON = 24
RATE_DIGITS = 6


def change_tiers() -> str:
    """What the undo menu calls an edit of a tier."""
    return text("Change tiers")


class TierRow(QWidget):
    """One tier: from how many accounts, its discount, and what that means.

    Signals:
        removed: the tier is to go, by its number from 0.
    """

    removed = Signal(int)

    def __init__(self, document: Document, index: int) -> None:
        """Make the row of a tier by its number from 0."""
        super().__init__()
        self._document, self.index = document, index
        self.start = NumberField(
            lambda typed: entry.read_count(typed, 0, FARTHEST_TIER), numbers.count
        )
        self.discount = NumberField(
            lambda typed: entry.read_rate(
                typed, low=Decimal(0), high=Decimal(1), digits=RATE_DIGITS
            ),
            lambda rate: numbers.percent(rate).removesuffix("%").rstrip(),
        )
        self.start.setObjectName(f"tier_{index}_from")
        self.discount.setObjectName(f"tier_{index}_discount")
        self.discount.set_unit("%")
        self.start.about, self.discount.about = what_is.tier_start, what_is.tier_discount
        self.discount.doubts = entry.per_cent_doubt
        self.meaning = label("caption")
        self.meaning.setWordWrap(True)
        self.remove = QPushButton()
        self.remove.setProperty("kind", "step")
        self.remove.setFixedSize(BUTTON, BUTTON)
        self.remove.clicked.connect(self._remove)
        self._typed = Note("complaint")
        self._problem = Note("complaint")
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for field in (self.start, self.discount):
            field.setFixedWidth(NUMBER_WIDTH)
            field.complained.connect(self._complain)
            field.settled.connect(document.settle)
            row.addWidget(field)
        row.addWidget(self.meaning, 1)
        row.addWidget(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self._typed)
        rows.addWidget(Asking(self.start))
        rows.addWidget(Asking(self.discount))
        rows.addWidget(self._problem)
        self.start.entered.connect(self._start_entered)
        self.discount.entered.connect(self._discount_entered)

    @property
    def complaints(self) -> list[str]:
        """What is said to be wrong with the row."""
        return [note.text() for note in (self._typed, self._problem) if not note.isHidden()]

    @Slot(object)
    def _start_entered(self, start: int) -> None:
        self._edit("from", start=start)

    @Slot(object)
    def _discount_entered(self, discount: Decimal) -> None:
        self._edit("discount", discount=discount)

    def _edit(self, key: str, **changes: int | Decimal) -> None:
        merge = f"tiers/{self.index}/{key}"
        plan = with_tier(self._document.base(merge), self.index, **changes)
        self._document.edit(change_tiers, plan, merge=merge)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.index)

    @Slot(str)
    def _complain(self, words: str) -> None:
        self._typed.say(words)

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        self.start.forget()
        self.discount.forget()

    def show_tier(self, plan: Plan, problems: list[Problem]) -> None:
        """Show the tier of this plan, and what is wrong with it."""
        tier: Tier = plan.programme.tiers[self.index]
        self.start.set_value(tier.start)
        self.discount.set_value(tier.discount)
        set_words(self.meaning, tier_meaning(plan.programme, self.index))
        self._problem.say("\n".join(sentence(each, place=False) for each in problems))
        wrong = {each.place[-1] for each in problems}
        for key, field in (("from", self.start), ("discount", self.discount)):
            set_mark(field, "problem" if key in wrong else "")

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.remove.setIcon(theme.icon("close", palette.muted))

    def retranslate(self) -> None:
        """Write every word anew."""
        number = numbers.count(self.index + 1)
        words = text("Remove tier {number}").format(number=number)
        self.remove.setToolTip(words)
        self.remove.setAccessibleName(words)
        self.start.setAccessibleName(text("Tier {number}: from accounts").format(number=number))
        self.discount.setAccessibleName(text("Tier {number}: discount").format(number=number))
        self.start.rewrite()
        self.discount.rewrite()


class Tiers(Card):
    """All tiers, and the way to another one."""

    def __init__(self, document: Document) -> None:
        """Build the card."""
        super().__init__()
        self._document = document
        self._palette: Palette | None = None
        self.tiers: list[TierRow] = []
        self.title = label("title")
        self.start_head, self.discount_head = label("caption"), label("caption")
        heads = QHBoxLayout()
        heads.setSpacing(UNIT)
        for head in (self.start_head, self.discount_head):
            head.setFixedWidth(NUMBER_WIDTH)
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            heads.addWidget(head)
        heads.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(UNIT // 2)
        self._problem = Note("complaint")
        self.add = QPushButton()
        self.add.setProperty("kind", "link")
        self.add.clicked.connect(self._add)
        self.rows.addWidget(self.title)
        self.rows.addLayout(heads)
        self.rows.addLayout(self._list)
        self.rows.addWidget(self._problem)
        self.rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _add(self) -> None:
        self._document.settle()
        self._document.edit(lambda: text("Add a tier"), with_new_tier(self._document.plan))
        shown = [row for row in self.tiers if not row.isHidden()]
        if shown:
            shown[-1].start.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(int)
    def _remove(self, index: int) -> None:
        self._document.settle()
        plan = without_tier(self._document.plan, index)
        self._document.edit(lambda: text("Remove a tier"), plan)
        there = len(self._document.plan.programme.tiers)
        following = self.tiers[min(index, there - 1)].remove if there else self.add
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, index: int) -> TierRow:
        """The row of a tier: one that is no longer needed waits, hidden."""
        while len(self.tiers) <= index:
            row = TierRow(self._document, len(self.tiers))
            row.removed.connect(self._remove)
            row.retranslate()
            if self._palette is not None:
                row.recolour(self._palette)
            self._list.addWidget(row)
            self.tiers.append(row)
        return self.tiers[index]

    def show_plan(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        """Show the tiers of this plan, each with its own problems."""
        there = len(plan.programme.tiers)
        for index in range(there):
            row = self._row(index)
            mine = [each for each in problems if each.place[:3] == ("programme", "tiers", index)]
            if row.isHidden():
                row.forget()
            row.show_tier(plan, mine)
            row.show()
        for row in self.tiers[there:]:
            row.hide()
        whole = [each for each in problems if each.place == ("programme", "tiers")]
        self._problem.say("\n".join(sentence(each, place=False) for each in whole))

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        for row in self.tiers:
            row.forget()

    def input_of(self, place: Place) -> QWidget | None:
        """The input of a place of the tiers; of one that is gone, the way to another."""
        match place:
            case ("programme", "tiers", int(index), *rest) if index < len(self.tiers):
                row = self.tiers[index]
                if row.isHidden():
                    return self.add
                return row.discount if rest == ["discount"] else row.start
            case ("programme", "tiers", *_):
                return self.add
        return None

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for row in self.tiers:
            row.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Tiers"))
        set_words(self.start_head, context("over the first accounts of tiers", "From"))
        set_words(self.discount_head, text("Discount"))
        set_words(self.add, text("Add a tier"))
        for row in self.tiers:
            row.retranslate()


def problems_at(problems: tuple[Problem, ...], place: Place) -> str:
    """What is wrong at a place, in words."""
    return "\n".join(sentence(each, place=False) for each in problems if each.place == place)
