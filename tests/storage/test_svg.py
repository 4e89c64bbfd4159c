"""A drawing is written anew: nothing comes through but shapes, colours and gradients."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.logos import logo_of
from planner.storage.plan_file import PlanFileError
from planner.words.sentences import sentence

SHAPE = '<path id="p" d="M0 0h10v10z" fill="#0A5FC2"/>'


def drawing(inside: str, head: str = 'viewBox="0 0 100 40"', before: str = "") -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {spaces} {head}>{inside}</svg>".encode()


def kept(inside: str, **rest: str) -> str:
    return logo_of(drawing(inside, **rest)).data.decode()


def refusal(data: bytes) -> str:
    with pytest.raises(PlanFileError) as caught:
        logo_of(data)
    (problem,) = caught.value.problems
    said = sentence(problem, place=False)
    assert "{" not in said and "\n" not in said
    return problem.code


def test_shapes_colours_groups_and_gradients_come_through() -> None:
    made = kept(
        '<defs><linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#F00"/>'
        '<stop offset="1" stop-color="rgb(0, 0, 255)" stop-opacity="0.5"/></linearGradient></defs>'
        '<g transform="translate(2 3) rotate(5)"><circle cx="5" cy="5" r="4" fill="url(#g)"/></g>'
        + SHAPE
        + '<use xlink:href="#p" x="20"/>'
    )
    for part in ("linearGradient", "rotate(5)", 'fill="url(#g)"', "#0A5FC2", 'xlink:href="#p"'):
        assert part in made, part


def test_scripts_notes_and_what_runs_are_left_out() -> None:
    made = kept(
        '<script>alert("margin 42 %")</script><title>Internal draft</title>'
        "<metadata>cost</metadata>"
        '<desc>secret</desc><!-- hidden --><animate attributeName="x" to="9"/>'
        '<rect width="9" height="9" onclick="steal()" data-cost="9"/>'
        '<other xmlns="urn:drawing-program">paths of a machine</other>'
    )
    for part in ("alert", "draft", "cost", "secret", "hidden", "animate", "steal", "machine"):
        assert part not in made, part


def test_simple_style_sheets_become_attributes() -> None:
    made = kept(
        "<style>.a{fill:#123456;font-family:X} #b, rect.c {stroke: red !important}</style>"
        '<rect class="a" width="9" height="9"/><rect id="b" width="9" height="9"/>'
        '<rect class="c" style="fill:none" width="9" height="9"/>'
    )
    assert 'fill="#123456"' in made
    assert made.count('stroke="red"') == 2
    assert 'fill="none"' in made
    assert "style" not in made and "font" not in made and "class" not in made


def test_a_plain_doctype_is_dropped_and_entities_are_refused() -> None:
    plain = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert "DOCTYPE" not in kept(SHAPE, before=plain)
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    assert refusal(drawing(f"<title>&b;</title>{SHAPE}", before=laughs)) == "drawing-entities"
    outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert refusal(drawing(f"{SHAPE}<title>&x;</title>", before=outside)) == "drawing-entities"


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<text>Agence</text>", "drawing-holds"),
        ('<image xlink:href="http://example.com/x.png" width="9" height="9"/>', "drawing-holds"),
        ("<foreignObject><p>x</p></foreignObject>", "drawing-holds"),
        ('<filter id="f"/>', "drawing-holds"),
        ('<rect width="9" height="9" mask="url(#m)"/>', "drawing-holds"),
        ('<rect width="9" height="9" style="filter:url(#f)"/>', "drawing-holds"),
        ('<use xlink:href="http://example.com/a.svg#x"/>', "drawing-refers"),
        ('<use xlink:href="#gone"/>', "drawing-refers"),
        ('<rect width="9" height="9" fill="url(http://example.com/#a)"/>', "drawing-damaged"),
        ('<rect width="9" height="9" fill="url(#gone)"/>', "drawing-refers"),
        ('<rect width="9e99999" height="9"/>', "drawing-damaged"),
        ('<path d="M0 0 L javascript:x"/>', "drawing-damaged"),
        ("<style>@import url(http://example.com/a.css);</style>" + SHAPE, "drawing-styles"),
        ("<style>g > rect {fill: red}</style>" + SHAPE, "drawing-styles"),
        ("<g/>", "nothing-drawn"),
        ("<g>" * 70 + SHAPE + "</g>" * 70, "drawing-too-large"),
        ("<g/>" * 20_001, "drawing-too-large"),
    ],
)
def test_what_would_look_otherwise_elsewhere_is_refused(inside: str, code: str) -> None:
    assert refusal(drawing(inside)) == code


def test_parts_that_repeat_each_other_cannot_grow_without_end() -> None:
    doubling = '<g id="a0"><rect width="1" height="1"/></g>' + "".join(
        f'<g id="a{n}"><use xlink:href="#a{n - 1}"/><use xlink:href="#a{n - 1}"/></g>'
        for n in range(1, 40)
    )
    assert refusal(drawing(doubling)) == "drawing-holds"
    many = '<g id="a">' + SHAPE * 300 + "</g>" + '<use xlink:href="#a"/>' * 100
    assert refusal(drawing(many)) == "drawing-too-large"


def test_a_clip_that_hides_nothing_is_dropped_and_any_other_refused() -> None:
    clip = '<defs><clipPath id="c"><rect width="{}" height="40"/></clipPath></defs>'
    clipped = f'<g clip-path="url(#c)">{SHAPE}</g>'
    assert "clip" not in kept(clip.format(100) + clipped)
    assert refusal(drawing(clip.format(50) + clipped)) == "drawing-holds"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ('width="100%" height="100%"', "drawing-without-size"),
        ('viewBox="0 0 0 10"', "drawing-without-size"),
        ('viewBox="0 0 nan 10"', "drawing-without-size"),
        ('viewBox="0 0 9e30 9e30"', "drawing-size"),
        ('viewBox="0 0 1000 10"', "drawing-size"),
    ],
)
def test_a_drawing_out_of_all_size_is_refused(head: str, code: str) -> None:
    assert refusal(drawing(SHAPE, head)) == code


def test_the_size_that_is_written_is_a_moderate_one_whatever_the_file_says() -> None:
    made = kept(SHAPE, head='width="900000" height="90000" viewBox="0 0 100 10"')
    assert 'width="1000"' in made and 'height="100"' in made
    millimetres = kept(SHAPE, head='width="25.4mm" height="25.4mm"')
    assert 'viewBox="0 0 96 96"' in millimetres


def test_what_is_written_is_taken_again_as_it_is() -> None:
    once = logo_of(drawing(f'<g transform="scale(2)">{SHAPE}</g>'))
    assert logo_of(once.data) == once


@given(st.binary(max_size=60), st.integers(0, 200))
def test_a_damaged_drawing_is_taken_or_refused_and_nothing_else(junk: bytes, at: int) -> None:
    whole = drawing(SHAPE + '<use xlink:href="#p"/>')
    try:
        logo_of(whole[:at] + junk + whole[at + len(junk) :])
    except PlanFileError as error:
        assert len(error.problems) == 1
