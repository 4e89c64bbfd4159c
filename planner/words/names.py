"""What the parts of a book are called: channels, statuses, the lines of an amount."""

from __future__ import annotations

import re

from planner.model.plan import Channel, Status
from planner.words.catalogue import context, text


def copy_of(name: str) -> str:
    """What a copy of a plan of this name is called; a copy of a copy has a number."""
    once, often = text("{name} (copy)"), text("{name} (copy {number})")
    if name.endswith(suffix := once.replace("{name}", "")):
        return often.format(name=name.removesuffix(suffix), number=2)
    named = re.escape(often).replace(r"\{name\}", "(.*)").replace(r"\{number\}", "([0-9]{1,4})")
    if found := re.fullmatch(named, name, re.DOTALL):
        return often.format(name=found[1], number=int(found[2]) + 1)
    return once.format(name=name)


def channel(of: Channel) -> str:
    """The name of a channel."""
    return text("resale") if of is Channel.RESALE else text("commission")


def status(of: Status) -> str:
    """The name of a status, as the vendor's portal has it."""
    match of:
        case Status.ACTIVE:
            return context("status of an account", "active")
        case Status.DISABLED:
            return context("status of an account", "disabled")
        case Status.TRIAL:
            return context("status of an account", "trial")
        case Status.SANDBOX:
            return context("status of an account", "sandbox")
        case Status.EXPIRED:
            return context("status of an account", "expired")
        case Status.CANCELLED:
            return context("status of an account", "cancelled")
        case Status.ARCHIVED:
            return context("status of an account", "archived")
        case Status.PROPOSED:
            return context("status of an account", "proposed")


def amount(code: str) -> str:
    """The name of an amount of a month, from its name in the model.

    Raises:
        KeyError: if the model has no such amount.
    """
    return {
        "revenue": text("Revenue"),
        "commission": text("Commission"),
        "vendor_cost": text("Vendor bill"),
        "vendor_tax": text("Vendor tax"),
        "payment_fee": text("Payment fees"),
        "unpaid": text("Unpaid"),
        "delivery": text("Delivery"),
        "contribution": text("Contribution"),
    }[code]
