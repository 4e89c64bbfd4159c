"""Another language at run time: every word, as if the window had begun in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from planner import resource
from planner.gui import main_window
from planner.gui.actions import LANGUAGES
from planner.gui.errors import tell_problems
from planner.gui.language import choose_language, qt_translator
from planner.gui.main_window import MainWindow
from planner.model.problems import Problem
from planner.words import catalogue
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, drag, field, press, type_in
from tests.gui.plans import FRENCH_SAMPLE, SAMPLE
from tests.gui.words_shown import pieces, still_english, words_of
from tests.model.plans import example, plan_of

CATALOGUES = {
    path.stem: path for path in sorted(resource("i18n").glob("*.po")) if path.stem in LANGUAGES
}


def speak(window: MainWindow, code: str) -> None:
    """Choose a language from the menu."""
    (action,) = [each for each in window.actions_.languages.actions() if each.data() == code]
    action.trigger()


def english_in(said: list[str], code: str) -> list[str]:
    """What is still English where another language is spoken."""
    return [
        each
        for each in said
        if any(still_english(CATALOGUES[code], piece) for piece in pieces(each))
    ]


def as_usual(window: MainWindow) -> None:
    """Steps, a what-if and a warning."""
    drag(window.overview.chart.view, 40)
    software = field(window, "software_price")
    type_in(software, "100")
    press(software, Qt.Key.Key_Return)


def wrong(window: MainWindow) -> None:
    """A wrong text that nobody has mended."""
    type_in(field(window, "hours"), "4")
    type_in(field(window, "software_price"), "x")


def a_problem(window: MainWindow) -> None:
    """A size without a price."""
    contacts = field(window, "contacts")
    type_in(contacts, "900000")
    press(contacts, Qt.Key.Key_Return)


def old_prices(window: MainWindow) -> None:
    """A remark on the whole plan."""
    window.document.begin(plan_of(example({"price_list.as_of": "2020-01-31"})), None)


@pytest.mark.parametrize("code", CATALOGUES)
@pytest.mark.parametrize("use", [as_usual, wrong, a_problem, old_prices])
def test_the_window_speaks_as_if_it_had_begun_in_it(
    open_window: Opener, code: str, use: object
) -> None:
    assert callable(use)
    changed = open_window(SAMPLE, example=True)
    use(changed)
    english = words_of(changed)
    speak(changed, code)
    said = words_of(changed)
    fresh = open_window(SAMPLE, example=True)  # the choice is remembered
    use(fresh)
    assert words_of(fresh) == said
    assert english_in(said, code) == []
    assert len(set(said) - set(english)) > 50

    speak(changed, "en")
    assert words_of(changed) == english


@pytest.mark.parametrize("code", CATALOGUES)
def test_the_steps_of_undo_are_named_in_it(window: MainWindow, code: str) -> None:
    type_in(field(window, "overheads"), "500")
    speak(window, code)
    catalogue.use(code)
    step = catalogue.text("Change overheads")
    assert window.actions_.undo.text() == catalogue.text("Undo: {step}").format(step=step)


@pytest.mark.parametrize("code", CATALOGUES)
def test_dialogs_speak_it_too(open_window: Opener, code: str) -> None:
    window = open_window(FRENCH_SAMPLE)
    speak(window, code)
    said = []
    for ask in (
        window.actions_.new,
        window.actions_.open,
        window.actions_.save_as,
        window.actions_.about,
        window.actions_.help,
    ):
        ask.trigger()
        asked = dialog(QDialog, window)
        if isinstance(asked, QFileDialog):
            said.append(f"title: {asked.windowTitle()}")
            said += [f"filter: {each.split(' (')[0]}" for each in asked.nameFilters()]
        else:
            said += words_of(asked)
        asked.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tell_problems(window, "!", [Problem("empty-file", ())])
    box = dialog(QMessageBox, window)
    said += words_of(box)
    box.reject()
    type_in(field(window, "overheads"), "500")
    window.close()
    box = dialog(QMessageBox, window)
    said += words_of(box)
    box.reject()
    assert english_in(said, code) == []


def test_the_dialogs_of_qt_speak_it(window: MainWindow) -> None:
    speak(window, "fr")
    window.actions_.open.trigger()
    asked = dialog(QFileDialog, window)
    leave = asked.labelText(QFileDialog.DialogLabel.Reject)
    asked.reject()
    speak(window, "en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.actions_.open.trigger()
    asked = dialog(QFileDialog, window)
    assert (asked.labelText(QFileDialog.DialogLabel.Reject), leave) == ("Cancel", "Annuler")
    asked.reject()


def test_numbers_are_written_and_read_in_it(window: MainWindow) -> None:
    services = field(window, "services_price")
    speak(window, "fr")
    assert services.text() == "250,00"
    type_in(services, "1 234,56")
    assert window.document.plan.packages[1].services_price == 123456
    assert not services.wrong
    services.clearFocus()
    assert services.text() == "1\u202f234,56"


def test_a_text_that_was_wrong_before_is_not_taken_by_a_change_of_language(
    open_window: Opener,
) -> None:
    # In English it could mean two numbers, in French only one.
    window = open_window(FRENCH_SAMPLE)
    rate = field(window, "exchange_rate")
    type_in(rate, "1,234")
    assert rate.wrong
    plan = window.document.plan
    speak(window, "fr")
    assert window.document.plan == plan
    assert (rate.text(), rate.wrong) == ("0,92", False)


def test_the_language_in_use_is_ticked_and_named_in_itself(window: MainWindow) -> None:
    group = window.actions_.languages
    assert [each.text() for each in group.actions()][1:] == ["English", "Français"]
    speak(window, "fr")
    checked = group.checkedAction()
    assert checked is not None
    assert checked.data() == "fr"
    assert [each.text() for each in group.actions()][1:] == ["English", "Français"]


@pytest.mark.parametrize(
    ("system", "choice", "spoken"),
    [
        ("fr_CA", "system", ("fr", "CA")),
        ("en_GB", "system", ("en", "GB")),
        ("sv_SE", "system", ("en", None)),
        ("fr_FR", "en", ("en", None)),
        ("en_US", "fr", ("fr", None)),
        ("fr_BE", "fr", ("fr", "BE")),
        ("fr_FR", "nonsense", ("en", None)),
        ("C", "system", ("en", None)),
    ],
)
def test_the_language_follows_the_choice_and_the_numbers_the_territory(
    system: str, choice: str, spoken: tuple[str, str | None]
) -> None:
    assert choose_language(choice, QLocale(system), LANGUAGES) == spoken[0]
    assert (catalogue.language(), catalogue.territory()) == spoken


def test_the_system_decides_until_someone_does(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    class French:
        @staticmethod
        def system() -> QLocale:
            return QLocale("fr_FR")

    monkeypatch.setattr(main_window, "QLocale", French)
    assert field(open_window(SAMPLE), "services_price").text() == "250,00"


def test_qt_brings_its_own_words_for_each_language(window: MainWindow) -> None:
    assert qt_translator("en", window) is None
    for code in CATALOGUES:
        assert qt_translator(code, window) is not None


def test_every_language_that_is_offered_has_a_catalogue() -> None:
    assert set(LANGUAGES) - {"en"} <= set(CATALOGUES)
    for code in CATALOGUES:
        assert Path(resource(f"i18n/{code}/LC_MESSAGES/planner.mo")).is_file()


def test_the_side_stays_as_it_is_read(window: MainWindow) -> None:
    speak(window, "fr")
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight
    click(window.pages.numbers)
    dialog(QDialog, window).reject()
