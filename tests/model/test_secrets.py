"""What no client may read: everything internal that its offer does not show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.model.brand import Brand, Kind, Logo
from planner.model.offer import Choice
from planner.model.offering import offer
from planner.model.proposal import Form, Proposal
from planner.model.secrets import Secrets, secrets
from planner.model.shown import shown, typed
from tests.model.plans import Edits, book_of, example

DAY = date(2026, 11, 26)
PROPOSED = {"clients.6.status": "proposed", "clients.6.accounts": 1}


def of(edits: Edits | None = None, row: int | None = None) -> Secrets:
    book = book_of(example({**PROPOSED, **(edits or {})}))
    return secrets(book, offer(book.plan, row, DAY))


def decimals(words: str) -> set[Decimal]:
    return set(map(Decimal, words.split()))


def test_the_figures_of_the_worked_example_are_secret() -> None:
    # Those that the economics state: totals, each tier, the channels, the quote's and the curve's.
    assert decimals("1505.25 6951.00 179.00 243.83 1935.00 3266.92 450.00 2816.92") <= of().figures
    assert decimals("88.93 111.52 120.56 129.59 138.63 99.44 81.37 200.70") <= of().figures
    assert decimals("447.68 3379.29 1480.76 6846.89 2495.45 14232.02 4074.91") <= of().figures
    assert decimals("14.25 134.25 351.75 199.50 939.75") <= of().figures  # by row and account


def test_the_rates_of_the_worked_example_are_secret_apart_from_the_tax() -> None:
    assert decimals("0.25 0.35 0.45 0.55 0.02 0.029") <= of().rates
    assert Decimal("0.2") not in of().rates
    assert Decimal("0.405254") in of().rates  # 2,816.92 of 6,951.00


def test_the_price_for_a_target_its_floor_and_its_room_are_secret() -> None:
    found = of({"agency.target_margin": "0.5"}).figures
    assert decimals("624.56 528.38 489.90 451.42 412.94") <= found  # Growth, by tier
    assert Decimal("449.00") not in found  # its price is public


def test_what_is_public_is_no_secret() -> None:
    public = {"449.00", "538.80", "400.00", "1189.00"}
    assert not decimals(" ".join(public)) & of().figures
    assert decimals(" ".join(public)) <= of().shown.figures


def test_the_names_of_others_are_secret_and_the_clients_own_is_not() -> None:
    found = of({"name": "Autumn plan", "scenarios": [{"id": "s", "name": "Bold"}]}, row=6)
    assert {"Boulangerie Martin", "Hotel Belvedere", "Autumn plan", "Bold"} <= found.names
    assert "Prospect" not in found.names
    assert "Prospect" in of().names


def test_notes_are_secret_line_by_line() -> None:
    found = of({"notes": "call them\n\n pay late ", "clients.0.note": "never again"})
    assert {"call them", "pay late", "never again"} <= found.notes


def test_the_names_of_files_are_secret() -> None:
    book = book_of(example())
    assert (
        "margins-2026.agencyplan"
        in secrets(book, offer(book.plan, None, DAY), ("margins-2026.agencyplan",)).names
    )


def test_everything_that_can_be_chosen_is_shown() -> None:
    gifts = [{"gift": "services-off", "rate": "0.1"}, {"gift": "paid-at-once", "months": 10}]
    options = [{"text": "Calls", "price": "33.00"}, {"text": "Forms", "price": "7.00"}]
    book = book_of(
        example(
            {
                **PROPOSED,
                "clients.6.package": "growth",
                "clients.6.allowed": {"concessions": gifts},
                "packages.1.options": options,
            }
        )
    )
    made = offer(book.plan, 6, DAY)
    found = shown(made).figures
    place = next(i for i, each in enumerate(made.packages) if each.id == "growth")
    for yearly in (False, True):
        for reduction in (0, 1):
            for chosen in (frozenset[int](), frozenset({0}), frozenset({0, 1})):
                choice = Choice(place, None, yearly, reduction, options=chosen)
                paid = made.payments(choice)
                assert paid is not None
                for each in (paid.monthly, paid.first_year, paid.at_once):
                    if each is not None:
                        assert Decimal(each.amount).scaleb(-2) in found
                        assert Decimal(each.with_tax).scaleb(-2) in found


def test_the_clients_own_orders_and_what_it_keeps_of_them_are_shown() -> None:
    book = book_of(example())
    made = replace(offer(book.plan, None, DAY), order_value=8000, order_margin=Decimal("0.35"))
    assert {Decimal("28.00"), Decimal("168.00"), Decimal("480.00")} <= shown(made).figures
    assert Decimal("0.35") in shown(made).rates
    assert Decimal("0.35") not in secrets(book, made).rates


def test_the_orders_that_pay_are_shown_however_many_they_are() -> None:
    book = book_of(example())
    made = replace(offer(book.plan, None, DAY), order_value=300, order_margin=Decimal("0.2"))
    # Scale costs 1,189.00 a month, and an order keeps 0.60: 1,982 of them, which keep 1,189.20.
    assert {Decimal(1982), Decimal("1189.20")} <= shown(made).figures


def test_what_was_typed_for_the_client_is_gathered() -> None:
    book = book_of(
        example(
            {
                "wording.terms": "Within 30 days.",
                "packages.0.includes": ["A letter"],
                "packages.0.options": [{"text": "More", "price": "1.00"}],
            }
        )
    )
    brand = Brand(logo=Logo(Kind.SVG, b"<svg/>"), contact=("12 rue X",), footer="SAS")
    found = typed(offer(book.plan, 0, DAY), brand)
    said = {"Within 30 days.", "A letter", "More", "12 rue X", "SAS", "Boulangerie Martin"}
    assert {*said, "Essential", b"<svg/>"} <= set(found)
    assert "" not in found


def test_a_plan_without_figures_has_secrets_too() -> None:
    found = of({"price_list.prices.plus": {}})
    assert Decimal("450.00") in found.figures
    assert Decimal("0.35") in found.rates


def test_the_amounts_of_single_clients_are_marked_where_they_are_thousands() -> None:
    row = {"package": "growth", "accounts": 1}
    many = [
        {**row, "id": f"n{n}", "name": f"Client {n}", "services_price": f"{100 + n}.37"}
        for n in range(300)
    ]
    found = of({"clients": many})
    assert len(found.many) > 1000
    assert found.many < found.figures
    assert Decimal("450.00") not in found.many  # overheads
    assert of().many == frozenset()


def test_whom_a_proposal_was_sent_to_is_secret_when_its_row_is_gone() -> None:
    book = book_of(example(PROPOSED))
    plan = book.plan
    sent = Proposal(
        name="Villa Rosa", to="Ms Ortega", note="said yes by phone", sent_on=DAY, kind=Form.PDF,
        offer=offer(plan, 6, DAY),
    )  # fmt: skip
    kept = replace(book, plan=replace(plan, proposals=(sent,)))
    found = secrets(kept, offer(plan, 6, DAY))
    assert {"Villa Rosa", "Ms Ortega"} <= found.names
    assert "said yes by phone" in found.notes
