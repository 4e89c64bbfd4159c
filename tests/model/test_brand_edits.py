"""Edits of looks and wording touch nothing else of a plan."""

from __future__ import annotations

from dataclasses import replace

from planner.model.brand import Brand, Paper
from planner.model.brand_edits import with_brand, with_whole_brand, with_wording
from tests.model.plans import example, plan_of

PLAN = plan_of(example())


def test_an_edit_changes_what_it_names_and_nothing_else() -> None:
    assert with_brand(PLAN, colour="#112233") == replace(PLAN, brand=Brand(colour="#112233"))
    lettered = with_wording(with_wording(PLAN, terms="Net 30"), paper=Paper.LETTER)
    assert (lettered.wording.terms, lettered.wording.paper) == ("Net 30", Paper.LETTER)
    assert replace(lettered, wording=PLAN.wording) == PLAN


def test_another_brand_takes_the_place_of_the_whole_one() -> None:
    branded = with_brand(PLAN, footer="SARL")
    assert with_whole_brand(branded, Brand(colour="#112233")).brand == Brand(colour="#112233")
