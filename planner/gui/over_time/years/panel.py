"""The plan's years: sums of their months."""

from __future__ import annotations

from planner.charts import years as chart
from planner.gui.over_time.picture_section import PictureSection
from planner.gui.over_time.without import reason
from planner.gui.plain_table import Head, Line
from planner.model.over_time.turns import has_one_tier
from planner.model.over_time.years import years
from planner.words import expected
from planner.words import years as words
from planner.words.catalogue import text
from planner.words.sure import estimate


class YearsPanel(PictureSection):
    """The plan's years: sums of their months."""

    def _write(self) -> None:
        outlook = self.outlook
        if outlook is None:
            return
        projection = outlook.projection
        if projection is None or not projection.months:
            self._say_nothing(reason(outlook))
            return
        found, currency = years(projection), projection.plan.currency
        start = projection.start
        said = [
            expected.ended_early(projection.problem, projection.plan),
            estimate() if projection.is_estimate else "",
            words.sentences(found, currency, one_tier=has_one_tier(projection)),
        ]
        picture = chart.picture(found, currency, start)
        self._say(picture, " ".join(filter(None, said)), words.meaning())
        names, *titles = words.heads(found)
        lines = [_line(row) for row in words.rows(found, currency, start)]
        self._fill((Head(names, figures=False), *map(Head, titles)), lines, len(lines))

    def help_section(self) -> str:
        """The help on it."""
        return "years"

    def retranslate(self) -> None:
        """Write every word anew."""
        self.table.setAccessibleName(text("The years of the plan"))
        super().retranslate()


def _line(row: words.Row) -> Line:
    tones = ("", *("loss" if is_loss else "" for is_loss in row.losses)) if row.losses else ()
    return Line((row.name, *row.figures), bold=(1 + len(row.figures)) * row.is_sum, tones=tones)
