"""What a tier means: the numbers of accounts that it is for."""

from __future__ import annotations

from planner.model.programme import Mode, Programme
from planner.words.catalogue import plural, text
from planner.words.numbers import count


def tier_meaning(programme: Programme, index: int) -> str:
    """The accounts that a tier is for, as ``2 to 24 accounts``; nothing where there are none.

    Under ``graduated`` a tier is for the accounts in it, else for all of so many.
    """
    tiers = programme.tiers
    first = max(tiers[index].start, 1)
    last = tiers[index + 1].start - 1 if index + 1 < len(tiers) else None
    if last is not None and last < first:
        return ""
    ordinal = programme.mode is Mode.GRADUATED
    if last is None:
        words = text("from account {first} on") if ordinal else text("from {first} accounts on")
        return words.format(first=count(first))
    if first == last:
        if ordinal:
            return text("account {first} only").format(first=count(first))
        return plural("{accounts} account", "{accounts} accounts", first).format(
            accounts=count(first)
        )
    words = text("accounts {first} to {last}") if ordinal else text("{first} to {last} accounts")
    return words.format(first=count(first), last=count(last))
