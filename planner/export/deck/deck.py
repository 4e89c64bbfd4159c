"""A deck: slides with a conclusion, a footer and a number, made ready to be saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image
from pptx.dml.color import ColorFormat
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from planner.charts.brand import brand_palette
from planner.export.deck import foot, template
from planner.export.deck.data import plain
from planner.export.deck.logo import as_png
from planner.export.deck.packed import packed
from planner.model.brand import Brand
from planner.words.catalogue import language, territory

LOGO_TOP, LOGO_HEIGHT, LOGO_WIDTH = Inches(0.22), Inches(0.38), Inches(2.0)
MARK_SIZE = 11
_TERRITORIES = {"en": "US"}
_KEPT = {qn("dc:title"), qn("dc:creator"), qn("dc:language")}
_DECORATIVE = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative">
 <a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1"/></a:ext>
</a:extLst>"""

COLOURS = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "surface": MSO_THEME_COLOR.BACKGROUND_1,
    "muted": MSO_THEME_COLOR.TEXT_2,
    "selection": MSO_THEME_COLOR.BACKGROUND_2,
    "accent": MSO_THEME_COLOR.ACCENT_1,
    "commission": MSO_THEME_COLOR.ACCENT_2,
    "gain": MSO_THEME_COLOR.ACCENT_3,
    "loss": MSO_THEME_COLOR.ACCENT_4,
    "field_border": MSO_THEME_COLOR.ACCENT_5,
    "pale": MSO_THEME_COLOR.ACCENT_6,
}
"""The palette's colours by their places in the theme; ``pale`` is a light accent."""


class Place(NamedTuple):
    """Where something lies on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The same as slides count."""
        left, top, width, height = (Emu(round(each * 914400)) for each in self)
        return left, top, width, height


BODY = Place(0.6, 1.8, 12.13, 5.0)


class Said(NamedTuple):
    """A paragraph."""

    text: str
    size: float = 14
    colour: str = "ink"
    bold: bool = False
    after: float = 0


def coloured(colour: ColorFormat, name: str) -> None:
    """Give something a colour of the theme."""
    colour.theme_color = COLOURS[name]


class Deck:
    """Slides of one brand."""

    def __init__(self, brand: Brand, facts: str, mark: str = "") -> None:
        """Begin without slides; the brand's footer, ``facts`` and ``mark`` stand on each."""
        self.brand, self.mark = brand, plain(mark)
        self.foot = foot.foot(plain(brand.footer), plain(facts))
        self.made = template.empty(brand, brand_palette(brand))
        self.logo = None if brand.logo is None else as_png(brand.logo)

    def slide(self, title: str, *, logo: bool = True) -> Slide:
        """A new slide with its conclusion."""
        slide: Slide = self.made.slides.add_slide(self.made.slide_layouts[0])
        title_of(slide).text_frame.text = plain(title)
        foot.add_to(slide, self.foot, len(self.made.slides))
        if self.mark:
            place = Place(0.6, 0.26, 6, 0.32)
            self.say(slide, place, [Said(self.mark, MARK_SIZE, "loss", bold=True)])
        if logo:
            right = template.WIDTH - template.MARGIN
            self.add_logo(slide, right, LOGO_TOP, LOGO_WIDTH, LOGO_HEIGHT, at_right=True)
        return slide

    def say(
        self,
        slide: Slide,
        place: Place,
        said: Iterable[Said],
        *,
        align: PP_ALIGN = PP_ALIGN.LEFT,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    ) -> None:
        """Words in a place."""
        frame = slide.shapes.add_textbox(*place.emu).text_frame
        frame.word_wrap = True
        frame.vertical_anchor = anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        write(frame, said, align)

    def add_logo(
        self, slide: Slide, x: int, top: int, width: int, height: int, *, at_right: bool = False
    ) -> None:
        """The logo, if there is one, within a width and a height from its left or right edge."""
        if self.logo is None:
            return
        with Image.open(BytesIO(self.logo)) as image:
            wide, high = image.size
        scale = min(width / wide, height / high)
        size = Emu(max(round(wide * scale), 1)), Emu(max(round(high * scale), 1))
        left = Emu(x - size[0]) if at_right else Emu(x)
        shape = slide.shapes.add_picture(BytesIO(self.logo), left, Emu(top), *size)
        describe(shape, "", decorative=True)

    def add_picture(self, slide: Slide, place: Place, png: bytes, alt: str) -> None:
        """A picture with its words."""
        shape = slide.shapes.add_picture(BytesIO(png), *place.emu)
        describe(shape, alt)

    def add_line(self, slide: Slide, place: Place, colour: str = "accent") -> None:
        """A filled box that means nothing."""
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place.emu)
        shape.fill.solid()
        coloured(shape.fill.fore_color, colour)
        shape.line.fill.background()
        shape.shadow.inherit = False
        describe(shape, "", decorative=True)

    def save(self, title: str, author: str) -> bytes:
        """The file: with its language and its properties, always the same bytes."""
        spoken = _spoken()
        for slide in self.made.slides:
            _speak(slide._element, spoken)
        _speak(self.made.slide_master._element, spoken)
        _speak(self.made.slide_layouts[0]._element, spoken)
        properties = self.made.core_properties
        properties.title, properties.author = plain(title)[:255], plain(author)[:255]
        properties.language = spoken
        element = properties._element
        for child in [*element]:
            if child.tag not in _KEPT:
                element.remove(child)
        made = BytesIO()
        self.made.save(made)
        return packed(made.getvalue())


def title_of(slide: Slide) -> Any:
    """The title of a slide of ours: each has one."""
    return slide.shapes.title


def write(frame: Any, said: Iterable[Said], align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
    """Paragraphs into a frame."""
    for number, each in enumerate(said):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.alignment = align
        paragraph.space_after = Pt(each.after)
        run = paragraph.add_run()
        run.text = plain(each.text)
        run.font.size, run.font.bold = Pt(each.size), each.bold
        coloured(run.font.color, each.colour)


def describe(shape: Any, alt: str, *, decorative: bool = False) -> None:
    """Say in words what a graphic shows, or that it shows nothing."""
    (about, *_) = shape._element.iter(qn("p:cNvPr"))
    about.set("descr", plain(alt))
    if decorative:
        about.append(parse_xml(_DECORATIVE))


def lines_of(typed: str) -> Sequence[str]:
    """What people typed, line by line."""
    return [plain(line).strip() for line in typed.splitlines()]


def _spoken() -> str:
    """The language in use as documents name it."""
    own = language()
    return f"{own}-{territory() or _TERRITORIES.get(own, own.upper())}"


def _speak(element: Any, spoken: str) -> None:
    """Say of all words what language they are in, so that they are checked and read in it."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, OxmlElement("a:rPr"))
    for words in element.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        words.set("lang", spoken)
