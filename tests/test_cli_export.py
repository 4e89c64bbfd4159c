"""``planner export``: files for us and for a client, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

from planner.cli import export, main
from planner.export.internal.charts import CHARTS
from planner.words import catalogue
from tests.model.plans import example, small

PROPOSED = {
    "clients.6.status": "proposed",
    "agency.name": "Studio Nord",
    "packages.1.includes": ["No hidden cost"],
    "assumptions.horizon_months": 6,
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


class Ran(NamedTuple):
    """A command that was run."""

    status: int
    out: str
    err: list[str]


class Run:
    """Runs the command on a plan of the test's own, in a folder of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys, self.folder = capsys, folder
        self.plan(example(PROPOSED))

    def plan(self, document: dict[str, Any]) -> None:
        file = self.folder / "own-figures.agencyplan"
        file.write_text(json.dumps(document), encoding="utf-8")

    def __call__(self, to: str, *arguments: str) -> Ran:
        plan = str(self.folder / "own-figures.agencyplan")
        status = main(["export", plan, "--to", str(self.folder / to), *arguments])
        out, err = self.capsys.readouterr()
        return Ran(status, out, err.splitlines())

    def written(self, to: str, *arguments: str) -> bytes:
        ran = self(to, *arguments)
        assert ran == (0, "", [])
        return (self.folder / to).read_bytes()

    def refused(self, to: str, *arguments: str) -> str:
        ran = self(to, *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err
        assert all(line.startswith("planner: ") for line in ran.err)
        assert not (self.folder / to).exists()
        assert not list(self.folder.glob(".*"))
        return "\n".join(line.removeprefix("planner: ") for line in ran.err)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    return Run(capsys, tmp_path)


def test_the_names_of_the_charts_are_those_that_there_are() -> None:
    assert tuple(CHARTS) == export.OWN
    assert not set(export.OF_CLIENTS) & set(CHARTS)


def test_an_internal_chart_says_that_it_is(run: Run) -> None:
    data = run.written("chart.svg", "--chart", "profit", "--size", "16x9")
    assert b"INTERNAL" in data
    assert b"2,816.92" in data


@pytest.mark.parametrize("chart", export.OF_CLIENTS)
def test_a_clients_chart_leaves(run: Run, chart: str) -> None:
    asked = ("--audience", "client", "--basket", "80", "--order-margin", "0.35")
    data = run.written("chart.png", "--chart", chart, *asked, "--size", "a4-column")
    assert data.startswith(b"\x89PNG")


def test_a_clients_chart_is_marked_only_where_it_stays_with_us(run: Run) -> None:
    data = run.written("chart.pdf", "--chart", "packages", "--audience", "client")
    assert "INTERNAL" not in PdfReader(io.BytesIO(data)).pages[0].extract_text()
    data = run.written("own.pdf", "--chart", "packages")
    assert "INTERNAL" in PdfReader(io.BytesIO(data)).pages[0].extract_text()


@pytest.mark.parametrize("chart", export.OWN)
def test_an_internal_chart_never_leaves_for_a_client(run: Run, chart: str) -> None:
    said = run.refused("chart.png", "--chart", chart, "--audience", "client")
    assert (
        said == f'"{chart}" stays with us: for a client there are packages, growth-price, payback'
    )


def test_a_file_that_is_there_stays_as_it_was_where_nothing_is_written(run: Run) -> None:
    file = run.folder / "chart.png"
    file.write_bytes(b"mine")
    assert run("chart.png", "--chart", "margin", "--audience", "client").status == 2
    assert file.read_bytes() == b"mine"
    assert run("chart.png", "--chart", "margin").status == 0
    assert file.read_bytes().startswith(b"\x89PNG")


def test_the_proposal_is_for_the_client_that_is_named(run: Run) -> None:
    data = run.written("offer.pdf", "--audience", "client", "--client", "Prospect")
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "Prospect" in text
    assert "No hidden cost" in text
    assert "Belvedere" not in text


def test_the_other_documents_for_a_client(run: Run) -> None:
    table = run.written("offer.csv", "--audience", "client").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["Package"] for row in rows} == {"Essential", "Growth", "Scale"}
    assert run.written("offer.xlsx", "--audience", "client").startswith(b"PK")
    assert run.written("offer.pptx", "--audience", "client").startswith(b"PK")


def test_the_documents_of_our_own(run: Run) -> None:
    table = run.written("clients.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert rows[1]["name"] == "Hotel Belvedere"
    assert rows[1]["vendor_cost"] == "939.75"
    assert run.written("model.xlsx").startswith(b"PK")


def test_what_would_leak_is_refused_with_its_place(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.export.client import tables

    def careless(*_: object) -> bytes:
        return b"Package,Price\r\nGrowth,2816.92\r\nHotel Belvedere,your margin\r\n"

    monkeypatch.setattr(tables, "csv", careless)
    said = run.refused("offer.csv", "--audience", "client").splitlines()
    assert said[0].startswith('not written for a client: "2816.92" (csv) is a figure of your own; ')
    assert any("margin" in line for line in said)
    assert any("Hotel Belvedere" in line for line in said)


def test_a_price_below_the_published_one_is_warned_of(run: Run) -> None:
    run.plan(example({**PROPOSED, "packages.1.software_price": "100.00"}))
    ran = run("offer.csv", "--audience", "client")
    assert ran.status == 0
    assert len(ran.err) >= 1
    assert all(line.startswith("planner: ") for line in ran.err)
    assert (run.folder / "offer.csv").exists()


def test_letters_that_no_font_has_are_warned_of(run: Run) -> None:
    run.plan(example({**PROPOSED, "packages.1.name": "Growth \U00012000"}))
    ran = run("chart.png", "--chart", "packages", "--audience", "client")
    assert ran.status == 0
    assert ran.err == ["planner: no font at hand has these characters: \U00012000"]


@pytest.mark.parametrize("to", ["report.pdf", "slides.pptx"])
def test_letters_of_our_own_documents_that_no_font_has_are_warned_of(run: Run, to: str) -> None:
    run.plan(small({"programme.source": "read in \U00012000"}))
    said = "planner: no font at hand has these characters: \U00012000"
    ran = run(to)
    assert ran.status == 0
    assert ran.err.count(said) == 1
    assert said not in run("clients.csv").err  # whoever opens it has other fonts


@pytest.mark.parametrize(
    ("to", "asked", "said"),
    [
        ("a.gif", ["--chart", "margin"], '"a.gif": a chart is written as .png, .svg, .pdf'),
        ("a.xlsx", ["--chart", "margin"], '"a.xlsx": a chart is written as .png, .svg, .pdf'),
        (
            "a.png",
            [],
            '"a.png": a document is written as .xlsx, .pdf, .pptx, .csv; for a chart give --chart',
        ),
        ("a.png", ["--chart", "mine"], '"mine" is no chart: there are margin, profit, bill,'),
        ("a.png", ["--chart", "bill", "--size", "huge"], '"huge" is no size: write one of'),
        ("a.pdf", ["--client", "Nobody", "--audience", "client"], 'there is no client "Nobody"'),
        ("a.svg", ["--chart", "payback", "--basket", "0"], '"0" is no amount above 0'),
        ("a.svg", ["--chart", "payback", "--order-margin", "30"], '"30" is no share above 0'),
        ("a.svg", ["--chart", "payback", "--basket", "1.005"], '"1.005" has more decimals than'),
        ("no/such/a.csv", [], 'there is no folder "'),
        ("x" * 300 + ".csv", [], "is too long: choose a shorter one"),
        ("a.png", ["--chart", "bill", "--size", "90x9"], "write centimetres from 6x5 to 60x60"),
        ("a.png", ["--chart", "bill", "--size", "9x4.9"], "write centimetres from 6x5 to 60x60"),
        ("a.csv", ["--size", "16x9"], "--size changes nothing in such a file: leave it out"),
        ("a.xlsx", ["--basket", "9"], "--basket changes nothing in such a file: leave it out"),
        ("a.png", ["--chart", "bill", "--order-margin", "0.3"], "--order-margin changes nothing"),
        ("a.png", ["--chart", "payback"], "give --basket, --order-margin"),
        ("a.png", ["--chart", "payback", "--basket", "9"], "client: give --order-margin"),
        ("a.png", ["--chart", "scenarios"], "there are no scenarios yet"),
        ("own-figures.agencyplan", [], '"own-figures.agencyplan": a document is written as'),
        (
            "a.csv",
            ["--audience", "all"],
            '--audience: "all" is no audience: write internal, client',
        ),
    ],
)
def test_what_cannot_be_is_said_in_a_line(run: Run, to: str, asked: list[str], said: str) -> None:
    ran = run(to, *asked)
    assert (ran.status, ran.out, len(ran.err)) == (2, "", 1)
    assert said in ran.err[0]


def test_a_clients_name_alone_makes_no_file_of_our_own_figures(run: Run) -> None:
    name = example(PROPOSED)["clients"][6]["name"]
    for asked in ([], ["--chart", "bill"]):
        said = run.refused("proposal.pdf", "--client", name, *asked)
        assert said.endswith("add --audience client, or leave it out")
    assert run.written("own.csv")


@pytest.mark.parametrize("to", ["a.xlsx", "margin", "heatmap", "channels", "worth"])
def test_a_plan_without_packages_says_what_it_lacks(run: Run, to: str) -> None:
    run.plan(example({"packages": [], "clients": []}))
    asked = (to,) if "." in to else ("a.png", "--chart", to)
    assert ": add " in run.refused(*asked)


def test_more_clients_than_a_workbook_holds_are_no_mistake_of_the_program(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.export.internal.workbook.fitting", lambda book: None)
    assert run.refused("a.xlsx").endswith("choose CSV for all of them")


def test_the_plan_is_never_written_over(run: Run) -> None:
    link = run.folder / "plan.csv"
    link.symlink_to(run.folder / "own-figures.agencyplan")
    ran = run("plan.csv")
    assert ran.err == ['planner: "plan.csv" is the plan itself: write to another file']
    assert json.loads((run.folder / "own-figures.agencyplan").read_text("utf-8"))["clients"]


def test_a_plan_with_problems_makes_no_file(run: Run) -> None:
    run.plan(example({"packages.1.contacts": 120_000}))
    assert "packages[1].contacts" in run.refused("a.csv", "--audience", "client")


def test_it_loads_no_qt_and_no_pandas_and_opens_no_display(run: Run) -> None:
    plan, to = run.folder / "own-figures.agencyplan", run.folder / "report.pdf"
    code = (
        "import sys; from planner.cli import main; "
        f"status = main(['export', {str(plan)!r}, '--to', {str(to)!r}]); "
        "sys.exit(status or any(each.startswith(('PySide6', 'pandas')) for each in sys.modules))"
    )
    bare = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    done = subprocess.run([sys.executable, "-c", code], env=bare, check=False, timeout=100)
    assert done.returncode == 0
    assert to.exists()


def test_a_book_of_more_rows_than_a_workbook_holds_is_refused_with_the_way_out(run: Run) -> None:
    rows = [{"id": f"c{n}", "name": "A", "package": "p"} for n in range(2001)]
    run.plan(small({"clients": rows, "programme.mode": "graduated"}))
    assert run.refused("model.xlsx") == (
        "clients: 2001 rows, and a workbook holds 2000: choose CSV for all of them"
    )
