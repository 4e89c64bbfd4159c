"""Which language the window speaks: the chosen one, or the system's."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

from planner.words import catalogue

SYSTEM = "system"
SOURCE = "en"


def choose_language(choice: str, system: QLocale, known: Collection[str]) -> str:
    """Speak a language from here on; the system's territory decides how numbers are written.

    Args:
        choice: a language's code, or ``system``.
        system: the system's locale.
        known: the codes of the languages that there are.

    Returns:
        The code of the language that is spoken.
    """
    own, _, territory = system.name().partition("_")
    code = own if choice == SYSTEM else choice
    if code not in known:
        code = SOURCE
    catalogue.use(code, territory if code == own and territory else None)
    return code


def qt_translator(code: str, parent: QObject) -> QTranslator | None:
    """The translation of Qt's own dialogs; None where Qt has none or needs none."""
    if code == SOURCE:
        return None
    translator = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{code}", folder) else None
