"""``planner projection``: the expected months, as another road computes them, and every mistake."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from planner.words import catalogue
from tests.model.plans import ORACLES, Edits, example, small
from tests.model.reference import Document, Figures, Part, Reference, exact, stated, total

EXAMPLE = str(ORACLES / "example-plan.json")
HEADER = "month,accounts,discount,revenue,profit,cumulative_profit"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def projection(capsys: pytest.CaptureFixture[str], plan: str, *more: str) -> tuple[int, str, str]:
    status = main(["projection", plan, *more])
    return (status, *capsys.readouterr())


def saved(tmp_path: Path, document: Document) -> str:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(document), "utf-8")
    return str(file)


def rows(capsys: pytest.CaptureFixture[str], plan: str, *more: str) -> list[dict[str, str]]:
    status, out, err = projection(capsys, plan, "--csv", *more)
    assert (status, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out, newline="")))


def refusal(capsys: pytest.CaptureFixture[str], plan: str, *more: str) -> str:
    status, out, err = projection(capsys, plan, *more)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("planner: ")
    return err.removeprefix("planner: ").rstrip("\n")


# The same months by another road: cohort by cohort, in exact fractions


@dataclass
class Cohort:
    """Accounts of a row that began in one month."""

    row: Part
    age: int
    accounts: Fraction


class Months:
    """The expected months of a document with one churn and one number of new accounts."""

    def __init__(self, document: Document) -> None:
        self.document, self.month = document, Reference(document)
        self.active = [
            row
            for row in document["clients"]
            if self.month.is_resold(row) or self.month.is_on_commission(row)
        ]
        self.disabled = [row for row in document["clients"] if self.month.is_disabled(row)]
        self.cohorts = [Cohort(row, 0, Fraction(row.get("accounts", 1))) for row in self.active]

    def table(self, months: int) -> list[dict[str, str]]:
        assumed = self.document["assumptions"]
        stay = 1 - exact(assumed["monthly_churn"])
        new = exact(assumed["new_accounts_per_month"])
        today = sum(row.get("accounts", 1) for row in self.active)
        counted = self.month.counted()
        made, together = [], Fraction(0)
        for number in range(1, months + 1):
            for cohort in self.cohorts:
                cohort.accounts *= stay
            joined = [Cohort(row, 0, new * row.get("accounts", 1) / today) for row in self.active]
            self.cohorts += joined
            for cohort in self.cohorts:
                cohort.age += 1
            before, counted = counted, self.counted()
            late = self.month.programme.get("effective", "next-cycle") == "next-cycle"
            discount = self.month.discount(before if late else counted)
            lines = total([self.figures(like, discount) for like in self.alike()])
            idle = total([self.row(row, discount) for row in self.disabled])
            fees, costs = self.setup(joined)
            revenue = lines.revenue + fees
            profit = lines.contribution + idle.contribution + fees - costs - self.month.overheads
            together += self.month.r(profit)
            accounts = sum((cohort.accounts for cohort in self.cohorts), Fraction(0))
            made.append(
                {
                    "month": str(number),
                    "accounts": f"{floor(accounts * 10**6 + Fraction(1, 2)) / 10**6:.6f}",
                    "discount": f"{float(discount):g}",
                    "revenue": f"{float(self.month.r(revenue)):.2f}",
                    "profit": f"{float(self.month.r(profit)):.2f}",
                    "cumulative_profit": f"{float(together):.2f}",
                }
            )
        return made

    def row(self, row: Part, discount: Fraction) -> Figures:
        return self.times(self.month.account(row, discount), Fraction(row["accounts"]))

    def counted(self) -> int:
        counting = [each.accounts for each in self.cohorts if self.month.counts(each.row)]
        disabled: int = sum(row["accounts"] for row in self.disabled if self.month.counts(row))
        return floor(sum(counting, Fraction(0)) + Fraction(1, 10**9)) + disabled

    def alike(self) -> list[Cohort]:
        """The cohorts of which one account has the same figures, as one each."""
        lasts = self.month.programme["commission"].get("months")
        found: dict[tuple[int, bool], Cohort] = {}
        for each in self.cohorts:
            key = id(each.row), lasts is None or each.age <= lasts
            known = found.setdefault(key, Cohort(each.row, each.age, Fraction(0)))
            known.accounts += each.accounts
        return list(found.values())

    def figures(self, cohort: Cohort, discount: Fraction) -> Figures:
        package = self.month.packages[cohort.row["package"]]
        months = self.month.programme["commission"].get("months")
        within = months is None or cohort.age <= months
        channel = cohort.row["channel"]
        one = self.month.month(package, cohort.row, channel, discount, within=within)
        return self.times(one, cohort.accounts)

    def setup(self, joined: list[Cohort]) -> tuple[Fraction, Fraction]:
        """What the setups of a month bring, and what they cost."""
        fees = costs = Fraction(0)
        agency = self.month.agency
        for cohort in joined:
            package = self.month.packages[cohort.row["package"]]
            fee = stated("setup_fee", cohort.row, package)
            taxed = fee + self.month.r(fee * stated("tax_rate", cohort.row, agency))
            work = stated("setup_hours", package) * stated("hourly_cost", agency)
            cost = self.month.fee(taxed, agency.get("payment_fee", {})) + self.month.r(work)
            fees += cohort.accounts * fee
            costs += cohort.accounts * cost
        return fees, costs

    @staticmethod
    def times(one: Figures, accounts: Fraction) -> Figures:
        return Figures(**{name: line * accounts for name, line in vars(one).items()})


def test_the_worked_example_has_its_outside_figures(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = projection(capsys, EXAMPLE, "--months", "13", "--csv")
    assert (status, err) == (0, "")
    header, *lines, last = out.split("\r\n")
    assert (header, len(lines), last) == (HEADER, 13, "")
    assert "\n" not in out.replace("\r\n", "")
    assert lines[0] == "1,27.960000,0.25,7631.48,3133.61,3133.61"
    table = rows(capsys, EXAMPLE, "--months", "13")
    # 24 are counted at the end of month 3: month 4 still has 25 %, month 5 has 35 %.
    assert (table[3]["discount"], table[3]["profit"]) == ("0.25", "3469.79")
    assert table[4]["accounts"].startswith("31.61")
    assert (table[4]["discount"], table[4]["profit"]) == ("0.35", "3812.05")
    assert table[11]["profit"] == "4549.52"
    assert (table[12]["revenue"], table[12]["profit"]) == ("10093.14", "4501.16")


VARIANTS: dict[str, Edits] = {
    "as it is": {},
    "at once": {"programme.effective": "same-cycle"},
    "all count": {"programme.counts_disabled": True, "programme.counts_commission": True},
    "commission for life": {"programme.commission.months": None},
    "shrinking": {
        "assumptions.monthly_churn": "0.11",
        "assumptions.new_accounts_per_month": "0.25",
        "clients.0.accounts": 22,
    },
    "nobody moves": {
        "assumptions.monthly_churn": "0",
        "assumptions.new_accounts_per_month": "0",
        "programme.monthly_fee": "12.34",
    },
    "other terms": {
        "clients.1.billing": "yearly",
        "clients.1.setup_fee": "333.33",
        "clients.2.tax_rate": "0.077",
        "agency.unpaid_rate": "0.013",
        "agency.vendor_tax_rate": "0.055",
        "agency.payment_fee.cap": "9.99",
    },
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_month_is_what_another_road_makes_of_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, variant: str
) -> None:
    document = example(VARIANTS[variant])
    expected = Months(document).table(40)
    assert rows(capsys, saved(tmp_path, document), "--months", "40") == expected


def test_the_plan_says_how_many_months_where_nobody_else_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert len(rows(capsys, EXAMPLE)) == 24
    long = saved(tmp_path, example({"assumptions.horizon_months": 120}))
    assert len(rows(capsys, long)) == 120
    assert len(rows(capsys, long, "--months", "1")) == 1


TABLE = """\
Autumn pricing: what is expected of the next 5 months, in USD

Month    Accounts  Discount reached  Discount billed   Revenue    Profit  Profit so far
Month 1      28.0              25 %             25 %  7,631.48  3,133.61       3,133.61
Month 2      28.9              25 %             25 %  7,873.68  3,247.94       6,381.55
Month 3      29.8              25 %             25 %  8,111.04  3,359.98       9,741.53
Month 4      30.7              35 %             25 %  8,343.66  3,469.79      13,211.32
Month 5      31.6              35 %             35 %  8,571.62  3,812.05      17,023.37
"""


def test_the_table_shows_the_tier_that_is_reached_and_the_one_that_is_billed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = projection(capsys, EXAMPLE, "--months", "5")
    assert (status, err) == (0, "")
    assert out.replace("\N{NO-BREAK SPACE}", " ") == TABLE


def test_months_have_the_calendars_names_where_the_plan_says_when_it_starts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = saved(tmp_path, example({"assumptions.start": "2026-11", "notices": 1}))
    out = projection(capsys, plan, "--months", "2")[1]
    assert [line[:13].rstrip() for line in out.splitlines()[2:5]] == [
        "Month",
        "December 2026",
        "January 2027",
    ]
    assert out.endswith('- notices: this program does not know "notices": it is kept as it is\n')
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "\ndécembre 2026 " in projection(capsys, plan, "--months", "2")[1]


def test_where_the_order_decides_it_says_that_it_is_an_estimate(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = saved(tmp_path, example({"programme.mode": "graduated"}))
    assert "estimate" in projection(capsys, plan)[1]
    assert "estimate" not in projection(capsys, EXAMPLE)[1]


def test_where_each_account_has_its_own_discount_no_bill_has_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plan = saved(tmp_path, example({"programme.mode": "graduated"}))
    first = projection(capsys, plan)[1].splitlines()[3]
    assert first.split()[2:7] == ["28.0", "25", "%", "–", "7,631.48"]


def test_a_plan_without_anybody_has_months_without_anything(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    empty = saved(tmp_path, small({"clients": [], "packages": [], "agency.overheads": "10.00"}))
    table = rows(capsys, empty, "--months", "3")
    assert [each["accounts"] for each in table] == ["0.000000"] * 3
    assert [each["cumulative_profit"] for each in table] == ["-10.00", "-20.00", "-30.00"]


@pytest.mark.parametrize("months", ["0", "121", "-1", "1.5", "1e2", "ten", "", " 5", "9" * 30, "١"])
def test_there_are_1_to_120_months(capsys: pytest.CaptureFixture[str], months: str) -> None:
    assert refusal(capsys, EXAMPLE, f"--months={months}") == (
        f'--months: "{months}" is not a whole number from 1 to 120'
    )


@pytest.mark.parametrize("months", [0, 121, 500])
def test_a_plan_that_looks_too_far_ahead_must_be_told_how_far(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, months: int
) -> None:
    plan = saved(tmp_path, example({"assumptions.horizon_months": months}))
    assert refusal(capsys, plan) == (
        f"the plan looks {months} months ahead: give --months, from 1 to 120"
    )
    assert len(rows(capsys, plan, "--months", "6")) == 6


def test_amounts_that_nobody_pays_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    absurd = {"packages.1.software_price": {"list_times": "9" * 15}}
    assert refusal(capsys, saved(tmp_path, example(absurd))) == (
        "the amounts of this plan are too large to be added up over months: enter smaller prices, "
        "or fewer hours"
    )


GROWING: Edits = {"assumptions.contact_growth": "0.05"}


def test_contacts_beyond_the_priced_bands_are_one_line_and_no_half_a_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # 1,000 contacts are 10,000 or more from the 48th month on, as 1.05⁴⁷ is 9.9 and 1.05⁴⁸ 10.4.
    plan = saved(tmp_path, example({**GROWING, "clients": [{"package": "essential"}]}))
    assert len(rows(capsys, plan, "--months", "47")) == 47
    for how in ((), ("--csv",)):
        assert refusal(capsys, plan, "--months", "48", *how) == (
            'assumptions.contact_growth: from month 48 on an account of package "Essential" has '
            '10,402 contacts, for which plan "starter" has no price: enter one, or another growth'
        )


@pytest.mark.parametrize("more", [["--json"], ["--csv", "x"], ["--mon", "3"]])
def test_what_is_typed_wrong_is_named(capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    assert "not known here: see planner --help" in refusal(capsys, EXAMPLE, *more)


def test_problems_are_refused_as_everywhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong: Any = example({"assumptions.seasonality": ["1"] * 11, "assumptions.paid_after_days": -1})
    status, out, err = projection(capsys, saved(tmp_path, wrong))
    assert (status, out) == (2, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        "assumptions.seasonality",
        "assumptions.start",
        "assumptions.paid_after_days",
    ]
