"""The headless commands: exact figures, fixed keys, one line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NoReturn

import pytest

import planner
from planner import COMMANDS, cli
from planner.cli import main
from planner.cli.curve import write_csv
from planner.model.curve import Curve
from planner.words import catalogue
from tests.model.plans import ORACLES, curve_of, example, small

EXAMPLE = ORACLES / "example-plan.json"
CENT = Decimal("0.000001")
THERE_ARE = f"the commands are {', '.join(COMMANDS)}"

LINES = {
    "revenue",
    "commission",
    "vendor_cost",
    "vendor_tax",
    "payment_fee",
    "unpaid",
    "delivery",
    "contribution",
}
COLUMNS = (
    "accounts,discount,resale_profit,resale_revenue,resale_per_account,commission_profit,"
    "commission_revenue,commission_per_account,vendor_bill,paying_more_for_less"
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


class Ran:
    """A command that was run in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
        self.status = main(arguments)
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> Any:
        """What a command that succeeds prints."""
        assert (self.status, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a CSV by its header."""
        assert (self.status, self.err) == (0, "")
        return list(csv.DictReader(io.StringIO(self.out, newline="")))

    @property
    def refusal(self) -> str:
        """The one line of a command that is refused."""
        assert (self.status, self.out) == (2, "")
        assert self.err.count("\n") == 1
        assert self.err.startswith("planner: ")
        return self.err[len("planner: ") : -1]


class Run:
    """Runs commands on plans of the test's own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys = capsys
        self.folder = folder

    def __call__(self, *arguments: str) -> Ran:
        return Ran(self.capsys, list(arguments))

    def plan(self, document: dict[str, Any]) -> str:
        """The path of a plan with this document."""
        file = self.folder / "plan.agencyplan"
        file.write_text(json.dumps(document), encoding="utf-8")
        return str(file)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    return Run(capsys, tmp_path)


# summary


def test_the_summary_of_the_worked_example_has_its_outside_figures(run: Run) -> None:
    said = run("summary", str(EXAMPLE), "--json").json
    profit, revenue = Decimal("2816.92"), Decimal("6951.00")
    assert said["currency"] == "USD"
    assert said["counted_accounts"] == 22
    assert said["discount"] == "0.25"
    assert said["next_tier"] == {
        "from": 25,
        "discount": "0.35",
        "accounts_needed": 3,
        "monthly_saving": "200.70",
    }
    assert said["totals"] == {
        "revenue": "6951.00",
        "commission": "179.00",
        "vendor_cost": "1505.25",
        "vendor_tax": "0.00",
        "payment_fee": "243.83",
        "unpaid": "0.00",
        "delivery": "1935.00",
        "contribution": "3266.92",
        "overheads": "450.00",
        "profit": "2816.92",
        "margin": str((profit / revenue).quantize(CENT, ROUND_HALF_UP)),
        "markup": str((profit / (revenue - profit)).quantize(CENT, ROUND_HALF_UP)),
    }
    assert round(Decimal(said["totals"]["margin"]), 4) == Decimal("0.4053")  # 40.53 %
    assert said["warnings"] == []


def test_the_rows_of_the_summary_are_those_of_the_plan(run: Run) -> None:
    said = run("summary", str(EXAMPLE), "--json").json
    rows = said["clients"]
    assert [set(row) for row in rows] == [LINES | {"name", "channel", "accounts", "list_price"}] * 7
    # 14 × 14.25, 7 × 134.25, 1 × 351.75 and the disabled 14.25
    assert [
        (row["name"], row["accounts"], row["list_price"], row["vendor_cost"]) for row in rows
    ] == [
        ("Boulangerie Martin", 14, "19.00", "199.50"),
        ("Hotel Belvedere", 7, "179.00", "939.75"),
        ("Clinique Saint-Roch", 1, "469.00", "351.75"),
        ("Velo & Co", 4, "179.00", "0.00"),
        ("Musée d'Orgeval", 1, "179.00", "0.00"),
        ("Paused shop", 1, "19.00", "14.25"),
        ("Prospect", 2, "179.00", "0.00"),
    ]
    assert [row["channel"] for row in rows[3:6]] == ["commission", "commission", "resale"]
    for line in LINES:
        total = sum(Decimal(row[line]) for row in rows)
        assert str(total) == said["totals"][line]


def test_what_there_is_none_of_is_null(run: Run) -> None:
    plan = small({"clients": [{"package": "p", "accounts": 100, "status": "disabled"}]})
    plan["programme"]["counts_disabled"] = True
    said = run("summary", run.plan(plan), "--json").json
    assert (said["next_tier"], said["discount"]) == (None, "0.55")
    assert (said["totals"]["margin"], said["totals"]["markup"]) == (None, "-1.000000")
    empty = run("summary", run.plan(small({"clients": [], "packages": []})), "--json").json
    assert (empty["totals"]["margin"], empty["totals"]["markup"]) == (None, None)
    assert (empty["totals"]["profit"], empty["clients"]) == ("0.00", [])


@pytest.mark.parametrize(
    ("code", "overheads", "written"),
    [("JPY", "1500", "1500"), ("TND", "1.5", "1.500"), ("USD", "-0", "0.00")],
)
def test_amounts_have_the_digits_of_the_currency(
    run: Run, code: str, overheads: str, written: str
) -> None:
    plan = small({"currency": code, "agency.overheads": overheads, "packages": [], "clients": []})
    plan["price_list"]["prices"] = {}
    assert run("summary", run.plan(plan), "--json").json["totals"]["overheads"] == written


def test_list_prices_are_in_the_currency_of_the_price_list(run: Run) -> None:
    plan = small(
        {"currency": "JPY", "price_list.currency": "USD", "price_list.exchange_rate": "150"}
    )
    (row,) = run("summary", run.plan(plan), "--json").json["clients"]
    assert (row["list_price"], row["vendor_cost"]) == ("100.00", "15000")


def test_warnings_are_listed_and_do_no_harm(run: Run) -> None:
    plan = small(
        {
            "agency.colour": "blue",
            "agency.target_margin": "0.30",
            "price_list.as_of": "2025-01-31",
            "packages.0.software_price": "99.00",
            "packages.0.services_price": "100.00",
            "packages.0.other_costs": "20.00",
            "clients.0.other_costs": "200.50",
        }
    )
    said = run("summary", run.plan(plan), "--json").json["warnings"]
    assert [(each["code"], each["place"], each["message"]) for each in said] == [
        (
            "unknown-key",
            "agency.colour",
            'This program does not know "colour": it is kept as it is',
        ),
        (
            "no-commission-rate",
            "programme.commission.rate",
            "No commission is counted until you enter your commission rate",
        ),
        (
            "old-prices",
            "price_list.as_of",
            "The prices are those of 31 January 2025; "
            "the program brings newer ones, of 4 June 2026",
        ),
        (
            "below-published",
            "packages[0].software_price",
            "The software price of $99.00 is below the vendor's published $100.00: "
            "do not advertise it",
        ),
        (
            "loses-money",
            "clients[0]",
            'Each account of "A" loses $101.50 a month: raise its price',
        ),
    ]
    assert [set(each) for each in said] == [{"code", "place", "message"}] * 5


def test_json_is_the_same_in_every_language(run: Run) -> None:
    english = run("summary", str(EXAMPLE), "--json").out
    catalogue.use("fr")
    assert run("summary", str(EXAMPLE), "--json").out == english


SUMMARY = """\
Autumn pricing: one month in USD, without setup fees

Client               Channel            Accounts   Revenue  Commission  Vendor bill  Payment fees  \
Delivery  Contribution
Boulangerie Martin   resale                   14  1,190.00        0.00       199.50         45.64  \
  280.00        664.86
"""


def test_the_table_of_the_summary_is_aligned(run: Run) -> None:
    out = run("summary", str(EXAMPLE)).out
    assert out.startswith(SUMMARY)
    lines = out.splitlines()
    table = lines[2:11]
    assert len({len(line) for line in table}) == 1
    assert lines[7] == (
        "Musée d'Orgeval      commission                1    285.80       35.80         0.00"
        "          9.00    111.25        165.55"
    )
    assert "Profit     2,816.92" in lines
    assert "Margin      40.53 %".replace(" %", "\N{NO-BREAK SPACE}%") in lines
    assert lines[-1].replace("\N{NO-BREAK SPACE}", " ") == (
        "3 more reach 35 %, which takes 200.70 off today's vendor bill"
    )


def test_a_next_tier_without_a_higher_discount_is_not_spoken_of(run: Run) -> None:
    plan = run.plan(small({"packages": [], "clients": []}))
    assert run("summary", plan).out.splitlines()[-1].startswith("- ")  # a note
    assert "more reach" not in run("summary", plan).out
    assert run("summary", plan, "--json").json["next_tier"]["from"] == 1


def test_names_stay_on_their_line_and_in_their_column(run: Run) -> None:
    clients = [
        {"package": "p", "name": "two\nlines"},
        {"package": "p", "name": "株式会社"},
        {"package": "p", "name": "e\N{COMBINING ACUTE ACCENT}"},
        {"package": "p", "name": "x" * 200},
    ]
    lines = run("summary", run.plan(small({"clients": clients}))).out.splitlines()
    assert lines[3].startswith("two lines" + " " * 33 + "resale")
    assert lines[4].startswith("株式会社" + " " * 34 + "resale")
    assert lines[5].startswith("e\N{COMBINING ACUTE ACCENT}" + " " * 41 + "resale")
    assert lines[6].startswith("x" * 39 + "…  resale")


def test_notes_stand_below_the_table_on_standard_output(run: Run) -> None:
    plan = run.plan(small())
    for arguments in (["summary", plan], ["curve", plan, "--max", "1"]):
        ran = run(*arguments)
        assert (ran.status, ran.err) == (0, "")
        assert "\nNotes\n- programme.commission.rate: no commission is counted until" in ran.out


def test_tables_are_written_as_the_readers_language_writes(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    out = run("summary", str(EXAMPLE)).out
    assert re.search(r"2\s816,92", out)
    assert "2,816.92" not in out


# curve

# accounts: resell n, on commission, vendor bill, an account resold
CURVE = {
    "0": ("358.75", "358.75", "19.00", "88.93"),
    "1": ("447.68", "458.19", "109.36", "88.93"),
    "2": ("586.54", "557.63", "149.80", "111.52"),
    "22": ("2816.92", "2546.48", "1505.25", "111.52"),
    "24": ("3039.96", "2745.36", "1640.80", "111.52"),
    "25": ("3379.29", "2844.81", "1480.76", "120.56"),
    "50": ("6846.89", "5330.86", "2495.45", "129.59"),
    "100": ("14232.02", "10302.98", "4074.91", "138.63"),
}


def test_the_curve_of_the_worked_example_has_its_outside_figures(run: Run) -> None:
    rows = run("curve", str(EXAMPLE), "--max", "100", "--csv").rows
    assert [row["accounts"] for row in rows] == [str(n) for n in range(101)]
    said = {
        row["accounts"]: (
            row["resale_profit"],
            row["commission_profit"],
            row["vendor_bill"],
            row["resale_per_account"],
        )
        for row in rows
        if row["accounts"] in CURVE
    }
    assert said == CURVE
    assert {row["commission_per_account"] for row in rows} == {"99.44"}
    assert rows[22]["resale_revenue"] == "6951.00"
    assert [rows[n]["discount"] for n in (1, 2, 25, 50, 100)] == [
        "0",
        "0.25",
        "0.35",
        "0.45",
        "0.55",
    ]


def test_the_csv_has_a_header_and_ends_its_lines_as_rfc_4180_says(run: Run) -> None:
    out = run("curve", str(EXAMPLE), "--max", "1", "--csv").out
    assert out == (
        f"{COLUMNS}\r\n"
        "0,0,358.75,1429.00,88.93,358.75,1429.00,99.44,19.00,false\r\n"
        "1,0,447.68,1680.00,88.93,458.19,1596.62,99.44,109.36,false\r\n"
    )


def test_with_equal_accounts_22_to_24_43_to_49_and_82_to_99_pay_more_for_less(run: Run) -> None:
    plan = run.plan(small())
    rows = run("curve", plan, "--max", "120", "--csv").rows
    dearer = [int(row["accounts"]) for row in rows if row["paying_more_for_less"] == "true"]
    assert dearer == [*range(22, 25), *range(43, 50), *range(82, 100)]
    assert {row["paying_more_for_less"] for row in rows} == {"true", "false"}
    # Judged by the tiers above as well, however short the curve.
    assert run("curve", plan, "--max", "22", "--csv").rows[22]["paying_more_for_less"] == "true"


def test_a_curve_to_nothing_is_one_row(run: Run) -> None:
    (row,) = run("curve", str(EXAMPLE), "--max=0", "--csv").rows
    assert row["accounts"] == "0"


def test_rows_are_written_as_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    at = Curve.at

    class Out(io.StringIO):
        def write(self, line: str, /) -> int:
            steps.append("row " + line.partition(",")[0])
            return len(line)

    def made(self: Curve, sold: int) -> object:
        steps.append(f"made {sold}")
        return at(self, sold)

    curve = curve_of(example())
    monkeypatch.setattr(Curve, "at", made)
    write_csv(curve, 2, Out())
    assert steps == ["row accounts", "made 0", "row 0", "made 1", "row 1", "made 2", "row 2"]


def test_the_table_of_the_curve_is_aligned_and_marks_what_pays_more_for_less(run: Run) -> None:
    out = run("curve", str(EXAMPLE), "--max", "25").out.replace("\N{NO-BREAK SPACE}", " ")
    lines = out.splitlines()
    assert lines[2:4] == [
        "Accounts  Discount  Profit, resold  an account  Profit, on commission  an account"
        "  Vendor bill",
        "       0       0 %          358.75       88.93                 358.75       99.44"
        "        19.00",
    ]
    assert lines[-2:] == [
        "      24      25 %        3,039.96      111.52               2,745.36       99.44"
        "     1,640.80  paying more for less",
        "      25      35 %        3,379.29      120.56               2,844.81       99.44"
        "     1,480.76",
    ]


def test_a_plan_with_nothing_to_sell_has_no_curve(run: Run) -> None:
    plan = run.plan(small({"packages": [], "clients": []}))
    line = "packages: there is nothing to sell yet: add a package"
    assert run("curve", plan, "--max", "3").refusal == line
    assert run("curve", plan, "--max", "3", "--csv").refusal == line


# What is typed wrong


@pytest.mark.parametrize("most", ["-1", "1000001", "9" * 30, "1.5", "1e3", "ten", "", " 5", "١"])
def test_a_curve_has_from_0_to_a_million_accounts(run: Run, most: str) -> None:
    assert run("curve", str(EXAMPLE), "--max", most).refusal == (
        f'--max: "{most}" is not a whole number from 0 to 1,000,000'
    )


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ([], f"a command is missing: {THERE_ARE}"),
        (["sumary", "plan"], f'"sumary" is not known here: {THERE_ARE}'),
        (["print"], f'"print" is not known here: {THERE_ARE}'),
        (["--client", "x"], "--client takes one plan, and nothing else"),
        (["--client", "x", "summary", "y"], "--client takes one plan, and nothing else"),
        (["--client"], "--client"),
        (["--client=x", "summary"], '"--client=x" is not known here: the commands are'),
        (["summary"], "this is missing: PLAN"),
        (["summary", "plan", "--json=1"], "--json takes nothing: leave out what follows the ="),
        (["summary", "plan", "--csv"], '"--csv" is not known here: see planner --help'),
        (["summary", "plan", "--js"], "--js"),
        (["summary", "plan", "other\nplan"], "other plan"),
        (["curve", "plan"], "--max"),
        (["curve", "plan", "--max"], "--max needs something after it"),
        (["curve", "plan", "--max", "3", "--json"], "--json"),
        (["--verbose"], '"--verbose" is not known here'),
    ],
)
def test_what_is_typed_wrong_is_named_in_one_line(
    run: Run, arguments: list[str], part: str
) -> None:
    assert part in run(*arguments).refusal


def test_help_lists_what_exists_and_nothing_else(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    listed = re.findall(r"^    (\S+)  ", ran.out, re.MULTILINE)
    assert tuple(listed) == COMMANDS
    for command in COMMANDS:
        assert run(command, "--help").out.startswith(f"usage: planner {command} ")


def test_help_and_mistakes_are_in_the_language_of_the_commands(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    for asked in ([], ["export"]):
        said = run(*asked, "--help").out
        assert said.startswith("usage\N{NO-BREAK SPACE}: planner ")
        assert "\noptions\N{NO-BREAK SPACE}:\n  -h, --help" in said
        assert "show" not in said
        assert "positional" not in said
    assert run("summary").refusal == "il manque\N{NO-BREAK SPACE}: PLAN"
    assert run("curve", "plan", "--max").refusal == "--max attend quelque chose à sa suite"


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"planner {planner.__version__}\n"


# What breaks on the way


class Broken(io.StringIO):
    """An output that fails."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def write(self, _: str, /) -> int:
        raise self.error


@pytest.mark.parametrize("arguments", [["summary"], ["summary", "--json"], ["curve", "--max", "3"]])
@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (BrokenPipeError(), 0, ""),
        (KeyboardInterrupt(), 130, ""),
        (
            OSError(28, "No space left on device"),
            2,
            "planner: the output could not be written (No space left on device)\n",
        ),
    ],
)
def test_an_output_that_ends_early_is_met_quietly(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    error: BaseException,
    status: int,
    line: str,
) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(error))
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    name, *options = arguments
    assert main([name, str(EXAMPLE), *options]) == status
    assert said.getvalue() == line


def test_a_mistake_of_the_program_is_one_line_that_can_be_reported(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr(cli.summary, "document", mistaken)
    ran = run("summary", str(EXAMPLE), "--json")
    assert (ran.status, ran.out) == (1, "")
    assert re.fullmatch(
        r"planner: a mistake in the program, not in your plan "
        r"\(ZeroDivisionError in test_cli\.py, line \d+\)\n",
        ran.err,
    )


def test_without_a_console_nothing_is_written_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["summary", str(EXAMPLE)]) == 0
    assert main(["summary", "gone"]) == 2


# The program itself

HEAVY = {"PySide6", "shiboken6", "numpy", "pandas", "matplotlib"}
ENVIRONMENT = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}


def started(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], env=ENVIRONMENT, capture_output=True, check=False
    )


def test_the_program_writes_utf_8_whatever_the_locale() -> None:
    ran = started("-m", "planner", "summary", str(EXAMPLE), "--json")
    assert (ran.returncode, ran.stderr) == (0, b"")
    said = json.loads(ran.stdout.decode("utf-8"))
    assert said["clients"][4]["name"] == "Musée d'Orgeval"
    assert b"\r" not in ran.stdout


def test_the_program_refuses_in_utf_8_with_status_2(tmp_path: Path) -> None:
    plan = tmp_path / "plan.agencyplan"
    plan.write_text(json.dumps(example({"clients.0.package": "Café"})), encoding="utf-8")
    ran = started("-m", "planner", "summary", str(plan))
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode("utf-8") == (
        'planner: clients[0].package: there is no package "Café": choose another or add it\n'
    )


def test_headless_commands_load_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from planner.app import main\n"
        f"main(['summary', {str(EXAMPLE)!r}])\n"
        "print(sorted(sys.modules), file=sys.stderr)\n"
        f"main(['curve', {str(EXAMPLE)!r}, '--max', '3', '--csv'])\n"
        f"main(['mix', {str(EXAMPLE)!r}])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    ran = started("-c", code)
    assert ran.returncode == 0
    for_the_month, loaded = (
        set(re.findall(r"'([^']+)'", line)) for line in ran.stderr.decode().splitlines()
    )
    assert "planner" in loaded
    assert not loaded & HEAVY
    # The month's figures wait for no other command's parts.
    assert "planner.model.book" in for_the_month
    assert not for_the_month & {"planner.cli.quote", "planner.model.curve", "planner.model.mix"}


def test_a_reader_that_leaves_early_is_no_mistake() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "planner", "curve", str(EXAMPLE), "--max", "20000", "--csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == f"{COLUMNS}\r\n".encode()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
