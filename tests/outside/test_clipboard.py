"""Another program reads what was copied, from a real screen's clipboard, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = ("image/png", "image/svg+xml", "application/pdf", "text/plain", "text/html")

# The real window copies its chart, prints what it put there, and stays until it is told to go.
COPIES = """
import sys
from hashlib import sha256
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from planner.app import example
from planner.gui.document import Document
from planner.gui.main_window import MainWindow
from planner.gui.settings import Settings
from planner.gui.theme import Theme

app = QApplication([])
window = MainWindow(Document(example("en")), Settings(Path(sys.argv[1])), Theme(app))
window.start(None)
window.show()
chart = window.overview.chart.view

def look():
    if not chart.said.startswith("Copied"):
        return
    watch.stop()
    mime = app.clipboard().mimeData()
    for kind in sys.argv[2:]:
        print(kind, sha256(mime.data(kind).data()).hexdigest(), flush=True)

watch = QTimer()
watch.timeout.connect(look)
watch.start(50)
QTimer.singleShot(500, chart.copy_chart)
app.exec()
"""


@pytest.mark.outside
def test_another_program_reads_every_format(screen: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(ROOT),
        **{f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "DATA", "STATE")},
    }
    with subprocess.Popen(
        [sys.executable, "-c", COPIES, str(tmp_path / "settings.ini"), *KINDS],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        try:
            assert window.stdout is not None
            put = dict(window.stdout.readline().split() for _ in KINDS)
            assert set(put) == set(KINDS)
            for kind in KINDS:
                assert sha256(pasted(kind, environment)).hexdigest() == put[kind], kind
        finally:
            window.terminate()


def pasted(kind: str, environment: dict[str, str]) -> bytes:
    """What another program gets of the clipboard."""
    read = subprocess.run(
        ["xclip", "-selection", "clipboard", "-out", "-target", kind],
        env=environment,
        capture_output=True,
        timeout=30,
        check=True,
    )
    return read.stdout
