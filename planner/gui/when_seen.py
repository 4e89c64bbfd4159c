"""A message waits while its window is put away: nothing comes up in front of a client."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

PUT_AWAY = "put_away"
"""The property of a window that is not to be seen."""


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


def put_away(window: QWidget) -> None:
    """From now on, messages of a window wait until it is shown."""
    window.setProperty(PUT_AWAY, True)


def show_again(window: QWidget) -> None:
    """Show a window that was put away, and what it has to say."""
    window.setProperty(PUT_AWAY, False)
    window.show()


def open_when_seen(dialog: QDialog) -> None:
    """Open a dialog now, or once the window it belongs to is to be seen again."""
    parent = dialog.parentWidget()
    window = None if parent is None else parent.window()
    if window is not None and window.property(PUT_AWAY):
        _Waiting(dialog, window)
    else:
        QDialog.open(dialog)
