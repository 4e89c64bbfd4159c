"""What scenarios say: their differences, their figures beside the plan's, and what is best."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from planner.model.differences import Scenario, Subject
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.scenario_figures import Compared, Comparison, Figures
from planner.model.scenarios import IN_NO_MONTH, Finding, Inputs, LeftOut, State
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.names import amount
from planner.words.numbers import MINUS, count, money, percent
from planner.words.places import said
from planner.words.scenario_inputs import effective, input_name, kind, owner, value_words
from planner.words.sentences import one_line

MOST_OF_A_NAME = 60
ARROW = "\N{RIGHTWARDS ARROW}"


def name(scenario: Scenario, longest: int = MOST_OF_A_NAME) -> str:
    """A scenario by its name."""
    return one_line(scenario.name, longest) or text("Without a name")


def base_name() -> str:
    """What the plan itself is called beside its scenarios."""
    return text("Your plan")


def new_name(plan: Plan) -> str:
    """A name for one more scenario, that no other has."""
    taken = {each.name for each in plan.scenarios}
    number = len(plan.scenarios) + 1
    while (words := text("Scenario {number}").format(number=count(number))) in taken:
        number += 1
    return words


# Differences.


class Difference(NamedTuple):
    """A difference in words: the input, what the plan says, what the scenario says, by how much.

    ``trouble`` says why it does nothing, ``aside`` that it does something that is not compared.
    """

    what: str
    base: str
    own: str
    change: str
    trouble: str
    aside: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one line: *Growth · Services: 250.00 → 299.00 (+49.00)*."""
        words = text("{input}: {before} {arrow} {after}").format(
            input=self.what, before=self.base, arrow=ARROW, after=self.own
        )
        return f"{words} ({self.change})" if self.change else words


def difference(
    plan: Plan, inputs: Inputs, finding: Finding, there: Inputs | None = None
) -> Difference:
    """A difference of a scenario in words.

    Args:
        plan: the base.
        inputs: those of the base.
        finding: the difference and what it does.
        there: those of the scenario's plan, which may say otherwise what a row leaves to it.
    """
    target, own = finding.change.target, finding.change.value
    gone = finding.state is State.GONE
    before = effective(plan, inputs, target, finding.base)
    there = there or inputs
    after = effective(there.plan, there, target, own)
    return Difference(
        input_name(plan, inputs, target),
        numbers.DASH if gone and finding.base is None else value_words(plan, target, before),
        value_words(plan, target, after if own is None and after is not None else own),
        "" if finding.state is not State.DIFFERS else _change(plan, finding, before, after),
        trouble(plan, inputs, finding),
        _aside(finding),
    )


def _aside(finding: Finding) -> str:
    of, _, key = finding.change.target
    if finding.state is not State.DIFFERS or (of, key) not in IN_NO_MONTH:
        return ""
    return text("No figure of a month shows this: it counts once it is applied.")


def _change(plan: Plan, finding: Finding, before: object, after: object) -> str:
    """By how much it differs, where both are figures of one kind."""
    target = finding.change.target
    if kind(target).choices is not None or type(before) is not type(after) or before == after:
        return ""
    unit = kind(target).unit(plan)
    if isinstance(before, int) and isinstance(after, int):
        if target.of is Subject.PRICE or target.key == "list_price":
            return money(after - before, plan.price_list.currency, sign=True)
        if unit == numbers.symbol(plan.currency):
            return money(after - before, plan.currency, sign=True)
        return signed_count(after - before)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return points(after - before) if unit == "%" else signed_number(after - before)
    return ""


def signed_count(value: int) -> str:
    """A whole number with its sign."""
    return f"+{count(value)}" if value > 0 else count(value)


def signed_number(value: Decimal) -> str:
    """A number with its sign."""
    return f"+{numbers.number(value)}" if value > 0 else numbers.number(value)


def points(value: Decimal, digits: int | None = None, *, short: bool = False) -> str:
    """What lies between two rates, in percentage points."""
    shown = percent(abs(value), digits).removesuffix("%").rstrip()
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    words = context("percentage points", "{points} points")
    if short:
        words = context("percentage points, in a narrow column", "{points} pts")
    return words.format(points=sign + shown)


def trouble(plan: Plan, inputs: Inputs, finding: Finding) -> str:
    """Why a difference does nothing; empty where it does something."""
    change = finding.change
    if finding.state is State.DIFFERS:
        return ""
    if finding.state is State.SAME:
        return text("Your plan says the same by now: this changes nothing.")
    match change.of:
        case Subject.PACKAGE:
            return text("Your plan has no such package any more: this changes nothing.")
        case Subject.CLIENT if change.id in inputs.clients:
            return text("Your plan has no package “{name}” any more: this changes nothing.").format(
                name=one_line(str(change.value))
            )
        case Subject.CLIENT:
            return text("Your plan has no such client any more: this changes nothing.")
        case Subject.TIER:
            return text("Your programme has no such tier any more: this changes nothing.")
    words = text("Your price list has no {price} any more: this changes nothing.")
    return words.format(price=owner(plan, inputs, change.target))


def to_take_out(findings: Sequence[Finding]) -> str:
    """What takes out the differences that do nothing; empty where all do something."""
    number = sum(each.state is not State.DIFFERS for each in findings)
    if not number:
        return ""
    return plural(
        "Remove the {count} difference that changes nothing",
        "Remove the {count} differences that change nothing",
        number,
    ).format(count=count(number))


def earlier(number: int, at_once: int) -> str:
    """What brings into view some of so many differences; empty where all are in view."""
    if number <= 0:
        return ""
    if number <= at_once:
        return plural(
            "Show the {count} earlier difference", "Show the {count} earlier differences", number
        ).format(count=count(number))
    return text("Show {some} of the {count} earlier differences").format(
        some=count(at_once), count=count(number)
    )


def how_many(scenario: Scenario) -> str:
    """How many differences a scenario has."""
    number = len(scenario.changes)
    if not number:
        return text("no difference yet")
    return plural("{count} difference", "{count} differences", number).format(count=count(number))


def left_out(codes: Sequence[LeftOut]) -> str:
    """What of the last edits stays in the plan, since no scenario can name it."""
    words = {
        LeftOut.CLIENTS_ADDED: text("added clients"),
        LeftOut.CLIENTS_REMOVED: text("removed clients"),
        LeftOut.PACKAGES_ADDED: text("added packages"),
        LeftOut.PACKAGES_REMOVED: text("removed packages"),
        LeftOut.TIERS: text("the tiers' first counts"),
        LeftOut.PRICES: text("plans and bands of the price list"),
        LeftOut.MONTHS: text("what is assumed of single months and packages"),
    }
    listed = ", ".join(words[each] for each in codes)
    if not listed:
        return ""
    return text("These stay in your plan, since no scenario can hold them: {what}.").format(
        what=listed
    )


# Figures side by side.


class Cell(NamedTuple):
    """A figure, what it differs by, and whether that is a gain or a loss; empty: neither."""

    words: str
    change: str = ""
    tone: str = ""


class Row(NamedTuple):
    """A figure of the plan and of each scenario."""

    name: str
    cells: tuple[Cell, ...]


DEARER = {"vendor_cost", "delivery", "hours"}
"""Figures of which more is a loss."""
NEUTRAL = {"resold", "on_commission"}
LEAST_SHOWN = {"margin": Decimal("0.00005"), "hours": Decimal("0.005")}
"""Figures that are rounded where they are shown: what is less than this is nothing there."""


def figure_title(key: str) -> str:
    """What a figure is called in the comparison."""
    match key:
        case "profit":
            return context("a row of figures a month", "You earn")
        case "margin":
            return text("Margin")
        case "hours":
            return text("Hours of work")
        case "resold":
            return text("Resold accounts")
        case "on_commission":
            return text("Accounts on commission")
        case "discount":
            return text("Discount")
        case "next_account":
            return text("Next resold account")
    return amount(key)


def rows(comparison: Comparison) -> list[Row]:
    """The figures, one row each: the plan's first, then those of the scenarios."""
    currency = comparison.base.currency
    found = []
    for key in Figures._fields:
        cells = [Cell(figure(key, getattr(comparison.figures, key), currency))]
        for each in comparison.scenarios:
            by = getattr(each.against, key)
            own = figure(key, getattr(each.figures, key), currency)
            differs = change(key, by, currency)
            cells.append(Cell(own, differs, tone(key, by) if differs else ""))
        found.append(Row(figure_title(key), tuple(cells)))
    return found


def figure(key: str, value: int | Decimal | None, currency: Currency) -> str:
    """A figure as the table shows it."""
    if value is None:
        return numbers.DASH
    if key in {"margin", "discount"}:
        return percent(Decimal(value), 2 if key == "margin" else None)
    if isinstance(value, Decimal):
        return numbers.hours(value)
    return count(value) if key in NEUTRAL else money(value, currency)


def change(key: str, by: int | Decimal | None, currency: Currency) -> str:
    """What a figure differs by, with its sign; empty where that is unknown or too small to show."""
    if not by or abs(Decimal(by)) < LEAST_SHOWN.get(key, Decimal(0)):
        return ""
    if key in {"margin", "discount"}:
        return points(Decimal(by), 2 if key == "margin" else None, short=True)
    if isinstance(by, Decimal):
        return f"+{numbers.hours(by)}" if by > 0 else numbers.hours(by)
    return signed_count(by) if key in NEUTRAL else money(by, currency, sign=True)


def tone(key: str, by: int | Decimal | None) -> str:
    """Whether a difference is a gain or a loss."""
    if not by or key in NEUTRAL:
        return ""
    return "gain" if (by > 0) != (key in DEARER) else "loss"


# Conclusions.


def conclusion(comparison: Comparison) -> str:
    """What the comparison says, in one sentence."""
    if not comparison.scenarios:
        return text("Tick a scenario to see it beside your plan")
    if comparison.figures.profit is None:
        return text("Your plan has no figures yet")
    known = [each for each in comparison.scenarios if each.gain is not None]
    if not known:
        return text("No scenario to compare has figures")
    found, unknown = _of_known(comparison, known), len(comparison.scenarios) - len(known)
    if not unknown:
        return found
    return plural(
        "{conclusion} ({count} scenario has no figures)",
        "{conclusion} ({count} scenarios have no figures)",
        unknown,
    ).format(conclusion=found, count=count(unknown))


def _of_known(comparison: Comparison, known: Sequence[Compared]) -> str:
    currency = comparison.base.currency
    best = comparison.best
    if best is None:
        if all(each.gain == 0 for each in known):
            return text("No scenario earns more or less than your plan")
        if any(each.gain == 0 for each in known):
            return text("No scenario earns more than your plan")
        return text("Your plan earns most as it is")
    level = [each for each in known if each.gain == best.gain]
    gain = money(best.gain, currency, unit=True, sign=True)
    if len(level) > 1:
        return text("{scenarios} earn most: {gain} a month each").format(
            scenarios=_and([_quoted(each.scenario) for each in level]), gain=gain
        )
    if len(known) == 1:
        return text("“{scenario}” earns more: {gain} a month").format(
            scenario=name(best.scenario), gain=gain
        )
    return text("“{scenario}” earns most: {gain} a month").format(
        scenario=name(best.scenario), gain=gain
    )


def _quoted(scenario: Scenario) -> str:
    return text("“{scenario}”").format(scenario=name(scenario))


def _and(each: Sequence[str]) -> str:
    return text("{some} and {last}").format(some=", ".join(each[:-1]), last=each[-1])


def summary(comparison: Comparison) -> str:
    """What the chart shows, for those who do not see it."""
    currency = comparison.base.currency
    lines = [
        text("{name}: {profit} a month").format(
            name=base_name(), profit=money(comparison.figures.profit, currency, unit=True)
        )
    ]
    lines += [bar_words(each, currency) for each in comparison.scenarios]
    return "\n".join(lines)


def bar_words(compared: Compared, currency: Currency) -> str:
    """A scenario's profit and what that differs by, in a line."""
    own = money(compared.figures.profit, currency, unit=True)
    if compared.gain is None:
        words = text("{name}: {profit} a month")
        return words.format(name=name(compared.scenario), profit=own)
    return text("{name}: {profit} a month ({change} against your plan)").format(
        name=name(compared.scenario),
        profit=own,
        change=money(compared.gain, currency, unit=True, sign=True),
    )


def problems(compared: Compared) -> str:
    """What is wrong with a scenario that is not wrong with the plan; empty where nothing is."""
    if not compared.problems:
        return ""
    first = said(compared.problems[0], compared.plan)
    more = len(compared.problems) - 1
    if not more:
        return first
    words = plural("{problem} (and {count} more)", "{problem} (and {count} more)", more)
    return words.format(problem=first, count=count(more))
