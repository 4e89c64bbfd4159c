"""What people write in a cell of a table, read as words of the plan: choices, months, rules.

Numbers are read by ``entry``. Everything here understands English and French, and the portal's own
words, whatever language the window speaks: a list comes from wherever it comes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from planner.model.money import Currency
from planner.model.plan import (
    Billing,
    Channel,
    ListTimes,
    OverList,
    PaymentFee,
    SoftwarePrice,
    Status,
)
from planner.words import entry, numbers
from planner.words.catalogue import context, text
from planner.words.entry import EntryError
from planner.words.sentences import one_line

Word = TypeVar("Word")

STATUSES: Mapping[str, Status] = {
    **{str(each): each for each in Status},
    **dict.fromkeys(("actif", "active paid", "paid", "en cours"), Status.ACTIVE),
    **dict.fromkeys(("desactive", "suspendu", "suspended", "paused", "en pause"), Status.DISABLED),
    **dict.fromkeys(("trials", "essai", "essai gratuit", "free trial"), Status.TRIAL),
    **dict.fromkeys(("bac a sable", "test"), Status.SANDBOX),
    "expire": Status.EXPIRED,
    **dict.fromkeys(("canceled", "annule", "resilie"), Status.CANCELLED),
    "archive": Status.ARCHIVED,
    **dict.fromkeys(("propose", "proposal", "prospect", "devis", "quoted"), Status.PROPOSED),
}
CHANNELS: Mapping[str, Channel] = {
    **dict.fromkeys(("resale", "resold", "reseller", "resell"), Channel.RESALE),
    **dict.fromkeys(("revente", "revendu", "en revente", "revendeur"), Channel.RESALE),
    **dict.fromkeys(("commission", "on commission", "referral"), Channel.COMMISSION),
    **dict.fromkeys(("agency commission", "a la commission", "apport"), Channel.COMMISSION),
}
BILLINGS: Mapping[str, Billing] = {
    **dict.fromkeys(("monthly", "month", "mensuel", "mensuelle", "mois"), Billing.MONTHLY),
    **dict.fromkeys(("yearly", "annual", "annually", "year"), Billing.YEARLY),
    **dict.fromkeys(("annuel", "annuelle", "an", "annee"), Billing.YEARLY),
}
YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "oui", "o", "vrai", "✓", "✔", "locked"), True),
    **dict.fromkeys(("no", "n", "false", "0", "", "non", "faux", "-"), False),
}

_LIST = r"(?:list(?: ?price)?|prix catalogue|catalogue|tarif)"
_OVER = re.compile(rf"(?:{_LIST}\s*)?\+\s*(.+)|{_LIST}\s*([-−–].+)", re.IGNORECASE)
_TIMES = re.compile(rf"(?:{_LIST}\s*)?[×x*]\s*(.+)", re.IGNORECASE)
_SHARE = re.compile(rf"(.+%)\s*(?:of|du)\s*{_LIST}", re.IGNORECASE)
_FEE_CAP = re.compile(r",?\s*(?:at most|max\.?|maximum|au plus)\s*", re.IGNORECASE)
_NUMERIC_MONTH = re.compile(
    r"(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?:[T ].*)?|(\d{1,2})[-/.](\d{4})"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NAMED_MONTH = re.compile(r"(?:\d{1,2}(?:er)?\s+)?([a-z]+)\s+(?:\d{1,2}\s+)?(\d{4})")
_SHORTEST_NAME = 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class CellError(ValueError):
    """A cell that cannot be taken as it stands; ``sentence`` puts it into words.

    Attributes:
        code: ``choice``, ``month``, ``two-months``, ``fee`` or ``several``.
        part: what is written.
        choices: what could be written instead, as the window shows it.
    """

    def __init__(self, code: str, part: str, choices: Iterable[str] = ()) -> None:
        """Keep what is wrong as values."""
        self.code, self.part, self.choices = code, part, tuple(choices)
        super().__init__(code, part)


def sentence(error: EntryError | CellError) -> str:
    """Say what is wrong with a cell and what to do about it."""
    if isinstance(error, EntryError):
        return entry.sentence(error)
    part, choices = one_line(error.part), ", ".join(map(one_line, error.choices))
    match error.code:
        case "month":
            words = text("“{part}” is no month: write it like 2026-03.")
        case "two-months":
            words = text("“{part}” could be two different months: write it like 2026-03.")
        case "fee":
            words = text("“{part}” has two shares or two amounts: write it like {choices}.")
        case "several":
            words = text("“{part}” could be several of these: {choices}. Write one in full.")
        case _ if not part:
            words = text("Write one of these: {choices}.")
        case _:
            words = text("“{part}” is none of these: {choices}.")
    return words.format(part=part, choices=choices)


def plain(written: str) -> str:
    """A text as it is compared: without case, accents and punctuation, with single spaces."""
    apart = unicodedata.normalize("NFKD", written.casefold())
    letters = (
        mark if mark.isalnum() or mark in "✓✔" else " " for mark in apart if not _accent(mark)
    )
    return " ".join("".join(letters).split())


def _accent(mark: str) -> bool:
    return unicodedata.combining(mark) != 0


def one_of(written: str, words: Mapping[str, Word], shown: Iterable[str]) -> Word:
    """The one of a few things that a text names.

    Args:
        written: the text.
        words: things by the plain form of what they are called.
        shown: how they are called in the window, for whoever wrote something else.

    Raises:
        CellError: if it names none.
    """
    key = plain(written) or written.strip()
    if key not in words:
        raise CellError("choice", written.strip(), shown)
    return words[key]


def lines_of(written: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line for each in written.splitlines() if (line := text_of(each)))


def text_of(written: str) -> str:
    """A text as it is kept: on one line, without control characters."""
    return " ".join(
        "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in written).split(" ")
    ).strip()


def read_month(written: str) -> date:
    """The first day of a month written as 2026-03, 03/2026, March 2026 or a day of it.

    Raises:
        CellError: if it is no month, or could be two.
    """
    typed = written.strip()
    if found := _NUMERIC_MONTH.fullmatch(typed):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _month(int(year), int(month), typed)
    if found := _DAY_FIRST.fullmatch(typed):
        one, other, year = int(found[1]), int(found[2]), int(found[3])
        months = {each for each in (one, other) if each <= 12}
        if len(months) == 2:
            raise CellError("two-months", typed)
        return _month(year, min(months, default=0), typed)
    if found := _NAMED_MONTH.fullmatch(plain(typed)):
        return _month(int(found[2]), _named(found[1]), typed)
    raise CellError("month", typed)


def _month(year: int, month: int, typed: str) -> date:
    if not (1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR):
        raise CellError("month", typed)
    return date(year, month, 1)


def _named(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 where it is none or several."""
    found = {
        number
        for language in ("en", "fr")
        for number, month in enumerate(numbers.style(language).months, start=1)
        if len(name) >= _SHORTEST_NAME and plain(month).startswith(name)
    }
    return found.pop() if len(found) == 1 else 0


def read_software(written: str, currency: Currency) -> SoftwarePrice:
    """A software price: an amount, or a rule such as ``list + 20.00`` or ``list × 1.10``.

    Raises:
        EntryError: if it is neither.
    """
    typed = written.strip()
    if found := _SHARE.fullmatch(typed):
        return ListTimes(entry.read_rate(found[1], low=Decimal(0), high=Decimal(100), digits=6))
    if found := _TIMES.fullmatch(typed):
        return ListTimes(entry.read_decimal(found[1], low=Decimal(0), high=Decimal(100), digits=6))
    if found := _OVER.fullmatch(typed):
        low = -entry.MOST_MONEY
        return OverList(entry.read_money(found[1] or found[2], currency, low=low))
    return entry.read_money(typed, currency)


def software_text(price: SoftwarePrice, currency: Currency) -> str:
    """A software price as ``read_software`` reads it."""
    words = context("the list price, in a rule such as list + 20.00", "list")
    match price:
        case OverList(amount):
            sign = "+" if amount >= 0 else numbers.MINUS
            return f"{words} {sign} {numbers.money(abs(amount), currency)}"
        case ListTimes(factor):
            return f"{words} × {numbers.number(factor)}"
        case amount:
            return numbers.money(amount, currency)


def read_fee(written: str, currency: Currency) -> PaymentFee:
    """A payment fee such as ``2.9 % + 0.30, at most 5.00``; each part may be left out.

    Raises:
        EntryError: if a part is no number.
        CellError: if it has two shares or two amounts, as ``2.9 + 0.30`` has.
    """
    parts, *cap = _FEE_CAP.split(written.strip(), maxsplit=1)
    rates, amounts = [], []
    for part in filter(None, map(str.strip, parts.split("+"))):
        if part.endswith("%"):
            rates.append(entry.read_rate(part, low=Decimal(0), high=Decimal(1), digits=6))
        else:
            amounts.append(entry.read_money(part, currency))
    if len(rates) > 1 or len(amounts) > 1:
        example = PaymentFee(Decimal("0.029"), 3 * 10**currency.exponent // 10)
        raise CellError("fee", written.strip(), [fee_text(example, currency)])
    most = entry.read_money(cap[0], currency) if cap else None
    return PaymentFee(sum(rates, Decimal(0)), sum(amounts), most)


def fee_text(fee: PaymentFee, currency: Currency) -> str:
    """A payment fee as ``read_fee`` reads it."""
    words = f"{numbers.percent(fee.rate)} + {numbers.money(fee.fixed, currency)}"
    if fee.cap is None:
        return words
    return text("{fee}, at most {cap}").format(fee=words, cap=numbers.money(fee.cap, currency))
