"""A brand goes into a file of its own and comes back whole, and nothing of a plan is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner.model.brand import Brand, Kind, Logo
from planner.storage import brand_file
from planner.storage.font_files import face_of
from planner.storage.logos import logo_of
from planner.storage.plan_file import PlanFileError
from planner.words.sentences import sentence
from tests.storage.fonts_made import font

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)
BRAND = Brand(
    logo=logo_of(DRAWING),
    colour="#0A5FC2",
    second_colour="#B04E05",
    font=face_of(font(), font(style="Bold")),
    contact=("1 rue Haute", "+33 1 23 45 67 89"),
    footer="SARL · RCS Paris",
)


def refusal(root: object) -> list[str]:
    with pytest.raises(PlanFileError) as caught:
        brand_file.parse(json.dumps(root).encode())
    for problem in caught.value.problems:
        assert sentence(problem)
    return [problem.code for problem in caught.value.problems]


def test_a_brand_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / f"maison{brand_file.SUFFIX}"
    for brand in (BRAND, Brand()):
        brand_file.save(path, brand)
        assert brand_file.load(path) == brand
        assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_its_file_holds_the_keys_of_a_plans_brand_and_no_others() -> None:
    root = json.loads(brand_file.content_of(BRAND))
    known = {"logo", "colour", "second_colour", "font", "contact", "footer"}
    assert root.keys() == known | {"format", "version"}


def test_what_a_newer_program_wrote_besides_is_kept() -> None:
    root = {"format": "agency-brand", "version": 1, "colour": "#112233", "texture": "linen"}
    again = json.loads(brand_file.content_of(brand_file.parse(json.dumps(root).encode())))
    assert again == root


def test_a_logo_in_a_file_is_sanitised_as_a_chosen_one_is() -> None:
    spoiled = DRAWING.replace(b"<rect", b"<script>x()</script><rect onclick='y()'")
    content = brand_file.content_of(replace(BRAND, logo=Logo(Kind.SVG, spoiled)))
    logo = brand_file.parse(content).logo
    assert logo is not None and b"script" not in logo.data and b"onclick" not in logo.data


def test_an_empty_file_is_no_brand_and_another_is_to_be_chosen() -> None:
    for content in (b"", b" \n"):
        with pytest.raises(PlanFileError) as caught:
            brand_file.parse(content)
        assert [each.code for each in caught.value.problems] == ["other-brand-format"]


@pytest.mark.parametrize(
    ("root", "codes"),
    [
        ([], ["other-brand-format"]),
        ({"format": "agency-plan", "version": 1}, ["other-brand-format"]),
        ({"format": "agency-brand"}, ["other-brand-format"]),
        ({"format": "agency-brand", "version": 2}, ["newer-brand-version"]),
        ({"format": "agency-brand", "version": 1, "colour": "blue"}, ["not-a-colour"]),
        (
            {"format": "agency-brand", "version": 1, "logo": {"kind": "png", "data": "!"}},
            ["not-base64"],
        ),
        (
            {"format": "agency-brand", "version": 1, "logo": {"kind": "png", "data": "AAAA"}},
            ["not-a-logo"],
        ),
    ],
)
def test_a_file_that_is_no_brand_is_refused_with_every_fault(
    root: object, codes: list[str]
) -> None:
    assert refusal(root) == codes


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError) as caught:
        brand_file.save(tmp_path / "gone" / "x.agencybrand", BRAND)
    assert caught.value.problems[0].code == "no-folder"
