"""What is wrong with what is assumed, by the input at which it is said."""

from __future__ import annotations

from collections.abc import Sequence

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.problems import Place, Problem
from planner.words.places import sentence_of


class Wrong:
    """The sentences about the assumptions of a plan."""

    def __init__(self, problems: Sequence[Problem], currency: Currency) -> None:
        """Gather them from all problems of a plan."""
        self._said: list[tuple[Place, str]] = [
            (each.place[1:], sentence_of(each, currency))
            for each in problems
            if each.place[0] == "assumptions" and len(each.place) > 1
        ]

    @property
    def keys(self) -> set[str]:
        """The keys of the assumptions with which something is wrong."""
        return {str(place[0]) for place, _ in self._said}

    def of(self, key: str) -> str:
        """What is wrong with one key, and all below it."""
        return "\n".join(said for place, said in self._said if place[0] == key)

    def entries(self, key: str) -> dict[int, str]:
        """What is wrong with each entry of a list."""
        found: dict[int, str] = {}
        for place, said in self._said:
            if place[0] == key and len(place) > 1 and isinstance(place[1], int):
                before = found.get(place[1])
                found[place[1]] = said if before is None else f"{before}\n{said}"
        return found

    def package(self, plan: Plan, package_id: str) -> dict[str, str]:
        """What is wrong with what is said of a package, by key."""
        stated = plan.assumptions.packages
        found: dict[str, str] = {}
        for place, said in self._said:
            match place:
                case ("packages", int(at), *rest) if at < len(stated):
                    if stated[at].package == package_id:
                        found[str(rest[0]) if rest else ""] = said
        return found

    def seasons(self) -> dict[int | None, str]:
        """What is wrong with the months of the year; None: with all of them."""
        found: dict[int | None, str] = {}
        for place, said in self._said:
            if place[0] == "seasonality":
                at = place[1] if len(place) > 1 else None
                found[at if isinstance(at, int) else None] = said
        return found
