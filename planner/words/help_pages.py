"""The in-program help: what is seen on the overview and what stands behind it."""

from __future__ import annotations

from planner.words.catalogue import text

Section = tuple[str, list[str]]


def how_it_works() -> list[Section]:
    """The help's sections: a title and its paragraphs."""
    return [_first(), _strip(), _chart(), _inputs(), _rules(), _files(), _lists(), _keys()]


def _first() -> Section:
    return text("In the first minute"), [
        text(
            "Press “Start with my numbers”, say how many clients you resell to, what plan they "
            "have and what they pay you, and the whole page is about your own agency."
        ),
        text("Until you enter your hours, every profit is before your work: the page says so."),
    ]


def _strip() -> Section:
    return text("The four figures at the top"), [
        text(
            "What you earn a month is what your clients pay and the commissions, less the vendor's "
            "bill, payment fees, unpaid invoices, your hours at their cost, and your overheads. "
            "Your client's tax passes through and is never part of it."
        ),
        text(
            "What the vendor bills you is the figure to hold against the invoice: if the two "
            "agree, you can believe the rest."
        ),
        text(
            "The next resold account is an average one of yours. The one that reaches the next "
            "tier makes all the others cheaper too, from the billing cycle after."
        ),
    ]


def _chart() -> Section:
    return text("The chart"), [
        text(
            "It counts resold accounts. Drag the ring, or press the arrow keys on it, to see the "
            "book with another number; your client rows stay as they are, and one click returns "
            "to today."
        ),
        text(
            "Hatching marks the numbers of accounts that cost more than a larger number would: "
            "the discount of a tier applies to every account."
        ),
        text(
            "Dashes are the same accounts on commission, where the vendor bills the client; dots "
            "are the months after the vendor stops paying."
        ),
    ]


def _inputs() -> Section:
    return text("Typing numbers"), [
        text(
            "Write amounts as you are used to, with comma or point, or as a calculation such as "
            "12*19.5. A text that could be two numbers is not guessed: the field asks."
        ),
        text(
            "The vendor publishes no commission rate for agencies. The one in the plan is yours, "
            "and the rate from which commission would win is shown beside it."
        ),
    ]


def _rules() -> Section:
    return text("How it computes"), [
        text(
            "Every amount on an invoice or a payment is rounded once, per account, to the cent, "
            "halves up; totals are sums of rounded amounts. No figure is a guess."
        ),
        text(
            "Where you buy in another currency than you sell in, the vendor's amount is rounded "
            "in its own currency first and then converted at your rate."
        ),
    ]


def _files() -> Section:
    return text("Your plan"), [
        text(
            "A plan is one file. It carries the programme and the prices it was made with, so it "
            "gives the same figures years later. Saving replaces the file in one step."
        ),
    ]


def _lists() -> Section:
    return text("Importing clients"), [
        text(
            "Plan → Import clients reads a list from CSV or XLSX, such as the vendor's portal or a "
            "spreadsheet gives. Above each column you choose what it is; nothing is imported while "
            "a cell is to mend."
        ),
        text(
            "An empty cell says nothing: a new row takes what its package has, and a row that is "
            "updated keeps what it had."
        ),
    ]


def _keys() -> Section:
    return text("Keys"), [
        text("Ctrl+1, Ctrl+2 and Ctrl+3 choose the chart; Ctrl+T returns to today."),
        text("Ctrl+Z undoes every edit, Ctrl+Y does it again; a drag is one step."),
        text("F1 opens this help."),
    ]
