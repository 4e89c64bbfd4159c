"""What every figure and every value behind it is called, standing alone."""

from __future__ import annotations

from planner.words import names
from planner.words.catalogue import text


def figure_name(code: str) -> str:
    """What a figure or a value is called, standing alone.

    Raises:
        KeyError: if there is none of that name.
    """
    try:
        return names.amount(code)
    except KeyError:
        return _figure(code) or _input(code)


def _figure(code: str) -> str:
    match code:
        case "profit" | "resale_profit":
            return text("Profit")
        case "margin":
            return text("Margin")
        case "markup":
            return text("Markup")
        case "price":
            return text("What clients pay")
        case "full_price":
            return text("Price a month")
        case "yearly":
            return text("Less for paying a year at once")
        case "work":
            return text("Hours at their cost")
        case "costs" | "all_costs":
            return text("All costs")
        case "before_bill":
            return text("Contribution before the vendor's bill")
        case "list_price_here":
            return text("List price in your currency")
        case "discount":
            return text("Discount")
        case "counted" | "counted_resold" | "counted_disabled" | "counted_commission":
            return _counted(code)
        case "counted_besides":
            return text("Others that count")
        case "invoice":
            return text("The vendor's invoice")
        case "per_account":
            return text("Per resold account")
        case "commission_per_account":
            return text("Per account on commission")
        case "commission_profit":
            return text("Profit with the same accounts on commission")
        case "against_today":
            return text("Against today")
        case "next_account":
            return text("What the next resold account brings")
        case "gain":
            return text("What the step brings")
        case "mix_gain":
            return text("What the best mix brings")
        case "mix_moved":
            return text("Accounts that move")
        case "mix_others":
            return text("All others, at their new discount")
        case "first_year":
            return text("First year, setup and work counted")
        case "room":
            return text("Room to give")
        case "price_at_target":
            return text("Least price at your target")
        case "price_at_zero":
            return text("Price at no profit")
        case "break_even":
            return text("Break-even")
        case "vendor_bill":
            return text("Vendor bill")
        case "payment_fees":
            return text("Payment fees")
        case "setup_fees":
            return text("Setup fees")
        case "setup_payment_fee":
            return text("Payment fees of setup fees")
        case "setup_work":
            return text("Setup work")
        case "crossing":
            return text("Where the better way changes")
    return _of_the_curve(code)


def _counted(code: str) -> str:
    return {
        "counted": text("Accounts that count toward the tier"),
        "counted_resold": text("Resold accounts"),
        "counted_disabled": text("Disabled accounts"),
        "counted_commission": text("Accounts on commission"),
    }[code]


def _of_the_curve(code: str) -> str:
    match code:
        case "average_contribution":
            return text("Average resold accounts")
        case "average_revenue":
            return text("Revenue of average accounts")
        case "average_vendor_cost":
            return text("Vendor bill of average accounts")
        case "average_commission":
            return text("Average accounts on commission")
        case "sample_before_bill":
            return text("Today's accounts before the vendor's bill")
        case "sample_revenue":
            return text("Revenue of today's accounts, resold")
        case "sample_on_commission":
            return text("Contribution of today's accounts on commission")
        case "sample_vendor_cost":
            return text("Vendor bill for today's accounts")
        case "sample_both":
            return text("Vendor bill and its tax for today's accounts")
        case "sample_hours":
            return text("Hours of work on today's accounts")
        case "sample_size":
            return text("Number of today's accounts")
        case "accounts":
            return text("Number of accounts")
        case "commission_rows" | "commission_hours":
            return text("On commission")
        case "disabled_vendor_cost":
            return text("Vendor bill for disabled accounts")
        case "disabled_vendor_tax":
            return text("Tax on the bill for disabled accounts")
        case "profit_today":
            return text("Profit today")
    return ""


def _input(code: str) -> str:
    """What is typed somewhere."""
    return {
        "software": text("Software"),
        "services": text("Services"),
        "other_costs": text("Other costs"),
        "overheads": text("Overheads"),
        "monthly_fee": text("Programme fee"),
        "hours": text("Hours of work"),
        "hourly_cost": text("What an hour costs"),
        "list_price": text("List price"),
        "published_price": text("The vendor's published price"),
        "contacts": text("Contacts"),
        "exchange_rate": text("Exchange rate"),
        "commission_rate": text("Commission rate"),
        "vendor_tax_rate": text("Tax on the vendor's bill"),
        "unpaid_rate": text("Share never paid"),
        "over_list": text("On top of the list price"),
        "list_times": text("Times the list price"),
        "yearly_months_paid": text("Months paid for a year at once"),
        "tax_rate": text("Sales tax"),
        "target_margin": text("Target margin"),
        "fee_rate": text("Payment fee, share"),
        "fee_fixed": text("Payment fee, per payment"),
        "fee_cap": text("Payment fee, at most"),
    }[code]
