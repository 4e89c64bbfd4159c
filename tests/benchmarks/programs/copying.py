"""The program while charts are copied: the first copy loads matplotlib, the second only draws."""

from planner.gui.main_window import MainWindow
from tests.benchmarks.programs.pulse import Act, run


def copy(window: MainWindow) -> None:
    """Copy the chart that is seen."""
    window.overview.chart.view.copy_chart()


def is_copied(window: MainWindow) -> bool:
    """Whether it is on the clipboard."""
    return not window.overview.chart.view.said.startswith("Copying")


run(
    Act("first copy of a chart", copy, is_copied),
    Act("second copy of a chart", copy, is_copied),
)
