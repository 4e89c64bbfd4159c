"""A place of a plan in the words that people use, not as its path: whose it is, and what."""

from __future__ import annotations

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.problems import Place, Problem, path
from planner.words.catalogue import context, text
from planner.words.numbers import count, current
from planner.words.offer_places import of_the_agency, proposal_name, seen_by_clients
from planner.words.sentences import one_line, sentence


def client_name(plan: Plan, row: int) -> str:
    """A client row by its name, or by its number where it has none."""
    name = plan.clients[row].name if 0 <= row < len(plan.clients) else ""
    if name:
        return text("Client “{name}”").format(name=one_line(name))
    return text("Client row {number}").format(number=count(row + 1))


def package_name(plan: Plan, number: int) -> str:
    """A package by its name."""
    title = plan.packages[number].title if 0 <= number < len(plan.packages) else ""
    if title:
        return text("Package “{name}”").format(name=one_line(title))
    return text("Package {number}").format(number=count(number + 1))


def scenario_name(plan: Plan, number: int) -> str:
    """A scenario by its name."""
    name = plan.scenarios[number].name if 0 <= number < len(plan.scenarios) else ""
    if name:
        return text("Scenario “{name}”").format(name=one_line(name))
    return text("Scenario {number}").format(number=count(number + 1))


def place_words(plan: Plan, place: Place) -> str:
    """Where something is: *Client “Hotel Belvedere”: hours*; empty for the whole plan."""
    match place:
        case ("clients", int(row)):
            return client_name(plan, row)
        case ("clients", int(row), "allowed", *rest):
            return _whose(client_name(plan, row), seen_by_clients(("allowed", *rest)))
        case ("clients", int(row), *rest):
            return _whose(client_name(plan, row), _field(tuple(rest)))
        case ("packages", int(number)):
            return package_name(plan, number)
        case ("packages", int(number), "options", int(line), *rest):
            option = text("optional line {number}").format(number=count(line + 1))
            field = _field(tuple(rest))
            return _whose(package_name(plan, number), f"{option}, {field}" if field else option)
        case ("packages", int(number), *rest):
            return _whose(package_name(plan, number), _field(tuple(rest)))
        case ("proposals", int(number), *_):
            return proposal_name(plan, number)
        case ("brand" | "wording", *_):
            return of_the_agency(place)
        case ("scenarios", int(number), *rest):
            return _whose(scenario_name(plan, number), path(tuple(rest)))
        case ("programme", "tiers", int(number), *rest):
            return _whose(_tier(plan, number), _field(tuple(rest)))
        case ("programme", "commission", str(key), *_):
            return _whose(text("Commission"), _field((key,)))
        case ("price_list", ("prices" | "yearly") as kind, str(name), str(band), *_):
            listed = text("Price list") if kind == "prices" else text("Price list, billed yearly")
            size = text("{plan}, {contacts} contacts").format(
                plan=one_line(name).capitalize(),
                contacts=count(int(band)) if band.isdecimal() else one_line(band),
            )
            return _whose(listed, size)
        case ("price_list", str(key), *_):
            return _whose(text("Price list"), _field((key,)))
        case ("programme", str(key), *_):
            return _whose(text("Programme"), _field((key,)))
        case (
            "assumptions",
            ("packages" | "price_changes" | "planned") as kind,
            int(number),
            *rest,
        ):
            return _whose(_assumed(plan, kind, number), _field(tuple(rest)))
        case ("assumptions", "seasonality", int(month)):
            return _whose(_known("seasonality").capitalize(), _month_of_year(month))
        case ("agency" | "assumptions", *rest) if rest:
            words = _field(tuple(rest))
            return words[:1].upper() + words[1:]
    return one_line(path(place))


def said(problem: Problem, plan: Plan) -> str:
    """A problem or warning of a plan in one line: where, and what to do about it."""
    where = place_words(plan, problem.place)
    what = sentence_of(problem, plan.currency)
    return text("{place} – {problem}").format(place=where, problem=what) if where else what


def sentence_of(problem: Problem, currency: Currency) -> str:
    """What is wrong, as a sentence of its own."""
    return sentence(problem, place=False, currency=currency)


def _whose(whose: str, what: str) -> str:
    return text("{whose}: {what}").format(whose=whose, what=what) if what else whose


def _tier(plan: Plan, number: int) -> str:
    tiers = plan.programme.tiers
    if not 0 <= number < len(tiers):
        return text("Tier {number}").format(number=count(number + 1))
    return text("Tier from {accounts} accounts").format(accounts=count(tiers[number].start))


def _assumed(plan: Plan, kind: str, number: int) -> str:
    """One of several things that a plan assumes: what is assumed of a package, or an event."""
    assumed, which = plan.assumptions, count(number + 1)
    if kind == "packages":
        if 0 <= number < len(assumed.packages) and assumed.packages[number].package:
            package = plan.package(assumed.packages[number].package)
            title = assumed.packages[number].package if package is None else package.title
            return text("Package “{name}” over time").format(name=one_line(title))
        return text("Package {number} over time").format(number=which)
    if kind == "price_changes":
        return text("Price change {number}").format(number=which)
    return text("Planned event {number}").format(number=which)


def _month_of_year(month: int) -> str:
    """A month by its name; January is 0."""
    names = current().months
    return names[month] if 0 <= month < len(names) else count(month + 1)


def _field(place: Place) -> str:
    """The name of a field; of a field within it where both have one."""
    known = [_known(str(part)) for part in place if isinstance(part, str)]
    if not known or not all(known):
        return one_line(path(place))
    return ", ".join(known)


def _known(key: str) -> str:
    """What people call a key of the file; empty where they have no word for it."""
    words = {
        "accounts": lambda: context("a field", "accounts"),
        "as_of": lambda: context("a field", "date"),
        "billing": lambda: context("a field", "billing"),
        "cap": lambda: context("a field", "at most"),
        "channel": lambda: context("a field", "channel"),
        "client": lambda: context("a field", "client"),
        "commission_payout_months": lambda: context("a field", "months until commission is paid"),
        "compare_months": lambda: context("a field", "months compared"),
        "contact_growth": lambda: context("a field", "growth of lists a month"),
        "contacts": lambda: context("a field", "contacts"),
        "counts_commission": lambda: context("a field", "accounts on commission count"),
        "counts_disabled": lambda: context("a field", "disabled accounts count"),
        "discount": lambda: context("a field", "discount"),
        "effective": lambda: context("a field", "when a tier shows on the bill"),
        "exchange_as_of": lambda: context("a field", "date of the exchange rate"),
        "exchange_rate": lambda: context("a field", "exchange rate"),
        "first_account_full_price": lambda: context("a field", "first account at list price"),
        "fixed": lambda: context("a field", "per payment"),
        "free_months": lambda: context("a field", "free months"),
        "from": lambda: context("a field", "first account"),
        "growth": lambda: context("a field", "growth of the list a month"),
        "horizon_months": lambda: context("a field", "months looked ahead"),
        "hourly_cost": lambda: context("a field", "what an hour costs"),
        "hours": lambda: context("a field", "hours"),
        "id": lambda: context("a field", "id"),
        "list_price": lambda: context("a field", "list price"),
        "list_times": lambda: context("a field", "times the list price"),
        "minimum_advertised_price": lambda: context("a field", "minimum advertised price"),
        "mode": lambda: context("a field", "who gets the tier's discount"),
        "monthly_churn": lambda: context("a field", "accounts leaving a month"),
        "monthly_fee": lambda: context("a field", "programme fee"),
        "month": lambda: context("a field", "month"),
        "months": lambda: context("a field", "months paid"),
        "name": lambda: context("a field", "name"),
        "new_accounts_per_month": lambda: context("a field", "new accounts a month"),
        "note": lambda: context("a field", "note"),
        "other_costs": lambda: context("a field", "other costs"),
        "over_list": lambda: context("a field", "on top of the list price"),
        "overheads": lambda: context("a field", "overheads"),
        "packages": lambda: context("a field", "packages in the months to come"),
        "paid_after_days": lambda: context("a field", "days until clients pay"),
        "package": lambda: context("a field", "package"),
        "payment_fee": lambda: context("a field", "payment fee"),
        "plan": lambda: context("a field", "plan"),
        "planned": lambda: context("a field", "planned events"),
        "price": lambda: context("a field", "price"),
        "price_changes": lambda: context("a field", "price changes"),
        "profit_goal": lambda: context("a field", "profit goal"),
        "rate": lambda: context("a field", "rate"),
        "seasonality": lambda: context("a field", "new accounts by month of the year"),
        "seed": lambda: context("a field", "seed of the simulation"),
        "services_price": lambda: context("a field", "services price"),
        "setup_fee": lambda: context("a field", "setup fee"),
        "setup_hours": lambda: context("a field", "hours of setup"),
        "since": lambda: context("a field", "since"),
        "software_price": lambda: context("a field", "software price"),
        "start": lambda: context("a field", "starts after"),
        "status": lambda: context("a field", "status"),
        "target_margin": lambda: context("a field", "target margin"),
        "tax_rate": lambda: context("a field", "sales tax"),
        "tiers": lambda: context("a field", "tiers"),
        "unpaid_rate": lambda: context("a field", "share never paid"),
        "vendor_tax_rate": lambda: context("a field", "tax on the vendor's bill"),
        "yearly_months_paid": lambda: context("a field", "months paid for a year at once"),
    }.get(key)
    return words() if words is not None else ""
