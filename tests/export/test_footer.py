"""The line under a chart: what it says to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.export.footer import client_footer, internal_footer
from planner.model import offering
from planner.words import catalogue
from tests.model.plans import example, plan_of

TODAY = date(2026, 11, 26)
PLAN = plan_of(example())


def plainly(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_an_internal_one_has_date_currency_tax_and_price_data() -> None:
    assert plainly(internal_footer(PLAN, TODAY)) == (
        "26 November 2026 · amounts in USD without tax · list prices of 4 June 2026"
    )


def test_a_clients_has_them_from_its_offer() -> None:
    offer = offering.offer(PLAN, 0, TODAY)
    assert plainly(client_footer(offer)) == (
        "26 November 2026 · prices in USD without tax · list prices of 4 June 2026"
    )
    taxed = replace(offer, tax_rate=Decimal("0.055"), prices_of=None)
    assert plainly(client_footer(taxed, with_tax=True)) == (
        "26 November 2026 · prices in USD with 5.5 % tax"
    )


def test_in_french() -> None:
    catalogue.use("fr")
    try:
        assert plainly(internal_footer(PLAN, TODAY)) == (
            "26 novembre 2026 · montants en USD HT · prix catalogue du 4 juin 2026"
        )
        offer = replace(offering.offer(PLAN, 0, TODAY), tax_rate=Decimal("0.2"))
        said = plainly(client_footer(offer, with_tax=True))
        assert "prix en USD, TVA de 20 % comprise" in said
    finally:
        catalogue.use("en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rows_break_between_its_parts_only(language: str) -> None:
    catalogue.use(language)
    try:
        assert internal_footer(PLAN, TODAY).count(" ") == 2
    finally:
        catalogue.use("en")
