"""A font from a file is a real one, may be put into documents, and has letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import resource
from planner.storage import font_files
from planner.storage.font_files import face_of, lacking
from planner.storage.plan_file import PlanFileError
from planner.words.sentences import sentence
from tests.storage.fonts_made import LETTERS, font


def refusal(regular: bytes, bold: bytes = b"") -> str:
    with pytest.raises(PlanFileError) as caught:
        face_of(regular, bold)
    (problem,) = caught.value.problems
    said = sentence(problem, place=False)
    assert "{" not in said and "\n" not in said
    return problem.code


def test_a_font_keeps_its_bytes_and_gives_its_familys_name() -> None:
    inter = resource("fonts/Inter-Regular.ttf").read_bytes()
    bold = resource("fonts/Inter-SemiBold.ttf").read_bytes()
    face = face_of(inter, bold)
    assert (face.family, face.regular, face.bold) == ("Inter", inter, bold)


def test_what_a_font_lacks_of_usual_signs_is_known() -> None:
    face = face_of(font(letters=LETTERS + "é€"))
    assert "é" not in lacking(face) and "€" not in lacking(face)
    assert "œ" in lacking(face)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-font"),
        (b"%PDF-1.7", "not-a-font"),
        (b"wOF2" + b"\0" * 40, "web-font"),
        (b"ttcf" + b"\0" * 40, "font-collection"),
        (b"\x00\x01\x00\x00" + b"\0" * 40, "not-a-font"),
        (font(embedding=0x0002), "font-forbids"),
        (font(embedding=0x0100), "font-forbids"),
        (font(embedding=0x0200), "font-forbids"),
        (font(letters="abc"), "font-lacks"),
        (font(empty=True), "font-empty"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize("allowed", [0x0000, 0x0004, 0x0008])
def test_a_licence_for_documents_that_are_read_or_edited_is_enough(allowed: int) -> None:
    assert face_of(font(embedding=allowed)).family == "Maison"


def test_a_bold_font_that_makes_both_too_large_is_what_can_be_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(font_files, "KEPT_BYTES", len(font()))
    assert face_of(font()).regular
    assert refusal(font(), font(style="Bold")) == "fonts-too-large"


def test_a_bold_font_of_another_family_is_refused() -> None:
    assert face_of(font(), font(style="Bold")).bold
    assert refusal(font(), font("Autre", "Bold")) == "other-family"


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_damaged_font_is_taken_or_refused_and_nothing_else(at: int, junk: bytes) -> None:
    whole = font()
    at %= len(whole)
    try:
        face_of(whole[:at] + junk + whole[at + len(junk) :])
    except PlanFileError as error:
        assert len(error.problems) == 1
