"""The help on how sure the months to come are."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_sure() -> Written:
    """What the possible futures are, and how to read them."""
    return text("How sure the months to come are"), [
        text(
            "“How sure”, under “Over time”, plays your plan 10,000 times. In each of these "
            "possible futures whole accounts come and leave by chance, on average as many as you "
            "assume, and every month is billed by the rules of the programme. It says in how many "
            "of them you reach a tier or earn your profit goal."
        ),
        text(
            "The tinted area holds 8 of 10 futures: one of ten lies below it, one above. The line "
            "within is the future in the middle, the dashes are the expected month. They differ "
            "where a tier turns a small difference in accounts into a large one in profit."
        ),
        text(
            "The same seed gives the same figures, on every computer. “Other futures” takes the "
            "next seed: what changes then is chance, not your plan. The chances are as good as "
            "what you assume of the months to come."
        ),
    ]
