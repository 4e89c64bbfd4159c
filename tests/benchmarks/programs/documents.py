"""The program while documents are looked at before they are saved."""

from planner.gui.exporting.dialog import ExportDialog
from planner.gui.main_window import MainWindow
from tests.benchmarks.programs.pulse import Act, run


def opened(window: MainWindow) -> ExportDialog:
    """The dialog."""
    found = window.findChild(ExportDialog)
    assert isinstance(found, ExportDialog)
    return found


def look_at_proposal(window: MainWindow) -> None:
    """Open the dialog: the proposal is what it begins with."""
    window.outgoing.export()


def look_at_report(window: MainWindow) -> None:
    """Choose the report."""
    opened(window).choices.buttons["report"].click()


def is_seen(window: MainWindow) -> bool:
    """Whether its pages are there."""
    return opened(window)._look is not None


run(
    Act("first look at a proposal", look_at_proposal, is_seen),
    Act("first look at a report", look_at_report, is_seen),
)
