"""The in-program help: what is seen on the overview and what stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planner.words import (
    help_assumed,
    help_bridge,
    help_decisions,
    help_documents,
    help_exports,
    help_meeting,
    help_money,
    help_months,
    help_pages_made,
    help_sent,
    help_sure,
    help_workbook,
)
from planner.words.catalogue import text


class Section(NamedTuple):
    """A part of the help; one with the key of a page says what is seen there."""

    key: str
    title: str
    paragraphs: list[str]


Written = tuple[str, list[str]]


def how_it_works() -> list[Section]:
    """The help's sections in the language in use."""
    return [Section(key, *written()) for key, written in SECTIONS]


def _first() -> Written:
    return text("In the first minute"), [
        text(
            "Press “Start with my numbers”, say how many clients you resell to, what plan they "
            "have and what they pay you, and the whole page is about your own agency."
        ),
        text("Until you enter your hours, every profit is before your work: the page says so."),
    ]


def _strip() -> Written:
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


def _chart() -> Written:
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


def _inputs() -> Written:
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


def _why() -> Written:
    return text("Where a figure comes from, and what is wrong"), [
        text(
            "Every figure can be opened: press the small sign beside it, double-click it, or press "
            "Ctrl+E. Each line leads to its own lines, a pencil to the field where it is typed. "
            "Backspace goes back, Escape closes."
        ),
        text(
            "What is wrong with a plan is listed at the foot. A click, or F8, goes to the field, "
            "which is marked until it is mended. Warnings can be dismissed; new ones are told."
        ),
    ]


def _packages() -> Written:
    return text("Packages and their prices"), [
        text(
            "The scale of a package shows where an account stops losing money, where it meets your "
            "target margin, what the vendor lists, and your price. The figures stand for today's "
            "tier and for the next one."
        ),
        text(
            "“Meet your target” finds the total price from which on every price keeps the target, "
            "payment fee, unpaid and rounding included, and can round it up to an ending."
        ),
        text(
            "When a price changes, the card asks for whom: everyone, or new clients only. Then "
            "today's client rows keep the price of before as their own. Undo takes both back."
        ),
    ]


def _prices() -> Written:
    return text("Prices & tiers"), [
        text(
            "The programme's tiers and rules, with what the vendor says of each, where that was "
            "read, and what is not confirmed. Change a rule to see what it would do to you."
        ),
        text(
            "The list prices are a table: type into it, or copy your own table from a spreadsheet "
            "with its headers, plans one way and contacts the other, and paste it anywhere on it. "
            "An empty cell is a price that is not published; ≈ stands before an estimate, which "
            "is used only where you take it over."
        ),
        text(
            "Ready-made holds the programmes and prices that ship against your plan, and takes "
            "them over as one step. Your own commission rate stays unless you say otherwise."
        ),
    ]


def _rules() -> Written:
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


def _invoice() -> Written:
    return text("Against the real invoice"), [
        text(
            "Plan, Check an invoice: paste the lines of the vendor's invoice or open them from a "
            "file. Each is matched with an account, by its name or else by its amount, and what "
            "differs is shown with every cause that gives it to the cent."
        ),
        text(
            "A cause is only called likely: another tier, band or plan, a first account at full "
            "price, another exchange rate, an add-on. What your plan can follow is taken over as "
            "one step, which undo takes back. The invoice itself is not kept."
        ),
    ]


def _files() -> Written:
    return text("Your plan"), [
        text(
            "A plan is one file. It carries the programme and the prices it was made with, so it "
            "gives the same figures years later. Saving replaces the file in one step."
        ),
        text(
            "What you have not saved is kept within seconds, hidden beside the file. If the "
            "program ends before you save, the next start offers it; neither answer loses anything."
        ),
        text(
            "Each save keeps the version before it. “Earlier versions” in the Plan menu lists "
            "them and restores one. If another program changes the file, you are asked which of "
            "the two to keep."
        ),
    ]


def _clients() -> Written:
    return text("Clients"), [
        text(
            "Type into the table as into a spreadsheet, or paste a list from one: columns are "
            "found by their titles, in English or French; without titles the block goes into the "
            "columns that are seen. All of it is taken as one step, or nothing and every problem "
            "is listed."
        ),
        text(
            "What a client does not state itself comes from its package and is muted; Delete "
            "gives it back. Sorting and searching leave the order of your plan as it is."
        ),
        text(
            "“Soon dearer” marks a resold client whose own contacts fill at least nine tenths of "
            "their band: the line under the table says what the next band costs, and what you "
            "keep at today's price."
        ),
    ]


def _lists() -> Written:
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


def _finding() -> Written:
    return text("Finding things"), [
        text(
            "Ctrl+K searches everything that the program can do and everything in the plan: type "
            "the beginnings of a few words, choose with the arrows, and press Enter. Ctrl+F finds "
            "what can be gone to: a client, a package, a price, a note or a field."
        ),
        text(
            "Drop a plan on the window to open it. “Duplicate” goes on with a copy; the file of "
            "the original stays as it is."
        ),
    ]


def _keys() -> Written:
    return text("Keys"), [
        text("Every shortcut is listed under Help, Keyboard shortcuts."),
        text("Ctrl+Z undoes every edit, Ctrl+Y does it again; a drag is one step."),
        text("F1 opens this help, at the field that you are in."),
    ]


def keys_in_fields() -> list[tuple[str, list[tuple[str, str]]]]:
    """What keys do that are in no menu, by where they do it."""
    return [
        (
            text("In a field"),
            [
                (text("Enter"), text("Take the number and select it")),
                (text("Escape"), text("Give back the number from before")),
                (text("Tab, Shift+Tab"), text("The next field, the one before")),
                (text("Ctrl+G"), text("Find the value for a goal")),
            ],
        ),
        (
            text("In a table"),
            [
                (text("Enter, Shift+Enter"), text("The cell below, the one above")),
                (text("Tab, Shift+Tab"), text("The next cell to type into, the one before")),
                (text("Ctrl+Tab"), text("Leave the table")),
                (text("F2"), text("Edit what the cell says")),
                (text("Ctrl+D"), text("Fill down")),
                (text("Delete"), text("Empty the selected cells, or give the package's back")),
                (text("Space"), text("Yes or no")),
                (text("Alt+Down"), text("Open the choices of the cell")),
                (text("Ctrl+C, Ctrl+V"), text("Copy with titles; paste a cell, a block, a sheet")),
                (text("Ctrl+E"), text("Explain the figure of the cell")),
                (text("Alt+Shift+Up and Down"), text("Move the selected clients")),
                (text("Ctrl+Delete"), text("Delete the selected clients")),
            ],
        ),
        (
            text("In the list of scenarios"),
            [
                (text("Space"), text("Compare the scenario, or not")),
                (text("F2"), text("Rename the scenario")),
                (text("Alt+Shift+Up and Down"), text("Move the scenario")),
                (text("Ctrl+Delete"), text("Remove the scenario")),
            ],
        ),
        (
            text("On the chart"),
            [
                (text("← and →"), text("One account less or more")),
                (text("Page down and Page up"), text("Five accounts less or more")),
                (text("Home"), text("Back to today")),
            ],
        ),
    ]


SECTIONS: tuple[tuple[str, Callable[[], Written]], ...] = (
    ("start", _first),
    ("overview", _strip),
    ("chart", _chart),
    ("numbers", _inputs),
    ("quote", help_decisions.of_quote),
    ("meeting", help_meeting.of_meeting),
    ("sent", help_sent.of_sent),
    ("clients", _clients),
    ("packages", _packages),
    ("step", help_decisions.of_mix),
    ("tier", help_decisions.of_tier),
    ("worth", help_decisions.of_worth),
    ("moves", help_decisions.of_moves),
    ("scenarios", help_decisions.of_scenarios),
    ("channels", help_decisions.of_channels),
    ("time", help_months.of_time),
    ("assumed", help_assumed.of_assumptions),
    ("sure", help_sure.of_sure),
    ("cash", help_money.of_cash),
    ("years", help_money.of_years),
    ("commission", help_money.of_commission),
    ("bridge", help_bridge.of_bridge),
    ("prices", _prices),
    ("brand", help_documents.brand),
    ("documents", help_documents.documents),
    ("goal", help_decisions.of_goal),
    ("workbook", help_workbook.of_workbook),
    ("explanations", _why),
    ("rules", _rules),
    ("import", _lists),
    ("invoice", _invoice),
    ("charts", help_exports.of_charts),
    ("pages", help_pages_made.of_pages),
    ("files", _files),
    ("finding", _finding),
    ("keys", _keys),
)
"""The sections in their order, by the keys of their pages or names of their own."""
