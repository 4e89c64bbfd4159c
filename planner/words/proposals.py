"""What is said of proposals that were sent: to whom, when, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day

from planner.model.proposal import Form, Proposal
from planner.model.proposals import PriceChanged, Since
from planner.words.catalogue import plural, text
from planner.words.numbers import DASH, count, date, money, percent
from planner.words.sentences import one_line

MOST_OF_A_NAME = 40
MOST_LISTED = 3


def client_name(proposal: Proposal) -> str:
    """Whom it was for, by the name of that time."""
    if not proposal.client and not proposal.name:
        return text("Nobody in particular")
    return one_line(proposal.name, MOST_OF_A_NAME) or text("No name yet")


def receiver(proposal: Proposal) -> str:
    """To whom it was sent."""
    return one_line(proposal.to, MOST_OF_A_NAME) or DASH


def form(of: Form) -> str:
    """What kind of document it is."""
    match of:
        case Form.PDF:
            return text("Proposal (PDF)")
        case Form.SLIDES:
            return text("Slides (PPTX)")
        case Form.WORKBOOK:
            return text("Workbook (XLSX)")
        case Form.TABLE:
            return text("Table (CSV)")


def sent(proposal: Proposal) -> str:
    """When it was sent, and to whom."""
    on = date(proposal.sent_on)
    if not proposal.to.strip():
        return text("Sent {date}").format(date=on)
    return text("Sent {date} to {receiver}").format(date=on, receiver=receiver(proposal))


def held(of: Since) -> str:
    """For how long it holds."""
    last = date(of.valid_until)
    if of.is_over:
        return text("was held until {date}").format(date=last)
    return text("held until {date}").format(date=last)


def verdict(of: Since) -> str:
    """Whether the client would be offered the same today, in two or three words."""
    if of.client_gone:
        return text("client removed")
    if of.sold_in is not None:
        return text("another currency")
    if of.gone:
        return text("a package is gone")
    if of.prices:
        return text("prices have changed")
    return text("as today") if of.taxed is None else text("the tax has changed")


def changes(of: Since) -> list[str]:
    """What has changed since, a sentence each; that nothing has where that is so."""
    return list(_changes(of))


def in_short(proposal: Proposal, of: Since) -> str:
    """A proposal in one line: when, to whom, for how long, and what has changed first."""
    only_prices = of.prices and not of.gone
    said = prices_changed(of, most=1) if only_prices else changes(of)[0].rstrip(".")
    return " · ".join((sent(proposal), held(of), said))


def _changes(of: Since) -> Iterator[str]:
    if of.client_gone:
        yield text("Its client is no longer in the plan: there is no price to compare.")
    if of.sold_in is not None:
        yield text(
            "It was in {before}, and the plan is in {now}: there is no price to compare."
        ).format(before=of.currency.code, now=of.sold_in.code)
    if of.gone:
        gone = len(of.gone)
        names = ", ".join(one_line(each, MOST_OF_A_NAME) for each in of.gone[:MOST_LISTED])
        said = plural("No longer sold: {packages}.", "No longer sold: {packages}.", gone)
        yield said.format(packages=_and_more(names, gone - MOST_LISTED))
    if of.prices:
        yield prices_changed(of)
    if of.taxed is not None:
        before, now = (percent(each) for each in of.taxed)
        said = text("The tax was {before} and is {now} now: the amounts with tax have changed.")
        yield said.format(before=before, now=now)
    if not of.has_changed:
        yield text("Its prices are still those of today.")
    if of.prices_of is not None:
        yield _dated(*of.prices_of)


def _dated(before: day | None, now: day | None) -> str:
    if now is None:
        said = text("The vendor's prices were those of {before}; now they have no date.")
    elif before is None:
        said = text("The vendor's prices had no date; now they are those of {now}.")
    else:
        said = text("The vendor's prices were those of {before}; now they are of {now}.")
    days = (DASH if each is None else date(each) for each in (before, now))
    return said.format(**dict(zip(("before", "now"), days, strict=True)))


def prices_changed(of: Since, most: int = MOST_LISTED) -> str:
    """Which prices have changed, what was offered first; the rest is only counted."""
    listed = " · ".join(_price(each, of) for each in of.prices[:most])
    said = _and_more(listed, len(of.prices) - most)
    return text("Prices have changed since: {prices}").format(prices=said)


def _and_more(listed: str, more: int) -> str:
    if more <= 0:
        return listed
    said = plural("{listed}, and {more} more", "{listed}, and {more} more", more)
    return said.format(listed=listed, more=count(more))


def _price(changed: PriceChanged, of: Since) -> str:
    before, now = (
        text("on request") if amount is None else money(amount, of.currency, unit=True)
        for amount in (changed.before, changed.now)
    )
    package = one_line(changed.package, MOST_OF_A_NAME)
    option = one_line(changed.option or "", MOST_OF_A_NAME) or DASH
    if changed.option is not None and changed.now is None:
        said = text("{option} with {package} {before} → no longer offered")
    elif changed.option is not None:
        said = text("{option} with {package} {before} → {now}")
    elif changed.contacts is None:
        said = text("setup of {package} {before} → {now}")
    elif changed.yearly:
        said = text("{package} paid yearly {before} → {now}")
    elif changed.chosen:
        said = text("{package} {before} → {now}")
    else:
        said = text("{package} up to {contacts} contacts {before} → {now}")
    contacts = count(changed.contacts)
    return said.format(package=package, option=option, contacts=contacts, before=before, now=now)


def not_kept() -> str:
    """Why it cannot be opened."""
    return text("The document was too large to keep in the plan: its prices are kept.")


def not_rememberable() -> str:
    """Why a proposal is not kept at all."""
    return text("An amount in it is too long for a plan file: the proposal is not remembered.")


def file_name(proposal: Proposal) -> str:
    """What a copy of the document is called: the name, the day, and its kind."""
    name = "".join(each if each.isalnum() or each in " -" else "_" for each in proposal.name)
    stem = " ".join(name.split())[:MOST_OF_A_NAME].strip(" .") or text("Proposal")
    return f"{stem} {proposal.sent_on.isoformat()}.{proposal.kind}"
