"""Tells when the window has been painted for the first time: what is heavy waits for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches a window until it has been painted.

    Signals:
        happened: the first paint is on screen.
    """

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch."""
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint, and then for the event loop: its children are painted with it."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self.happened.emit)
        return super().eventFilter(watched, event)
