"""When something was: a day and a time of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from planner.words.catalogue import text
from planner.words.numbers import date


def moment(when: datetime.datetime, *, seconds: bool = False) -> str:
    """Write a local time: its date, and the hour and minute of a day of 24 hours."""
    clock = f"{when:%H:%M:%S}" if seconds else f"{when:%H:%M}"
    return text("{date}, {time}").format(date=date(when.date()), time=clock)


def moments(whens: Sequence[datetime.datetime]) -> list[str]:
    """Write local times of one list: with their seconds those that fall into one minute."""
    times = Counter(map(moment, whens))
    return [moment(when, seconds=times[moment(when)] > 1) for when in whens]
