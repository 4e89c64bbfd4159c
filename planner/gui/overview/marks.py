"""Which field of the overview a place of the plan is, and what is said at it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, takewhile

from planner.gui.calculator import Results
from planner.model.money import Currency
from planner.model.plan import Package
from planner.model.problems import Grade, Place, Problem
from planner.words.places import sentence_of

OF_THE_FEE = {"rate": "fee_rate", "fixed": "fee_fixed", "cap": "fee_cap"}
"""The field of a part of the payment fee."""
SAID_ALREADY = {"no-commission-rate"}
"""Warnings that the field says in any case."""


def field_key(place: Place) -> str | None:
    """The key of the field at a place; None where the overview has none for it."""
    match place:
        case ("packages", int()):
            return "software_price"  # what is wrong with all of a package is a matter of its price
        case ("packages", int(), str(key), *_):
            return key
        case ("agency", "payment_fee", *rest):
            return OF_THE_FEE.get(str(rest[0]) if rest else "rate")
        case ("programme", "commission", str(key)):
            return f"commission_{key}"
        case ("agency", str(key)) | ("programme", "monthly_fee" as key):
            return key
        case ("price_list", "exchange_rate" as key):
            return key
    return None


class Marks:
    """What is to be said at each field, by its key: problems and warnings."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.problems: dict[str, str] = {}
        self.warnings: dict[str, str] = {}

    @classmethod
    def of_results(cls, results: Results, package: Package | None) -> Marks:
        """Gather what results have to say at the fields of the overview."""
        plan = results.book.plan
        # Rows come last and have other fields: of a large book they are not looked at.
        wrong, warned = (
            takewhile(lambda each: each.place[:1] != ("clients",), findings)
            for findings in (results.book.problems, results.cautions)
        )
        here = -1 if package is None else plan.packages.index(package)
        return cls.of(chain(wrong, warned), here, plan.currency)

    @classmethod
    def of(cls, findings: Iterable[Problem], package: int, currency: Currency) -> Marks:
        """Gather the sentences.

        Args:
            findings: problems and warnings; those of rows come last, and have other fields.
            package: the index of the package whose fields are seen.
            currency: the plan's.
        """
        made = cls()
        for each in findings:
            place = each.place
            elsewhere = place[:1] == ("packages",) and place[1:2] != (package,)
            key = None if elsewhere or each.code in SAID_ALREADY else field_key(place)
            if key is not None:
                said = made.warnings if each.grade is Grade.WARNING else made.problems
                words = sentence_of(each, currency)
                said[key] = f"{said[key]}\n{words}" if key in said else words
        return made
