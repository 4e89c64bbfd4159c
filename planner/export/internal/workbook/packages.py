"""The sheet of packages: what the agency sells."""

from __future__ import annotations

from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Rule, Source
from planner.words.catalogue import text

HEAD = 3
FIRST = HEAD + 1

(
    NAME,
    PLAN,
    CONTACTS,
    LIST_PRICE,
    RULE,
    SOFTWARE,
    SERVICES,
    SETUP_FEE,
    HOURS,
    OTHER_COSTS,
    SETUP_HOURS,
    MONTHS_PAID,
    OWN_NEW,
    OWN_CHURN,
    OWN_GROWTH,
) = range(15)


def write(book: Book, source: Source) -> None:
    """Write the sheet."""
    sheet, plan = book.sheets["packages"], source.plan
    sheet.begin(
        text("Packages"),
        text(
            "A list price of its own is for a package whose band has none. A software price is an "
            "amount, an amount over list, or a factor of the list price."
        ),
        [30, 20, 12, 12, 13, 12, 12, 12, 10, 12, 10, 12, 14, 12, 12],
        head=HEAD,
        left=1,
    )
    headings = [
        (text("Package"), "text"),
        (text("Vendor plan"), "text"),
        (text("Contacts"), "count"),
        (text("Own list price"), "listed"),
        (text("Software price is"), "text"),
        (text("Software"), "number"),
        (text("Services"), "money"),
        (text("Setup fee"), "money"),
        (text("Hours a month"), "hours"),
        (text("Other costs"), "money"),
        (text("Setup hours"), "hours"),
        (text("Months paid of a year"), "count"),
        (text("Own new accounts a month"), "number"),
        (text("Own churn"), "rate"),
        (text("Own growth of lists"), "rate"),
    ]
    sheet.heads(HEAD, headings if source.grows else headings[:OWN_GROWTH])
    sheet.sheet.set_row(HEAD, 42)
    assumed = {each.package: each for each in reversed(plan.assumptions.packages)}
    for row, package in enumerate(plan.packages, FIRST):
        rule, software = source.software(package.software_price)
        own, listed = assumed.get(package.id), package.list_price
        values = [
            (None if listed is None else source.listed(listed), "listed"),
            (rule, "text"),
            (software, "number"),
            (source.money(package.services_price), "money"),
            (source.money(package.setup_fee), "money"),
            (package.hours, "hours"),
            (source.money(package.other_costs), "money"),
            (package.setup_hours, "hours"),
            (package.yearly_months_paid, "count"),
            (None if own is None else own.new_accounts_per_month, "number"),
            (None if own is None else own.monthly_churn, "rate"),
        ]
        if source.grows:
            values.append((None if own is None else own.contact_growth, "rate"))
        sheet.put(row, NAME, source.packages[package.id], Style())
        sheet.input(row, PLAN, source.vendor_plans[package.plan], "text")
        sheet.input(row, CONTACTS, package.contacts, "count")
        for column, (value, holds) in enumerate(values, LIST_PRICE):
            sheet.input(row, column, value, holds)
    rows = len(plan.packages)
    last = FIRST + rows - 1
    sheet.choices(FIRST, PLAN, "=list_plans", rows)
    sheet.choices(FIRST, RULE, Rule.all(), rows)
    sheet.between(FIRST, CONTACTS, "integer", 1, 1e15, rows)
    sheet.between(FIRST, MONTHS_PAID, "integer", 1, 12, rows)
    sheet.between(FIRST, OWN_CHURN, "decimal", 0, 1, rows)
    if source.grows:
        sheet.between(FIRST, OWN_GROWTH, "decimal", -1, 1000, rows)
    for column in (LIST_PRICE, SERVICES, SETUP_FEE, HOURS, OTHER_COSTS, SETUP_HOURS, OWN_NEW):
        sheet.between(FIRST, column, "decimal", 0, 1e12, rows)
    book.name("package_names", sheet.area(FIRST, NAME, last, NAME))
    for name, column in COLUMNS.items():
        book.name(name, sheet.area(FIRST, column, last, column))


COLUMNS = {
    "package_plan": PLAN,
    "package_contacts": CONTACTS,
    "package_list": LIST_PRICE,
    "package_rule": RULE,
    "package_software": SOFTWARE,
    "package_services": SERVICES,
    "package_setup_fee": SETUP_FEE,
    "package_hours": HOURS,
    "package_other": OTHER_COSTS,
    "package_setup_hours": SETUP_HOURS,
    "package_months": MONTHS_PAID,
    "package_new": OWN_NEW,
    "package_churn": OWN_CHURN,
    "package_growth": OWN_GROWTH,
}
