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
