"""Where a window's charts are copied and saved: drawn beside it, the newest wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from planner.export.sheet import Sheet
from planner.gui.chart_widget import ChartWidget
from planner.gui.errors import tell
from planner.gui.exporting.audience import Audience
from planner.gui.exporting.drawing import Drawn, drawn, file_of, mime_of
from planner.gui.exporting.options import Options, remembered
from planner.gui.files.disk import Disk
from planner.gui.latest import Latest, safely
from planner.gui.settings import Settings
from planner.words import exporting as words
from planner.words.catalogue import text
from planner.words.sentences import one_line


class ChartDesk(QObject):
    """Copies and saves the charts of one window for those for whom it is."""

    def __init__(self, window: QWidget, settings: Settings, audience: Audience) -> None:
        """Serve a window; nothing is drawn and nothing loaded yet."""
        super().__init__(window)
        self._window, self.settings, self.audience = window, settings, audience
        self._chart: ChartWidget | None = None
        self._note = ""
        self._latest = Latest(self)
        self._latest.done.connect(self._ready)
        self._disk = Disk(self)
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._quit)

    @Slot()
    def _quit(self) -> None:
        """Without a screen nobody takes over the clipboard, and what is on it crashes the end."""
        if QGuiApplication.platformName() == "offscreen":
            QGuiApplication.clipboard().clear()

    # What is taken along.

    def sheet_of(self, chart: ChartWidget) -> Sheet | None:
        """A chart as it would leave now, with its own title where that was typed for it."""
        picture = chart.picture
        if picture is None:
            return None
        sheet = self.audience.sheet(picture)
        own = None if self.audience.own_title is None else self.audience.own_title(chart.chart_key)
        if own is not None and own.instead_of == picture.title:
            return replace(sheet, title=own.title)
        return sheet

    def stale_title(self, chart: ChartWidget) -> str:
        """A title that was typed for other figures than the chart shows now; empty: none."""
        picture = chart.picture
        own = None if self.audience.own_title is None else self.audience.own_title(chart.chart_key)
        stale = own is not None and picture is not None and own.instead_of != picture.title
        return own.title if own is not None and stale else ""

    # Copying.

    def copy(self, chart: ChartWidget) -> None:
        """Put a chart on the clipboard, as charts were taken along last."""
        sheet = self.sheet_of(chart)
        if sheet is not None:
            note = words.title_was_for_others() if self.stale_title(chart) else ""
            self.copy_sheet(sheet, remembered(self.settings), chart, note)

    def copy_sheet(
        self, sheet: Sheet, options: Options, chart: ChartWidget, note: str = ""
    ) -> None:
        """Put a sheet on the clipboard once it is drawn; ``chart`` says so, and ``note``."""
        before = self._chart
        if self._latest.busy and before is not None and isValid(before):
            before.hush()  # the newest wins: that one is not copied any more
        self._chart, self._note = chart, note
        chart.say(text("Copying the chart…"), stays=True)
        job = partial(drawn, self.audience, sheet, options, self._latest.step)
        self._latest.request(partial(safely, job))

    @Slot(object)
    def _ready(self, made: Drawn | Exception) -> None:
        chart = self._chart
        if isinstance(made, Exception):
            if chart is not None and isValid(chart):
                chart.say(text("The chart was not copied."))
            raise made
        if made.leaks:
            # Not a word more: the client may be looking at it.
            if chart is not None and isValid(chart):
                chart.say(text("The chart was not copied."))
            return
        QGuiApplication.clipboard().setMimeData(mime_of(made))
        if chart is not None and isValid(chart):
            size = made.options.size
            said = words.copied(size.width, size.height)
            chart.say(" ".join(filter(None, (said, words.squares(made.squares), self._note))))

    # Saving.

    def ask_save(self, chart: ChartWidget) -> None:
        """Ask how a chart is to be saved."""
        from planner.gui.exporting.chart_dialog import ChartDialog

        sheet = self.sheet_of(chart)
        if sheet is not None:
            ChartDialog(self, chart, sheet, self._window).open()

    def proposed(self, sheet: Sheet, kind: str) -> Path:
        """Where a sheet would be saved: it says whose, what and when."""
        from planner.storage.file_names import safe_name

        parts = [*self.audience.name(), sheet.said, date.today().isoformat()]
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = str(self.settings.get("charts/folder"))
        if not folder or not Path(folder).is_dir():
            folder = QStandardPaths.writableLocation(documents)
        return Path(folder, safe_name(parts, f".{kind}"))

    def save(self, path: Path, sheet: Sheet, options: Options, chart: ChartWidget) -> None:
        """Write a sheet to a file, beside the window."""
        chart.say(text("Saving the chart…"), stays=True)
        self.settings.set("charts/folder", str(path.parent))
        job = partial(_write, path, sheet, options, self.audience)
        self._disk.do(
            job, partial(self._saved, path, chart), failed=partial(self._not_saved, chart)
        )

    def _saved(self, path: Path, chart: ChartWidget, problem: str) -> None:
        if problem:
            self._not_saved(chart)
            name = one_line(path.name)
            tell(self._window, text("{file} was not saved.").format(file=name), problem)
        elif isValid(chart):
            chart.say(text("Saved: {file}").format(file=one_line(path.name)))

    def _not_saved(self, chart: ChartWidget) -> None:
        if isValid(chart):
            chart.hush()

    def wait(self) -> None:
        """Wait until everything is drawn and written; what follows comes later."""
        self._latest.wait()
        self._disk.wait()


def _write(path: Path, sheet: Sheet, options: Options, audience: Audience) -> str:
    """Draw a sheet, look whether it may leave, and write it; returns what kept it from that."""
    from planner.storage.plan_file import PlanFileError, unwritten, write_atomically

    content = file_of(sheet, options)
    searched = file_of(sheet, replace(options, paths=False)) if options.paths else content
    leaks = audience.leaks(searched, f".{options.kind}") if audience.leaks is not None else ()
    if leaks:
        return words.held_back(leaks)
    try:
        write_atomically(path, content)
    except OSError as error:
        failed: PlanFileError = unwritten(path, error)
        return words.unwritten(failed.problems[0])
    except ValueError:
        return words.no_such_name(path.name)
    return ""
