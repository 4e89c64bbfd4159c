"""An offer that was sent is shown to the client as it was, whatever the plan says by now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from planner.gui.proposals.dialog import ProposalsDialog
from planner.model.choosing import Looking
from planner.model.offering import offer
from planner.model.package_edits import removed
from planner.model.proposal import Form, Proposal
from planner.model.proposals import with_proposal
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, press
from tests.gui.meeting.meetings import EVERYTHING, leave, meeting_plan
from tests.gui.room import settle
from tests.gui.words_shown import words_of


def test_it_is_that_of_the_day_and_nothing_of_today(open_window: Opener) -> None:
    plan = meeting_plan(EVERYTHING)
    row = len(plan.clients) - 1
    sent = offer(plan, row, date(2026, 9, 1))
    choice = replace(sent.starts, reduction=1, options=frozenset({0}))
    kept = Proposal(
        client=plan.clients[row].id, name=sent.client, sent_on=sent.made_on, kind=Form.PDF,
        offer=sent, choice=choice, file=b"%PDF",
    )  # fmt: skip
    dearer = tuple(replace(each, services_price=99_900) for each in plan.packages)
    today = removed(with_proposal(replace(plan, packages=dearer), kept), 2, heir="growth")
    window = open_window(today)
    window.settings.set("meeting/reveal", "yes")
    window.outgoing.list_proposals()
    settle()
    click(dialog(ProposalsDialog, window).show_it)
    settle()
    view = window.on_demand.meeting.view
    assert view is not None and not window.isVisible()
    assert view.choice == choice
    assert view.looking.offer.packages == sent.packages  # the one that is gone, too
    pays = sent.payments(choice)
    assert pays is not None
    # 259.00 + 250.00 · 0.90 + 49.00 for the option
    assert pays.monthly.amount == 53_300
    said = " ".join(words_of(view))
    assert "533.00" in said and "999.00" not in said
    press(view, Qt.Key.Key_F9)
    assert "keep" not in " ".join(words_of(view))
    view.looking = view.looking.choosing(reduction=0)
    leave(view)
    assert window.isVisible() and window.document.plan == today
    window.on_demand.show_client_view(row)
    shown = window.on_demand.meeting.view
    assert shown is not None
    assert shown.looking == Looking.at(window.on_demand.meeting.offer())
    assert shown.looking.offer.made_on != sent.made_on
    leave(shown)
