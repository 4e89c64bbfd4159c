"""Reads XML, SVG and HTML back: texts, attributes, comments, styles, data: addresses.

Numbers that place and size what is drawn are told by the names of their attributes, and by being
nothing but numbers: no one reads them. What is in an attribute of another name is text.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from planner.export.audience.pieces import Budget, Piece, UnreadableError

GEOMETRY = frozenset(
    "d points x y z dx dy x1 y1 x2 y2 cx cy r rx ry fx fy width height viewbox transform "
    "gradienttransform patterntransform offset stroke-width stroke-dasharray stroke-dashoffset "
    "stroke-miterlimit stroke-opacity fill-opacity stop-opacity opacity font-size font-weight "
    "letter-spacing textlength version refx refy markerwidth markerheight rotate stddeviation "
    "w h sz ht customheight defaultrowheight defaultcolwidth basecolwidth left right top bottom "
    "header footer l t b tint theme min max windowwidth windowheight xwindow ywindow colspan "
    "rowspan cellpadding cellspacing border".split()
)
"""Attributes that say where and how large, in SVG, HTML and office documents, in lower case."""

MEASURES = re.compile(
    r"(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[MLHVCSQTAZ]|matrix|translate|scale|rotate|skew[XY]"
    r"|px|pt|cm|mm|in|r?em|%|[(),\s])*",
    re.IGNORECASE,
)
WHOLE = re.compile(r"[-+]?\d+")
CODES = frozenset("id class href xlink:href clip-path mask filter role for r:id r:embed".split())
COLOUR = re.compile(r"#?[0-9A-Fa-f]{3,8}")
LOOKS = frozenset("typeface panose charset pitchfamily script lang xml:lang xml:space".split())
"""Names of fonts and scripts: words of the format."""

READ = frozenset("alt title descr description content label aria-label summary".split())
"""Attributes that are read out to people; in others the words of a format may stand."""

OF_FORMAT = frozenset(
    "Application c:formatCode pdf:Producer xmp:CreatorTool xmpMM:RenditionClass vt:lpstr".split()
)
"""Elements that name the program that wrote a file, its parts, and how its numbers are shown."""

LAYOUTS = ("ppt/slideMasters/", "ppt/slideLayouts/")
"""Parts whose texts stand on no slide."""

BLOCKS = frozenset(
    "text a:p si is comment p li td th tr h1 h2 h3 h4 h5 h6 div title desc caption".split()
)
"""Elements whose text is read as a whole, however many parts it is drawn in."""

VALUES = frozenset("v c:v cell".split())
"""Elements whose text is a value: of a cell, or in the cache of a chart."""

FORMULAS = frozenset("f c:f definedName formula1 formula2 formula".split())
CELLS = re.compile(r"\$?\b[A-Z]{1,3}\$?\d{1,7}\b")
SCALES = frozenset("c:min c:max c:majorUnit c:minorUnit".split())
UNSAID = frozenset("AppVersion a:tableStyleId xmpMM:DocumentID xmpMM:InstanceID".split())
"""Elements that hold the version of a program, and what is drawn by lot."""
COMMENT = re.compile(r"/\*(.*?)\*/", re.DOTALL)
ADDRESS = re.compile(r"url\(\s*['\"]?(data:[^)'\"]+)['\"]?\s*\)")
QUOTED = re.compile(r"content\s*:\s*(\"[^\"]*\"|'[^']*')|(--[\w-]+\s*:[^;}]*)")
DECLARED = re.compile(r"[\w-]+\s*:(?!//)")
SIZE = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:px|pt|cm|mm|in|r?em|%|s|ms|deg)?\b")


def xml(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The pieces of an XML document, of SVG too."""
    reader = _Xml(where, budget)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableError(budget.place(where)) from error
    yield from reader.found
    for address in reader.addresses:
        yield from address_content(address, where, budget)


class _Xml:
    """Gathers what an XML document says while it is parsed."""

    def __init__(self, where: str, budget: Budget) -> None:
        self.where, self.budget, self.place = where, budget, budget.place(where)
        self.found: list[Piece] = []
        self.addresses: list[str] = []
        self.open: list[tuple[str, list[str], dict[str, str]]] = []
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._say
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity
        self.parser = parser

    def _say(self, text: str, *, data: bool = False, formal: bool = False) -> None:
        if text.strip():
            self.found.append(Piece(self.place, text, data, formal=formal))

    def _instruction(self, target: str, data: str) -> None:
        self._say(f"{target} {data}", formal=target == "xpacket")

    def _entity(self, *declared: str | int | None) -> None:
        del declared
        raise ValueError("documents of ours declare none")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.spend(1, self.place)
        self.open.append((name, [], attributes))
        if len(self.open) > 500:
            raise ValueError("nested too deep")
        for key, value in attributes.items():
            for piece in attribute(name, key, value, self.place):
                self.found.append(piece)
            self.addresses += addresses(value)

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1][1].append(text)

    def _end(self, name: str) -> None:
        _, parts, _ = self.open.pop()
        text = "".join(parts)
        inside = any(each in BLOCKS for each, *_ in self.open)
        if name == "style":
            self.addresses += addresses(text)
            self.found += style(text, self.place)
        elif name in VALUES:
            shared = self.open and self.open[-1][2].get("t") == "s"
            if not shared:  # else it is the number of a text that is read by itself
                self._say(text, data=True)
        elif name in FORMULAS:
            self._say(CELLS.sub(" ", text))
        elif name not in UNSAID and (name in BLOCKS or not inside):
            self._say(text, formal=name in OF_FORMAT or self.where.startswith(LAYOUTS))
        if inside:
            self.open[-1][1].append(text)


def attribute(element: str, key: str, value: str, place: str) -> Iterator[Piece]:
    """What an attribute says: nothing, where it only places or sizes."""
    plain = key.rpartition(":")[2].lower()
    if key.startswith("xmlns") or plain in LOOKS or not value.strip():
        return
    if plain == "style":
        yield from style(value, place)
    elif (
        (plain in GEOMETRY and MEASURES.fullmatch(value))
        or (COLOUR.fullmatch(value) and not value.isdigit())
        or value.startswith("data:")
    ):
        return
    elif element in SCALES or plain.startswith("data-"):
        yield Piece(place, value, data=True)
    elif plain in CODES or key in CODES or WHOLE.fullmatch(value):
        yield Piece(place, value, code=True)
    elif plain in {"ref", "sqref", "activecell", "r", "spans", "range"}:
        yield Piece(place, CELLS.sub(" ", value), code=True)
    else:
        yield Piece(place, value, formal=plain not in READ)


def style(text: str, place: str) -> Iterator[Piece]:
    """What a style sheet says besides sizes: comments, names, contents, properties of its own."""
    for comment in COMMENT.findall(text):
        yield Piece(place, comment)
    text = ADDRESS.sub(" ", COMMENT.sub(" ", text))
    for content, own in QUOTED.findall(text):
        yield Piece(place, content or own)
    rest = SIZE.sub(" ", DECLARED.sub(" ", QUOTED.sub(" ", text)))
    if rest.strip():
        yield Piece(place, rest, code=True)


def addresses(text: str) -> list[str]:
    """The data: addresses in an attribute or a style sheet."""
    if text.lstrip().startswith("data:"):
        return [text.strip()]
    return ADDRESS.findall(text)


def address_content(address: str, where: str, budget: Budget) -> Iterator[Piece]:
    """What is within a data: address."""
    from planner.export.audience.reading import inner

    head, _, body = address.partition(",")
    try:
        content = (
            base64.b64decode("".join(body.split()), validate=True)
            if head.endswith(";base64")
            else unquote_to_bytes(body)
        )
    except (binascii.Error, ValueError) as error:
        raise UnreadableError(budget.place(where)) from error
    yield from inner(content, f"{where} ({head[:40]})", budget)


def html(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The pieces of a HTML document, or of a part of one."""
    from planner.export.audience.plain import decoded

    reader = _Html(where, budget)
    try:
        reader.feed(decoded(data, budget.place(where)))
        reader.close()
    except (AssertionError, ValueError, RecursionError) as error:
        raise UnreadableError(budget.place(where)) from error
    reader.flush()
    yield from reader.found
    for address in reader.addresses:
        yield from address_content(address, where, budget)


class _Html(HTMLParser):
    """Gathers what a HTML document says."""

    def __init__(self, where: str, budget: Budget) -> None:
        super().__init__(convert_charrefs=True)
        self.place = budget.place(where)
        self.found: list[Piece] = []
        self.addresses: list[str] = []
        self.text: list[str] = []
        self.within = ""

    def flush(self) -> None:
        """Take what was said so far as a text of its own."""
        text = "".join(self.text)
        self.text.clear()
        if not text.strip():
            return
        if self.within == "style":
            self.addresses += addresses(text)
            self.found += style(text, self.place)
        else:
            self.found.append(Piece(self.place, text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag in {"br", "style", "script"}:
            self.flush()
        self.within = tag
        for key, value in attrs:
            self.found += attribute(tag, key, value or "", self.place)
            self.addresses += addresses(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in {"style", "script"}:
            self.flush()
            self.within = ""

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(Piece(self.place, data))

    def handle_decl(self, decl: str) -> None:
        self.found.append(Piece(self.place, decl, code=True))

    def handle_pi(self, data: str) -> None:
        self.found.append(Piece(self.place, data))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Piece(self.place, data))
