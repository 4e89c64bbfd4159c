"""Write down how each locale writes numbers, currencies and dates, from Babel's data.

For developers: run it after a new version of Babel, or for a new language. It writes one small
table a language, resources/i18n/LANGUAGE.json: its usual way, and by territory what differs. Babel
itself holds 33 MB and takes the start of the program longer than everything else it says.
"""

from __future__ import annotations

import json
from typing import Any

from babel import localedata
from babel.dates import get_month_names

from planner import resource
from planner.words.numbers import NO_BREAK_SPACE

LANGUAGES = ("en", "fr", "de", "es")

# What stands for these alone, wherever the locale gives the mark to no other currency.
NARROW = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
DAY_FIRST = "%(d)s %(MMMM)s %(y)s"


def main() -> None:
    for language in LANGUAGES:
        file = resource(f"i18n/{language}.json")
        file.write_text(written(table(language)), "utf-8")


def written(table: dict[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def table(language: str) -> dict[str, Any]:
    """Return the usual style of a language under ``*``, and by territory what differs from it."""
    usual = style(language)
    table: dict[str, Any] = {"*": usual}
    for locale in sorted(localedata.locale_identifiers()):
        spoken, _, territory = locale.partition("_")
        if spoken == language and len(territory) in {2, 3}:
            own = style(locale)
            different = {key: own[key] for key in own if own[key] != usual[key]}
            if "symbols" in different:
                codes = own["symbols"].keys() | usual["symbols"].keys()
                both = {
                    code: (own["symbols"].get(code, code), usual["symbols"].get(code, code))
                    for code in codes
                }
                different["symbols"] = {code: a for code, (a, b) in both.items() if a != b}
            if different:
                table[territory] = different
    return table


def style(locale: str) -> dict[str, Any]:
    """Return the fields of a NumberStyle, as a file holds them."""
    data = localedata.load(locale)
    marks = data["number_symbols"]["latn"]
    amount = data["currency_formats"]["standard"]
    before, after = amount.prefix[0], amount.suffix[0]  # of positive amounts; ¤ is the symbol
    long_date: str = data["date_formats"]["long"].format
    spoken = locale.partition("_")[0]
    english, french = spoken == "en", spoken == "fr"
    return {
        "decimal": marks["decimal"],
        "group": marks["group"],
        "symbol_first": "¤" in before,
        "symbol_gap": NO_BREAK_SPACE if (before + after).strip() != before + after else "",
        "symbols": symbols(dict(data["currency_symbols"])),
        "months": [data["months"]["format"]["wide"][month] for month in range(1, 13)],
        # One way in a language: a table a territory for the t of Sept would be for nobody.
        "short_months": list(get_month_names("abbreviated", locale=spoken).values()),
        # English everywhere puts the day first here: every English reader understands it.
        "long_date": DAY_FIRST if english else long_date.replace("%(dd)s", "%(d)s"),
        "month_date": data["datetime_skeletons"]["yMMMM"].format,
        "first_day": "1er" if french else "1",
    }


def symbols(said: dict[str, str]) -> dict[str, str]:
    taken = {mark: code for code, mark in said.items()}
    narrow = {code: mark for code, mark in NARROW.items() if taken.get(mark, code) == code}
    return {code: mark for code, mark in (said | narrow).items() if mark != code}


if __name__ == "__main__":
    main()
