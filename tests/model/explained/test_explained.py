"""Any figure is the sum of its lines, and what those are made of, down to the inputs."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explanation import Asked, Formula
from planner.model.landmarks import next_account, standing
from planner.model.mix.best import best_mix
from planner.model.rows import kind_of
from tests.model.explained.formulas import all_below, check, told
from tests.model.plans import curve_of, documents, example, minor_units, plan_of
from tests.model.reference import Document, Reference, total

OF_THE_BOOK = (
    "profit", "margin", "markup", "revenue", "price", "software", "services", "yearly",
    "commission", "vendor_cost", "vendor_tax", "payment_fee", "unpaid", "delivery", "work",
    "other_costs", "contribution", "overheads", "hours", "discount", "counted", "invoice",
    "all_costs",
)  # fmt: skip
OF_ROWS = (
    "margin", "markup", "revenue", "price", "software", "services", "yearly", "commission",
    "vendor_cost", "vendor_tax", "payment_fee", "unpaid", "delivery", "work", "other_costs",
    "contribution", "list_price",
)  # fmt: skip
OF_THE_CURVE = (
    "profit", "resale_profit", "revenue", "vendor_cost", "hours", "margin", "discount", "counted",
    "per_account", "commission_profit", "commission_per_account", "against_today", "next_account",
    "gain", "break_even", "crossing",
)  # fmt: skip


def questions(curve: Curve, counts: list[int]) -> list[Asked]:
    plan = curve.book.plan
    found = [Asked(figure) for figure in OF_THE_BOOK]
    found += [Asked(figure, row=row) for row in range(len(plan.clients)) for figure in OF_ROWS]
    found += [Asked(figure, package=p.id) for p in plan.packages for figure in OF_ROWS]
    if curve.drawable:
        found += [Asked(figure, accounts=n) for n in counts for figure in OF_THE_CURVE]
    return found


@settings(max_examples=25)
@given(documents(), st.lists(st.integers(0, 40), min_size=1, max_size=2))
def test_every_figure_is_what_its_lines_come_to_down_to_the_inputs(
    document: Document, counts: list[int]
) -> None:
    curve = curve_of(document)
    for asked in questions(curve, [*counts, curve.today]):
        for entry, found in all_below(curve, asked):
            if entry is not None and entry.value is not None:
                assert found.value == told(entry), (entry, found)


@settings(max_examples=30)
@given(documents())
def test_amounts_are_those_of_an_independent_recomputation(document: Document) -> None:
    curve, reference = curve_of(document), Reference(document)
    rows = reference.book()
    book = total(rows)
    names = ("revenue", "commission", "vendor_cost", "vendor_tax", "payment_fee", "unpaid",
             "delivery", "contribution", "software", "services", "price")  # fmt: skip
    for name in names:
        assert check(curve, Asked(name)).value == minor_units(getattr(book, name), document), name
        for index, figures in enumerate(rows):
            asked = Asked(name, row=index)
            assert check(curve, asked).value == minor_units(getattr(figures, name), document)
    assert check(curve, Asked("profit")).value == minor_units(reference.profit(), document)
    listed = document["price_list"].get("currency", "")
    assert check(curve, Asked("invoice")).value == minor_units(
        reference.invoice(), document, listed
    )
    hours = check(curve, Asked("hours")).value
    assert hours is not None
    assert Fraction(hours) == reference.hours()


@settings(max_examples=30)
@given(documents(), st.integers(0, 30))
def test_the_curve_s_figures_are_those_of_an_independent_recomputation(
    document: Document, sold: int
) -> None:
    curve, reference = curve_of(document), Reference(document)
    if not curve.drawable:
        return
    point = reference.curve(sold)[sold]
    for figure, amount in {
        "resale_profit": point.resale_profit,
        "per_account": point.resale_per_account,
        "commission_profit": point.commission_profit,
        "commission_per_account": point.commission_per_account,
    }.items():
        expected = minor_units(amount, document)
        assert check(curve, Asked(figure, accounts=sold)).value == expected, figure
    if sold != curve.today:
        expected = minor_units(point.resale_revenue, document)
        assert check(curve, Asked("revenue", accounts=sold)).value == expected
        expected = minor_units(point.vendor_bill, document)
        assert check(curve, Asked("vendor_cost", accounts=sold)).value == expected


class TestTheWorkedExample:
    curve = curve_of(example())

    def test_profit_is_revenue_less_every_cost(self) -> None:
        found = check(self.curve, Asked("profit"))
        assert found.value == 281_692
        assert [(entry.code, entry.sign * int(entry.value or 0)) for entry in found.entries] == [
            ("revenue", 695_100),
            ("vendor_cost", -150_525),
            ("payment_fee", -24_383),
            ("delivery", -193_500),
            ("overheads", -45_000),
        ]
        assert found.entries[-1].place == ("agency", "overheads")

    def test_the_vendor_s_bill_is_in_groups_of_one_list_price(self) -> None:
        found = check(self.curve, Asked("vendor_cost"))
        assert [(entry.accounts, entry.each) for entry in found.entries] == [
            (15, 1425),
            (7, 13_425),
            (1, 35_175),
        ]
        assert [entry.list_price for entry in found.entries] == [1900, 17_900, 46_900]
        one = found.entries[1].asked
        assert one is not None
        bill = check(self.curve, one)
        assert (bill.value, bill.formula, bill.rounded) == (13_425, Formula.VENDOR_COST, True)
        listed, discount = bill.entries
        assert (listed.value, str(discount.value)) == (17_900, "0.25")
        assert discount.place == ("programme", "tiers", 1, "discount")

    def test_the_published_price_leads_to_its_place_in_the_list(self) -> None:
        found = check(self.curve, Asked("list_price", package="growth"))
        published, contacts = found.entries
        assert published.place == ("price_list", "prices", "plus", str(contacts.value))
        assert contacts.place == ("packages", 1, "contacts")

    def test_per_account_at_25_is_what_the_economics_say(self) -> None:
        assert check(self.curve, Asked("per_account", accounts=25)).value == 12_056
        assert check(self.curve, Asked("resale_profit", accounts=25)).value == 337_929
        assert check(self.curve, Asked("vendor_cost", accounts=25)).value == 148_076
        assert check(self.curve, Asked("commission_profit", accounts=25)).value == 284_481

    def test_the_tier_says_what_is_reached_and_what_comes_next(self) -> None:
        counted, reached, following = check(self.curve, Asked("discount")).entries
        assert counted.value == 22
        assert (reached.accounts, str(reached.value)) == (2, "0.25")
        assert (following.accounts, str(following.value)) == (25, "0.35")

    def test_what_the_next_account_brings_is_a_difference_of_two_profits(self) -> None:
        found = check(self.curve, Asked("next_account", accounts=24))
        assert found.value == 337_929 - 303_996 == next_account(self.curve, 24)
        assert [entry.accounts for entry in found.entries] == [25, 24]


@settings(max_examples=30)
@given(documents(), st.integers(0, 30))
def test_today_s_figures_are_the_summary_s_and_others_the_table_s(
    document: Document, sold: int
) -> None:
    curve = curve_of(document)
    if not curve.drawable:
        return
    now = standing(curve, sold)
    for figure, value in {
        "profit": now.profit,
        "vendor_cost": now.vendor_bill,
        "hours": now.hours,
        "margin": now.margin,
        "discount": now.discount,
        "against_today": now.against_today,
    }.items():
        assert check(curve, Asked(figure, accounts=sold)).value == value, figure


class TestWhatCannotBeMade:
    def test_it_says_what_keeps_it_from_being_made(self) -> None:
        curve = Curve(curve_of(example({"clients.0.package": "gone"})).book)
        for asked in (Asked("profit"), Asked("vendor_cost", accounts=30), Asked("price", row=0)):
            found = explain(curve, asked)
            assert found is not None
            assert (found.value, found.entries) == (None, ())
            assert [problem.code for problem in found.missing] == ["unknown-package"]

    def test_a_sound_row_of_such_a_book_has_its_figures(self) -> None:
        curve = Curve(curve_of(example({"clients.0.package": "gone"})).book)
        assert check(curve, Asked("contribution", row=1)).value is not None

    def test_what_is_no_longer_there_has_no_answer(self) -> None:
        curve = curve_of(example())
        rows = len(curve.book.plan.clients)
        assert explain(curve, Asked("revenue", row=rows)) is None
        assert explain(curve, Asked("revenue", package="gone")) is None

    @pytest.mark.parametrize("asked", [Asked("mood"), Asked("mood", row=0), Asked("x", accounts=3)])
    def test_a_figure_that_is_none_is_an_error(self, asked: Asked) -> None:
        with pytest.raises((KeyError, AttributeError)):
            explain(curve_of(example()), asked)

    def test_an_idle_row_comes_to_nothing(self) -> None:
        plan = plan_of(example())
        curve = curve_of(example())
        idle = next(i for i, c in enumerate(plan.clients) if kind_of(c).value == "idle")
        for figure in ("contribution", "software", "services"):
            for one in (False, True):
                found = check(curve, Asked(figure, row=idle, one=one))
                assert (found.value, found.entries) == (0, ()) or not one, figure


def test_places_of_a_row_s_own_values_are_in_the_row() -> None:
    own = {"clients.0.hours": "3.5", "clients.0.payment_fee": {"rate": "0.02", "fixed": "0.10"}}
    curve = curve_of(example(own))
    one = {"row": 0, "one": True}
    work = check(curve, Asked("work", **one)).entries  # type: ignore[arg-type]  # of a row
    assert [entry.place for entry in work] == [("agency", "hourly_cost"), ("clients", 0, "hours")]
    fee = {
        each.code: each.place
        for each in check(curve, Asked("payment_fee", row=0, one=True)).entries
    }
    assert fee["fee_rate"] == ("clients", 0, "payment_fee", "rate")
    assert fee["tax_rate"] == ("agency", "tax_rate")


def test_what_the_best_mix_brings_is_that_of_those_who_move_and_of_the_others() -> None:
    found = check(curve_of(example()), Asked("mix_gain"))
    # Four accounts keep 205.47 instead of 165.55; the others' bill is a tenth of the list lower.
    assert [(entry.row, entry.value) for entry in found.entries] == [(3, 15_968), (None, 20_070)]
    assert found.value == 36_038
    nothing = check(curve_of(example({"clients.3.channel": "resale"})), Asked("mix_gain"))
    assert (nothing.value, nothing.entries) == (0, ())


def test_a_mix_that_takes_long_to_find_is_explained_once_it_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    curve, asked = curve_of(example()), Asked("mix_gain")
    monkeypatch.setattr("planner.model.explained.mix.MOST_STEPS", 0)
    waiting = explain(curve, asked)
    assert waiting is not None
    assert (waiting.value, waiting.entries, waiting.missing) == (None, (), ())
    found = explain(curve, asked, best_mix(curve.book))
    assert found is not None
    assert found.value == 36_038


def test_of_many_moves_the_explanation_tells_their_sum() -> None:
    document = example()
    row = {"package": "growth", "channel": "commission"}
    document["clients"] = [{**row, "id": f"c{number}"} for number in range(40)]
    (moved,) = check(curve_of(document), Asked("mix_gain")).entries
    assert (moved.code, moved.accounts) == ("mix_moved", 40)
