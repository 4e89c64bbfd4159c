"""What is wrong with what a plan assumes of the months to come: the sentences of its problems."""

from __future__ import annotations

from planner.words.catalogue import text


def assumption_problem(code: str) -> str:
    """Return the message of a problem, with its placeholders; empty where it is none of these."""
    return _assumed(code) or _planned(code)


def _assumed(code: str) -> str:
    match code:
        case "out-of-reach":
            return text("{value} is out of reach: {most} is the most")
        case "not-twelve":
            return text(
                "there must be a factor for each of the 12 months, January first, not {factors}: "
                "enter all of them, or none"
            )
        case "season-without-start":
            return text(
                "the factors of the months of the year need the calendar: "
                "enter today's month, which the months to come follow"
            )
        case "repeated-package":
            return text(
                'what is assumed of package "{package}" stands here already: keep one of the two'
            )
        case "month-out-of-reach":
            return text("month {month} is not looked at: enter one from 1 to {most}")
        case "falls-below-nothing":
            return text("{rate} ({share}) is more than a price can fall: -1 (−100 %) is the most")
        case "prices-run-away":
            return text(
                "with the changes before it, this makes prices more than {most} times what they "
                "are: enter a smaller one"
            )
        case "outgrows-bands":
            return text(
                '{from_month} an account of package "{package}" has {contacts} contacts, for which '
                'plan "{plan}" has no price: enter one, or another growth'
            )
        case _:
            return ""


def _planned(code: str) -> str:
    """What is wrong with an event."""
    match code:
        case "unknown-client":
            return text(
                'there is no client with the id "{client}": choose another or remove the event'
            )
        case "nobody-joins":
            return text("it is not said who joins: choose a client or a package")
        case "nobody-leaves":
            return text("it is not said who leaves: choose a client")
        case "not-said-how-many":
            return text("it is not said how many accounts join: enter their number")
        case "no-accounts-move":
            return text("{accounts} accounts can neither join nor leave: enter at least 1")
        case _:
            return ""
