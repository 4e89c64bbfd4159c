"""What is said of a goal: which price meets it, what an input has to be, what stands in the way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from planner.model.price_ladder import Taken
from planner.words.catalogue import text
from planner.words.numbers import fraction_percent, percent

HUNDREDTHS = 2


def share(rate: Fraction) -> str:
    """A share of a price in per cent, with the decimals it has, at most two."""
    hundredths = rate * 10_000
    if hundredths.denominator == 1:
        return percent(Decimal(hundredths.numerator).scaleb(-4))
    return fraction_percent(rate, HUNDREDTHS)


def out_of_reach(margin: Decimal, of: Taken) -> str:
    """Why no price keeps so much of itself."""
    wanted = percent(margin)
    if of.fee and of.unpaid:
        pattern = text(
            "No price keeps {margin}: the payment fee with the tax it is taken on costs {fee} of "
            "any price and {unpaid} is never paid, so less than {left} is left once the vendor and "
            "your work are paid."
        )
    elif of.fee:
        pattern = text(
            "No price keeps {margin}: the payment fee with the tax it is taken on costs {fee} of "
            "any price, so less than {left} is left once the vendor and your work are paid."
        )
    elif of.unpaid:
        pattern = text(
            "No price keeps {margin}: {unpaid} of any price is never paid, so less than {left} is "
            "left once the vendor and your work are paid."
        )
    else:
        pattern = text(
            "No price keeps {margin}: something of it always goes to the vendor, the payment fee "
            "or your work."
        )
    return pattern.format(
        margin=wanted,
        fee=share(of.fee),
        unpaid=share(of.unpaid),
        left=share(max(of.left, Fraction(0))),
    )
