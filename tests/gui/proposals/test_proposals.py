"""Proposals that were sent: listed, opened byte for byte, noted, removed, and seen on the quote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.proposals import dialog as dialogs
from planner.gui.proposals.dialog import ProposalsDialog
from planner.gui.proposals.keeping import Keeping
from planner.gui.theme import DARK_THEME
from planner.model.offering import offer
from planner.model.plan import Plan, Status
from planner.model.proposal import Form, Proposal
from planner.model.proposals import with_proposal
from planner.words.numbers import date as day
from tests.gui.conftest import Opener
from tests.gui.driving import choose_file, click, dialog, let_it_write, press, type_in, undo
from tests.gui.quote.quotes import LUMIERE, client, field_of, page_of, quoted
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_accessibility import by_tab, nameless, reached
from tests.gui.words_shown import pieces, still_english, words_of

FRENCH = Path(__file__).parents[3] / "resources/i18n/fr.po"
FILE = b"%PDF-1.7 \x00\xff exactly this"
TODAY = date.today()


def sent(plan: Plan, row: int | None, days_ago: int, **details: Any) -> Plan:
    """The plan with what a row was sent some days ago."""
    made = offer(plan, row, TODAY - timedelta(days_ago))
    proposal = Proposal(
        client="" if row is None else plan.clients[row].id,
        name=made.client,
        sent_on=TODAY - timedelta(days_ago),
        kind=Form.PDF,
        offer=made,
        choice=made.starts,
        file=FILE,
    )
    return with_proposal(plan, replace(proposal, **details))


def kept(**details: Any) -> Plan:
    """Café Lumière was sent something two months ago and last week, somebody else in between."""
    plan = quoted(LUMIERE, {**LUMIERE, "id": "q2", "name": "Velo"})
    row = len(plan.clients) - 2
    plan = sent(plan, row, 60, to="Ana Keller")
    plan = sent(plan, None, 10, kind=Form.TABLE, file=b"")
    return sent(plan, row, 7, **{"to": "Ana Keller and the board", **details})


def dearer(plan: Plan) -> Plan:
    """Growth costs 20.00 more by now."""
    packages = tuple(
        replace(each, services_price=27_000) if each.id == "growth" else each
        for each in plan.packages
    )
    return replace(plan, packages=packages)


def listed(window: MainWindow) -> ProposalsDialog:
    """The list, from its menu."""
    window.actions_.proposals.trigger()
    settle()
    return dialog(ProposalsDialog, window)


def rows(asked: ProposalsDialog) -> list[tuple[str, ...]]:
    return [line.cells for line in asked.table.lines]


class TestListed:
    def test_newest_first_with_what_they_are_worth_today(self, open_window: Opener) -> None:
        window = open_window(dearer(kept()))
        asked = listed(window)
        changed = "prices have changed"
        assert rows(asked) == [
            ("Café Lumière", "Ana Keller and the board", "Proposal (PDF)", changed,
             day(TODAY - timedelta(7))),
            ("Nobody in particular", "–", "Table (CSV)", changed, day(TODAY - timedelta(10))),
            ("Café Lumière", "Ana Keller", "Proposal (PDF)", changed, day(TODAY - timedelta(60))),
        ]  # fmt: skip
        under = [line.under[3] for line in asked.table.lines]
        assert under[0] == f"held until {day(TODAY + timedelta(23))}"
        assert under[2] == f"was held until {day(TODAY - timedelta(30))}"
        assert asked.when.text() == (
            f"Sent {day(TODAY - timedelta(7))} to Ana Keller and the board, "
            f"held until {day(TODAY + timedelta(23))}"
        )
        assert asked.changes.text().startswith(
            "Prices have changed since: Growth $509.00 → $529.00 · "
        )
        asked.table.selectRow(1)
        assert asked.changes.text().endswith(
            "The document was too large to keep in the plan: its prices are kept."
        )
        assert not asked.open_it.isEnabled() and not asked.save_it.isEnabled()

    def test_without_any_it_says_how_they_come(self, open_window: Opener) -> None:
        asked = listed(open_window(quoted()))
        assert asked.introduction.text().startswith("None yet")
        assert not asked.table.isVisible() and not asked.open_it.isVisible()
        assert faults(asked) + overlaps(asked) == []

    def test_many_are_held_against_today_beside_the_window(
        self, open_window: Opener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dialogs, "QUICK", 1)
        asked = listed(open_window(kept()))
        open_window.qtbot.waitUntil(lambda: len(asked.known) == 3)
        assert [each[3] for each in rows(asked)] == ["as today"] * 3
        assert asked.changes.text() == "Its prices are still those of today."

    def test_a_signed_client_s_are_still_there(self, open_window: Opener) -> None:
        window = open_window(kept())
        click(page_of(window).bar.win)
        assert client(window, "Café Lumière").status is Status.ACTIVE
        assert rows(listed(window))[0][0] == "Café Lumière"

    def test_one_of_impossible_counts_is_told_and_not_shown(self, open_window: Opener) -> None:
        plan = kept()
        offer = plan.proposals[0].offer
        packages = tuple(replace(each, contacts=-1, months_paid=-12) for each in offer.packages)
        offer = replace(offer, packages=packages, accounts=-2, free_months=-3, always_free=-4)
        broken = replace(plan.proposals[0], offer=offer)
        window = open_window(replace(plan, proposals=(broken, *plan.proposals[1:])))
        window._go_to_problem(("proposals", 0, "offer", "accounts"))
        asked = dialog(ProposalsDialog, window)
        assert asked.chosen == broken
        assert asked.changes.text()
        assert not asked.show_it.isEnabled()
        asked.reject()

    def test_a_broken_one_is_led_to(self, open_window: Opener) -> None:
        plan = kept()
        broken = replace(plan.proposals[0], choice=replace(plan.proposals[0].choice, package=9))
        window = open_window(replace(plan, proposals=(broken, *plan.proposals[1:])))
        window._go_to_problem(("proposals", 0, "choice"))
        asked = dialog(ProposalsDialog, window)
        assert asked.chosen == broken
        assert not asked.show_it.isEnabled()


class TestTheWayBack:
    def test_it_is_opened_exactly_as_it_was_sent(
        self, open_window: Opener, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[Path] = []

        def open_url(url: QUrl) -> bool:
            opened.append(Path(url.toLocalFile()))
            return len(opened) == 1

        monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
        window = open_window(kept())
        asked = listed(window)
        click(asked.open_it)
        let_it_write(window)
        assert opened[0].read_bytes() == FILE
        assert opened[0].name == f"Café Lumière {TODAY - timedelta(7)}.pdf"
        assert opened[0].parents[1].stat().st_mode & 0o77 == 0  # nobody else's business
        assert opened[0].stat().st_mode & 0o222 == 0  # what is typed into it would be lost
        press(asked.table, Qt.Key.Key_Return)
        let_it_write(window)
        assert opened[1].read_bytes() == FILE
        assert "No program opened it" in asked.news.text()
        (keeping,) = window.findChildren(Keeping)
        assert keeping._folder is not None
        assert keeping._folder.remove()

    def test_a_copy_is_saved_where_asked_or_says_why_not(
        self, open_window: Opener, tmp_path: Path
    ) -> None:
        window = open_window(kept())
        asked = listed(window)
        click(asked.save_it)
        choose_file(window, tmp_path / "copy.pdf")
        let_it_write(window)
        assert (tmp_path / "copy.pdf").read_bytes() == FILE
        assert asked.news.text() == "Saved: copy.pdf"
        (tmp_path / "taken.pdf").mkdir()
        asked._save(str(tmp_path / "taken.pdf"))
        let_it_write(window)
        assert "is a folder" in asked.news.text()
        assert asked.news.property("kind") == "complaint"

    def test_its_offer_is_shown_as_it_was(self, open_window: Opener) -> None:
        plan = kept()
        window = open_window(dearer(plan))
        asked = listed(window)
        shown: list[object] = []
        asked.shown.disconnect()
        asked.shown.connect(lambda *what: shown.extend(what))
        asked._show()
        assert shown == [plan.proposals[-1].offer, plan.proposals[-1].choice]
        assert not asked.isVisible()


class TestEdits:
    def test_a_note_is_one_step_and_belongs_to_one(self, open_window: Opener) -> None:
        window = open_window(kept())
        asked = listed(window)
        type_in_words(asked, "asks for a year at once")
        asked.table.selectRow(2)
        assert asked.note.field.text() == ""
        assert [each.note for each in window.document.plan.proposals] == [
            "",
            "",
            "asks for a year at once",
        ]
        asked.accept()
        assert window.document.undo.undoText() == "Change the note of a proposal"
        undo(window)
        assert window.document.plan == kept()

    def test_one_is_removed_and_brought_back(self, open_window: Opener) -> None:
        window = open_window(kept())
        asked = listed(window)
        click(asked.remove)
        assert [each[0] for each in rows(asked)] == ["Nobody in particular", "Café Lumière"]
        assert asked.chosen is not None and asked.chosen.client == ""
        assert asked.news.text() == "It is removed. Undo brings it back."
        click(asked.remove)
        click(asked.remove)
        assert window.document.plan.proposals == () and not asked.remove.isVisible()
        asked.accept()
        for _ in range(3):
            undo(window)
        assert window.document.plan.proposals == kept().proposals


def type_in_words(asked: ProposalsDialog, words: str) -> None:
    asked.note.field.setFocus()
    QTest.keyClicks(asked.note.field, words)


class TestOnTheQuote:
    def test_the_newest_is_said_above_the_quote_and_follows_every_price(
        self, open_window: Opener
    ) -> None:
        window = open_window(kept())
        page = page_of(window)
        held = f"held until {day(TODAY + timedelta(23))}"
        begins = f"Sent {day(TODAY - timedelta(7))} to Ana Keller and the board · {held} · "
        assert page.sent.note.text() == f"{begins}Its prices are still those of today"
        type_in(field_of(page, "services_price"), "270")
        assert page.sent.note.text() == (
            f"{begins}Prices have changed since: Growth $509.00 → $529.00, and 3 more"
        )
        assert page.sent.note.property("kind") == "warning"
        click(page.bar.after)
        assert page.client.name.field.text() == "Velo"
        assert not page.sent.isVisible()
        click(page.bar.before)
        click(page.sent.all)
        asked = dialog(ProposalsDialog, window)
        assert asked.chosen is not None and asked.chosen.to == "Ana Keller and the board"

    def test_everything_has_its_room_a_name_and_is_french(self, open_window: Opener) -> None:
        long = {"to": "W" * 200, "name": "<b>x</b> & שלום" * 9, "note": "y" * 400}
        window = open_window(dearer(kept(**long)))
        page = page_of(window)
        for language in LANGUAGES:
            window.speak(language)
            for size in ((1024, 640), (1280, 720)):
                window.resize(*size)
                settle()
                assert faults(window) + overlaps(window) == [], (language, size)
            asked = listed(window)
            for row in range(3):
                asked.table.selectRow(row)
                settle()
                assert faults(asked) + overlaps(asked) == [], (language, row)
            assert nameless(asked) == []
            asked.table.setFocus()
            assert by_tab(asked) - set(reached(asked)) == set()
            asked.table.selectRow(2)
            said = [*words_of(asked), *words_of(page.sent)]
            for line in asked.table.lines:
                said += [f"table: {each}" for each in (*line.cells, *line.under)]
            asked.accept()
        for words in said:
            for piece in pieces(words):
                assert still_english(FRENCH, piece) == (), words

    def test_it_takes_the_colours_also_while_it_is_open(self, open_window: Opener) -> None:
        window = open_window(kept())
        asked = listed(window)
        light = asked.table.grab().toImage().pixelColor(4, 60)
        window.theme.choose(DARK_THEME)
        QApplication.processEvents()
        assert asked.table.grab().toImage().pixelColor(4, 60) != light
