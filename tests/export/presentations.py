"""Presentations read back without the library that wrote them: files, words, charts, workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as Xml
from zipfile import ZipFile

from openpyxl import load_workbook

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class Chart(NamedTuple):
    """A native chart: its names across, its series by name, and the cells of its workbook."""

    categories: list[str]
    series: list[tuple[str, list[float | None]]]
    cells: list[object]
    across: list[float]


class Slide(NamedTuple):
    """A slide: its title, all its words, and its charts."""

    title: str
    words: list[str]
    charts: list[Chart]
    xml: Xml.Element


def files(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def slides(data: bytes) -> list[Slide]:
    held = files(data)
    several = sum(name.startswith("ppt/slides/slide") for name in held)
    return [_slide(held, number) for number in range(1, several + 1)]


def _slide(held: dict[str, bytes], number: int) -> Slide:
    xml = Xml.fromstring(held[f"ppt/slides/slide{number}.xml"])
    related = _related(held, f"ppt/slides/_rels/slide{number}.xml.rels")
    charts = [
        _chart(held, f"ppt/charts/{related[each.attrib[_name('r:id')]]}")
        for each in xml.iter(_name("c:chart"))
    ]
    title = ""
    for shape in xml.iter(_name("p:sp")):
        place = shape.find(".//p:ph", NAMES)
        if place is not None and place.get("type") == "title":
            title = "".join(each.text or "" for each in shape.iter(_name("a:t")))
    return Slide(title, [each.text or "" for each in xml.iter(_name("a:t"))], charts, xml)


def _related(held: dict[str, bytes], name: str) -> dict[str, str]:
    return {
        each.attrib["Id"]: each.attrib["Target"].rpartition("/")[2]
        for each in Xml.fromstring(held[name])
    }


def _chart(held: dict[str, bytes], name: str) -> Chart:
    xml = Xml.fromstring(held[name])
    book = next(iter(_related(held, name.replace("charts/", "charts/_rels/") + ".rels").values()))
    sheets = load_workbook(BytesIO(held[f"ppt/embeddings/{book}"]))
    assert sheets.sheetnames == ["Sheet1"]
    cells = [cell.value for row in sheets["Sheet1"].iter_rows() for cell in row]
    (first, *_) = xml.iter(_name("c:ser"))
    series = []
    for each in xml.iter(_name("c:ser")):
        named = each.find("c:tx", NAMES)
        value = "c:val" if each.find("c:val", NAMES) is not None else "c:yVal"
        said = "" if named is None else "".join(t.text or "" for t in named.iter(_name("c:v")))
        series.append((said, [*_numbers(each, value)]))
    categories = [
        v.text or "" for each in first.findall("c:cat", NAMES) for v in each.iter(_name("c:v"))
    ]
    across = [each for each in _numbers(first, "c:xVal") if each is not None]
    return Chart(categories, series, [each for each in cells if each is not None], across)


def _numbers(series: Xml.Element, kind: str) -> Iterator[float | None]:
    for cache in series.findall(f"{kind}//c:numCache", NAMES):
        several = cache.find("c:ptCount", NAMES)
        assert several is not None
        held = {
            int(point.attrib["idx"]): float(point.findtext("c:v", "", NAMES))
            for point in cache.findall("c:pt", NAMES)
        }
        yield from (held.get(index) for index in range(int(several.attrib["val"])))


def formulas(data: bytes) -> list[bytes]:
    """The sheets of embedded workbooks that hold a formula or a link."""
    found = []
    for name, part in files(data).items():
        if name.endswith(".xlsx"):
            for inner, xml in files(part).items():
                if "sheets/" in inner and (b"<f" in xml or b"<hyperlink" in xml):
                    found.append(inner.encode() + xml)
    return found


def graphics(slide: Slide) -> list[Xml.Element]:
    """What says in words what a chart, a table, a picture or a drawn shape is."""
    kinds = ("p:graphicFrame", "p:pic")
    return [
        about
        for kind in kinds
        for each in slide.xml.iter(_name(kind))
        for about in each.iter(_name("p:cNvPr"))
    ]


def languages(data: bytes) -> set[str | None]:
    """In what languages the words of all slides, the master and the layout are."""
    return {
        each.get("lang")
        for name, part in files(data).items()
        if name.startswith("ppt/slide") and name.endswith(".xml")
        for kind in ("a:rPr", "a:endParaRPr")
        for each in Xml.fromstring(part).iter(_name(kind))
    }


def properties(data: bytes) -> dict[str, str]:
    """What the file says of itself."""
    core = Xml.fromstring(files(data)["docProps/core.xml"])
    return {each.tag.rpartition("}")[2]: each.text or "" for each in core}


def _name(short: str) -> str:
    prefix, _, local = short.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"
