"""What the sheets are made of: the plan, its figures, and the names that sheets give its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from planner.export.internal.workbook.labels import labels
from planner.export.internal.workbook.sheets import Digits
from planner.model.account import Account, terms
from planner.model.book import Book
from planner.model.plan import (
    AS_THE_PACKAGE,
    Billing,
    Client,
    ListTimes,
    OverList,
    Overrides,
    Package,
    Plan,
    SoftwarePrice,
    Status,
)
from planner.model.problems import WITHOUT_LIST_PRICE, Problem, blocked
from planner.words.catalogue import text


def obstacles(book: Book) -> tuple[Problem, ...]:
    """Why there can be no workbook of a book; none: there can be one.

    A package without a published price is no obstacle as long as nobody has it.
    """
    plan = book.plan
    if not plan.packages:
        return (*book.problems, Problem("nothing-to-sell", ("packages",)))
    found = blocked(plan, book.problems)
    if book.complete and not (found.everything or found.rows or found.packages):
        return ()
    of_packages = {("packages", index) for index in range(len(plan.packages))}
    in_use = {client.package for client in plan.clients}
    return tuple(
        problem
        for problem in book.problems
        if blocked(plan, (problem,)) != blocked(plan, ())
        or (
            problem.code in WITHOUT_LIST_PRICE
            and not (
                problem.place[:2] in of_packages
                and plan.packages[int(problem.place[1])].id not in in_use
            )
        )
    )


class Rule:
    """The words for how a software price is made."""

    @staticmethod
    def fixed() -> str:
        """An amount."""
        return text("fixed")

    @staticmethod
    def over_list() -> str:
        """List price and an amount."""
        return text("over list")

    @staticmethod
    def list_times() -> str:
        """List price times a factor."""
        return text("list ×")

    @classmethod
    def all(cls) -> list[str]:
        """All of them."""
        return [cls.fixed(), cls.over_list(), cls.list_times()]


HALF_UP = "1+1E-15"
"""What a product of decimals may be short of a half by, as a factor. To a spreadsheet, 355 · 0.7 is
248.49999999999997, and its ROUND takes that down. Formulas know the factor by the name half_up."""


def rounded(expression: str, digits: int) -> str:
    """Halves away from zero, as a formula."""
    return f"ROUND(({expression})*half_up,{digits})"


@dataclass(frozen=True)
class Source:
    """A book without obstacles, and how far its sheets look."""

    given: Book
    most: int
    months: int

    @cached_property
    def book(self) -> Book:
        """The book; one without clients has a row to type into, which does nothing."""
        plan = self.given.plan
        if plan.clients:
            return self.given
        row = Client(package=plan.packages[0].id, status=Status.ARCHIVED)
        return Book(replace(plan, clients=(row,)))

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.book.plan

    @property
    def digits(self) -> Digits:
        """How many decimals amounts have."""
        return Digits(self.plan.currency.exponent, self.plan.price_list.currency.exponent)

    def money(self, minor: int) -> float:
        """An amount of the plan's currency as a cell holds it: the number nearest to it."""
        return float(minor / 10**self.digits.own)

    def width(self, least: float, *amounts: int) -> float:
        """How wide a column is that amounts fit into, in bold and with a digit to spare."""
        return self.width_of(least, *map(self.money, amounts))

    def width_of(self, least: float, *amounts: float) -> float:
        """The same of amounts as cells hold them."""
        longest = max(len(f"{each:,.{self.digits.own}f}") for each in (0, *amounts))
        return max(least, longest + 2.0)

    def listed(self, minor: int) -> float:
        """An amount of the price list's currency as a cell holds it."""
        return float(minor / 10**self.digits.listed)

    def round(self, expression: str) -> str:
        """r() in the plan's currency, as a formula."""
        return rounded(expression, self.digits.own)

    def round_listed(self, expression: str) -> str:
        """r() in the price list's currency, as a formula."""
        return rounded(expression, self.digits.listed)

    def converted(self, expression: str) -> str:
        """conv() of an amount in the list's currency, as a formula."""
        return self.round(f"{expression}*exchange_rate") if self.plan.buys_abroad else expression

    @cached_property
    def packages(self) -> dict[str, str]:
        """What sheets call each package, by its id."""
        return labels((package.id, package.title) for package in self.plan.packages)

    @cached_property
    def vendor_plans(self) -> dict[str, str]:
        """What sheets call each of the vendor's plans; those of the price list come first."""
        names = [*self.plan.price_list.prices]
        names += [package.plan for package in self.plan.packages]
        names += [c.overrides.plan for c in self.plan.clients if c.overrides.plan is not None]
        return labels((name, name) for name in names)

    @cached_property
    def bands(self) -> list[int]:
        """The contact bands of all the vendor's plans."""
        prices = self.plan.price_list.prices
        return sorted({band for bands in prices.values() for band in bands}) or [1]

    @cached_property
    def discounts(self) -> list[Decimal]:
        """The discount of each level: none, then those of the tiers."""
        return [Decimal(0), *(tier.discount for tier in self.plan.programme.tiers)]

    @property
    def tiers(self) -> int:
        """How many tiers there are."""
        return len(self.plan.programme.tiers)

    def level(self, count: int) -> int:
        """Which tier a count reaches, from 1; 0 below the first."""
        return sum(start <= count for start in self.plan.programme.starts)

    def software(self, price: SoftwarePrice) -> tuple[str, Decimal | float]:
        """A software price as its rule and its number."""
        match price:
            case OverList(amount):
                return Rule.over_list(), self.money(amount)
            case ListTimes(factor):
                return Rule.list_times(), factor
            case amount:
                return Rule.fixed(), self.money(amount)

    @cached_property
    def grows(self) -> bool:
        """Whether contact lists grow: a row's own growth counts only where the plan states one."""
        assumed = self.plan.assumptions
        growths = [assumed.contact_growth, *(each.contact_growth for each in assumed.packages)]
        return any(growth is not None for growth in growths)

    @property
    def steps(self) -> int:
        """How many bands an account may pass: those of all plans, and what lies beyond them."""
        return len(self.bands) + 1 if self.grows else 1

    @cached_property
    def epochs(self) -> list[int]:
        """From which month prices are what they are: 0 for today's, then each price change's."""
        return [0, *sorted(each.month for each in self.plan.assumptions.price_changes)]

    def account(
        self,
        package: Package,
        own: Overrides = AS_THE_PACKAGE,
        billing: Billing = Billing.MONTHLY,
    ) -> tuple[Account, bool]:
        """One account, and whether it has a list price; without one as if it were 0."""
        found = terms(self.plan, package, own, billing)
        if found is not None:
            return Account(found), True
        free = terms(self.plan, package, replace(own, list_price=0), billing)
        assert free is not None, "what has no figures for another reason is an obstacle"
        return Account(free), False


def yes_no(does: bool) -> str:
    """A switch in words."""
    return text("yes") if does else text("no")
