"""The sheet of prices: what each package must cost for the target margin, tier by tier."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from planner.export.internal.workbook.account_columns import FIRST as TOP
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.sheets import (
    DASH,
    NONE,
    Book,
    Sheet,
    Style,
    Value,
    column_name,
)
from planner.export.internal.workbook.source import Source, rounded
from planner.model.account import billed
from planner.model.money import half_up
from planner.model.over_time.rounding import MILLIONTHS
from planner.model.pricing import floor_price, price_at_margin
from planner.words.catalogue import text

HEAD = 3
FIRST = HEAD + 1
DEEP = 500
"""How many prices below the bound are tried: enough where a price keeps a hundredth of itself."""

Ref = Callable[[int], str]

(
    PACKAGE,
    START,
    DISCOUNT,
    BILL,
    COSTS,
    FLOOR,
    TARGET,
    _GAP,
    NUMBER,
    LEFT,
    LEFT_CAPPED,
    FLOOR_BOUND,
    TARGET_BOUND,
) = range(13)


def write(book: Book, source: Source, accounts: Accounts) -> None:
    """Write the sheet."""
    sheet = book.sheets["price"]
    sheet.begin(
        text("Price"),
        text("From these prices a month on, software and services together, every price does."),
        [30, 12, 12, 13, 14, 14, 16, 3, 12, 14, 16, 16, 16],
        head=HEAD,
        left=1,
    )
    sheet.sheet.set_row(HEAD, 42)
    sheet.heads(
        HEAD,
        [
            (text("Package"), "text"),
            (text("From account"), "count"),
            (text("Discount"), "rate"),
            (text("Vendor bill"), "money"),
            (text("Costs whatever the price"), "money"),
            (text("Least price without a loss"), "money"),
            (text("Price for the target margin"), "money"),
        ],
    )
    sheet.heads(
        HEAD,
        [
            (text("Package (number)"), "count"),
            (text("Kept of a price, without loss"), "percent"),
            (text("The same once the fee is at its most"), "percent"),
            (text("Bound without loss, in smallest units"), "count"),
            (text("Bound for the target, in smallest units"), "count"),
        ],
        NUMBER,
    )
    programme = source.plan.programme
    rungs = list(range(1, accounts.levels))
    if programme.starts[0] > 0 and programme.tiers[0].discount > 0:
        rungs.insert(0, 0)
    row = FIRST
    for index in range(accounts.packages):
        for level in rungs:
            _rung(sheet, row, index, level, source, accounts)
            row += 1
    sheet.sheet.print_area(0, 0, row - 1, TARGET)
    sheet.put(
        row + 1,
        PACKAGE,
        text(
            "Billed monthly, in resale. Each price is sought among the {many} smallest units below "
            "a bound that is always enough. Where a price keeps less than a hundredth of itself, "
            "the bound stands: every price from there on does, and some below may as well."
        ).format(many=DEEP),
        Style("text", "muted"),
    )


def _rung(
    sheet: Sheet, row: int, index: int, level: int, source: Source, accounts: Accounts
) -> None:
    one, priced = accounts.of_packages[index]
    terms, discount = one.terms, source.discounts[level]

    def at(column: int) -> str:
        return f"${column_name(column)}{row + 1}"

    def of(key: str, offset: int = 0) -> str:
        return accounts.sheet.at(TOP + index, accounts.columns[key] + offset)

    listed = of("list_price")

    def known(formula: str) -> str:
        return f"IF(ISNUMBER({listed}),{formula},{NONE})"

    lines = billed(terms, discount)
    costs = lines.vendor_cost + lines.vendor_tax + one.resold.work + one.resold.other_costs
    target = source.plan.agency.target_margin
    found = price_at_margin(terms, discount, target) if priced and target is not None else None
    floor = floor_price(terms, discount) if priced else None
    starts, look, helper = source.plan.programme.starts, Style("money"), Style("count", "helper")
    sheet.formula(
        row, PACKAGE, of("name"), source.packages[source.plan.packages[index].id], Style()
    )
    tier = f"INDEX(tier_from,{level})" if level else "0"
    sheet.formula(row, START, tier, starts[level - 1] if level else 0, Style("count"))
    rate = f"INDEX(tier_discount,{level})" if level else "0"
    sheet.formula(row, DISCOUNT, rate, float(discount), Style("rate"))

    def shown(minor: int | None) -> Value:
        return DASH if minor is None or not priced else source.money(minor)

    sheet.formula(row, BILL, known(of("cost", level)), shown(lines.vendor_cost), look)
    every = f"{of('with_tax', level)}+{of('work')}+{of('other_costs')}"
    sheet.formula(row, COSTS, known(source.round(every)), shown(costs), look)
    sheet.put(row, NUMBER, index + 1, helper)
    unpaid, fee = "unpaid_rate", "fee_rate"
    left, capped = f"1-{unpaid}-{fee}*(1+tax_rate)", f"1-{unpaid}"
    kept = 1 - terms.unpaid_rate - terms.payment_fee.rate * (1 + terms.tax_rate)
    percent = Style("percent", "helper")
    sheet.formula(row, LEFT, f"ROUND({left},12)", round(float(kept), 12), percent)
    sheet.formula(
        row, LEFT_CAPPED, f"ROUND({capped},12)", round(float(1 - terms.unpaid_rate), 12), percent
    )
    unit = 10**source.digits.own
    for column, answer, margin, value, exact in (
        (FLOOR_BOUND, FLOOR, "0", floor, Decimal(0)),
        (TARGET_BOUND, TARGET, "N(target_margin)", found, target),
    ):
        bound = _bound(source, index, accounts, discount, exact) if priced else None
        sheet.formula(
            row,
            column,
            _bound_formula(at, margin, unit),
            DASH if bound is None else bound,
            helper,
        )
        wanted = known(_search(at, at(column), margin, unit, lowest=int(answer == TARGET)))
        if answer == TARGET:
            wanted = f'IF(target_margin="",{NONE},{wanted})'
        sheet.formula(row, answer, wanted, shown(value), Style("money", "total"), array=True)


def _bound_formula(at: Ref, margin: str, unit: int) -> str:
    """A price in smallest units from which on every price is enough, however it is rounded."""
    costs = f"N({at(COSTS)})*{unit}"
    uneven = "IF(MOD({},1)=0,0,0.5)"
    unpaid = uneven.format("unpaid_rate")
    rounding = f"{unpaid}+{uneven.format('fee_rate')}+fee_rate*{uneven.format('tax_rate')}"
    left = f"ROUND({at(LEFT)}-{margin},12)"
    capped = f"ROUND({at(LEFT_CAPPED)}-{margin},12)"
    plain = f"IF({left}>0,INT(ROUND(({costs}+fee_fixed*{unit}+{rounding})/{left},6))+1,1E+300)"
    limited = (
        f'IF(fee_cap="",1E+300,IF({capped}>0,INT(ROUND(({costs}+fee_cap*{unit}+{unpaid})/{capped},6))+1,'
        "1E+300))"
    )
    return f"IF(MIN({plain},{limited})>1E+299,{NONE},MIN({plain},{limited}))"


def _bound(
    source: Source, index: int, accounts: Accounts, discount: Decimal, margin: Decimal | None
) -> int | None:
    """The same, exactly."""
    one, _ = accounts.of_packages[index]
    of, lines = one.terms, billed(one.terms, discount)
    costs = lines.vendor_cost + lines.vendor_tax + one.resold.work + one.resold.other_costs
    wanted = Fraction(margin or 0)
    share, unpaid = Fraction(of.payment_fee.rate), Fraction(of.unpaid_rate)

    def uneven(rate: Fraction) -> Fraction:
        return Fraction(0) if rate.denominator == 1 else Fraction(1, 2)

    of_unpaid = uneven(unpaid)
    rounding = of_unpaid + uneven(share) + share * uneven(Fraction(of.tax_rate))
    left, capped = 1 - unpaid - share * (1 + Fraction(of.tax_rate)) - wanted, 1 - unpaid - wanted
    bounds = []
    if left > 0:
        bounds.append(_beyond((costs + of.payment_fee.fixed + rounding) / left))
    if of.payment_fee.cap is not None and capped > 0:
        bounds.append(_beyond((costs + of.payment_fee.cap + of_unpaid) / capped))
    return min(bounds) if bounds else None


def _beyond(bound: Fraction) -> int:
    """The whole number after a bound, as the formula finds it."""
    millionths = half_up(*(bound * MILLIONTHS).as_integer_ratio())
    return millionths // MILLIONTHS + 1


def _search(at: Ref, bound: str, margin: str, unit: int, *, lowest: int) -> str:
    """The first price above all that keep too little, looked for from the bound downwards."""
    price = f"({bound}-ROW($1:${DEEP}))"
    pays = f"({price}+{rounded(price + '*tax_rate', 0)})"
    full = f"({rounded(pays + '*fee_rate', 0)}+ROUND(fee_fixed*{unit},0))"
    cap = f"ROUND(N(fee_cap)*{unit},0)"
    capped = f'IF(fee_cap="",{full},IF({full}<{cap},{full},{cap}))'
    fee = f"IF({pays}=0,0,{capped})"
    kept = f"({price}-{fee}-{rounded(price + '*unpaid_rate', 0)}-ROUND({at(COSTS)}*{unit},0))"
    fails = f"({kept}<ROUND({margin}*{price},6))*({price}>={lowest})"
    last = f"MAX({fails}*({price}+2))"
    found = f"IF({last}>0,{last}-1,IF({bound}-{DEEP}<={lowest},{lowest},{bound}))"
    return f"IF(ISNUMBER({bound}),MAX({found},{lowest})/{unit},{NONE})"
