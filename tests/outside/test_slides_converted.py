"""Slides in another program: LibreOffice opens both decks and makes a page of each slide."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner.export.client.slides import slides as for_the_client
from planner.export.internal.slides import slides as for_us
from planner.model.book import Book
from planner.model.brand import Brand
from tests.export.presentations import slides as read
from tests.model.offers import an_offer, beside_public
from tests.model.plans import example, plan_of

PATHS = 100


def decks() -> dict[str, bytes]:
    offer = beside_public(an_offer(), 27_900, 23_900)
    brand = Brand(colour="#7A1FA2", second_colour="#D98200", contact=("Nantes",))
    book = Book(plan_of(example()))
    return {
        "client": for_the_client(offer, offer.starts, brand),
        "internal": for_us(book, date(2026, 11, 26), PATHS),
    }


@pytest.mark.outside
def test_libreoffice_makes_a_page_of_each_slide_with_its_words(tmp_path: Path) -> None:
    for name, data in decks().items():
        file = tmp_path / f"{name}.pptx"
        file.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file],
            check=True,
            capture_output=True,
            timeout=120,
        )
        pages = PdfReader(tmp_path / f"{name}.pdf").pages
        shown = read(data)
        assert len(pages) == len(shown)
        for page, slide in zip(pages, shown, strict=True):
            said = "".join(page.extract_text().split())
            assert "".join(slide.title.split()) in said
            for chart in slide.charts:
                assert any("".join(each.split()) in said for each in chart.categories or [""])
