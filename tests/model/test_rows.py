"""What a row does, and which rows have the same account."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.model.plan import Billing, Channel, Client, OverList, Overrides, Status
from planner.model.rows import Kind, gathered, kind_of

KINDS = {
    (Status.ACTIVE, Channel.RESALE): Kind.RESOLD,
    (Status.ACTIVE, Channel.COMMISSION): Kind.ON_COMMISSION,
    (Status.DISABLED, Channel.RESALE): Kind.DISABLED,
}
ROW = Client(id="a", package="p")


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("status", Status)
def test_kind_of_a_row(status: Status, channel: Channel) -> None:
    row = replace(ROW, status=status, channel=channel)
    assert kind_of(row) is KINDS.get((status, channel), Kind.IDLE)


def test_rows_alike_in_all_that_makes_an_account_are_gathered() -> None:
    rows = (
        ROW,
        replace(ROW, id="b", name="B", note="x", free_months=3, channel_locked=True, accounts=4),
        replace(ROW, id="c", package="q"),
        replace(ROW, id="d", accounts=2),
    )
    found = gathered(rows)
    assert found.group_of == (0, 0, 1, 0)
    assert [(group.rows, group.accounts) for group in found.groups] == [((0, 1, 3), 7), ((2,), 1)]


@pytest.mark.parametrize(
    "other",
    [
        replace(ROW, package="q"),
        replace(ROW, billing=Billing.YEARLY),
        replace(ROW, status=Status.DISABLED),
        replace(ROW, channel=Channel.COMMISSION),
        replace(ROW, overrides=Overrides(hours=Decimal(0))),
        replace(ROW, overrides=Overrides(software_price=0)),
        replace(ROW, overrides=Overrides(software_price=OverList(0))),
    ],
)
def test_rows_of_different_accounts_are_apart(other: Client) -> None:
    assert gathered((ROW, other)).group_of == (0, 1)


def test_all_idle_rows_of_a_package_are_alike() -> None:
    idle = tuple(replace(ROW, status=status) for status in (Status.TRIAL, Status.PROPOSED))
    assert gathered(idle).group_of == (0, 0)


def test_repeated_ids_and_rows_without_accounts_are_found() -> None:
    rows = (ROW, replace(ROW, accounts=0), replace(ROW, id="b", accounts=-1), ROW)
    found = gathered(rows)
    assert found.repeated_ids == (1, 3)
    assert found.without_accounts == (1, 2)


def test_what_is_remembered_of_one_book_is_not_told_of_another() -> None:
    mine, theirs = (ROW,), (replace(ROW, accounts=9),)
    for rows, accounts in [(mine, 1), (theirs, 9), (mine, 1), ((), None), (theirs, 9)]:
        groups = gathered(rows).groups
        assert [group.accounts for group in groups] == ([] if accounts is None else [accounts])
