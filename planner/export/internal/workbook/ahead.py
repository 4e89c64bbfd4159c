"""What is assumed of each account in the months to come: who joins it, who leaves, what grows."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.export.internal.workbook import book_columns
from planner.export.internal.workbook.account_columns import FOR_LIFE, Ref
from planner.export.internal.workbook.formulas import is_or_empty
from planner.export.internal.workbook.sheets import Book, Value
from planner.export.internal.workbook.source import Source
from planner.model.over_time.calendar import months_between
from planner.model.plan import Channel, Client, OfPackage
from planner.model.rows import Kind, kind_of
from planner.words import names

Cells = dict[str, tuple[str, Value]]


class Ahead(NamedTuple):
    """What is assumed of one account.

    ``sold`` is its kind once it is active, ``arriving`` how many join in a month before the
    season's factor, ``staying`` today's active accounts of whom nothing is planned. ``last_paid``
    is the last month in which today's are paid a commission.
    """

    sold: int
    churn: float
    growth: float
    arriving: float
    staying: int
    last_paid: int


class Assumed:
    """Looks up what a plan assumes of the accounts of its packages and rows."""

    def __init__(self, source: Source) -> None:
        """Count today's active accounts."""
        self._source, plan = source, source.plan
        self._own = {each.package: each for each in reversed(plan.assumptions.packages)}
        self._planned = {each.client for each in plan.assumptions.planned if each.client}
        self._active = {package.id: 0 for package in plan.packages}
        for client in plan.clients:
            if _is_active(client):
                self._active[client.package] += client.accounts

    def is_planned(self, client: Client) -> bool:
        """Whether a planned event is a client's."""
        return client.id in self._planned

    def of_package(self, package: str) -> Ahead:
        """What is assumed of an account of a package as it is sold."""
        plan, active = self._source.plan, self._active
        own = self._of(package)
        alone = 0 if active[package] else 1
        nobody = not any(active.values())
        share = Fraction(alone, len(plan.packages)) if nobody else Fraction(0)
        new = own.new_accounts_per_month
        overall = Fraction(plan.assumptions.new_accounts_per_month)
        return Ahead(
            1,
            self._churn(own),
            float(self._growth(own) or 0),
            float(overall * share if new is None else Fraction(new) * alone),
            0,
            self._last_paid(None),
        )

    def of_client(self, client: Client) -> Ahead:
        """What is assumed of an account of a client's row."""
        own, many = self._of(client.package), client.accounts if _is_active(client) else 0
        of_package, everybody = self._active[client.package], sum(self._active.values())
        new, growth = own.new_accounts_per_month, self._growth(own)
        if new is None:
            overall = Fraction(self._source.plan.assumptions.new_accounts_per_month)
            arriving = overall * Fraction(many, everybody) if many else Fraction(0)
        else:
            arriving = Fraction(new) * Fraction(many, of_package) if many else Fraction(0)
        return Ahead(
            1 if client.channel is Channel.RESALE else 2,
            self._churn(own),
            0.0 if growth is None else float(client.growth or growth),
            float(arriving),
            0 if self.is_planned(client) else many,
            self._last_paid(client),
        )

    def _of(self, package: str) -> OfPackage:
        return self._own.get(package, OfPackage(package=package))

    def _churn(self, own: OfPackage) -> float:
        churn = self._source.plan.assumptions.monthly_churn
        return float(churn if own.monthly_churn is None else own.monthly_churn)

    def _growth(self, own: OfPackage) -> Decimal | None:
        growth = own.contact_growth
        return self._source.plan.assumptions.contact_growth if growth is None else growth

    def _last_paid(self, client: Client | None) -> int:
        plan = self._source.plan
        months, start = plan.programme.commission.months, plan.assumptions.start
        if months is None:
            return FOR_LIFE
        since = None if client is None else client.since
        age = 0 if start is None or since is None else months_between(since, start)
        return max(months - age, 0)


def _is_active(client: Client) -> bool:
    return kind_of(client) in {Kind.RESOLD, Kind.ON_COMMISSION}


def cells_of_package(source: Source, at: Ref, ahead: Ahead) -> Cells:
    """The formulas of a package's account, with their values."""
    alone = f"IF(resold+on_commission=0,N(new_accounts)/{len(source.plan.packages)},0)"
    own = _own("new", at)
    return {
        "sold": ("1", ahead.sold),
        "churn": _churn(at, ahead),
        "growth": (_growth("", at) if source.grows else "0", ahead.growth),
        "arriving": (f'IF({own}="",{alone},{own}*{at("ongoing")})', ahead.arriving),
        "staying": ("0", 0),
        "last_paid": _last_paid("0", ahead),
    }


def cells_of_client(
    source: Source, book: Book, row: int, at: Ref, ahead: Ahead, *, planned: bool
) -> Cells:
    """The formulas of a client's account, with their values.

    Args:
        source: the plan.
        book: the workbook.
        row: the client's, on the sheet of the book.
        at: where the account's cells stand.
        ahead: what is assumed of it.
        planned: whether a planned event is the client's.
    """
    sheet = book.sheets["book"]

    def typed(column: int) -> str:
        return sheet.beside(row, column)

    since, own = typed(book_columns.SINCE), _own("new", at)
    age = (
        f'IF(OR({since}="",start_month=""),0,MAX(0,(YEAR(start_month)-YEAR({since}))*12'
        f"+MONTH(start_month)-MONTH({since})))"
    )
    of_all = f"N(new_accounts)*{at('ongoing')}/MAX(1,resold+on_commission)"
    of_package = f"{own}*{at('ongoing')}/MAX(1,SUMIF(acc_package,{at('package')},acc_ongoing))"
    resale = is_or_empty(typed(book_columns.CHANNEL), names.channel(Channel.RESALE))
    return {
        "sold": (f"IF({resale},1,2)", ahead.sold),
        "churn": _churn(at, ahead),
        "growth": (
            _growth(f"N({typed(book_columns.GROWTH)})", at) if source.grows else "0",
            ahead.growth,
        ),
        "arriving": (f'IF({own}="",{of_all},{of_package})', ahead.arriving),
        "staying": ("0" if planned else at("ongoing"), ahead.staying),
        "last_paid": _last_paid(age, ahead),
    }


def _own(of: str, at: Ref) -> str:
    """What a package states of its own accounts."""
    return f"INDEX(package_{of},{at('package')})"


def _churn(at: Ref, ahead: Ahead) -> tuple[str, Value]:
    own = _own("churn", at)
    return f'IF({own}="",N(churn),{own})', ahead.churn


def _growth(of_row: str, at: Ref) -> str:
    own = _own("growth", at)
    general = f'IF({own}="",N(contact_growth),{own})'
    if not of_row:
        return general
    nowhere = f'AND({own}="",contact_growth="")'
    return f"IF({nowhere},0,IF({of_row}<>0,{of_row},{general}))"


def _last_paid(age: str, ahead: Ahead) -> tuple[str, Value]:
    formula = f'IF(commission_months="",{FOR_LIFE},MAX(0,commission_months-{age}))'
    return formula, ahead.last_paid
