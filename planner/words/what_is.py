"""What each input is, in one sentence: on hover, and in the help."""

from __future__ import annotations

from planner.words.catalogue import text


def resold() -> str:
    """Accounts that the agency bills its clients for."""
    return text(
        "Accounts that the vendor bills to you and you bill to your clients. With named clients, "
        "another number here is a what-if."
    )


def on_commission() -> str:
    """Accounts that the vendor bills."""
    return text("Accounts that the vendor bills to the client, and pays you a commission for.")


def plan() -> str:
    """The vendor's plan of a package."""
    return text("The vendor's plan that clients of this package are on.")


def contacts() -> str:
    """Contacts of an account."""
    return text("Contacts in one client's list: they decide the band, and so the list price.")


def list_price() -> str:
    """A list price of one's own."""
    return text("What the vendor lists for this size a month, before your discount.")


def software_price() -> str:
    """The software price."""
    return text("What a client of this package pays you a month for the software, without tax.")


def services_price() -> str:
    """The services price."""
    return text("What a client of this package pays you a month for your work, without tax.")


def hours() -> str:
    """Hours of work."""
    return text(
        "Your hours a month on one account of this package, such as 2.5 or 2:30; they cost what "
        "one hour costs you."
    )


def other_costs() -> str:
    """What else an account costs."""
    return text("What one account costs you besides: stock pictures, a freelancer, another tool.")


def over_list() -> str:
    """A software price that follows the list by an amount."""
    return text("What the software costs a client above the list price; below it with a minus.")


def list_times() -> str:
    """A software price that follows the list by a factor."""
    return text("What the list price is multiplied by: 1.1 is a tenth above it.")


def setup_fee() -> str:
    """The setup fee."""
    return text("What a new client pays you once, without tax.")


def yearly_months_paid() -> str:
    """Months paid for a year at once."""
    return text("How many monthly prices a client pays who pays for twelve months at once.")


def setup_hours() -> str:
    """Hours of work on a new client."""
    return text("Your hours on one new account, once.")


def target_margin() -> str:
    """The agency's target margin."""
    return text("The share of a price that you want to keep once everything is paid. May be empty.")


def option_price() -> str:
    """The price of an optional line."""
    return text("What a client would pay a month for this line, without tax.")


def option_hours() -> str:
    """The work on an optional line."""
    return text("Your hours a month on this line.")


def hourly_cost() -> str:
    """What an hour costs."""
    return text("What an hour of work costs you, wages and charges included: not what you bill.")


def fee_rate() -> str:
    """The share of a payment fee."""
    return text("The share of each payment that your card or direct-debit service keeps.")


def fee_fixed() -> str:
    """The fixed part of a payment fee."""
    return text("What your payment service takes for each payment besides its share.")


def fee_cap() -> str:
    """The most that a payment costs."""
    return text("The most that one payment can cost; empty where there is no limit.")


def tax_rate() -> str:
    """The client's tax."""
    return text(
        "Tax on top of your prices: it passes through and is no income of yours, but payment fees "
        "are taken on it."
    )


def overheads() -> str:
    """What the agency costs anyway."""
    return text("What your agency costs a month whatever its clients: rent, tools, administration.")


def exchange_rate() -> str:
    """The exchange rate."""
    return text("What one unit of the vendor's currency costs you in yours.")


def vendor_tax_rate() -> str:
    """Tax on the vendor's bill."""
    return text("Tax on the vendor's bill that you cannot recover; 0 where you can.")


def unpaid_rate() -> str:
    """The share that is never paid."""
    return text("The share of your prices that clients never pay; the vendor bills you anyway.")


def monthly_fee() -> str:
    """What the programme costs."""
    return text("What the vendor's programme itself costs you a month; 0 where it is free.")


def commission_rate() -> str:
    """The commission rate."""
    return text("The share of the list price that the vendor pays you for a client that it bills.")


def commission_months() -> str:
    """How long the commission is paid."""
    return text("For how many months the vendor pays it; empty where it never stops.")


def tier_start() -> str:
    """The first number of accounts of a tier."""
    return text("The number of accounts from which this discount counts.")


def tier_discount() -> str:
    """The discount of a tier."""
    return text("What the vendor takes off the list price in this tier.")


def my_accounts() -> str:
    """The clients of a plan that begins."""
    return text("Clients whose account the vendor bills to you; 0 where you have none yet.")


def all_in() -> str:
    """A price that is software and services."""
    return text("What one client pays you a month for software and work together, without tax.")


def programme_date() -> str:
    """The day of the programme's rules."""
    return text("The day on which the programme's rules were read.")


def price_date() -> str:
    """The day of the list prices."""
    return text("The day that the list prices are of.")


def exchange_date() -> str:
    """The day of the user's exchange rate."""
    return text("The day that your exchange rate is of.")
