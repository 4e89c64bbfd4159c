"""Words that flow: as many slides as they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.export.deck.deck import BODY, Deck, Said, lines_of
from planner.export.deck.lines import LEADING, POINTS, wrapped

LARGE, SMALL = (18.0, 14.0), 12.0
"""The sizes of words that one slide holds, and that of those that fill several."""

GUTTER = 0.5

Block = Sequence[Said]
"""Paragraphs that stay together."""


def height(said: Iterable[Said], width: float) -> float:
    """What paragraphs take of a column, in inches."""
    points = 0.0
    for each in said:
        lines = len(wrapped(each.text, each.size, width, bold=each.bold))
        points += lines * each.size * LEADING + each.after
    return points / POINTS


def flow(deck: Deck, title: str, typed: str, ends: Callable[[float], Block] = lambda _: ()) -> None:
    """What people typed and what it ends with: large on one slide, or small in two columns each.

    Args:
        deck: where the slides go.
        title: of each of them.
        typed: the text; an empty one, that ends with nothing, makes no slide.
        ends: what stands below it, for a size.
    """
    places = [BODY]
    for size in LARGE:
        columns = _columns(typed, ends, size, BODY.width)
        if len(columns) <= 1:
            break
    else:
        width = (BODY.width - GUTTER) / 2
        columns = _columns(typed, ends, SMALL, width)
        right = BODY.left + width + GUTTER
        places = [BODY._replace(width=width), BODY._replace(left=right, width=width)]
    for start in range(0, len(columns), len(places)):
        slide = deck.slide(title)
        for place, column in zip(places, columns[start:], strict=False):
            deck.say(slide, place, column)


def _columns(
    typed: str, ends: Callable[[float], Block], size: float, width: float
) -> list[list[Said]]:
    columns: list[list[Said]] = []
    used = BODY.height
    for block in [*_blocks(typed, size, width), ends(size)]:
        needs = height(block, width)
        if not block:
            continue
        if used + needs > BODY.height:
            columns.append([])
            used = 0.0
        columns[-1] += block
        used += needs
    return columns


def _blocks(typed: str, size: float, width: float) -> Iterator[Block]:
    """Line by line; an empty line is room, and what no column holds is parted between words."""
    most = int(BODY.height * POINTS / (size * LEADING)) - 1
    typed_lines = lines_of(typed)  # the last is followed by nothing
    for line, after in zip(typed_lines, [*typed_lines[1:], ""], strict=False):
        if not line:
            continue
        lines = wrapped(line, size, width)
        if len(lines) <= most:
            lines = [line]
        for start in range(0, len(lines), most):
            part = " ".join(" ".join(lines[start : start + most]).split())
            yield [Said(part, size, after=size / 3 if after else size * 2 / 3)]
