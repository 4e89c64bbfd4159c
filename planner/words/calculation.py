"""A typed number or calculation, and everything it could mean.

``1,234`` is a thousand and more to one reader and a little over one to another. Nothing here
chooses between them: ``meanings`` returns every number that a text can stand for, exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from planner.model.money import half_up

if TYPE_CHECKING:
    from fractions import Fraction

LONGEST = 40  # characters

_SAME = str.maketrans("−–‐‑－×＊÷⁄∕／＋（）％٪．，’ʼ＇٬", "-----**////+()%%.,''''")
_UNSEEN = r"\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_EDGES = re.compile(f"^[{_UNSEEN}]+|[{_UNSEEN}]+$")
_CELLS = re.compile(r"[\t\n\v\f\r\u0085\u2028\u2029]+")
_FIGURES = re.compile(r"[.,]?\d+(?:[ .,']\d+)*[.,]?")
_WHOLE = re.compile(r"\d+|[1-9]\d{0,2}([ .,'])\d{3}(?:\1\d{3})*")
_DAY = re.compile(
    r"(?:19|20|21)\d\d-(?:0?[1-9]|1[0-2])(?:-\d{1,2})?"  # 2000/12 is a year's price by the month
    r"|(?:19|20|21)\d\d/\d{1,2}/\d{1,2}"
    r"|(?:\d{1,2}[-/]){1,2}(?:19|20|21)\d\d"
)
_UNIT = "¤"  # any of the field's own unit marks, once recognised


class UnreadableError(ValueError):
    """A text that is no number.

    Attributes:
        code: ``empty``, ``long``, ``character``, ``number``, ``day``, ``calculation``,
            ``division`` or ``decimals``.
        part: the piece of the text that is wrong, where it is one piece.
    """

    def __init__(self, code: str, part: str = "") -> None:
        """Keep what is wrong as values."""
        super().__init__(code, part)
        self.code = code
        self.part = part


def plain(typed: str) -> str:
    """Return a text with one kind of space, of minus, of apostrophe and of digit.

    What a spreadsheet or a page leaves around a number goes: the apostrophe that makes a cell a
    text, marks of the direction of writing, the tab before a unit in the next cell.

    Raises:
        UnreadableError: if the text is too long, holds something invisible, or two cells' numbers.
    """
    typed = _EDGES.sub("", typed).translate(_SAME)
    if len(typed) > LONGEST:
        raise UnreadableError("long")
    cells = _CELLS.split(typed)
    typed = " ".join(cells)
    if sum(any(map(str.isdecimal, cell)) for cell in cells) > 1:  # 12 and -5 are not 7
        raise UnreadableError("number", typed)
    typed = "".join(map(_plain_character, typed))
    return typed[1:].lstrip() if typed[:1] == "'" else typed


def _plain_character(character: str) -> str:
    match unicodedata.category(character):
        case "Zs":
            return " "
        case "Nd":
            return str(unicodedata.decimal(character))
        case kind if kind[0] == "C":
            raise UnreadableError("character", f"U+{ord(character):04X}")
    return character


def meanings(typed: str, units: tuple[str, ...], decimals: int, own: str) -> set[int]:
    """Return the numbers that a plain text can stand for, in units of the last decimal.

    A number may not have more decimals than there are; what a calculation gives is rounded half
    up. The reader's own decimal mark is always taken for one where there can be decimals: to an
    English reader ``1.234`` is no way to write a thousand and more, but ``1,234`` is. A single
    number between parentheses is below nothing, as in books.

    Args:
        typed: what ``plain`` returned.
        units: ways to write the unit, in lower case, longest first.
        decimals: how many decimals the number has.
        own: the reader's decimal mark.

    Raises:
        UnreadableError: if the text is no number.
    """
    if _DAY.fullmatch(typed):  # out of another column: 2026-11 is not 2015
        raise UnreadableError("day", typed)
    tokens = _tokens(typed, units)
    figures = [token for token in tokens if token[-1].isdigit() or token[-1] in ".,"]
    if not figures:
        raise UnreadableError("empty")
    most = decimals if len(figures) == 1 else None
    readings = {token: _readings(token, most, own) for token in figures}
    said = [token for token in tokens if token != _UNIT]
    below = len(figures) == 1 and said == ["(", *figures, ")"]
    found = set()
    for mark in ".,":
        rest = tokens[::-1]
        try:
            value = _sum(rest, {token: reading[mark] for token, reading in readings.items()})
        except ZeroDivisionError:
            raise UnreadableError("division") from None
        if rest:
            raise UnreadableError("calculation")
        steps = half_up(value.numerator * 10**decimals, value.denominator)
        if value and not steps:  # 12/5/2026 is a date, and not nothing
            raise UnreadableError("decimals", typed)
        found.add(-steps if below else steps)
    return found


def _tokens(typed: str, units: tuple[str, ...]) -> list[str]:
    """Split a text into figures, operators and units."""
    tokens = []
    at = 0
    while at < len(typed):
        unit = next((unit for unit in units if typed[at : at + len(unit)].lower() == unit), "")
        if unit:
            tokens.append(_UNIT)
            at += len(unit)
        elif figures := _FIGURES.match(typed, at):
            tokens.append(figures[0])
            at = figures.end()
        elif typed[at] in "+-*/()":
            tokens.append(typed[at])
            at += 1
        elif typed[at] == " ":
            at += 1
        else:
            word = "".join(takewhile(_in_word, typed[at:]))
            raise UnreadableError("character", word or typed[at])
    return tokens


def _in_word(character: str) -> bool:
    return character.isalpha() or unicodedata.category(character) == "Sc"


def _readings(figures: str, most: int | None, own: str) -> dict[str, Fraction]:
    """Return the number that figures stand for with a point as decimal mark, and with a comma.

    Args:
        figures: digits with marks between them.
        most: decimals that a number may have; None in a calculation, where any number may.
        own: the reader's decimal mark.
    """
    from fractions import Fraction  # a millisecond that the start of the program can do without

    parts = {mark: part for mark in ".," if (part := _parts(figures, mark))}
    if own in figures and own in parts and most != 0:
        parts = {own: parts[own]}
    found = {
        mark: Fraction(int(whole + decimals), 10 ** len(decimals))
        for mark, (whole, decimals) in parts.items()
        if most is None or len(decimals) <= most
    }
    if not found:
        raise UnreadableError("decimals" if parts else "number", figures)
    if most is None and figures[0] == "0" and figures[1:2].isdigit():  # 03 is a piece of a date
        raise UnreadableError("number", figures)
    one = next(iter(found.values()))
    return {mark: found.get(mark, one) for mark in ".,"}


def _parts(figures: str, mark: str) -> tuple[str, str] | None:
    """Return the digits before and after a decimal mark; None where it cannot be one."""
    whole, _, decimals = figures.partition(mark)
    if decimals and not decimals.isdigit():
        return None
    if not (_WHOLE.fullmatch(whole) or (decimals and not whole)):
        return None
    return "".join(filter(str.isdigit, whole)), decimals


def _sum(rest: list[str], values: Mapping[str, Fraction]) -> Fraction:
    """Work out a sum from the tokens, the last of which comes first, and take them away."""
    result = _product(rest, values)
    while rest and rest[-1] in "+-":
        sign = 1 if rest.pop() == "+" else -1
        result += sign * _product(rest, values)
    return result


def _product(rest: list[str], values: Mapping[str, Fraction]) -> Fraction:
    result = _factor(rest, values)
    while rest and rest[-1] in "*/":
        if rest.pop() == "*":
            result *= _factor(rest, values)
        else:
            result /= _factor(rest, values)
    return result


def _factor(rest: list[str], values: Mapping[str, Fraction]) -> Fraction:
    token = rest.pop() if rest else ""
    if token in ("+", _UNIT):
        return _factor(rest, values)
    if token == "-":
        return -_factor(rest, values)
    if token == "(":
        result = _sum(rest, values)
        if not rest or rest.pop() != ")":
            raise UnreadableError("calculation")
    elif token in values:
        result = values[token]
    else:
        raise UnreadableError("calculation")
    if rest and rest[-1] == _UNIT:
        rest.pop()
    return result
