"""The sentences of the program in the language of its reader, from gettext catalogues.

English is the source: a message is its own key, so a missing translation shows as English. Each
other language is one compiled catalogue below ``resources/i18n``; dropping one in adds a language.
Messages are looked up first and filled in afterwards::

    text("{count} resold").format(count=numbers.count(22))
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from typing import NamedTuple

from planner import resource

_SOURCE = "en"


class _Chosen(NamedTuple):
    """The language in use: one value, so that another thread never sees half of a change."""

    language: str
    territory: str | None
    sentences: gettext.NullTranslations


class _InUse:
    """What the process speaks now: the only thing here that changes."""

    chosen = _Chosen(_SOURCE, None, gettext.NullTranslations())


def use(language: str, territory: str | None = None) -> None:
    """Switch the whole process to a language; a language without a catalogue falls back to English.

    Args:
        language: an ISO 639 code, such as ``fr``.
        territory: an ISO 3166 code, such as ``CA``, which decides how numbers and currencies are
            written; None for the language's usual way.
    """
    compiled = resource(f"i18n/{language}/LC_MESSAGES/planner.mo")
    # Only letters: the code comes from the settings or the system and becomes part of a path.
    if language != _SOURCE and language.isalpha() and compiled.is_file():
        with compiled.open("rb") as file:
            _InUse.chosen = _Chosen(language, territory, gettext.GNUTranslations(file))
    else:
        _InUse.chosen = _Chosen(_SOURCE, territory, gettext.NullTranslations())


def of_environment(environment: Mapping[str, str]) -> tuple[str, str | None]:
    """Return the language and territory that the environment of a command asks for.

    Args:
        environment: its variables; the first of LC_ALL, LC_MESSAGES and LANG that is set counts.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((environment[name] for name in names if environment.get(name)), "")
    code, _, territory = asked.partition(".")[0].partition("_")
    return code or _SOURCE, territory or None


def language() -> str:
    """Return the ISO 639 code of the language in use, ``en`` until another is chosen."""
    return _InUse.chosen.language


def territory() -> str | None:
    """Return the ISO 3166 code of the territory in use, or None."""
    return _InUse.chosen.territory


def text(message: str) -> str:
    """Return a message in the language in use."""
    return _InUse.chosen.sentences.gettext(message)


def plural(singular: str, plural: str, n: int) -> str:
    """Return the form of a message that fits a number, by the rules of the language in use.

    Args:
        singular: the English message for one.
        plural: the English message for any other number.
        n: the number; it is not filled in.
    """
    return _InUse.chosen.sentences.ngettext(singular, plural, n)


def context(ctx: str, message: str) -> str:
    """Return a message that English writes the same way in two meanings.

    Args:
        ctx: the meaning, for the translator; it is never shown.
        message: the English message.
    """
    return _InUse.chosen.sentences.pgettext(ctx, message)
