"""A message waits while its window is hidden: nothing comes up in front of a client."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget


class _Waiting(QObject):
    """Opens a dialog once its window is shown again."""

    def __init__(self, dialog: QDialog, window: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._window = dialog, window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is shown: the dialog comes after it."""
        if event.type() is QEvent.Type.Show and watched is self._window:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._dialog.open)
        return super().eventFilter(watched, event)


def open_when_seen(dialog: QDialog) -> None:
    """Open a dialog now, or once the window it belongs to is shown."""
    parent = dialog.parentWidget()
    window = None if parent is None else parent.window()
    if window is None or window.isVisible():
        QDialog.open(dialog)
    else:
        _Waiting(dialog, window)
