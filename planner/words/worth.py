"""What is said of the worth of clients and packages."""

from __future__ import annotations

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.worth import Ranked, Verdict, Worth
from planner.words import tier_advice
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count, money
from planner.words.sentences import one_line


def own() -> str:
    """What a client contributes itself."""
    return text("Own contribution")


def tier_effect() -> str:
    """What the others earn more because it is there."""
    return text("Tier effect")


def worth() -> str:
    """Both together."""
    return context("what a client is worth", "Worth")


def name(of: Worth, plan: Plan) -> str:
    """What a client or a package is called; rows without a name go by their package."""
    if of.name:
        return one_line(of.name)
    package = plan.package(of.package)
    title = of.package if package is None else package.title
    return text("{package} (without a name)").format(package=one_line(title))


def verdict(of: Verdict, *, by_others: bool = True) -> str:
    """How it stands to the others, in a few words; nothing where it simply earns.

    Args:
        of: the verdict.
        by_others: whether there is anybody who earns, and so can carry it.
    """
    if not by_others:
        alone = {
            Verdict.LOSES: text("loses money"),
            Verdict.IN_THE_WAY: text("costs the others more than it earns"),
            Verdict.DISABLED: text("disabled, and still billed"),
        }
        if of in alone:
            return alone[of]
    return {
        Verdict.EARNS: "",
        Verdict.CARRIED: text("carried: earns only at the others' discount"),
        Verdict.HOLDS_TIER: text("loses money, but holds the tier"),
        Verdict.LOSES: text("carried: loses money"),
        Verdict.IN_THE_WAY: text("carried: costs the others more than it earns"),
        Verdict.DISABLED: text("carried: disabled, and still billed"),
    }[of]


def said(of: Worth, plan: Plan) -> str:
    """Everything about one of them in a line."""
    return text("{name}: own contribution {own}, tier effect {effect}, worth {worth}").format(
        name=name(of, plan),
        own=_signed(of.own, plan.currency),
        effect=_signed(of.tier_effect, plan.currency),
        worth=_signed(of.worth, plan.currency),
    )


def title(ranked: Ranked, plan: Plan) -> str:
    """The conclusion: who is worth most."""
    if not ranked.each:
        return ""
    best = ranked.each[0]
    if best.worth <= 0 and len(ranked.each) == 1:
        return text("Without {name} you would earn no less").format(name=name(best, plan))
    if best.worth <= 0:
        return text("Without any one of them you would earn no less")
    return text("{name} is worth most: {amount} a month").format(
        name=name(best, plan), amount=money(best.worth, plan.currency, unit=True)
    )


def carried(ranked: Ranked, plan: Plan, *, packages: bool = False) -> str:
    """Who is carried by the others, those who cost the most first."""
    number = len(ranked.carried)
    if not ranked.somebody_earns:
        return text("None of them carries the others.") if number > 1 else ""
    if packages:
        words = plural(
            "{count} package is carried by the others: {names}.",
            "{count} packages are carried by the others: {names}.",
            number,
        )
        none = text("No package is carried by the others.")
    else:
        words = plural(
            "{count} client is carried by the others: {names}.",
            "{count} clients are carried by the others: {names}.",
            number,
        )
        none = text("No client is carried by the others.")
    if not number:
        return none
    worst = reversed(ranked.carried[-tier_advice.MOST_NAMES :])
    names = tier_advice.names([name(one, plan) for one in worst], number)
    return words.format(count=count(number), names=names)


def holder(ranked: Ranked, plan: Plan) -> str:
    """Who holds the tier for the others more than anybody; nothing where nobody does."""
    holding = [one for one in ranked.each if one.drops_tier and one.tier_effect > 0]
    if not holding:
        return ""
    most = max(holding, key=lambda one: one.tier_effect)
    return text("Without {name} the others would cost you {amount} more a month.").format(
        name=name(most, plan), amount=money(most.tier_effect, plan.currency, unit=True)
    )


def from_today(accounts: int) -> str:
    """What is told while another number of accounts is looked at."""
    return plural(
        "Told from today's {accounts} resold account, not from your what-if.",
        "Told from today's {accounts} resold accounts, not from your what-if.",
        accounts,
    ).format(accounts=count(accounts))


def sentence(ranked: Ranked, plan: Plan, *, packages: bool = False) -> str:
    """What is to be known besides who is worth most."""
    parts = [carried(ranked, plan, packages=packages)]
    if ranked.hold is not None:
        parts.append(tier_advice.spare(ranked.hold))
        parts += [] if packages else [tier_advice.leavers(ranked.hold)]
    return " ".join(filter(None, [*parts, holder(ranked, plan)]))


def others(number: int) -> str:
    """The name of those that have no bar of their own."""
    return plural("the other one", "the other {count}", number).format(count=count(number))


def summary(ranked: Ranked, plan: Plan, shown: int = 5) -> str:
    """The picture in words: the first ones and the last one."""
    listed = [*ranked.each[:shown]]
    if len(ranked.each) > shown:
        listed.append(ranked.each[-1])
    return " · ".join(said(each, plan) for each in listed)


def meaning() -> str:
    """What the columns mean."""
    return text(
        "Worth is what you would earn less a month without them: their own contribution, and what "
        "their accounts save the others by the tier. Carried is who loses money, or would by "
        "themselves, with the discount of their own accounts alone. Overheads are nobody's."
    )


def nothing() -> str:
    """Why there is nothing to show."""
    return text("Mend the problems of the plan first: a client without figures has no worth.")


def nobody() -> str:
    """The same without a client that earns or is billed."""
    return text("No client is active yet: add one under Clients, or make one active there.")


def _signed(amount: int, currency: Currency) -> str:
    return money(amount, currency, unit=True, sign=True)
