"""Resale or commission in words: conclusions, sentences, and the heads of their tables."""

from __future__ import annotations

from planner.model.channels import FARTHEST, AtTier, Channels, Compared
from planner.model.money import Currency
from planner.model.plan import Channel, Package
from planner.words import findings
from planner.words.catalogue import plural, text
from planner.words.inline import LONGEST_QUOTE, one_line
from planner.words.numbers import DASH, count, fraction_percent, money, percent

IN_A_SENTENCE = 30
"""How much of a name a sentence takes."""


def average() -> str:
    """The choice of no package."""
    return text("Average of your book")


def package_name(package: Package, longest: int = LONGEST_QUOTE) -> str:
    """A package by its name, within a line."""
    return one_line(package.title, longest)


def account(of: Compared) -> str:
    """Whose account it is, within a sentence."""
    if of.package is None:
        return text("an average account of your book")
    return text("an account on {package}").format(package=package_name(of.package, IN_A_SENTENCE))


def accounts(tier: AtTier) -> str:
    """The numbers of resold accounts of a tier: ``2–24``."""
    if tier.last is None:
        return f"{count(tier.first)}+"
    if tier.last == tier.first:
        return count(tier.first)
    return f"{count(tier.first)}–{count(tier.last)}"


def title(found: Channels, of: Compared, *, over: bool) -> str:
    """The conclusion over the picture."""
    if found.rate is None:
        return _without_rate(found, of, over=over)
    since, better = _last_run(of, over=over)
    if not over or found.over is None:
        return findings.per_account_title(better, since, widens=False)
    months = found.over.months
    if better is None:
        if since <= 1:
            words = plural(
                "Over {months} month, reselling and commission earn the same",
                "Over {months} months, reselling and commission earn the same",
                months,
            )
        else:
            words = plural(
                "Over {months} month, both earn the same from {accounts} accounts on",
                "Over {months} months, both earn the same from {accounts} accounts on",
                months,
            )
    elif better is Channel.RESALE:
        if since <= 1:
            words = plural(
                "Over {months} month, reselling earns more, whatever the number",
                "Over {months} months, reselling earns more, whatever the number",
                months,
            )
        else:
            words = plural(
                "Over {months} month, reselling earns more from {accounts} accounts on",
                "Over {months} months, reselling earns more from {accounts} accounts on",
                months,
            )
    elif since <= 1:
        words = plural(
            "Over {months} month, commission earns more, whatever the number",
            "Over {months} months, commission earns more, whatever the number",
            months,
        )
    else:
        words = plural(
            "Over {months} month, commission earns more from {accounts} accounts on",
            "Over {months} months, commission earns more from {accounts} accounts on",
            months,
        )
    return words.format(months=count(months), accounts=count(since))


def _last_run(of: Compared, *, over: bool) -> tuple[int, Channel | None]:
    """The channel that earns more at the last tier, and the accounts from which on it does."""
    better = of.better(of.tiers[-1], over=over)
    since = of.tiers[-1].first
    for tier in reversed(of.tiers):
        if of.better(tier, over=over) is not better:
            break
        since = tier.first
    return since, better


def _without_rate(found: Channels, of: Compared, *, over: bool) -> str:
    """What a commission would have to be, where none is entered."""
    if of.package is None:
        return text("Enter your commission rate to compare the two ways")
    tier = of.tiers[found.today]
    even = tier.even_over if over else tier.even
    if even is None or even > 1:
        words = text("At {discount} off, no commission earns as much as reselling {package}")
    elif even == 0:
        words = text("At {discount} off, {package} earns no less without reselling")
    else:
        words = text(
            "At {discount} off, a commission of {rate} would earn as much as reselling {package}"
        )
    return words.format(
        discount=percent(tier.discount),
        package=package_name(of.package, IN_A_SENTENCE),
        rate="" if even is None else fraction_percent(even, 1),
    )


def sentences(found: Channels, of: Compared, currency: Currency, *, first_at_list: bool) -> str:
    """What the picture shows, in a few sentences, each on a line of its own.

    Args:
        found: both channels.
        of: the account that is looked at.
        currency: the plan's.
        first_at_list: whether the first account pays the full list price.
    """
    tier = of.tiers[found.today]
    lines = [_month(found, of, tier, currency)]
    if found.rate is None:
        lines.append(
            text(
                "No commission is counted, and neither way is called better, until you enter "
                "your rate: the vendor publishes none."
            )
        )
    elif found.over is not None:
        lines.append(_over(found, of, tier, currency))
        lines.append(_ahead(tier))
    lines.append(text("The setup fee and its work are the same either way and are left out."))
    if first_at_list:
        lines.append(
            text("The first account pays the full list price: the tiers are those of the others.")
        )
    return "\n".join(lines)


def _month(found: Channels, of: Compared, tier: AtTier, currency: Currency) -> str:
    values = {
        "discount": percent(tier.discount),
        "account": account(of),
        "resale": money(tier.resale, currency, unit=True),
        "within": money(of.within, currency, unit=True),
        "after": money(of.after, currency, unit=True),
        "months": count(found.months),
    }
    if of.within is None:
        words = text(
            "At {discount} off, {account} earns {resale} a month resold; "
            "on your services alone {after}."
        )
    elif found.months is None:
        words = text(
            "At {discount} off, {account} earns {resale} a month resold, "
            "and {within} a month on commission, for life."
        )
    else:
        words = plural(
            "At {discount} off, {account} earns {resale} a month resold; on commission {within} "
            "in the first month, then {after}.",
            "At {discount} off, {account} earns {resale} a month resold; on commission {within} "
            "in each of the first {months} months, then {after}.",
            found.months,
        )
    return words.format(**values)


def _over(found: Channels, of: Compared, tier: AtTier, currency: Currency) -> str:
    assert found.over is not None  # asked only where there are months
    months = found.over.months
    values = {
        "months": count(months),
        "churn": percent(found.over.churn),
        "resale": money(tier.resale_total, currency, unit=True),
        "commission": money(of.commission_total, currency, unit=True),
    }
    if found.over.churn:
        words = plural(
            "Over {months} month, with {churn} of the accounts leaving each month, that is "
            "{resale} resold and {commission} on commission.",
            "Over {months} months, with {churn} of the accounts leaving each month, that is "
            "{resale} resold and {commission} on commission.",
            months,
        )
    else:
        words = plural(
            "Over {months} month, with no account leaving, that is {resale} resold and "
            "{commission} on commission.",
            "Over {months} months, with no account leaving, that is {resale} resold and "
            "{commission} on commission.",
            months,
        )
    return words.format(**values)


def _ahead(tier: AtTier) -> str:
    if tier.ahead_from is None:
        return text("In total, reselling has not earned more even after {months} months.").format(
            months=count(FARTHEST)
        )
    if tier.ahead_from == 1:
        return text("In total, reselling has earned more from the first month on.")
    return text("In total, reselling has earned more from month {month} on.").format(
        month=count(tier.ahead_from)
    )


def summary(found: Channels, of: Compared, currency: Currency, *, over: bool) -> str:
    """The picture for those who do not see it: every tier with its amount."""
    said = [
        text("{accounts} accounts, {discount} off: {amount}").format(
            accounts=accounts(tier),
            discount=percent(tier.discount),
            amount=money(tier.resale_total if over else tier.resale, currency, unit=True),
        )
        for tier in of.tiers
    ]
    names = lines(found, of, over=over)
    said += [f"{name}: {money(amount, currency, unit=True)}" for name, amount in names]
    return "; ".join(said)


def lines(found: Channels, of: Compared, *, over: bool) -> list[tuple[str, int]]:
    """The level lines of the picture, by their names: what an account earns on commission."""
    if of.within is None:
        return [] if over else [(text("Your services alone"), of.after)]
    if over:
        total = of.commission_total
        return [] if total is None else [(findings.on_commission(None), total)]
    level = [(findings.on_commission(found.months), of.within)]
    return level if found.months is None else [*level, (findings.afterwards(), of.after)]


def axis() -> str:
    """What the columns of the picture count."""
    return findings.resold_accounts()


def nothing_to_show() -> str:
    """Why there is no picture."""
    return text("There are no figures yet: add a package, or mend what is listed at the foot.")


def no_months() -> str:
    """Why there is no picture over the months."""
    return text("Enter over how many months to compare, and the share of accounts that leaves.")


# The table of the tiers.


def tier_heads(*, over: bool) -> tuple[str, ...]:
    """The titles of the table of tiers."""
    heads = (
        text("Accounts"),
        text("Discount"),
        text("Resold"),
        text("Commission"),
        text("Difference"),
    )
    return (*heads, text("Ahead from")) if over else heads


def tier_cells(
    found: Channels, of: Compared, tier: AtTier, currency: Currency, *, over: bool
) -> tuple[str, ...]:
    """A tier's row: what an account earns by either channel, and what reselling brings more."""
    resale = tier.resale_total if over else tier.resale
    commission = of.commission_total if over else of.within
    more = None if resale is None or commission is None else resale - commission
    cells = (
        accounts(tier),
        percent(tier.discount),
        money(resale, currency),
        money(commission, currency),
        money(more, currency, sign=True),
    )
    if not over:
        return cells
    if tier.ahead_from is None:
        return (*cells, DASH)
    return (*cells, text("month {month}").format(month=count(tier.ahead_from)))


def then(found: Channels, of: Compared, currency: Currency) -> str:
    """What follows once the commission is no longer paid; nothing where it is for life."""
    if found.months is None or of.within is None:
        return ""
    return text("then {amount}").format(amount=money(of.after, currency))


# The table of the break-even rates.


def rates_title(found: Channels, *, over: bool) -> str:
    """What the table of rates says."""
    if over and found.over is not None:
        return plural(
            "The commission rate that earns as much as reselling, over {months} month",
            "The commission rate that earns as much as reselling, over {months} months",
            found.over.months,
        ).format(months=count(found.over.months))
    return text("The commission rate that earns as much as reselling, in a month")


def rates_note(found: Channels) -> str:
    """Whose the rate is, and what the table holds it against."""
    if found.rate is None:
        return text(
            "Your rate is not entered: the vendor publishes none. From about the rate in the table "
            "on, commission earns at least as much."
        )
    return text(
        "Your rate is {rate}: your input, not published. From about the rate in the table on, "
        "commission earns at least as much."
    ).format(rate=percent(found.rate))


def rate_head(tier: AtTier, *, today: bool) -> str:
    """A tier in the head of the table of rates."""
    rate = percent(tier.discount)
    return text("{discount} · today").format(discount=rate) if today else rate


def rate_cells(of: Compared, tier: AtTier, *, over: bool) -> tuple[str, str]:
    """A break-even rate, and the channel that the plan's own rate makes the better one."""
    even = tier.even_over if over else tier.even
    shown = DASH if even is None else fraction_percent(even, 1)
    match of.better(tier, over=over):
        case Channel.RESALE:
            return shown, text("resell")
        case Channel.COMMISSION:
            return shown, text("commission")
        case _:
            return shown, ""


def package_head() -> str:
    """The title of the packages."""
    return text("Package")


# The inputs.


def about_months() -> str:
    """What the months compared are."""
    return text("Over how many months both ways are added up for one account that joins now.")


def about_churn() -> str:
    """What the accounts leaving are."""
    return text(
        "The share of accounts that leaves in a month: your assumption. At 2 % about half of them "
        "are left after three years."
    )
