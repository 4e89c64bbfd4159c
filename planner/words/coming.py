"""What is known to come in a month: price changes and planned events, a line each."""

from __future__ import annotations

from planner.model.plan import Channel, Client, Move, Plan, Planned, PriceChange, Whose
from planner.words.catalogue import context, plural, text
from planner.words.months import from_month, month_name
from planner.words.numbers import count, percent
from planner.words.sentences import one_line

LONGEST = 250
APART = " · "


def whose(of: Whose) -> str:
    """Whose prices change."""
    if of is Whose.VENDOR:
        return text("The vendor's list prices")
    return text("What your clients pay")


def move(of: Move) -> str:
    """What accounts do."""
    return text("Accounts join") if of is Move.JOIN else text("Accounts leave")


def all_packages() -> str:
    """Whose prices change where no package is named."""
    return text("All packages")


def sold_as(of: Channel) -> str:
    """How accounts that join are sold."""
    return text("Resold") if of is Channel.RESALE else text("On commission")


def package_title(plan: Plan, package_id: str) -> str:
    """A package by its name; by its id where the plan has none of that."""
    package = plan.package(package_id)
    return one_line(package_id if package is None else package.title, LONGEST)


def client_title(plan: Plan, client_id: str) -> str:
    """A client by its name; by its row, or its id where the plan has none of that."""
    for row, client in enumerate(plan.clients):
        if client.id == client_id:
            return row_title(row, client)
    return one_line(client_id, LONGEST)


def row_title(row: int, client: Client) -> str:
    """A client by its name, or by its row."""
    return one_line(client.name, LONGEST) or text("Row {number}").format(number=count(row + 1))


def change(plan: Plan, of: PriceChange) -> tuple[str, str]:
    """A price change: what changes, and from when on."""
    rate = percent(of.rate, sign=True)
    if of.whose is Whose.VENDOR:
        what = text("List prices {change}").format(change=rate)
    else:
        what = text("Your prices {change}").format(change=rate)
    since = from_month(plan.assumptions.start, of.month)
    scope = package_title(plan, of.package) if of.package else ""
    return what, APART.join(filter(None, (_capital(since), scope)))


def event(plan: Plan, of: Planned) -> tuple[str, str]:
    """A planned event: who joins or leaves, and when."""
    when = month_name(plan.assumptions.start, of.month)
    joins_by_package = of.move is Move.JOIN and not of.client
    channel = sold_as(of.channel) if joins_by_package and of.channel is Channel.COMMISSION else ""
    note = one_line(of.note, LONGEST)
    return _who(plan, of), APART.join(filter(None, (when, channel, note)))


def _who(plan: Plan, of: Planned) -> str:
    client = client_title(plan, of.client) if of.client else ""
    package = "" if of.client else package_title(plan, of.package)
    number = of.accounts
    if of.move is Move.JOIN:
        if number is None:
            return text("{client} joins").format(client=client or package)
        words = plural("+{accounts} account: {whose}", "+{accounts} accounts: {whose}", number)
    elif number is None:
        return text("{client} leaves").format(client=client or package)
    else:
        words = plural(
            "{whose}: {accounts} account leaves", "{whose}: {accounts} accounts leave", number
        )
    return words.format(accounts=count(number), whose=client or package)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# What the undo menu calls the edits.


def add_change() -> str:
    """One more price change."""
    return text("Add price change")


def edit_change() -> str:
    """Another price change in its place."""
    return text("Edit price change")


def remove_change() -> str:
    """One price change less."""
    return text("Remove price change")


def add_event() -> str:
    """One more planned event."""
    return text("Add planned event")


def edit_event() -> str:
    """Another planned event in its place."""
    return text("Edit planned event")


def remove_event() -> str:
    """One planned event less."""
    return text("Remove planned event")


def nobody(typed: str) -> str:
    """No client is called so."""
    words = text("No client is called “{words}”.")
    return words.format(words=one_line(typed.strip()))


def everyone() -> str:
    """All accounts of a client."""
    return context("how many accounts of a client", "all")
