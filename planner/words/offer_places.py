"""The places of what clients see in the words that people use."""

from __future__ import annotations

from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words.catalogue import context, text
from planner.words.numbers import count, date
from planner.words.sentences import one_line


def seen_by_clients(place: Place) -> str:
    """What of a client's row it is; empty for anything else than what the client may see."""
    match place:
        case ("allowed", "packages", *_):
            return context("a field", "packages it may see")
        case ("allowed", "concessions", *_):
            return context("a field", "what it may choose")
        case ("allowed", "order_value", *_):
            return context("a field", "value of an order")
        case ("allowed", "order_margin", *_):
            return context("a field", "margin of an order")
        case ("allowed", *_):
            return context("a field", "what it may see")
    return ""


def of_the_agency(place: Place) -> str:
    """Whose looks or wording it is, and what of it; empty for anything else."""
    match place:
        case ("brand", "logo", *_):
            return text("Brand: logo")
        case ("brand", "font", "bold", *_):
            return text("Brand: bold font")
        case ("brand", "font", *_):
            return text("Brand: font")
        case ("brand", "contact", *_):
            return text("Brand: contact lines")
        case ("brand", "footer", *_):
            return text("Brand: footer")
        case ("brand", *_):
            return text("Brand")
        case ("wording", "introduction", *_):
            return text("Proposals: introduction")
        case ("wording", "terms", *_):
            return text("Proposals: terms")
        case ("wording", "valid_days", *_):
            return text("Proposals: days for which they hold")
        case ("wording", *_):
            return text("Proposals: wording")
    return ""


def proposal_name(plan: Plan, number: int) -> str:
    """A proposal by whom it was for, and its day."""
    if not 0 <= number < len(plan.proposals):
        return text("Proposal {number}").format(number=count(number + 1))
    sent = plan.proposals[number]
    if not sent.name:
        return text("Proposal of {date}").format(date=date(sent.sent_on))
    return text("Proposal to “{name}” of {date}").format(
        name=one_line(sent.name), date=date(sent.sent_on)
    )
