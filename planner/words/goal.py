"""What is said of a goal: which price meets it, what an input has to be, what stands in the way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from planner.model.goal.goals import Answer, Figure, Goal, Met, Missed, Wanted, Why
from planner.model.goal.levers import COUNTS, RATES, Key, Lever
from planner.model.money import Currency
from planner.model.plan import Package, Plan
from planner.model.price_ladder import Rungs, Taken
from planner.words.catalogue import plural, text
from planner.words.numbers import (
    DASH,
    NO_BREAK_SPACE,
    count,
    fraction_percent,
    hours,
    money,
    number,
    percent,
)
from planner.words.places import client_name
from planner.words.sentences import one_line

MOST_OF_A_NAME = 40
COARSE, FINE = 2, 4


def share(rate: Fraction) -> str:
    """A share of a price in per cent, with the decimals it has, at most two."""
    hundredths = rate * 10_000
    if hundredths.denominator == 1:
        return percent(Decimal(hundredths.numerator).scaleb(-4))
    return fraction_percent(rate, COARSE)


def out_of_reach(margin: Decimal, of: Taken) -> str:
    """Why no price keeps so much of itself."""
    if of.fee and of.unpaid:
        pattern = text(
            "No price keeps {margin}: the payment fee with the tax it is taken on costs {fee} of "
            "any price and {unpaid} is never paid, so less than {left} is left once the vendor and "
            "your work are paid."
        )
    elif of.fee:
        pattern = text(
            "No price keeps {margin}: the payment fee with the tax it is taken on costs {fee} of "
            "any price, so less than {left} is left once the vendor and your work are paid."
        )
    elif of.unpaid:
        pattern = text(
            "No price keeps {margin}: {unpaid} of any price is never paid, so less than {left} is "
            "left once the vendor and your work are paid."
        )
    else:
        pattern = text(
            "No price keeps {margin}: something of it always goes to the vendor, the payment fee "
            "or your work."
        )
    return pattern.format(
        margin=percent(margin),
        fee=share(of.fee),
        unpaid=share(of.unpaid),
        left=share(max(of.left, Fraction(0))),
    )


# What is asked.


def input_name(key: Key) -> str:
    """What an input is called beside its field."""
    return {
        Key.SOFTWARE: text("Software"),
        Key.OVER_LIST: text("Over list"),
        Key.LIST_TIMES: text("List price times"),
        Key.SERVICES: text("Services"),
        Key.LIST_PRICE: text("List price"),
        Key.HOURS: text("Your work"),
        Key.OTHER_COSTS: text("Other costs"),
        Key.HOURLY_COST: text("One hour"),
        Key.FEE_RATE: text("Payment fee"),
        Key.FEE_FIXED: text("+ per payment"),
        Key.UNPAID: text("Never paid"),
        Key.VENDOR_TAX: text("Tax on the bill"),
        Key.OVERHEADS: text("Overheads"),
        Key.PROGRAMME_FEE: text("Programme fee"),
        Key.COMMISSION_RATE: text("Commission rate"),
        Key.RESOLD: text("Resold accounts"),
        Key.ROW: text("Accounts"),
    }[key]


def package_title(plan: Plan, package_id: str) -> str:
    """A package by its name."""
    package = plan.package(package_id)
    return one_line(package_id if package is None else package.title, MOST_OF_A_NAME)


def client_title(plan: Plan, row: int) -> str:
    """A client by its name alone, or by its row where it has none."""
    name = plan.clients[row].name if 0 <= row < len(plan.clients) else ""
    return one_line(name, MOST_OF_A_NAME) or client_name(plan, row)


def lever_name(lever: Lever, plan: Plan) -> str:
    """An input with whose it is: *Growth: Services*."""
    name = input_name(lever.key)
    if lever.package:
        whose = package_title(plan, lever.package)
    elif lever.row >= 0:
        whose = client_title(plan, lever.row)
    else:
        return name
    return text("{whose}: {what}").format(whose=whose, what=name)


def question(lever: Lever, plan: Plan) -> str:
    """The first half of the question, which the goal ends."""
    said = text("What does “{input}” have to be, so that")
    return said.format(input=lever_name(lever, plan))


def wanted(goal: Goal, plan: Plan) -> str:
    """A kind of goal, as the question goes on."""
    if goal.wanted is Wanted.PROFIT:
        return text("you keep a month") if goal.row >= 0 else text("you earn a month")
    if goal.wanted is Wanted.MARGIN:
        return text("your margin is")
    if goal.row >= 0:
        return text("you keep of its price")
    return text("{package} keeps").format(package=package_title(plan, goal.package))


def step(lever: Lever, plan: Plan) -> str:
    """What the undo menu calls taking an answer."""
    return text("Set “{input}” for a goal").format(input=lever_name(lever, plan))


def value(lever: Lever, of: int | Decimal | None, plan: Plan) -> str:
    """A value of an input with its unit."""
    if of is None:
        return DASH
    if lever.key in COUNTS:
        return count(int(of))
    if lever.key in RATES:
        return percent(Decimal(of))
    if lever.key is Key.HOURS:
        return f"{hours(Decimal(of))}{NO_BREAK_SPACE}{text('h/month')}"
    if lever.key is Key.LIST_TIMES:
        return f"×{NO_BREAK_SPACE}{number(Decimal(of))}"
    abroad = lever.key is Key.LIST_PRICE
    return money(int(of), plan.price_list.currency if abroad else plan.currency, unit=True)


def figure(goal: Goal, of: Figure | None, plan: Plan, digits: int = COARSE) -> str:
    """What a book has of a goal."""
    if of is None:
        return DASH
    if goal.wanted is Wanted.PROFIT:
        return money(of.earned, plan.currency, unit=True)
    return percent(of.margin, digits)


def now(lever: Lever, of: int | Decimal | None, goal: Goal, has: Figure | None, plan: Plan) -> str:
    """What the input and the goal's figure are today."""
    if _is_nothing(has, goal):
        said = text("Today it is {value}.") if of is not None else text("It is not entered today.")
    elif of is None:
        said = text("It is not entered today, which makes {figure}.")
    else:
        said = text("Today it is {value}, which makes {figure}.")
    return said.format(value=value(lever, of, plan), figure=figure(goal, has, plan))


def _is_nothing(has: Figure | None, goal: Goal) -> bool:
    """Whether there is no such figure: no margin of nothing."""
    return has is None or (goal.wanted is not Wanted.PROFIT and has.margin is None)


# What is answered.


def headline(answer: Answer, lever: Lever, plan: Plan) -> str:
    """The value that meets a goal; a dash where none does."""
    if isinstance(answer, Missed):
        return DASH
    return value(lever, lever.value(answer.steps), plan)


def sentence(answer: Answer, lever: Lever, goal: Goal, plan: Plan) -> str:
    """What an answer says, with the figures on both sides of it."""
    if isinstance(answer, Missed):
        return _missed(answer, lever, goal, plan)
    here = figure(goal, answer.figure, plan)
    there = figure(goal, answer.beside_figure, plan)
    if there in {here, _target(goal, COARSE)}:
        here = figure(goal, answer.figure, plan, FINE)
        there = figure(goal, answer.beside_figure, plan, FINE)
    close = there in {here, _target(goal, FINE)}
    if close:
        here = figure(goal, answer.figure, plan)
    found = headline(answer, lever, plan)
    alone = answer.beside is None or _is_nothing(answer.beside_figure, goal)
    if answer.beside is None and (answer.steps == 0 or not answer.from_there):
        return text("Any value does: even {value} makes {figure}.").format(value=found, figure=here)
    if alone and answer.from_there:
        said = text("From {value} on it is met: {value} makes {figure}.")
    elif alone:
        said = text("Up to {value} it is met: {value} makes {figure}.")
    elif close and answer.from_there:
        said = text("From {value} on it is met, with {figure}; {beside} just misses it.")
    elif close:
        said = text("Up to {value} it is met, with {figure}; {beside} just misses it.")
    elif answer.from_there:
        said = text("From {value} on it is met: {value} makes {figure}, {beside} only {other}.")
    else:
        said = text("Up to {value} it is met: {value} makes {figure}, {beside} only {other}.")
    if answer.lost is not None:
        said = text("{value} is the first number that does: it makes {figure}.")
    beside = "" if answer.beside is None else value(lever, lever.value(answer.beside), plan)
    first = said.format(value=found, figure=here, beside=beside, other=there)
    return " ".join(filter(None, (first, _lost(answer))))


def _target(goal: Goal, digits: int) -> str:
    """A margin that is wanted, as a figure that misses it would be written."""
    return "" if goal.wanted is Wanted.PROFIT else percent(goal.margin, digits)


def _lost(answer: Met) -> str:
    if answer.lost is None:
        return ""
    if answer.again is None:
        said = text("From {lost} on it is lost again, and not met for good by any number.")
        return said.format(lost=count(answer.lost))
    said = text("It is lost again at {lost}, and met for good from {again} on: tiers jump.")
    return said.format(lost=count(answer.lost), again=count(answer.again))


def _missed(answer: Missed, lever: Lever, goal: Goal, plan: Plan) -> str:
    best = figure(goal, answer.best, plan)
    at = value(lever, lever.value(answer.steps), plan)
    package = package_title(plan, lever.package)
    if answer.best is not None and _is_nothing(answer.best, goal):
        return text("Nothing is paid, so there is no margin: it takes a price and an account.")
    match answer.why:
        case Why.NO_FIGURES if not plan.packages:
            return text("There is no package to begin with: make one under “Packages”.")
        case Why.NO_FIGURES:
            return text(
                "There is no figure to begin with: something of the plan is missing, such as a "
                "list price or an exchange rate."
            )
        case Why.NOTHING_SOLD:
            said = text("No account of {package} is sold: whatever this is, it stays {figure}.")
        case Why.OWN_VALUES:
            said = text(
                "Every client of {package} has a value of its own here: it stays {figure}. Press "
                "Ctrl+G in a client's row instead."
            )
        case Why.NO_EFFECT:
            said = text("Nothing depends on this today: whatever it is, it stays {figure}.")
        case Why.AT_NOTHING:
            said = text(
                "This alone cannot do it: even {value} makes only {figure}. The rest has to come "
                "from other inputs."
            )
        case Why.AT_MOST:
            said = text(
                "This alone cannot do it: even {value}, the most that fits here, makes {figure}. "
                "The rest has to come from other inputs."
            )
        case Why.NO_NUMBER:
            said = text(
                "No number of accounts does it: the most is {figure}, with {value}. Prices or "
                "costs have to move, too."
            )
        case _:
            return _eaten(answer, goal)
    return said.format(package=package, figure=best, value=at)


def _eaten(answer: Missed, goal: Goal) -> str:
    of = answer.taken
    if of is None or goal.wanted is not Wanted.PROFIT:
        return out_of_reach(goal.margin, Taken(Fraction(0), Fraction(0)) if of is None else of)
    said = text(
        "No price is enough: of any price, payment fees take {fee} and {unpaid} is never paid."
    )
    return said.format(fee=share(of.fee), unpaid=share(of.unpaid))


# The ladder of prices.


def first_account(start: int, *, today: bool) -> str:
    """From how many accounts a tier holds, and whether that is today's."""
    if today:
        return text("from {accounts}, today").format(accounts=count(start))
    return text("from {accounts}").format(accounts=count(start))


def target_head(margin: Decimal | None) -> str:
    """The title of the prices that meet a target."""
    if margin is None:
        return text("Target")
    return text("Price for {margin}").format(margin=percent(margin))


def room(of: int | None, margin: Decimal | None, currency: Currency) -> tuple[str, str]:
    """What a price may give, signed, and what that means."""
    if of is None:
        return DASH, ""
    if margin is None:
        said = text("above the floor") if of >= 0 else text("below the floor")
    else:
        said = text("above target") if of >= 0 else text("below target")
    return money(of, currency, sign=True), said


def finding(package: Package, rungs: Rungs, plan: Plan) -> str:
    """What the ladder says of a package: today's price, the target's, and the next tier's."""
    currency, target, today = plan.currency, plan.agency.target_margin, rungs.today.at
    said = text("{package} at {price} keeps {margin} today.")
    if today.margin is None:
        said = text("{package} has no price yet.")
    parts = [
        said.format(
            package=one_line(package.title, MOST_OF_A_NAME),
            price=money(rungs.price, currency, unit=True),
            margin=percent(today.margin, 1),
        )
    ]
    if target is None:
        parts.append(text("With a target margin you see here which price meets it."))
    elif today.target is None or today.room is None:
        parts.append(out_of_reach(target, rungs.taken))
    else:
        said = (
            text("Your target of {target} takes {wanted}: you may give {amount}.")
            if today.room >= 0
            else text("Your target of {target} takes {wanted}: that is {amount} more.")
        )
        parts.append(
            said.format(
                target=percent(target),
                wanted=money(today.target, currency, unit=True),
                amount=money(abs(today.room), currency, unit=True),
            )
        )
        if rungs.next is not None and rungs.next.at.target is not None:
            later = plural(
                "From {accounts} account on, {wanted} is enough.",
                "From {accounts} accounts on, {wanted} is enough.",
                rungs.next.start,
            )
            wanted_then = money(rungs.next.at.target, currency, unit=True)
            parts.append(later.format(accounts=count(rungs.next.start), wanted=wanted_then))
    return " ".join(parts)
