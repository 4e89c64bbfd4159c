"""The help on worth, on what moves the profit, and on price by accounts."""

from __future__ import annotations

from planner.words.catalogue import text


def of_worth() -> tuple[str, list[str]]:
    """What a client is worth."""
    return text("What each client is worth"), [
        text(
            "Under “Best next step”: what you would earn less a month without a client. That is "
            "its own contribution, and what its accounts save all the others because the tier is "
            "reached with them. Rows of one name are one client."
        ),
        text(
            "A client is carried by the others where it loses money, or would with the discount "
            "of its own accounts alone. One that loses money itself and saves the others more is "
            "not carried: it holds the tier. Press Enter on a client to go to its row."
        ),
    ]


def of_moves() -> tuple[str, list[str]]:
    """What moves the profit, and the map."""
    return text("What moves the profit"), [
        text(
            "Under “More”: each price, cost, rate and number is moved by itself, and the bars say "
            "what you earn at either end. Choose one in the table and type how far it may move, in "
            "per cent or as an amount; what you type is kept in the plan and changes no figure."
        ),
        text(
            "“Loss at” is where nothing is left, exactly, if it lies within the range. With "
            "another number of resold accounts the mix stays as it is."
        ),
        text(
            "“Price and accounts” is the same book at other prices and other numbers of resold "
            "accounts. The lines run where a loss begins, and where your profit goal or your "
            "target margin is met by the whole book, overheads included."
        ),
    ]
