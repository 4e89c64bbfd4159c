"""Titles that the agency gave to its charts, in place of the conclusions that the program draws."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.unknown import Unknown, none_unknown


@dataclass(frozen=True, slots=True)
class ChartTitle:
    """A title for a chart, by the chart's key.

    ``instead_of`` is the conclusion in whose place it was put: once the figures say another, the
    title is for other figures and does not stand any more.
    """

    chart: str
    title: str
    instead_of: str = ""
    unknown: Unknown = none_unknown()
