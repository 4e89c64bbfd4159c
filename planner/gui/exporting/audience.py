"""For whom a chart leaves the program: how its sheet looks, and what it must not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.charts.picture import Picture
from planner.export.sheet import Sheet


@dataclass(frozen=True)
class OwnTitle:
    """A title that was typed for a chart, and the conclusion that it was typed for."""

    title: str
    instead_of: str


@dataclass(frozen=True)
class Audience:
    """Who gets it.

    ``sheet`` dresses a picture; ``name`` is what a file's name begins with. ``leaks`` reads a file
    back (its bytes, its suffix) in a worker and says what it must not hold, nothing where all is
    well; None: it may hold all. ``own_title`` gives the title that was typed for a chart by its
    key, and ``keep_title`` keeps one (None: none any more); where it is None none are kept.
    """

    internal: bool
    sheet: Callable[[Picture], Sheet]
    name: Callable[[], Sequence[str]]
    leaks: Callable[[bytes, str], Sequence[str]] | None = None
    own_title: Callable[[str], OwnTitle | None] | None = None
    keep_title: Callable[[str, OwnTitle | None], None] | None = None
