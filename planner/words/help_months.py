"""The help on the months to come: what is expected of them, and when a tier shows on the bill."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_time() -> Written:
    """The page of the months to come."""
    return text("Over time"), [
        text(
            "The months are expected ones. Each month the share that you assume leaves, then new "
            "accounts join, sold as your accounts are today; a number such as 31.6 accounts is an "
            "estimate. Amounts are rounded for one account first, as on a real invoice."
        ),
        text(
            "A tier that is reached at the end of a month shows on the bill of the month after, "
            "rising and falling, where the programme says so. The bands of the chart are what is "
            "billed; “Accounts” shows what is reached and what is billed in two strips."
        ),
        text(
            "Commission ends with the months for which the vendor pays it, counted from the month "
            "in which a client joined. Setup fees come once, with each account that joins, and "
            "their hours cost you in that month."
        ),
        text(
            "The shade around the line is where 8 of 10 possible futures lie. “Every line” shows "
            "revenue by source and costs by kind; Ctrl+C in the table copies every line, with its "
            "titles."
        ),
    ]
