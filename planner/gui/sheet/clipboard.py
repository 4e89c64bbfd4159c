"""Cells to other programs and back: tab-separated text, an HTML table, and our own for us."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMimeData

from planner.gui.sheet.model import Grid

OURS = "application/x-agency-planner-cells"
"""Cells without their titles: what was copied here is pasted as it was, wherever it is put."""

_NEEDS_QUOTES = re.compile('[\t\r\n"]')


class Copied(NamedTuple):
    """Cells to be copied: titles (none for a single cell), rows, which columns hold figures."""

    titles: Sequence[str]
    rows: Grid
    figures: Sequence[bool]


def mime_of(copied: Copied) -> QMimeData:
    """The cells in every form that another program may ask for."""
    made = QMimeData()
    lines = [*([copied.titles] if copied.titles else []), *copied.rows]
    plain = "\n".join("\t".join(map(_quoted, line)) for line in lines)
    made.setText(plain + "\n" if len(lines) > 1 else plain)  # as spreadsheets end it
    made.setHtml(_html(copied))
    made.setData(OURS, QByteArray(json.dumps([list(row) for row in copied.rows]).encode()))
    return made


def _quoted(words: str) -> str:
    if not _NEEDS_QUOTES.search(words):
        return words
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _html(copied: Copied) -> str:
    from html import escape

    def line(cells: Sequence[str], tag: str) -> str:
        made = []
        for words, figure in zip(cells, copied.figures, strict=True):
            # A name that looks like a formula stays a name.
            how = ' align="right"' if figure else " style=\"mso-number-format:'\\@'\""
            said = escape(words).replace("\n", "<br>")
            made.append(f"<{tag}{how}>{said}</{tag}>")
        return f"<tr>{''.join(made)}</tr>"

    head = line(copied.titles, "th") if copied.titles else ""
    body = "".join(line(row, "td") for row in copied.rows)
    return f'<meta charset="utf-8"><table>{head}{body}</table>'


def grid_of(mime: QMimeData) -> Grid:
    """The cells on the clipboard; none where it holds no text.

    Raises:
        GridError: if there is more of it than a plan can take.
    """
    if mime.hasFormat(OURS):
        with contextlib.suppress(ValueError, TypeError):  # another program may have put it there
            found = json.loads(bytes(mime.data(OURS).data()))
            return [[str(each) for each in row] for row in found]
    from planner.storage.grid import of_clipboard

    return of_clipboard(mime.text()).rows if mime.hasText() else []
