"""What is wrong with a plan besides the faults of its file, so that all is said at once."""

from __future__ import annotations

from planner.model.plan import Plan
from planner.model.problems import WITHOUT_LIST_PRICE, Place, Problem, check
from planner.storage.reading import STAND_INS

PRICED_BY = ("plan", "contacts", "list_price", "package")
CURRENCIES = {("currency",), ("price_list", "currency")}


def besides(faults: list[Problem], plan: Plan) -> tuple[Problem, ...]:
    """Find the problems of a plan that are not mere consequences of its faults.

    Args:
        faults: those of its file.
        plan: what was read of it, with stand-ins for what could not be.
    """
    spoilt = {fault.place for fault in faults}
    return tuple(problem for problem in check(plan) if not _follows(problem, spoilt, plan))


def _follows(problem: Problem, spoilt: set[Place], plan: Plan) -> bool:
    """Whether a problem may be there only because of a fault."""
    place = problem.place
    if any(place[:length] in spoilt for length in range(1, len(place) + 1)):
        return True
    match problem.code, place:
        case "no-exchange-rate", _:
            return not spoilt.isdisjoint(CURRENCIES)
        case "tiers-unordered", (*tiers, int(index), key):
            return (*tiers, index - 1, key) in spoilt
        case "unknown-package", _:
            return _ids_unread(spoilt)
        case "repeated-id", ("packages", *_):
            return problem.values["id"] == STAND_INS["text"] and _ids_unread(spoilt)
        case code, (kind, int(index), *_) if code in WITHOUT_LIST_PRICE:
            stated = {(kind, index, key) for key in PRICED_BY}
            if kind == "clients":
                package = plan.package(plan.clients[index].package)
                number = -1 if package is None else plan.packages.index(package)
                stated |= {("packages", number, key) for key in PRICED_BY}
            bands = ("price_list", "prices", problem.values["plan"])
            return not spoilt.isdisjoint(stated) or any(each[:3] == bands for each in spoilt)
    return False


def _ids_unread(spoilt: set[Place]) -> bool:
    return any(place[:1] == ("packages",) and place[2:] == ("id",) for place in spoilt)
