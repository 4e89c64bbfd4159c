"""When something was: a day and a time of it."""

from __future__ import annotations

import datetime

from planner.words.catalogue import text
from planner.words.numbers import date


def moment(when: datetime.datetime) -> str:
    """Write a local time: its date, and the hour and minute of a day of 24 hours."""
    clock = f"{when:%H:%M}"
    return text("{date}, {time}").format(date=date(when.date()), time=clock)
