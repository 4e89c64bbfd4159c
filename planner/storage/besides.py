"""What is wrong with a plan besides the faults of its file, so that all is said at once."""

from __future__ import annotations

from planner.model.checking import check
from planner.model.plan import Plan
from planner.model.problems import WITHOUT_LIST_PRICE, Place, Problem
from planner.storage.reading import STAND_INS

PRICED_BY = ("plan", "contacts", "list_price", "package")
CURRENCIES = {("currency",), ("price_list", "currency")}


def besides(faults: list[Problem], plan: Plan) -> tuple[Problem, ...]:
    """Find the problems of a plan that are not mere consequences of its faults.

    Args:
        faults: those of its file.
        plan: what was read of it, with stand-ins for what could not be.
    """
    spoilt = _Spoilt(faults, plan)
    return tuple(problem for problem in check(plan) if not spoilt.explains(problem))


class _Spoilt:
    """What faults spoil beyond their own places."""

    def __init__(self, faults: list[Problem], plan: Plan) -> None:
        self.plan = plan
        self.places = {fault.place for fault in faults}
        self.lists = {place[2] for place in self.places if place[:2] == ("price_list", "prices")}
        ids = {place[0] for place in self.places if place[2:] == ("id",)}
        self.ids, self.clients = "packages" in ids, "clients" in ids
        packages = enumerate(plan.packages)
        self.index_of = {package.id: index for index, package in reversed(list(packages))}

    def explains(self, problem: Problem) -> bool:
        """Whether a problem may be there only because of a fault."""
        place = problem.place
        if any(place[:length] in self.places for length in range(1, len(place) + 1)):
            return True
        match problem.code, place:
            case "no-exchange-rate", _:
                return not self.places.isdisjoint(CURRENCIES)
            case "tiers-unordered", (*tiers, int(index), key):
                return (*tiers, index - 1, key) in self.places
            case "unknown-package", _:
                return self.ids
            case "unknown-client", _:
                return self.clients
            case "nobody-joins", (*event, _):
                return (*event, "package") in self.places
            case "repeated-id", ("packages", *_):
                return self.ids and problem.values["id"] == STAND_INS["text"]
            case code, (str(kind), int(index), *_) if code in WITHOUT_LIST_PRICE:
                return problem.values["plan"] in self.lists or self._priced_by(kind, index)
        return False

    def _priced_by(self, kind: str, index: int) -> bool:
        """Whether what decides the list price of a package or a row could not be read."""
        owners: list[Place] = [(kind, index)]
        if kind == "clients":
            package = self.index_of.get(self.plan.clients[index].package)
            owners += [] if package is None else [("packages", package)]
        return any((*owner, key) in self.places for owner in owners for key in PRICED_BY)
