"""The documents as a program reads them that had no part in making them."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from planner.export.client.proposal import proposal
from planner.export.internal.report import report
from tests.export.client.offers import BRAND, quoted
from tests.model.plans import book_of, example

pytestmark = pytest.mark.outside


def told(program: str, file: Path, *more: str) -> str:
    """What a program says of a file."""
    run = subprocess.run(
        [program, *more[:-1], str(file), *more[-1:]], capture_output=True, check=True, text=True
    )
    return run.stdout


def test_a_proposal_is_read_by_others(tmp_path: Path) -> None:
    offer, file = quoted(), tmp_path / "proposal.pdf"
    file.write_bytes(proposal(offer, offer.starts, BRAND))
    text = " ".join(told("pdftotext", file, "-layout", "-").split())
    assert "First year 6,508.00 1,301.60 7,809.60" in text
    assert "It pays for itself at 22 orders a month" in text
    assert "what your orders earn you" in text  # words within a chart
    about = told("pdfinfo", file)
    assert "Proposal for Café Lumière" in about
    assert "Tagged: yes" in " ".join(about.split())
    fonts = told("pdffonts", file).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_a_report_is_read_by_others(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    book = book_of(example())
    file.write_bytes(report(book, book.plan.brand, date(2026, 11, 26)))
    pages = told("pdftotext", file, "-layout", "-").removesuffix("\f").split("\f")
    assert all("INTERNAL" in page for page in pages)
    text = " ".join(" ".join(pages).split())
    assert "Profit 2,816.92" in text
    assert "Tagged: yes" in " ".join(told("pdfinfo", file).split())
