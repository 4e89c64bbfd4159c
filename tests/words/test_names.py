"""Every part of a book has a name."""

from __future__ import annotations

import pytest

from planner.model.account import AMOUNTS
from planner.model.plan import Channel, Status
from planner.words import names


def test_channels_and_statuses_are_named_as_the_vendor_does() -> None:
    assert [names.channel(each) for each in Channel] == ["resale", "commission"]
    assert [names.status(each) for each in Status] == [str(each) for each in Status]


def test_every_line_of_the_summary_has_a_name_of_its_own() -> None:
    assert len({names.amount(line) for line in AMOUNTS}) == len(AMOUNTS)


def test_an_amount_that_the_model_does_not_have_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        names.amount("turnover")
