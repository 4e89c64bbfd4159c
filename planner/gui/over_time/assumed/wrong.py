"""What is wrong with what is assumed, by the input at which it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.words.places import sentence_of

Key = TypeVar("Key")


class Wrong:
    """The sentences about the assumptions of a plan."""

    def __init__(self, problems: Sequence[Problem], currency: Currency) -> None:
        """Gather them from all problems of a plan."""
        self._said: list[tuple[Place, str]] = [
            (each.place[1:], sentence_of(each, currency))
            for each in problems
            if each.place[:1] == ("assumptions",) and len(each.place) > 1
        ]

    @property
    def keys(self) -> set[str]:
        """The keys of the assumptions with which something is wrong."""
        return {str(place[0]) for place, _ in self._said}

    def of(self, key: str) -> str:
        """What is wrong with one key."""
        return "\n".join(said for place, said in self._said if place[0] == key)

    def entries(self, key: str) -> dict[int, str]:
        """What is wrong with each entry of a list."""
        return _joined(
            (place[1], said)
            for place, said in self._said
            if place[0] == key and len(place) > 1 and isinstance(place[1], int)
        )

    def package(self, plan: Plan, package_id: str) -> dict[str, str]:
        """What is wrong with what is said of a package, by key."""
        stated = plan.assumptions.packages
        return _joined(
            (str(place[2]) if len(place) > 2 else "", said)
            for place, said in self._said
            if place[0] == "packages"
            and len(place) > 1
            and isinstance(place[1], int)
            and place[1] < len(stated)
            and stated[place[1]].package == package_id
        )

    def seasons(self) -> dict[int | None, str]:
        """What is wrong with the months of the year; None: with all of them."""
        return _joined(
            (place[1] if len(place) > 1 and isinstance(place[1], int) else None, said)
            for place, said in self._said
            if place[0] == "seasonality"
        )


def _joined(said: Iterable[tuple[Key, str]]) -> dict[Key, str]:
    """Sentences by what they are about, those about the same below each other."""
    found: dict[Key, str] = {}
    for key, words in said:
        found[key] = f"{found[key]}\n{words}" if key in found else words
    return found
