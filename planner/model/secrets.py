"""What no client may read: internal figures and names of a plan that its offer does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from planner.model.account import Amounts, billed, month, served, terms
from planner.model.book import Book
from planner.model.concessions import conceded, usual
from planner.model.curve import Curve
from planner.model.offer import Offer
from planner.model.plan import AS_THE_PACKAGE, Channel, Overrides, Package, Plan
from planner.model.pricing import at_tier
from planner.model.quote import Quote, quote
from planner.model.quote_edits import proposed_rows
from planner.model.rows import Kind
from planner.model.shown import Shown, shown, units

MOST_QUOTES = 50
MANY = 2000
FEWEST_LETTERS = 3
"""A name of fewer cannot be told from a word."""


@dataclass(frozen=True)
class Secrets:
    """What must not be in a client's file.

    ``figures`` are amounts and hours in whole units of their currency, with its decimals, and
    ``rates`` shares; neither is among those that are ``shown``. ``many`` are those of them that are
    of single clients in a book of thousands: without its decimals, any number would be one of them.
    ``names`` are of other clients, of those that had a proposal, of the plan, its scenarios and
    its file; ``notes`` are the agency's own, line by line.
    """

    figures: frozenset[Decimal]
    many: frozenset[Decimal]
    rates: frozenset[Decimal]
    names: frozenset[str]
    notes: frozenset[str]
    shown: Shown


def secrets(book: Book, offer: Offer, files: Iterable[str] = ()) -> Secrets:
    """Gather what the client of an offer must not learn.

    Args:
        book: the agency's month.
        offer: what that client may see, which is therefore none.
        files: names of the plan's file, and of the folders it lies in.
    """
    public = shown(offer)
    plan = book.plan
    figures = {units(each, plan.currency) for each in _amounts(book)}
    figures.update(_listed(book))
    figures.update(abs(each) for each in _hours(plan))
    of_rows = {units(each, plan.currency) for each in _of_rows(book)}
    many = of_rows - figures if len(of_rows) > MANY else set()
    figures |= of_rows
    rates = {abs(each) for each in _rates(book)}
    of_client = {_key(offer.client), _key(offer.agency), *map(_key, _texts(offer))}
    names = (each for each in (*_names(plan), *files) if _key(each) not in of_client)
    return Secrets(
        figures=frozenset(figures - public.figures - {Decimal(0)}),
        many=frozenset(many - public.figures),
        rates=frozenset(rates - public.rates),
        names=frozenset(each for each in names if len(_key(each)) >= FEWEST_LETTERS),
        notes=frozenset(_notes(plan)),
        shown=public,
    )


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _texts(offer: Offer) -> Iterator[str]:
    yield offer.vendor
    for package in offer.packages:
        yield from (package.name, package.vendor_plan)


# Names and notes


def _names(plan: Plan) -> Iterator[str]:
    yield plan.name
    yield from (client.name for client in plan.clients)
    yield from (scenario.name for scenario in plan.scenarios)
    for proposal in plan.proposals:
        yield from (proposal.name, proposal.to)


def _notes(plan: Plan) -> Iterator[str]:
    notes = [plan.notes, *(each.note for each in plan.clients)]
    notes += [each.note for each in plan.packages]
    notes += [each.note for each in plan.scenarios]
    notes += [each.note for each in plan.assumptions.planned]
    notes += [each.note for each in plan.proposals]
    for note in dict.fromkeys(notes):
        yield from filter(None, map(str.strip, note.splitlines()))


# Figures


def _amounts(book: Book) -> Iterator[int]:
    """Every internal amount of the plan's currency, in its minor units."""
    plan = book.plan
    agency, programme = plan.agency, plan.programme
    yield from (agency.overheads, agency.hourly_cost, programme.monthly_fee, book.overheads)
    yield from (agency.payment_fee.fixed, agency.payment_fee.cap or 0)
    yield plan.assumptions.profit_goal or 0
    for package in plan.packages:
        yield package.other_costs
    yield from _of_totals(book)
    for package in plan.packages:
        yield from _of_package(book, package)
    for row in proposed_rows(plan)[:MOST_QUOTES]:
        made = quote(book, row)
        if made is not None:
            yield from _of_quote(made)


def _discounts(plan: Plan) -> list[Decimal]:
    return list(dict.fromkeys([Decimal(0), *(each.discount for each in plan.programme.tiers)]))


def _lines(of: Amounts) -> Iterator[int]:
    """What an account, a row or the book costs and brings."""
    yield from of[3:]
    yield from (of.delivery, of.contribution, of.vendor_cost + of.vendor_tax)


def _billed(of: Amounts) -> Iterator[int]:
    """The same, and what its clients pay."""
    yield from _lines(of)
    yield from (of.price, of.revenue)


def _of_rows(book: Book) -> Iterator[int]:
    """One account of each row at every tier, and all of its accounts."""
    discounts = _discounts(book.plan)
    clients = book.plan.clients
    for part in book.parts:
        if part.account is None:
            continue
        of = part.account.terms
        sizes = {1, part.group.accounts, *(clients[row].accounts for row in part.group.rows)}
        one = [served(of, Channel.COMMISSION, within_months=within) for within in (True, False)]
        one += [month(of, Channel.RESALE, discount) for discount in discounts]
        one += [billed(of, discount) for discount in discounts if part.kind is Kind.DISABLED]
        for lines in one:
            for size in sizes:
                yield from _billed(lines.times(size))
    for row in book.rows:
        if row.amounts is not None:
            yield from _billed(row.amounts)


def _of_totals(book: Book) -> Iterator[int]:
    """The book's month, today and at every tier."""
    totals, profit = book.totals, book.profit
    if totals is None or profit is None:
        return
    yield profit
    yield from _billed(totals)
    above = book.next_tier
    if above is not None:
        yield above.monthly_saving or 0
    bill = book.vendor_bill(book.counted)
    curve = Curve(book)
    for tier in book.plan.programme.tiers:
        there = book.vendor_bill(tier.start)
        yield from (there.vendor_cost, there.vendor_tax, there.contribution - bill.contribution)
        yield profit + there.contribution - bill.contribution
        if curve.drawable:
            yield from _of_count(curve, curve.start_of(tier.start))
    if curve.drawable:
        yield from _of_count(curve, curve.today)


def _of_count(curve: Curve, accounts: int) -> Iterator[int]:
    point = curve.at(accounts)
    yield from (point.resale_profit, point.resale_revenue, point.resale_per_account)
    yield from (point.commission_profit, point.commission_revenue, point.commission_per_account)
    yield from (point.commission_profit_after, point.commission_per_account_after)
    yield point.vendor_bill


def _of_package(book: Book, package: Package) -> Iterator[int]:
    """A package as it is sold, in each band of its plan: at every tier what it costs and keeps."""
    plan = book.plan
    sizes = plan.price_list.prices.get(package.plan, {})
    own = [AS_THE_PACKAGE, *(Overrides(contacts=size, list_price=None) for size in sizes)]
    for each in own:
        one = None if book.account_of(package) is None else terms(plan, package, each)
        if one is None:
            continue
        for discount in _discounts(plan):
            yield from _lines(month(one, Channel.RESALE, discount))
            tier = at_tier(one, discount, plan.agency.target_margin)
            yield from (tier.floor or 0, tier.target or 0, tier.room or 0)
        for within in (True, False):
            yield from _lines(served(one, Channel.COMMISSION, within_months=within))


def _of_quote(made: Quote) -> Iterator[int]:
    """What a client that is quoted is worth, and what each concession to it costs."""
    yield from (made.contribution, made.first_year, made.room or 0)
    yield from (made.price_at_target or 0, made.price_at_zero or 0)
    yield from (made.resold, made.on_commission, made.after_commission)
    yield from (made.others.effect or 0, made.others.at_next or 0, made.deal.setup_kept)
    yield made.deal.month_given
    for line in made.deal.year:
        yield from (line.each, line.amount)
    for band in made.bands:
        yield from (band.contribution or 0, band.unchanged or 0)
    for way in made.purchases:
        yield from (way.contribution or 0, way.after or 0)
    asked = (*made.client.allowed.concessions, *usual(made.package))
    for each in conceded(made.deal, asked, made.target):
        yield from (each.contribution, each.once, each.first_year)
        yield each.contribution - made.contribution


def _listed(book: Book) -> Iterator[Decimal]:
    """The vendor's bill as its invoice has it, in the currency of the price list."""
    if book.invoice:
        yield units(book.invoice, book.plan.price_list.currency)


def _hours(plan: Plan) -> Iterator[Decimal]:
    """Hours that are no whole number: others cannot be told from any count."""
    hours = [each.hours for each in plan.packages] + [each.setup_hours for each in plan.packages]
    hours += [option.hours for each in plan.packages for option in each.options]
    hours += [each.overrides.hours or Decimal(0) for each in plan.clients]
    yield from (each for each in hours if each % 1)


def _rates(book: Book) -> Iterator[Decimal]:
    """Every internal rate: the vendor's discounts, what is kept, what is assumed."""
    plan = book.plan
    agency, assumed = plan.agency, plan.assumptions
    yield from _discounts(plan)
    yield from (agency.payment_fee.rate, agency.vendor_tax_rate, agency.unpaid_rate)
    yield from (agency.target_margin or Decimal(0), plan.programme.commission.rate or Decimal(0))
    yield from (assumed.monthly_churn, assumed.contact_growth or Decimal(0))
    for of in assumed.packages:
        yield from (of.monthly_churn or Decimal(0), of.contact_growth or Decimal(0))
    yield from (each.rate for each in assumed.price_changes)
    margins = [book.margin, book.markup]
    margins += [each for row in book.rows for each in (row.margin, row.markup)]
    for package in plan.packages:
        account = book.account_of(package)
        if account is not None:
            margins += [at_tier(account.terms, each, None).margin for each in _discounts(plan)]
    for row in proposed_rows(plan)[:MOST_QUOTES]:
        made = quote(book, row)
        if made is not None:
            margins.append(made.margin)
    yield from (each for each in margins if each is not None)
