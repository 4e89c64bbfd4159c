"""How a figure is made, said with its values, and what is to be known of its rounding."""

from __future__ import annotations

from planner.model.explanation import Explanation, Formula, Unit
from planner.model.plan import Plan
from planner.model.programme import Mode
from planner.words import numbers
from planner.words.catalogue import plural, text
from planner.words.explanations import value_words
from planner.words.numbers import count


def formula_words(of: Explanation, plan: Plan) -> str:
    """How the figure is made, with its values; empty where there is nothing to say of it."""
    return _formula(of, plan).replace("= ", f"={numbers.NO_BREAK_SPACE}")


def _not_known(of: Explanation) -> str:
    if of.missing:
        return text("This cannot be worked out yet:")
    if of.asked.figure == "mix_gain":
        return text("With this many accounts the best mix takes a moment to find.")
    return ""


def _formula(of: Explanation, plan: Plan) -> str:
    if of.value is None and of.formula is not Formula.LEAST:
        return _not_known(of)
    shown = {entry.code: value_words(entry.value, entry.unit, plan) for entry in of.entries}
    values = [*shown.values(), "", ""]
    result = value_words(of.value, of.unit, plan)
    match of.formula:
        case Formula.SUM:
            return text("These lines add up to {result}.").format(result=result)
        case Formula.EXPECTED:
            return text(
                "These expected lines add up to {result}; each is rounded by itself, so that a "
                "cent may be left."
            ).format(result=result)
        case Formula.EACH_EXPECTED:
            return text(
                "Expected accounts, times the amount of one of them, add up to {result}."
            ).format(result=result)
        case Formula.NOTHING:
            return text("There is nothing of it here.")
        case Formula.INPUT:
            return _typed(of)
        case Formula.RATIO:
            return text("{part} ÷ {whole} = {result}").format(
                part=values[0], whole=values[1], result=result
            )
        case Formula.PRODUCT | Formula.CONVERTED:
            return text("{first} × {second} = {result}").format(
                first=values[0], second=values[1], result=result
            )
        case Formula.VENDOR_COST:
            return _converted(
                text("{list_price} × (1 − {discount})").format_map(shown), shown, of, result
            )
        case Formula.COMMISSION:
            return _converted(
                text("{list_price} × {commission_rate}").format_map(shown), shown, of, result
            )
        case Formula.YEARLY:
            return text("{full_price} × {months} ÷ 12 − {full_price} = {result}").format(
                full_price=shown["full_price"],
                months=numbers.count(_whole(of, "yearly_months_paid")),
                result=result,
            )
        case Formula.FEE if not _whole(of, "full_price"):
            return text("There is nothing of it here.")
        case Formula.FEE:
            return _fee(of, shown, result)
        case Formula.AVERAGE | Formula.EACH:
            return _average(of, plan, result)
        case Formula.TIER:
            return _tier(of, plan, result)
        case Formula.TURN:
            return _turn(of)
        case Formula.LEAST:
            return _least(of, plan)


def _typed(of: Explanation) -> str:
    if of.entries[0].code == "published_price":
        return text("From the price list, for the band that holds so many contacts.")
    return text("This is typed; the line leads to its field.")


def _tier(of: Explanation, plan: Plan, result: str) -> str:
    """Which accounts get the discount of the tier."""
    programme, number = plan.programme, _whole(of, "counted")
    if programme.mode is Mode.GRADUATED:
        message = plural(
            "{counted} account counts: it gets {result} off its list price.",
            "{counted} accounts count: the last gets {result} off its list price, each before it "
            "what its own tier gives.",
            number,
        )
    elif programme.first_account_full_price:
        message = plural(
            "{counted} account counts; each but the first gets {result} off its list price.",
            "{counted} accounts count; each but the first gets {result} off its list price.",
            number,
        )
    else:
        message = plural(
            "{counted} account counts, so each gets {result} off its list price.",
            "{counted} accounts count, so each gets {result} off its list price.",
            number,
        )
    return message.format(counted=count(number), result=result)


def _converted(words: str, shown: dict[str, str], of: Explanation, result: str) -> str:
    if "exchange_rate" not in shown:
        return text("{sum} = {result}").format(sum=words, result=result)
    return text("{sum}, rounded, × {rate} = {result}").format(
        sum=words, rate=shown["exchange_rate"], result=result
    )


def _whole(of: Explanation, code: str) -> int:
    return next(int(each.value or 0) for each in of.entries if each.code == code)


def _fee(of: Explanation, shown: dict[str, str], result: str) -> str:
    paid = text("{full_price} and {tax_rate} tax").format_map(shown)
    if "yearly_months_paid" in shown:
        months = numbers.count(_whole(of, "yearly_months_paid"))
        paid = text("{paid}, {months} times at once").format(paid=paid, months=months)
    words = text("({paid}) × {fee_rate} + {fee_fixed}").format(paid=paid, **shown)
    if "fee_cap" in shown:
        words = text("{sum}, at most {fee_cap}").format(sum=words, **shown)
    if "yearly_months_paid" in shown:
        words = text("{sum}, a twelfth of it").format(sum=words)
    return text("{sum} = {result}").format(sum=words, result=result)


def _average(of: Explanation, plan: Plan, result: str) -> str:
    codes = [entry.code for entry in of.entries]
    at = codes.index("sample_size")
    parts: list[str] = []
    for entry in of.entries[:at]:
        sign = f" {numbers.MINUS} " if entry.sign < 0 else " + "
        words = value_words(entry.value, entry.unit, plan)
        times = f"{words} × {count(entry.accounts)}" if entry.accounts != 1 else words
        parts.append(f"{sign if parts or entry.sign < 0 else ''}{times}")
    size = value_words(of.entries[at].value, Unit.COUNT, plan)
    divisor = size
    if of.formula is Formula.EACH and of.entries[-1].value != 1:
        divisor = f"({size} × {value_words(of.entries[-1].value, Unit.COUNT, plan)})"
    words = f"({''.join(parts)}) ÷ {divisor}"
    for entry in of.entries[at + 1 :]:
        if entry.sign:
            words += f" + {value_words(entry.value, entry.unit, plan)}"
    return text("{sum} = {result}").format(sum=words, result=result)


def _least(of: Explanation, plan: Plan) -> str:
    """What a least price still keeps, or that no price does."""
    target = next((each for each in of.entries if each.code == "target_margin"), None)
    if target is None and of.asked.figure != "price_at_zero":
        return text("There is no target margin: set one to see the room down to it.")
    if target is None:
        if of.value is None:
            return text("No price pays for these lines and its own payment fee.")
        return text(
            "From this price on nothing is lost once these lines, the payment fee and what is "
            "never paid are off."
        )
    share = value_words(target.value, target.unit, plan)
    if of.value is None:
        return text(
            "No price keeps {target} of itself once these lines, the payment fee and what is never "
            "paid are off: lower your target."
        ).format(target=share)
    return text(
        "From this price on {target} of it is kept once these lines, the payment fee and what is "
        "never paid are off."
    ).format(target=share)


def _turn(of: Explanation) -> str:
    accounts = count(int(of.value or 0))
    if of.asked.figure == "crossing":
        return text("From {accounts} accounts on, the other way earns more.").format(
            accounts=accounts
        )
    return text("{accounts} is the first number at which reselling makes no loss.").format(
        accounts=accounts
    )


def remark_words(of: Explanation, plan: Plan) -> str:
    """What is to be known of the rounding; empty where nothing is rounded."""
    if not of.rounded or of.value is None:
        return ""
    if of.unit is Unit.HOURS:
        return text("Rounded to a hundredth of an hour.")
    if of.formula in {Formula.AVERAGE, Formula.EACH}:
        return text("An average of today's accounts, rounded once at the end.")
    abroad = any(entry.code == "exchange_rate" for entry in of.entries)
    if abroad:
        return text(
            "Rounded in the vendor's currency first, then converted and rounded once, for each "
            "account."
        )
    del plan
    return text("Rounded once, for each account; totals are sums of rounded amounts.")
