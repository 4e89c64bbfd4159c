"""What a client pays the agency, made of its own prices and of nothing else.

Amounts are minor units of the plan's currency. The rules are those of *One active account, one
month* in the economics: each payment is rounded once, per account.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planner.model.money import half_up, times

MONTHS_A_YEAR = 12


class Pays(NamedTuple):
    """An amount that a client pays, and the tax on top of it."""

    amount: int
    tax: int

    @property
    def with_tax(self) -> int:
        """Both together."""
        return self.amount + self.tax


class Payments(NamedTuple):
    """All that a client pays in its first year.

    ``full`` is the full price of one account a month and ``setup_fee`` what one account's setup
    costs once. ``months_paid`` is how many monthly prices are paid for twelve months at once, None
    where each month is billed; ``free_months`` are the first months that cost nothing.
    """

    full: int
    setup_fee: int
    tax_rate: Decimal
    months_paid: int | None = None
    free_months: int = 0
    accounts: int = 1

    @property
    def monthly(self) -> Pays:
        """A month's price and its tax; billed yearly, a twelfth of the payment's."""
        if self.months_paid is None:
            return self._pays(self.full)
        return self._pays(half_up(self.full * self.months_paid, MONTHS_A_YEAR))

    @property
    def at_once(self) -> Pays | None:
        """What is paid for the first twelve months at once; None where it is billed monthly.

        Free months take their twelfths off it.
        """
        if self.months_paid is None:
            return None
        paid = self.full * self.months_paid
        return self._pays(half_up(paid * (MONTHS_A_YEAR - self.free), MONTHS_A_YEAR))

    @property
    def setup(self) -> Pays:
        """What is paid once for the setup."""
        return self._pays(self.setup_fee)

    @property
    def first_year(self) -> Pays:
        """All of the first year: its months and the setup."""
        setup, at_once = self.setup, self.at_once
        if at_once is not None:
            return Pays(at_once.amount + setup.amount, at_once.tax + setup.tax)
        months, each = MONTHS_A_YEAR - self.free, self.monthly
        return Pays(months * each.amount + setup.amount, months * each.tax + setup.tax)

    @property
    def free(self) -> int:
        """How many months of the first year cost nothing."""
        return min(max(self.free_months, 0), MONTHS_A_YEAR)

    def _pays(self, of_one: int) -> Pays:
        tax = times(of_one, self.tax_rate)
        return Pays(of_one * self.accounts, tax * self.accounts)
