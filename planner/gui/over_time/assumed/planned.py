"""The dialog for a planned event: who joins or leaves, how many, and in which month."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.charts.style import Palette
from planner.gui.fields.number import NumberField
from planner.gui.fields.text import TextField
from planner.gui.over_time.assumed.clients import ClientChooser
from planner.gui.over_time.assumed.dialog import FIELD, ComingDialog
from planner.model.plan import Channel, Move, Plan, Planned
from planner.words import coming, entry, numbers
from planner.words.assumed import about_accounts
from planner.words.catalogue import text
from planner.words.cells import text_of

A_CLIENT = None
"""What stands for a client where a package could be chosen."""
MOST_ACCOUNTS = 100_000


def _read(typed: str) -> int | None:
    return entry.read_count(typed, 1, MOST_ACCOUNTS) if typed.strip() else None


class PlannedDialog(ComingDialog):
    """Asks for a planned event."""

    def __init__(
        self, plan: Plan, before: Planned | None, palette: Palette | None, parent: QWidget
    ) -> None:
        """Ask for one; ``before`` is what it is now, None for one more."""
        accept = text("Add") if before is None else text("Save")
        super().__init__(plan, text("Planned event"), accept, parent)
        self._before = before
        self._says_how_many = before is not None
        self.move_ = self.choice("move", [(coming.move(each), each) for each in Move])
        packages: list[tuple[str, object]] = [
            (coming.package_title(plan, each.id), each.id) for each in plan.packages
        ]
        self.who = self.choice("who", [*packages, (text("A client"), A_CLIENT)])
        self.channel = self.choice("channel", [(coming.sold_as(each), each) for each in Channel])
        self.client = ClientChooser(plan, palette)
        self.accounts = NumberField(_read, numbers.count)
        self.accounts.setObjectName("accounts")
        self.accounts.about = about_accounts
        self.note = TextField()
        self.note.setObjectName("note")
        self.note.setFixedWidth(FIELD)
        self.row(text("What happens"), self.move_)
        self.row(text("Month"), self.month)
        self.who_row = self.row(text("Who joins"), self.who)
        self.channel_row = self.row(text("How it is sold"), self.channel)
        self.whole(self.client)
        self.row(text("Accounts"), self.accounts)
        self.row(text("Note"), self.note)
        self.close_form()
        self._begin(before)
        for choice in (self.move_, self.who):
            choice.currentIndexChanged.connect(self._follow)
        self.accounts.textChanged.connect(self.check)
        self.accounts.complained.connect(self.check)
        self.accounts.entered.connect(self.check)
        self.accounts.textEdited.connect(self._typed)
        self.client.changed.connect(self.check)
        self._follow()

    def _begin(self, before: Planned | None) -> None:
        if before is None:
            return
        plan = self.plan
        self.choose_month(before.month)
        self.choose(self.move_, before.move, "")
        by_client = before.move is Move.LEAVE or bool(before.client)
        if by_client:
            self.who.setCurrentIndex(self.who.count() - 1)
            self.client.choose(before.client)
        else:
            self.choose(self.who, before.package, coming.package_title(plan, before.package))
        self.choose(self.channel, before.channel, "")
        self.accounts.set_value(before.accounts)
        self.note.set_words(before.note)

    @property
    def _by_client(self) -> bool:
        return self._move is Move.LEAVE or self.who.currentData() is A_CLIENT

    @property
    def _move(self) -> Move:
        return Move(str(self.move_.currentData()))

    @Slot()
    def _typed(self) -> None:
        self._says_how_many = True

    @Slot()
    def _follow(self) -> None:
        """Ask only for what the event needs."""
        joins, by_client = self._move is Move.JOIN, self._by_client
        self.who_row.setVisible(joins)
        self.channel_row.setVisible(not by_client)
        self.client.setVisible(by_client)
        self.client.put_first(proposed=joins)
        self.accounts.setPlaceholderText(coming.everyone() if by_client else "")
        if not self._says_how_many:
            self.accounts.set_value(None if by_client else 1)
        self.check()
        self.adjustSize()

    def made(self) -> Planned | None:
        """The event; None while it says not who, or how many."""
        typed = self.accounts.text().strip()
        number = self.accounts.value if typed else None
        by_client = self._by_client
        client = self.client.client_id if by_client else ""
        if self.accounts.wrong or (not client if by_client else number is None):
            return None
        package = self.who.currentData()
        made = self._before or Planned(month=1, move=Move.JOIN)
        return replace(
            made,
            month=int(self.month.currentData()),
            move=self._move,
            accounts=number,
            client=client,
            package="" if by_client or package is A_CLIENT else str(package),
            channel=Channel.RESALE if by_client else Channel(str(self.channel.currentData())),
            note=text_of(self.note.text()),
        )
