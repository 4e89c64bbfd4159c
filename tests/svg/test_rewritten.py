"""A drawing is written anew: nothing comes through but shapes, colours and gradients."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from PIL import Image

from planner.export.deck.logo import as_png
from planner.model.brand import Kind, Logo
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


def test_a_rule_for_everything_is_one_of_each_shape_and_gives_way_to_any_other() -> None:
    made = kept(
        "<defs><style>* {fill: red; stroke: lime} *.b, rect {fill: #00F}</style></defs>"
        '<path d="M0 0h9"/><g style="fill:none"><rect width="9" height="9"/></g>'
    )
    assert '<path d="M0 0h9" fill="red" stroke="lime" />' in made
    assert '<rect height="9" width="9" fill="#00F" stroke="lime" />' in made
    assert '<g fill="none" stroke="lime">' in made


def test_a_path_to_nowhere_is_left_out_and_what_refers_to_it() -> None:
    made = kept('<defs><path id="space"/></defs><use xlink:href="#space"/><path d=" "/>' + SHAPE)
    assert made.count("<path") == 1
    assert "use" not in made
    assert refusal(drawing('<path id="a"/><use xlink:href="#a"/>')) == "nothing-drawn"


def drawn(svg: bytes) -> bytes:
    made = as_png(Logo(Kind.SVG, svg))
    assert made is not None
    with Image.open(BytesIO(made)) as image:
        return image.convert("RGBA").resize((600, 200)).tobytes()


@pytest.mark.parametrize("place", [(0, 0, 1, 1), (0.1, 0.2, 0.5, 0.7)])
def test_a_logo_of_matplotlib_is_taken_and_looks_the_same(
    place: tuple[float, float, float, float],
) -> None:
    figure = Figure(figsize=(3, 1))
    axes = figure.add_axes(place)
    axes.set_axis_off()
    axes.plot([0, 1, 2, 3], [0, 2, 1, 3], color="#0A5FC2", linewidth=4, marker="o")
    axes.margins(0.2)
    axes.add_patch(Circle((1.5, 1.5), 0.5, color="#7A1FA2"))
    figure.text(0.5, 0.1, "Studio Nord", color="#D98200", fontsize=14)
    file = BytesIO()
    with rc_context({"svg.fonttype": "path"}):
        figure.savefig(file, format="svg", transparent=True)
    assert b"<!DOCTYPE" in file.getvalue() and b"<metadata>" in file.getvalue()
    made = logo_of(file.getvalue()).data
    for part in (b"matplotlib", b"doctype", b"style", b"clip", b"purl.org"):
        assert part not in made.lower()
    far = sum(abs(a - b) > 64 for a, b in zip(drawn(made), drawn(file.getvalue()), strict=True))
    assert far < 200  # of nearly half a million


ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 16.0.0, SVG Export Plug-In -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
  <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_xlink "http://www.w3.org/1999/xlink">
]>
<svg version="1.1" id="Layer_1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="&ns_svg;"
  xmlns:xlink="&ns_xlink;" i:viewOrigin="0 40" width="100px" height="40px" viewBox="0 0 100 40"
  style="enable-background:new 0 0 100 40;" xml:space="preserve">
<metadata><x:variable>&ns_ai;</x:variable></metadata>
<switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
<i:pgfRef xlink:href="#adobe_illustrator_pgf"/></foreignObject>
<g i:extraneous="self"><defs><style type="text/css"><![CDATA[ .st0{fill:#7A1FA2;} ]]></style></defs>
<g i:knockout="Off"><path i:knockout="Off" class="st0" d="M0,0h50v40H0V0z"/></g></g></switch>
<i:pgf id="adobe_illustrator_pgf"><![CDATA[ eJzsvWmTHUd2 ]]></i:pgf>
</svg>"""


def test_a_logo_of_an_older_illustrator_is_taken() -> None:
    made = logo_of(ILLUSTRATOR.encode()).data
    assert b"adobe" not in made.lower()
    assert b'd="M0,0h50v40H0V0z" fill="#7A1FA2"' in made
    dots = drawn(made)
    assert dots[:3] == bytes.fromhex("7A1FA2")


@pytest.mark.parametrize(
    "inside",
    [
        '<!ENTITY a "&#60;script>">',  # a tag
        '<!ENTITY a "x"><!ENTITY b "&#38;a;&#38;a;">',  # an entity of others
        '<!ENTITY a "fill:url(x)">',
        '<!ENTITY % a "x">',
        '<!ENTITY a PUBLIC "x" "http://example.com/x">',
        '<!ENTITY a SYSTEM "x.png" NDATA png>',
        '<!ATTLIST path onclick CDATA "x">',
        "<!ELEMENT svg ANY>",
        '<!NOTATION png SYSTEM "x">',
        "".join(f'<!ENTITY a{n} "x">' for n in range(60)),
        f'<!ENTITY a "{"x" * 200}">',
    ],
)
def test_a_doctype_of_anything_else_is_refused(inside: str) -> None:
    assert refusal(drawing(SHAPE, before=f"<!DOCTYPE svg [{inside}]>")) == "drawing-entities"


def test_an_address_cannot_be_repeated_without_end() -> None:
    before = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 99}">]>'
    assert (
        refusal(drawing(f'<g class="{"&a;" * 600}"/>{SHAPE}', before=before)) == "drawing-entities"
    )


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


CLIP = '<defs><clipPath id="c"><rect x="10" y="10" width="20" height="20"/></clipPath></defs>'
CLIPPED = 'clip-path="url(#c)"'
MARK = '<defs><path id="m" d="M-1 -1L1 1"/></defs>'


@pytest.mark.parametrize(
    "inside",
    [
        f'<path {CLIPPED} d="M 10 10 L 30,30 Q 30 10 12 20 C 10 30 11 29 20 20 H 12 V 25 z"/>',
        f'<path {CLIPPED} transform="scale(9)" d="M10 10L30 30"/>',  # the clip is scaled, too
        f'{MARK}<g {CLIPPED}><use href="#m" x="11" y="29"/></g>',
    ],
)
def test_a_clip_that_holds_all_that_is_drawn_in_it_is_dropped(inside: str) -> None:
    assert "clip" not in kept(CLIP + inside)


@pytest.mark.parametrize(
    "inside",
    [
        f'<path {CLIPPED} d="M 10 10 L 31 30"/>',
        f'<path {CLIPPED} d="M 10 10 L 30 30 H 9"/>',
        f'<path {CLIPPED} d="M 10 10 L 30 30 V 40"/>',
        f'<path {CLIPPED} d="M 10 10 C 10 10 50 20 20 20"/>',
        f'<path {CLIPPED} d="M 10 10 l 5 5"/>',
        f'<path {CLIPPED} d="M 10 10 S 12 12 14 14"/>',
        f'<path {CLIPPED} d="M 10 10 L 1.1e1 12"/>',
        f'<g {CLIPPED}><path transform="scale(9)" d="M10 10L30 30"/></g>',
        f'<g {CLIPPED}><path d="M10 10L30 30"/><circle cx="20" cy="20" r="1"/></g>',
        f'{MARK}<g {CLIPPED}><use href="#m" x="9" y="29"/></g>',
        f'<defs><path id="m" transform="scale(30)" d="M0 0L1 1"/></defs>'
        f'<g {CLIPPED}><use href="#m" x="11" y="11"/></g>',
    ],
)
def test_a_clip_that_may_hide_something_is_refused(inside: str) -> None:
    assert refusal(drawing(CLIP + inside)) == "drawing-holds"


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
