"""What is known to come in a month: price changes and planned events, a line each."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.over_time.calendar import months_seen
from planner.model.over_time.unheard import FEWER, LATER, NOBODY, Unheard, unheard
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


def row_title(row: int, client: Client) -> str:
    """A client by its name, or by its row."""
    return one_line(client.name, LONGEST) or text("Row {number}").format(number=count(row + 1))


def row_about(plan: Plan, client: Client) -> str:
    """What tells a client from others of its name: how many accounts it has, of which package."""
    words = plural("{accounts} account", "{accounts} accounts", client.accounts)
    number = words.format(accounts=count(client.accounts))
    return APART.join((number, package_title(plan, client.package)))


def changes(plan: Plan) -> list[tuple[str, str]]:
    """The price changes of a plan: what changes, and from when on."""
    return [_change(plan, each) for each in plan.assumptions.price_changes]


def _change(plan: Plan, of: PriceChange) -> tuple[str, str]:
    rate = percent(of.rate, sign=True)
    if of.whose is Whose.VENDOR:
        what = text("List prices {change}").format(change=rate)
    else:
        what = text("Your prices {change}").format(change=rate)
    since = from_month(plan.assumptions.start, of.month)
    scope = package_title(plan, of.package) if of.package else ""
    return what, APART.join(filter(None, (_capital(since), scope)))


def events(plan: Plan) -> list[tuple[str, str]]:
    """The planned events of a plan: who joins or leaves, and when."""
    planned = plan.assumptions.planned
    named = {each.client for each in planned if each.client}
    clients = {
        client.id: row_title(row, client)
        for row, client in enumerate(plan.clients)
        if client.id in named
    }
    return [_event(plan, each, clients) for each in planned]


def _event(plan: Plan, of: Planned, clients: Mapping[str, str]) -> tuple[str, str]:
    by_package = of.move is Move.JOIN and not of.client
    channel = sold_as(of.channel) if by_package and of.channel is Channel.COMMISSION else ""
    note = one_line(of.note, LONGEST)
    when = APART.join(filter(None, (month(plan, of.month), channel, note)))
    whose = (
        clients.get(of.client, one_line(of.client, LONGEST))
        if of.client
        else package_title(plan, of.package)
    )
    return _who(of, whose) if whose else _capital(_who(of, _someone())), when


def _someone() -> str:
    """Who joins or leaves where an event does not say."""
    return text("someone")


def _who(of: Planned, whose: str) -> str:
    number, joins = of.accounts, of.move is Move.JOIN
    if number is None:
        words = text("{client} joins") if joins else text("{client} leaves")
        return words.format(client=whose)
    if joins:
        words = plural("+{accounts} account: {whose}", "+{accounts} accounts: {whose}", number)
    else:
        words = plural(
            "\N{MINUS SIGN}{accounts} account: {whose}",
            "\N{MINUS SIGN}{accounts} accounts: {whose}",
            number,
        )
    return words.format(accounts=count(number), whose=whose)


def month(plan: Plan, number: int) -> str:
    """A month where a line begins with it."""
    return _capital(month_name(plan.assumptions.start, number))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def unheard_of(plan: Plan) -> dict[int, str]:
    """What is to be known of the planned events of a plan, by their places."""
    return {at: _unheard(each) for at, each in unheard(plan).items()}


def too_late(plan: Plan) -> dict[int, str]:
    """What is to be known of the price changes of a plan, by their places."""
    last, changes = months_seen(plan.assumptions), plan.assumptions.price_changes
    return {at: later() for at, each in enumerate(changes) if each.month > last}


def _unheard(of: Unheard) -> str:
    number = count(of.accounts)
    if of.code == LATER:
        return later()
    if of.code == NOBODY:
        return text("No active account of this client is there by then: nobody leaves.")
    if of.code == FEWER:
        words = plural(
            "At most {accounts} account is there by then: no more can leave.",
            "At most {accounts} accounts are there by then: no more can leave.",
            of.accounts,
        )
    else:
        words = plural(
            "Up to {accounts} account of this client is there already: what joins comes on top.",
            "Up to {accounts} accounts of this client are there already: what joins comes on top.",
            of.accounts,
        )
    return words.format(accounts=number)


def later() -> str:
    """It comes after the last month."""
    return text("The months looked ahead end before: it changes nothing in them.")


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


def nobody(typed: str | None) -> str:
    """No client is called so; None: there is none at all."""
    if typed is None:
        return text("There are no clients yet: add them under “Clients”.")
    words = text("No client is called “{words}”.")
    return words.format(words=one_line(typed.strip()))


def everyone() -> str:
    """All accounts of a client."""
    return context("how many accounts of a client", "all")
