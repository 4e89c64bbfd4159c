"""Which package a row of a list means: by its name, or by the plan and contacts it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.plan import Package, Plan
from planner.words import client_columns
from planner.words.cells import CellError
from planner.words.entry import EntryError

Told = Mapping[str, str]
"""The texts of a row by the keys of their columns."""


def asked_as(told: Told) -> str:
    """What a row calls its package, for whoever has to choose it; empty where it says nothing."""
    named = told.get("package", "")
    return named or " · ".join(filter(None, (told.get("plan"), told.get("contacts"))))


def matched(told: Told, plan: Plan) -> str | None:
    """The id of the one package that a row can mean; None where none or several fit.

    A package is named by its name or id, or by the vendor's plan that it alone sells. A plan means
    the package of its contacts or their band, one of that name, or the only one that sells it. With
    a single package there is nothing to ask.
    """
    if named := told.get("package"):
        return _named(named, plan) or _only(_sold(named, plan))
    if named := told.get("plan"):
        sold = _sold(named, plan)
        of_size = _of_size(sold, told.get("contacts", ""), plan)
        return _only(of_size) or _named(named, plan) or _only(sold)
    return _only(list(plan.packages))


def _named(words: str, plan: Plan) -> str | None:
    try:
        return client_columns.package_named(words, plan)
    except CellError:
        return None


def _sold(named: str, plan: Plan) -> list[Package]:
    try:
        vendors = client_columns.column("plan").read(named, plan)
    except CellError:
        return []
    return [package for package in plan.packages if package.plan == vendors]


def _of_size(packages: list[Package], contacts: str, plan: Plan) -> list[Package]:
    try:
        size = client_columns.column("contacts").read(contacts, plan)
    except EntryError:
        return []
    if size is None:
        return []
    same = [package for package in packages if package.contacts == size]
    band = plan.price_list.band
    return same or [
        package
        for package in packages
        if band(package.plan, package.contacts) == band(package.plan, size) is not None
    ]


def _only(packages: list[Package]) -> str | None:
    return packages[0].id if len(packages) == 1 else None
