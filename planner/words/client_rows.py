"""What is said of client rows: their flags, and the steps of undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.model.client_figures import Dearer, Flag
from planner.model.money import Currency
from planner.words.catalogue import plural, text
from planner.words.numbers import count, money


def flag(of: Flag) -> str:
    """A flag in a word or two."""
    return {
        Flag.PROBLEM: text("problem"),
        Flag.LOSES_MONEY: text("loses money"),
        Flag.BELOW_TARGET: text("below target"),
        Flag.BELOW_PUBLISHED: text("below published"),
        Flag.SOON_DEARER: text("soon dearer"),
    }[of]


def flag_sentence(of: Flag) -> str:
    """What a flag means."""
    return {
        Flag.PROBLEM: text("Something is missing or wrong, so it has no figures."),
        Flag.LOSES_MONEY: text("It costs more than it brings."),
        Flag.BELOW_TARGET: text("It keeps less of its price than your target margin."),
        Flag.BELOW_PUBLISHED: text("Its software price is below the vendor's published price."),
        Flag.SOON_DEARER: text("Its contacts fill at least nine tenths of their band."),
    }[of]


def dearer(of: Dearer, currency: Currency) -> str:
    """What the next band would cost, and what would be kept at today's price."""
    if of.vendor_cost is None or of.kept is None:
        return text(
            "Soon dearer: {contacts} of {band} contacts. The vendor publishes no price for the "
            "next band, {next}."
        ).format(contacts=count(of.contacts), band=count(of.band), next=count(of.next_band))
    return text(
        "Soon dearer: {contacts} of {band} contacts. The next band, {next}, costs {cost} a month "
        "instead of {cost_now}; at today's price you keep {kept} instead of {kept_now}."
    ).format(
        contacts=count(of.contacts),
        band=count(of.band),
        next=count(of.next_band),
        cost=money(of.vendor_cost, currency, unit=True),
        cost_now=money(of.vendor_cost_now, currency, unit=True),
        kept=money(of.kept, currency, unit=True),
        kept_now=money(of.kept_now, currency, unit=True),
    )


def step_of_change(key: str) -> str:
    """What the undo menu calls the edit of a column."""
    return {
        "name": text("Change name"),
        "package": text("Change package"),
        "plan": text("Change plan"),
        "contacts": text("Change contacts"),
        "channel": text("Change channel"),
        "accounts": text("Change accounts"),
        "status": text("Change status"),
        "list_price": text("Change list price"),
        "software_price": text("Change software price"),
        "services_price": text("Change services price"),
        "setup_fee": text("Change setup fee"),
        "hours": text("Change hours"),
        "other_costs": text("Change other costs"),
        "tax_rate": text("Change sales tax"),
        "payment_fee": text("Change payment fee"),
        "billing": text("Change billing"),
        "since": text("Change start"),
        "free_months": text("Change free months"),
        "channel_locked": text("Change lock"),
        "note": text("Change note"),
    }[key]


def step_of_new_client() -> str:
    """A client was typed into the empty row."""
    return text("New client")


def step_of_fill(rows: int) -> str:
    """Cells were filled down."""
    return plural("Fill down {count} row", "Fill down {count} rows", rows).format(count=count(rows))


def step_of_clear() -> str:
    """Cells were emptied."""
    return text("Clear cells")


def step_of_paste(rows: int) -> str:
    """Rows were pasted."""
    return plural("Paste {count} row", "Paste {count} rows", rows).format(count=count(rows))


def step_of_insert() -> str:
    """An empty row was put between others."""
    return text("Insert row")


def step_of_duplicate(rows: int) -> str:
    """Rows were made again."""
    return plural("Duplicate {count} row", "Duplicate {count} rows", rows).format(count=count(rows))


def step_of_delete(rows: int) -> str:
    """Rows were deleted."""
    return plural("Delete {count} row", "Delete {count} rows", rows).format(count=count(rows))


def step_of_move(rows: int) -> str:
    """Rows were moved."""
    return plural("Move {count} row", "Move {count} rows", rows).format(count=count(rows))


def notices_of_paste(left_out: Sequence[str], computed: Sequence[str]) -> Iterator[str]:
    """What a paste did not take, by the titles of its columns."""
    if left_out:
        message = text("Left out, since no column is called so: {titles}")
        yield message.format(titles=", ".join(left_out))
    if computed:
        message = text("Not taken, since these columns are computed: {titles}")
        yield message.format(titles=", ".join(computed))
