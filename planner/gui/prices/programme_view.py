"""The vendor's programme: its tiers left, its rules in the vendor's words right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.overview import fields as inputs
from planner.gui.prices.inputs import PROGRAMME_DATE, name_row, source_row
from planner.gui.prices.rules import SWITCHES, SwitchRow, Wording
from planner.gui.prices.tiers import Tiers, problems_at
from planner.gui.prices.vendor_view import VendorView
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.storage import shipped
from planner.storage.shipped import ShippedProgramme
from planner.words.catalogue import language, text
from planner.words.sentences import one_line, sentence

LEFT_WIDTH = 384
ADVERTISED = "minimum_advertised_price"


class ProgrammeView(VendorView):
    """Tiers, commission and rules."""

    def __init__(self, document: Document) -> None:
        """Build the view."""
        super().__init__()
        self._document = document
        self.name, self.source = name_row(document, "programme"), source_row(document, "programme")
        self.numbers: dict[str, FieldRow] = {}
        self.switches = {each.key: SwitchRow(document, each) for each in SWITCHES}
        self.title, self.commission, self.rules = label("title"), label("title"), label("title")
        self.tiers = Tiers(document)
        self.wordings = {
            "tiers": Wording("tiers", ("tiers", "discount_base")),
            "rate": Wording("commission.rate", ("commission.rate",)),
            "months": Wording("commission.months", ("commission.months",)),
            "fee": Wording("monthly_fee", asks=True),
        }
        self.rules_note = Note()
        self.compare_button, self.all_sources = QPushButton(), QPushButton()
        for button in (self.compare_button, self.all_sources):
            button.setProperty("kind", "link")
        self.compare_button.clicked.connect(self.compare)
        self.all_sources.clicked.connect(self._show_sources)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, UNIT // 2, 0)
        columns.setSpacing(UNIT)
        columns.addLayout(self._left())
        columns.addWidget(self._right(), 1)
        self._scroll = TallScroll(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _number(self, spec: Input) -> FieldRow:
        row = FieldRow(self._document, spec)
        self.numbers[spec.key] = row
        return row

    def _left(self) -> QVBoxLayout:
        names, commission = Card(), Card()
        for card in (names, self.tiers, commission):
            card.setFixedWidth(LEFT_WIDTH)
        for part in (self.title, self.name, self.source, self._number(PROGRAMME_DATE)):
            names.rows.addWidget(part)
        names.rows.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.tiers.rows.addWidget(self.wordings["tiers"])
        commission.rows.addWidget(self.commission)
        commission.rows.addWidget(self._number(inputs.COMMISSION_RATE))
        commission.rows.addWidget(self.wordings["rate"])
        commission.rows.addWidget(self._number(inputs.COMMISSION_MONTHS))
        commission.rows.addWidget(self.wordings["months"])
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        for card in (names, self.tiers, commission):
            column.addWidget(card)
        column.addStretch(1)
        return column

    def _right(self) -> Card:
        card = Card()
        card.rows.addWidget(self.rules)
        card.rows.addWidget(self.rules_note)
        for row in self.switches.values():
            card.rows.addWidget(row)
            card.rows.addWidget(_line())
        card.rows.addWidget(self._number(inputs.PROGRAMME_FEE))
        card.rows.addWidget(self.wordings["fee"])
        card.rows.addWidget(self.all_sources, 0, Qt.AlignmentFlag.AlignLeft)
        card.rows.addStretch(1)
        return card

    @Slot()
    def _show_sources(self) -> None:
        from planner.gui import reading

        reading.show_sources(self.window())

    # What the eye sees.

    def show_plan(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        """Show the programme of this plan."""
        like = shipped.programme_like(plan.programme)
        said = None if like is None else like.in_language(language())
        self.name.show_plan(plan)
        self.source.show_plan(plan)
        for row in self.numbers.values():
            row.show_scope(Scope(plan, None))
        self.tiers.show_plan(plan, problems)
        for switch in self.switches.values():
            switch.show_plan(plan, said)
        for wording in self.wordings.values():
            wording.show_programme(said)
        places: dict[str, Place] = {
            "monthly_fee": ("programme", "monthly_fee"),
            "commission_rate": ("programme", "commission", "rate"),
            "commission_months": ("programme", "commission", "months"),
        }
        for key, place in places.items():
            self.numbers[key].mark(problems_at(problems, place), "")
        self._say(plan, said)

    def _say(self, plan: Plan, said: ShippedProgramme | None) -> None:
        commission = plan.programme.commission
        rate, months = self.numbers["commission_rate"], self.numbers["commission_months"]
        published = said is not None and said.programme.commission.rate is not None
        if commission.rate is None:
            rate.note.say(text("Yours to enter: until then no commission is counted."))
        elif said is None or not published:
            rate.note.say(text("Your input; not published."))
        elif commission.rate == said.programme.commission.rate:
            rate.note.say(text("As the programme has it."))
        else:
            rate.note.say(text("Your input: the programme has another."))
        months.note.say(text("Empty: for life.") if commission.months is None else "")
        self.rules_note.say(
            text("None of the programmes that ship is like this one: its rules are your own.")
            if said is None
            else ""
        )

    def show_cautions(self, plan: Plan, cautions: tuple[Problem, ...]) -> None:
        """Say which packages are below the published price."""
        lines = []
        for each in cautions:
            if each.code == "below-published" and each.place[0] == "packages":
                package = plan.packages[int(each.place[1])]
                words = sentence(each, place=False, currency=plan.currency)
                lines.append(
                    text("{package}: {problem}").format(
                        package=one_line(package.title), problem=words
                    )
                )
        self.switches[ADVERTISED].warning.say("\n".join(lines))

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        self.tiers.forget()
        for row in self.numbers.values():
            row.field.forget()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.tiers.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("Programme"))
        set_words(self.commission, text("Commission"))
        set_words(self.rules, text("Rules"))
        set_words(self.compare_button, text("Other programmes, and what ships…"))
        set_words(self.all_sources, text("All rules, open points and sources…"))
        for part in (self.name, self.source, self.tiers):
            part.retranslate()
        for row in self.numbers.values():
            row.retranslate()
        for switch in self.switches.values():
            switch.retranslate()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the programme."""
        found = self._input(place)
        if found is None:
            return False
        self._scroll.ensureWidgetVisible(found)
        found.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _input(self, place: Place) -> QWidget | None:
        match place:
            case ("programme",):
                return self.name.field
            case ("programme", "tiers", *_):
                return self.tiers.input_of(place)
            case ("programme", "commission", *rest):
                key = "months" if rest == ["months"] else "rate"
                return self.numbers[f"commission_{key}"].field
            case ("programme", "name"):
                return self.name.field
            case ("programme", "source"):
                return self.source.field
            case ("programme", "as_of"):
                return self.numbers[PROGRAMME_DATE.key].field
            case ("programme", str(key)) if key in self.numbers:
                return self.numbers[key].field
            case ("programme", str(key)) if key in self.switches:
                return self.switches[key].choice
        return None


def _line() -> QFrame:
    """A hairline between rules."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    line.setFixedHeight(1)
    return line
