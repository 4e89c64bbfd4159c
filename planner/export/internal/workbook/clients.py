"""The sheet of the book: every client row with what it states, its lines, and the totals."""

from __future__ import annotations

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.book_columns import (
    ACCOUNTS,
    BILLING,
    CHANNEL,
    COLUMN,
    CONTACTS,
    FEE_CAP,
    FEE_FIXED,
    FEE_RATE,
    FIGURES,
    FIRST,
    GROWTH,
    HEAD,
    HOURS,
    LABELS,
    LINES,
    LIST_PRICE,
    MARGIN,
    NAME,
    OTHER_COSTS,
    PACKAGE,
    PLAN,
    RULE,
    SERVICES,
    SETUP_FEE,
    SOFTWARE,
    STATUS,
    TAX,
    TOTALS,
    VALUES,
    billing_name,
)
from planner.export.internal.workbook.inputs import serial
from planner.export.internal.workbook.sheets import (
    DASH,
    NONE,
    Book,
    Input,
    Sheet,
    Style,
    Value,
    column_name,
)
from planner.export.internal.workbook.source import Rule, Source, rounded
from planner.model.account import Amounts
from planner.model.book import margin, markup
from planner.model.plan import Billing, Channel, Client, Status
from planner.model.rows import Kind
from planner.words import names
from planner.words.catalogue import text
from planner.words.numbers import count


def _headings() -> list[tuple[str, str]]:
    return [
        (text("Client"), "text"),
        (text("Package"), "text"),
        (text("Channel"), "text"),
        (text("Status"), "text"),
        (text("Billing"), "text"),
        (text("Accounts"), "count"),
        (text("Own vendor plan"), "text"),
        (text("Own contacts"), "count"),
        (text("Own list price"), "listed"),
        (text("Own software price is"), "text"),
        (text("Own software"), "number"),
        (text("Own services"), "money"),
        (text("Own setup fee"), "money"),
        (text("Own hours a month"), "hours"),
        (text("Own other costs"), "money"),
        (text("Own sales tax"), "rate"),
        (text("Own fee: share"), "rate"),
        (text("Own fee: amount"), "money"),
        (text("Own fee: at most"), "money"),
        (text("Since"), "month"),
        (text("Own growth of the list"), "rate"),
        (text("List price of one account"), "listed"),
        (text("Price of one account"), "money"),
        (text("Software"), "money"),
        (text("Services"), "money"),
        (text("Yearly billing"), "money"),
        (text("Price"), "money"),
        (text("Commission"), "money"),
        (text("Revenue"), "money"),
        (text("Vendor bill"), "money"),
        (text("Vendor tax"), "money"),
        (text("Payment fees"), "money"),
        (text("Unpaid"), "money"),
        (text("Work"), "money"),
        (text("Other costs"), "money"),
        (text("Contribution"), "money"),
        (text("Margin"), "percent"),
        (text("Markup"), "percent"),
    ]


def write(book: Book, source: Source, accounts: Accounts, rows: int) -> None:
    """Write the sheet; ``rows`` are those of the plan, of which alike ones may be gathered."""
    sheet = book.sheets["book"]
    widths = [28.0, 22, 12, 12, 10, 10, 16, 11, 11, 13, 11, 11, 11, 10, 11, 9, 9, 10, 10, 10, 10]
    totals = source.book.totals
    assert totals is not None, "a book without figures is an obstacle"
    every = [amount_of(totals, line) for line in LINES]
    for column in (LIST_PRICE, RULE, SOFTWARE):  # below the month's revenue, costs and profit
        widths[column] = source.width(widths[column], *every)
    sheet.begin(
        text("Book"),
        text(
            "Coloured cells are typed; an empty one is as in the package or the agency. From the "
            "list price on, the month is computed: one account, then all accounts of the row."
        ),
        [*widths, *[source.width(12, *every)] * (2 + len(LINES)), 10, 10],
        head=HEAD,
        left=1,
    )
    sheet.sheet.freeze_panes(FIRST, 1)
    if not source.grows:
        sheet.sheet.set_column(GROWTH, GROWTH, None, None, {"hidden": True})
    sheet.sheet.set_row(HEAD, 42)
    sheet.sheet.set_paper(8)
    sheet.sheet.fit_to_pages(2, 0)
    sheet.sheet.set_row(LABELS, 42)
    sheet.heads(HEAD, _headings())
    if rows > len(source.plan.clients):
        words = text("{rows} client rows: those that are alike are gathered into one.")
        sheet.put(2, 0, words.format(rows=count(rows)), Style("text", "internal"))
    for index, client in enumerate(source.plan.clients):
        _inputs(sheet, FIRST + index, source, client)
        _lines(sheet, FIRST + index, index, source, accounts)
    _checked(sheet, source)
    _totals(sheet, source)
    _month(book, sheet, source)


def _inputs(sheet: Sheet, row: int, source: Source, client: Client) -> None:
    own = client.overrides
    rule, software = (None, None)
    if own.software_price is not None:
        rule, software = source.software(own.software_price)
    pays = own.payment_fee

    def money(minor: int | None) -> float | None:
        return None if minor is None else source.money(minor)

    values: tuple[tuple[Input, str], ...] = (
        (client.name, "text"),
        (source.packages[client.package], "text"),
        (names.channel(client.channel), "text"),
        (names.status(client.status), "text"),
        (billing_name(client.billing), "text"),
        (client.accounts, "count"),
        (None if own.plan is None else source.vendor_plans[own.plan], "text"),
        (own.contacts, "count"),
        (None if own.list_price is None else source.listed(own.list_price), "listed"),
        (rule, "text"),
        (software, "number"),
        (money(own.services_price), "money"),
        (money(own.setup_fee), "money"),
        (own.hours, "hours"),
        (money(own.other_costs), "money"),
        (own.tax_rate, "rate"),
        (None if pays is None else pays.rate, "rate"),
        (None if pays is None else source.money(pays.fixed), "money"),
        (None if pays is None else money(pays.cap), "money"),
        (None if client.since is None else serial(client.since), "month"),
        (client.growth or None, "rate"),
    )
    for column, (value, holds) in enumerate(values if source.grows else values[:GROWTH]):
        sheet.input(row, column, value, holds)


def _checked(sheet: Sheet, source: Source) -> None:
    """Say what the typed cells may hold."""
    rows = len(source.plan.clients)
    sheet.choices(FIRST, PACKAGE, "=package_names", rows)
    sheet.choices(FIRST, CHANNEL, [names.channel(each) for each in Channel], rows)
    sheet.choices(FIRST, STATUS, [names.status(each) for each in Status], rows)
    sheet.choices(FIRST, BILLING, [billing_name(each) for each in Billing], rows)
    sheet.choices(FIRST, PLAN, "=list_plans", rows)
    sheet.choices(FIRST, RULE, Rule.all(), rows)
    sheet.between(FIRST, ACCOUNTS, "integer", 0, 1_000_000, rows)
    sheet.between(FIRST, CONTACTS, "integer", 1, 1e15, rows)
    for column in (LIST_PRICE, SERVICES, SETUP_FEE, HOURS, OTHER_COSTS, FEE_FIXED, FEE_CAP):
        sheet.between(FIRST, column, "decimal", 0, 1e12, rows)
    for column in (TAX, FEE_RATE):
        sheet.between(FIRST, column, "decimal", 0, 1, rows)
    if source.grows:
        sheet.between(FIRST, GROWTH, "decimal", -1, 1000, rows)


def _lines(sheet: Sheet, row: int, index: int, source: Source, accounts: Accounts) -> None:
    """The row's computed cells: of one account, and of all."""
    figures = source.book.rows[index]
    made = figures.amounts
    assert made is not None, "a row without figures is an obstacle"
    at = accounts.of_client(index)
    kind, many = at("kind"), at("accounts")

    def serving(resold: str, direct: str) -> str:
        return f"IF({kind}=1,{at(resold)},IF({kind}=2,{at(direct)},0))"

    def own(line: str) -> str:
        return here(row, COLUMN[line])

    served = f"IF(OR({kind}=1,{kind}=2),{{}},0)"
    one = accounts.shown(index)
    listed: Value = DASH if one is None else source.listed(one)
    sheet.formula(row, FIGURES, at("list_price"), listed, Style("listed"))
    price = made.price // source.plan.clients[index].accounts
    sheet.formula(
        row, FIGURES + 1, serving("price_r", "price_c"), source.money(price), Style("money")
    )
    formulas = {
        "software": f"IF({kind}=1,{at('software')},0)*{many}",
        "services": f"{served.format(at('services'))}*{many}",
        "yearly": f"{own('price')}-{own('software')}-{own('services')}",
        "price": f"{here(row, FIGURES + 1)}*{many}",
        "commission": f"IF({kind}=2,{at('commission')},0)*{many}",
        "revenue": f"{own('price')}+{own('commission')}",
        "vendor_cost": at("vendor_cost"),
        "vendor_tax": at("vendor_tax"),
        "payment_fee": f"{serving('fee_r', 'fee_c')}*{many}",
        "unpaid": f"{serving('unpaid_r', 'unpaid_c')}*{many}",
        "work": f"{served.format(at('work'))}*{many}",
        "other_costs": f"{served.format(at('other_costs'))}*{many}",
        "contribution": (
            f"{own('revenue')}-SUM({here(row, COLUMN['vendor_cost'])}:"
            f"{here(row, COLUMN['other_costs'])})"
        ),
    }
    for line, formula in formulas.items():
        sheet.formula(
            row,
            COLUMN[line],
            source.round(formula),
            source.money(amount_of(made, line)),
            Style("money"),
        )
    _ratios(sheet, row, made, Style("percent"))


def amount_of(amounts: Amounts, line: str) -> int:
    """A line of a month by its name."""
    found: int = getattr(amounts, line)
    return found


def here(row: int, column: int) -> str:
    """A cell of the same sheet."""
    return f"${column_name(column)}{row + 1}"


def _ratios(sheet: Sheet, row: int, made: Amounts, style: Style) -> None:
    kept, revenue = here(row, COLUMN["contribution"]), here(row, COLUMN["revenue"])
    parts = ((revenue, margin(made)), (f"({revenue}-{kept})", markup(made)))
    for column, (whole, ratio) in enumerate(parts, MARGIN):
        value = DASH if ratio is None else float(ratio)
        formula = f"IF(ROUND({whole},6)=0,{NONE},{rounded(f'{kept}/{whole}', 6)})"
        sheet.formula(row, column, formula, value, style)


def _totals(sheet: Sheet, source: Source) -> None:
    made = source.book.totals
    assert made is not None, "a book without figures is an obstacle"
    style = Style("money", "total")
    sheet.put(TOTALS, NAME, text("All clients"), Style("text", "total"))
    for column in range(NAME + 1, COLUMN["software"]):
        sheet.put(TOTALS, column, None, Style("text", "total"))
    last = FIRST + len(source.plan.clients)
    for line, column in COLUMN.items():
        name = here(0, column).strip("$1")
        total = source.round(f"SUM({name}{FIRST + 1}:{name}{last})")
        sheet.formula(TOTALS, column, total, source.money(amount_of(made, line)), style)
    _ratios(sheet, TOTALS, made, Style("percent", "total"))


def _month(book: Book, sheet: Sheet, source: Source) -> None:
    """The month in one line, over the rows."""
    figures, made = source.book, source.book.totals
    assert made is not None and figures.profit is not None
    kinds = {Kind.RESOLD: 1, Kind.ON_COMMISSION: 2, Kind.DISABLED: 3}

    def many(kind: Kind) -> tuple[str, int]:
        return f"SUMIF(acc_kind,{kinds[kind]},acc_accounts)", figures.accounts(kind)

    contribution = sheet.at(TOTALS, COLUMN["contribution"])
    revenue = sheet.at(TOTALS, COLUMN["revenue"])
    level = source.level(figures.counted)
    start = source.plan.programme.starts[level - 1] if level else 0
    ratios = [DASH if each is None else float(each) for each in (figures.margin, figures.markup)]
    cells: list[tuple[str, str, str, Value, str]] = [
        (text("Resold accounts"), "resold", *many(Kind.RESOLD), "count"),
        (text("On commission"), "on_commission", *many(Kind.ON_COMMISSION), "count"),
        (text("Disabled"), "disabled", *many(Kind.DISABLED), "count"),
        (
            text("Counted accounts"),
            "counted",
            "resold+counts_disabled*disabled+counts_commission*on_commission",
            figures.counted,
            "count",
        ),
        (
            text("Tier (0: none)"),
            "tier_index",
            "IFERROR(MATCH(counted,tier_from,1),0)",
            level,
            "count",
        ),
        (
            text("Tier from"),
            "tier_start",
            "IF(tier_index=0,0,INDEX(tier_from,tier_index))",
            start,
            "count",
        ),
        (
            text("Discount"),
            "discount",
            "IF(tier_index=0,0,INDEX(tier_discount,tier_index))",
            float(figures.discount),
            "rate",
        ),
        (text("Revenue"), "revenue", revenue, source.money(made.revenue), "money"),
        (
            text("Overheads and programme fee"),
            "all_overheads",
            source.round("overheads+programme_fee"),
            source.money(figures.overheads),
            "money",
        ),
        (
            text("Profit"),
            "profit",
            source.round(f"{contribution}-all_overheads"),
            source.money(figures.profit),
            "money",
        ),
        (
            text("Margin"),
            "margin",
            f"IF(revenue=0,{NONE},{rounded('profit/revenue', 6)})",
            ratios[0],
            "percent",
        ),
        (
            text("Markup"),
            "markup",
            f"IF(ROUND(revenue-profit,6)=0,{NONE},{rounded('profit/(revenue-profit)', 6)})",
            ratios[1],
            "percent",
        ),
    ]
    sheet.put(VALUES, 0, text("The month"), Style("text", "total"))
    for column, (words, name, formula, value, holds) in enumerate(cells, 1):
        sheet.put(LABELS, column, words, Style(holds, "head"))
        sheet.formula(VALUES, column, formula, value, Style(holds, "total"))
        book.name(name, sheet.at(VALUES, column))
