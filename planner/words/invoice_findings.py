"""What an invoice held against the book says: the summary, the causes, and their arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from planner.model.invoice.check import Checked, Explained
from planner.model.invoice.lines import Cause, Entry, Explanation, How, Share, Why
from planner.model.money import Currency
from planner.model.programme import Effective
from planner.words.catalogue import plural, text
from planner.words.invoice_causes import part, short
from planner.words.names import status
from planner.words.numbers import NO_BREAK_SPACE, count, money, number, percent
from planner.words.sentences import one_line

MOST_PARTS = 6


class Teller:
    """Says what was found in one invoice."""

    def __init__(self, checked: Checked, plan_names: Mapping[str, str]) -> None:
        """Speak of an invoice; ``plan_names`` are the vendor's names of its plans."""
        self._checked = checked
        self._plan_names = plan_names
        plan = checked.book.plan
        self._listed: Currency = plan.price_list.currency
        self._currency = checked.invoice.currency
        self._rate = plan.price_list.exchange_rate
        self._converts = plan.buys_abroad and self._currency == plan.currency
        self._lags = plan.programme.effective is Effective.NEXT_CYCLE

    def money(self, amount: int, *, sign: bool = False) -> str:
        """An amount of the invoice."""
        return money(amount, self._currency, unit=True, sign=sign)

    # The whole.

    def summary(self) -> str:
        """How much more or less is billed than expected."""
        checked = self._checked
        values = {
            "billed": self.money(checked.billed),
            "expected": self.money(checked.expected),
            "difference": self.money(abs(checked.difference)),
        }
        if checked.difference > 0:
            words = text(
                "The invoice is {difference} higher than expected: {billed} instead of {expected}."
            )
        elif checked.difference < 0:
            words = text(
                "The invoice is {difference} lower than expected: {billed} instead of {expected}."
            )
        elif checked.explained:
            words = text("The invoice is {billed}, as expected, but its lines are not.")
        else:
            words = text("The invoice is {billed}, to the cent what was expected.")
        return words.format(**values)

    def parts(self) -> str:
        """What makes the difference, cause by cause."""
        shown = self._checked.explained[:MOST_PARTS]
        rest = self._checked.explained[MOST_PARTS:]
        said = [self._part(each) for each in shown]
        if rest:
            amount = self.money(sum(each.amount for each in rest), sign=True)
            said.append(text("{amount} for other reasons").format(amount=amount))
        total = self._checked.other_total
        if total is not None:
            words = text(
                "The invoice itself states a total of {total}: a line may be missing here."
            )
            said.append(words.format(total=self.money(total)))
        return "  ·  ".join(said)

    def _part(self, of: Explained) -> str:
        if of.why is Why.MISSING:
            return part(of.first).format(amount=self.money(of.amount, sign=True))
        lines = plural("{count} line", "{count} lines", of.entries).format(count=count(of.entries))
        said = part(of.first).format(
            amount=self.money(of.amount, sign=True), **self._values(of.first)
        )
        return text("{what} ({lines})").format(what=said, lines=lines)

    # One entry.

    def account(self, entry: Entry) -> str:
        """Whose entry it is."""
        if entry.row is None:
            return ""
        client = self._checked.book.plan.clients[entry.row]
        package = self._checked.book.plan.package(client.package)
        name = one_line(client.name or (package.title if package else client.package))
        if entry.accounts > 1:
            return text("{name} × {accounts}").format(name=name, accounts=count(entry.accounts))
        return name

    def line(self, number: int | None) -> str:
        """What a line of the invoice says."""
        if number is None:
            return text("not on the invoice")
        line = self._checked.invoice.lines[number]
        return one_line(
            " · ".join(filter(None, (line.name, line.description, line.period))) or "–", 120
        )

    def how(self, entry: Entry) -> str:
        """By what a line was matched."""
        match entry.how:
            case How.NAME:
                return text("matched by its name")
            case How.AMOUNT:
                return text("matched by its amount")
            case How.HAND:
                return text("matched by you")
        return text("matched with no account")

    def cause(self, entry: Entry) -> str:
        """The likeliest explanation in a few words."""
        if not entry.likely:
            return ""
        return " + ".join(self._short(cause) for cause in entry.likely)

    def _short(self, cause: Cause) -> str:
        return short(cause, lags=self._lags).format(**self._values(cause))

    def expected(self, entry: Entry) -> str:
        """How the expected amount is made."""
        if not entry.shares or entry.expected is None:
            return ""
        made = "; ".join(self._share(share) for share in entry.shares)
        return text("Expected: {made}.").format(made=made)

    def _share(self, share: Share) -> str:
        if share.list_price is None or share.each is None:
            return ""
        made = self._made(share.list_price, share.discount, share.each)
        return made if share.accounts == 1 else f"{count(share.accounts)} × ({made})"

    def _made(
        self, list_price: int, discount: Decimal, amount: int, rate: Decimal | None = None
    ) -> str:
        """``$179.00 − 25 % = $134.25``, and what it is converted at."""
        said = money(list_price, self._listed, unit=True)
        if not discount and not self._converts:
            return text("list price {amount}").format(amount=said)
        if discount:
            said += f" −{NO_BREAK_SPACE}{percent(discount)}"
        if self._converts and self._rate is not None:
            bare = f"({said})" if discount else said
            said = f"{bare} × {number(rate or self._rate)}"
        return f"{said} = {self.money(amount)}"

    def explanations(self, entry: Entry) -> list[str]:
        """Every explanation as a sentence with its arithmetic, the likeliest first."""
        said = []
        for index, each in enumerate(entry.explanations):
            words = self._explanation(entry, each)
            certain = all(cause.why in CERTAIN for cause in each)
            if index:
                words = text("Or: {cause}.").format(cause=words)
            elif certain:
                words = text("{cause}.").format(cause=words[:1].upper() + words[1:])
            else:
                words = text("Likely: {cause}.").format(cause=words)
            said.append(words)
        return said

    def _explanation(self, entry: Entry, causes: Explanation) -> str:
        return "; ".join(
            text("{cause} ({arithmetic})").format(cause=self._short(cause), arithmetic=made)
            if (made := self._arithmetic(entry, cause, causes))
            else self._short(cause)
            for cause in causes
        )

    def _arithmetic(self, entry: Entry, cause: Cause, causes: Explanation) -> str:
        """What makes a cause fit."""
        alone = len(causes) == 1
        billed = entry.billed or 0
        share = entry.shares[0] if entry.shares else None
        accounts = max(entry.accounts, 1)
        match cause.why:
            case Why.BAND | Why.PLAN | Why.YEARLY | Why.NOT_IN_PLAN | Why.NOT_BILLED:
                if cause.list_price is not None and cause.discount is not None:
                    return self._made(cause.list_price, cause.discount, billed // accounts)
            case Why.TIER | Why.FIRST_ACCOUNT:
                if alone and share and share.list_price is not None and cause.discount is not None:
                    return self._made(share.list_price, cause.discount, billed // accounts)
            case Why.RATE:
                if alone and self._converts and share and share.list_price is not None:
                    return self._made(
                        share.list_price, share.discount, billed // accounts, cause.rate
                    )
            case Why.PART_OF_MONTH:
                return f"{self.money(entry.expected or 0)} × {cause.days}/{cause.of_days}"
            case Why.TWICE:
                return self.line(cause.line)
            case Why.ADD_ON if cause.line != entry.line:
                return self.line(cause.line)
        return self.money(cause.amount, sign=True) if not alone else ""

    def _values(self, cause: Cause) -> dict[str, str]:
        rate = cause.rate
        return {
            "discount": percent(cause.discount),
            "start": count(cause.start),
            "plan": one_line(self._plan_names.get(cause.plan, cause.plan.capitalize())),
            "contacts": count(cause.contacts),
            "rate": "" if rate is None else number(rate),
            "share": percent(rate),
            "days": count(cause.days),
            "of_days": count(cause.of_days),
            "status": "" if cause.status is None else status(cause.status),
        }

    # What can be taken over.

    def offer(self, cause: Cause) -> str:
        """What a button that takes a cause over says."""
        return _offer(cause).format(**self._values(cause))


CERTAIN = frozenset({Why.MISSING, Why.CREDIT, Why.UNKNOWN, Why.NO_PRICE, Why.NOT_BILLED})
"""What is seen, and no guess."""


def _offer(cause: Cause) -> str:
    match cause.why:
        case Why.RATE:
            return text("Take over the rate of {rate}")
        case Why.FIRST_ACCOUNT if cause.discount == 0:
            return text("First account at full price from now on")
        case Why.FIRST_ACCOUNT:
            return text("First account with the discount from now on")
        case Why.NOT_BILLED:
            return text("Make it active")
    return text("Change it to {plan}, {contacts} contacts")


def step(cause: Cause) -> str:
    """The name of the step that takes a cause over."""
    match cause.why:
        case Why.RATE:
            return text("Change the exchange rate as billed")
        case Why.FIRST_ACCOUNT:
            return text("Change the first account as billed")
        case Why.NOT_BILLED:
            return text("Make a client active as billed")
    return text("Change contacts as billed")
