"""The help on the money of the months to come: cash, years and commissions that run out."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_cash() -> Written:
    """Cash over time."""
    return text("Cash over time"), [
        text(
            "“Cash” adds up what comes in less what goes out, month by month. Break-even is the "
            "month from which the sum stays at nothing or above; its lowest point is the money "
            "that the plan needs. The pale ground holds 8 of 10 possible futures."
        ),
        text(
            "The vendor, the work and overheads are paid in their own month. Clients may pay days "
            "later, counted in whole months, and the vendor its commission months later: then the "
            "dashed line of profit runs ahead of cash, and the gap is what is still owed to you. "
            "Nothing that months before month 1 still bring in counts."
        ),
    ]


def of_years() -> Written:
    """The years of a plan."""
    return text("Year by year"), [
        text(
            "“Years” adds the expected months up: 1 to 12, 13 to 24 and so on. It is never a month "
            "times twelve, since accounts, tier and commissions change within a year. A last year "
            "of fewer months says so, and is not compared with the one before."
        ),
    ]


def of_commission() -> Written:
    """Commissions that run out."""
    return text("Commissions that run out"), [
        text(
            "“Commission” shows what the vendor pays you month by month, and for whom: today's "
            "accounts, and those that join later. Each account earns it for the months of the "
            "programme, counted from its own first month: a “since” in its row says when that was."
        ),
    ]
