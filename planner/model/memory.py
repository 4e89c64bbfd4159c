"""Answers that are asked for again and again: the last one is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def kept(make: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """Answer the very same question once, and remember no other.

    Args:
        make: the answer to a question that nothing can change.
    """
    last: tuple[Asked, Answer] | None = None

    def ask(asked: Asked) -> Answer:
        nonlocal last
        known = last  # replaced as a whole: another thread never sees half of it
        if known is None or known[0] is not asked:
            known = last = (asked, make(asked))
        return known[1]

    return ask
