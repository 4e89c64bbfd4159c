"""Client files of each format, and ways to put a word somewhere in them."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from html import escape
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

Plant = Callable[[str], bytes]


def svg(inside: str = "", before: str = "", attributes: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{before}'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"{attributes}>'
        f'<path d="M 1505.25 2816.92 L 70.25 10"/><text x="1505.25" y="20">Packages</text>'
        f"{inside}</svg>"
    ).encode()


def in_svg() -> dict[str, Plant]:
    def said(word: str) -> str:
        return escape(word)

    return {
        "text": lambda word: svg(f"<text>{said(word)}</text>"),
        "text in parts": lambda word: svg(
            f"<text>{said(word[:3])}<tspan>{said(word[3:])}</tspan></text>"
        ),
        "attribute": lambda word: svg(f'<g aria-label="{said(word)}"/>'),
        "comment": lambda word: svg(f"<!-- {word} -->"),
        "comment in front": lambda word: svg(before=f"<!--{word}-->"),
        "metadata": lambda word: svg(f"<metadata><dc>{said(word)}</dc></metadata>"),
        "cdata": lambda word: svg(f"<desc><![CDATA[{word}]]></desc>"),
        "title": lambda word: svg(f"<title>{said(word)}</title>"),
        "entities": lambda word: svg(
            "<desc>" + "".join(f"&#{ord(each)};" for each in word) + "</desc>"
        ),
        "own attribute": lambda word: svg(attributes=f' data-note="{said(word)}"'),
        "style": lambda word: svg(f"<style>/* {word} */ text {{ fill: red }}</style>"),
        "content": lambda word: svg(f"<style>text::after {{ content: '{word}' }}</style>"),
        "instruction": lambda word: svg(before=f"<?note {word}?>"),
        "picture": lambda word: svg(
            f'<image href="data:image/png;base64,{base64.b64encode(png_text(word)).decode()}"/>'
        ),
        "drawing": lambda word: svg(
            '<image href="data:image/svg+xml;base64,'
            f'{base64.b64encode(svg(f"<desc>{said(word)}</desc>")).decode()}"/>'
        ),
    }


# PNG


def _pixels(about: PngInfo | None = None, **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(file, "PNG", pnginfo=about, **options)
    return file.getvalue()


def png_text(word: str) -> bytes:
    about = PngInfo()
    about.add_text("Description", word)
    return _pixels(about)


def _zipped(word: str) -> bytes:
    about = PngInfo()
    about.add_text("Description", word, zip=True)
    return _pixels(about)


def _international(word: str) -> bytes:
    about = PngInfo()
    about.add_itxt("Description", word, zip=True)
    return _pixels(about)


def _exif(word: str) -> bytes:
    made = Image.Exif()
    made[0x010E] = word
    return _pixels(exif=made)


def _after_pixels(word: str) -> bytes:
    """Hidden where the pixels are kept, behind them."""
    whole = _pixels()
    at = whole.index(b"IDAT")
    (length,) = struct.unpack_from(">I", whole, at - 4)
    content = whole[at + 4 : at + 4 + length] + word.encode()
    chunk = struct.pack(">I", len(content)) + b"IDAT" + content
    chunk += struct.pack(">I", zlib.crc32(b"IDAT" + content))
    return whole[: at - 4] + chunk + whole[at + 8 + length :]


def _own_chunk(word: str) -> bytes:
    whole = _pixels()
    content = word.encode()
    chunk = struct.pack(">I", len(content)) + b"noTe" + content
    chunk += struct.pack(">I", zlib.crc32(b"noTe" + content))
    return whole[:-12] + chunk + whole[-12:]


def in_png() -> dict[str, Plant]:
    return {
        "text": png_text,
        "packed text": _zipped,
        "international text": _international,
        "exif": _exif,
        "after the end": lambda word: _pixels() + word.encode(),
        "after the pixels": _after_pixels,
        "chunk of its own": _own_chunk,
    }


# Office documents


def archive(parts: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def changed(document: bytes, part: str, old: str, new: str) -> bytes:
    """A document with a part rewritten."""
    with zipfile.ZipFile(io.BytesIO(document)) as archived:
        parts = {entry.filename: archived.read(entry) for entry in archived.infolist()}
    assert old in parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new, 1).encode()
    return archive(dict(parts))


def with_part(document: bytes, name: str, content: bytes | str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archived:
        parts: dict[str, bytes | str] = {
            entry.filename: archived.read(entry) for entry in archived.infolist()
        }
    return archive({**parts, name: content})


def part(word: str, element: str = "a") -> str:
    return f'<?xml version="1.0"?>\n<{element}>{escape(word)}</{element}>'


def in_workbook(clean: bytes) -> dict[str, Plant]:
    core, sheet = "docProps/core.xml", "xl/worksheets/sheet1.xml"

    def property_(word: str) -> bytes:
        return changed(clean, core, "</dc:title>", f" {escape(word)}</dc:title>")

    def twice(word: str) -> bytes:
        file = io.BytesIO(with_part(clean, "xl/notes.xml", part("here")))
        with zipfile.ZipFile(file, "a") as made:
            info = zipfile.ZipInfo("xl/notes.xml")
            made.fp = made.fp  # the archive warns of a name twice; the entry is made by hand
            made.filelist = [each for each in made.filelist if each.filename != info.filename]
            made.NameToInfo.pop(info.filename, None)
            made.writestr(info, part(word))
        return file.getvalue()

    return {
        "property": property_,
        "hidden sheet": lambda word: with_part(
            clean,
            "xl/worksheets/sheet9.xml",
            f'<worksheet><c t="inlineStr"><is><t>{escape(word)}</t></is></c></worksheet>',
        ),
        "text in runs": lambda word: with_part(
            clean,
            "xl/more.xml",
            f"<sst><si><r><t>{escape(word[:4])}</t></r><r><t>{escape(word[4:])}</t></r></si></sst>",
        ),
        "comment": lambda word: with_part(
            clean, "xl/comments1.xml", f"<comments><t>{escape(word)}</t></comments>"
        ),
        "defined name": lambda word: changed(
            clean,
            "xl/workbook.xml",
            "</sheets>",
            f'</sheets><definedNames><definedName name="x">"{escape(word)}"</definedName>'
            "</definedNames>",
        ),
        "alt text": lambda word: with_part(
            clean, "xl/drawings/drawing1.xml", f'<d><cNvPr id="2" descr="{escape(word)}"/></d>'
        ),
        "custom part": lambda word: with_part(clean, "customXml/item1.xml", part(word)),
        "chart cache": lambda word: with_part(
            clean, "xl/charts/chart1.xml", f"<c:x><c:v>{escape(word)}</c:v></c:x>"
        ),
        "workbook within": lambda word: with_part(
            clean, "xl/embeddings/book.xlsx", property_(word)
        ),
        "picture": lambda word: with_part(clean, "xl/media/image1.png", png_text(word)),
        "unread part": lambda word: with_part(clean, "xl/printer.bin", word.encode()),
        "name of a part": lambda word: with_part(clean, f"xl/{word}.xml", part("x")),
        "comment in XML": lambda word: changed(
            clean, sheet, "<sheetData>", f"<!--{word}--><sheetData>"
        ),
        "after the end": lambda word: clean + word.encode(),
        "before the start": lambda word: word.encode() + clean,
        "archive's comment": lambda word: _commented(clean, word),
        "twice": twice,
    }


def _commented(document: bytes, word: str) -> bytes:
    file = io.BytesIO(document)
    with zipfile.ZipFile(file, "a") as made:
        made.comment = word.encode()
    return file.getvalue()


# PDF


def _with_writer(clean: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(clean)))
    change(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _content(text: str, font: str = "/Helv") -> DecodedStreamObject:
    stream = DecodedStreamObject()
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    shown = f"BT {font} 12 Tf 20 20 Td ({escaped}) Tj ET"
    stream.set_data(shown.encode("latin-1", "replace"))
    return stream


def in_pdf(clean: bytes) -> dict[str, Plant]:
    def hidden_page_text(word: str) -> bytes:
        def change(writer: PdfWriter) -> None:
            page = writer.pages[0]
            font = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Font"),
                    NameObject("/Subtype"): NameObject("/Type1"),
                    NameObject("/BaseFont"): NameObject("/Helvetica"),
                    NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
                }
            )
            resources = page["/Resources"].get_object()
            assert isinstance(resources, DictionaryObject)
            fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
            fonts[NameObject("/Helv")] = writer._add_object(font)
            own = page.raw_get("/Contents")
            extra = writer._add_object(_content(word).flate_encode())
            page[NameObject("/Contents")] = ArrayObject([own, extra])

        return _with_writer(clean, change)

    def unreferenced(word: str) -> bytes:
        return _with_writer(
            clean, lambda writer: void(writer._add_object(_content(word).flate_encode()))
        )

    def annotation(word: str) -> bytes:
        note = FreeText(text=word, rect=(10, 10, 90, 30))
        return _with_writer(clean, lambda writer: void(writer.add_annotation(0, note)))

    def alt_text(word: str) -> bytes:
        def change(writer: PdfWriter) -> None:
            element = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/StructElem"),
                    NameObject("/Alt"): TextStringObject(word),
                    NameObject("/K"): NumberObject(0),
                }
            )
            writer._add_object(element)

        return _with_writer(clean, change)

    def script(word: str) -> bytes:
        def change(writer: PdfWriter) -> None:
            writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
                {
                    NameObject("/S"): NameObject("/JavaScript"),
                    NameObject("/JS"): TextStringObject(f"x = '{word}'"),
                }
            )

        return _with_writer(clean, change)

    def later_version(word: str) -> bytes:
        start = clean.rpartition(b"startxref")[2].split()[0].decode()
        extra = f"\n900 0 obj\n({word})\nendobj\n"
        tail = f"xref\n0 0\ntrailer\n<</Size 901/Prev {start}>>\nstartxref\n{len(clean)}\n%%EOF"
        return clean + extra.encode("latin-1", "replace") + tail.encode()

    return {
        "page": hidden_page_text,
        "title": lambda word: _with_writer(
            clean, lambda writer: writer.add_metadata({"/Title": word})
        ),
        "own property": lambda word: _with_writer(
            clean, lambda writer: writer.add_metadata({"/Note": word})
        ),
        "outline": lambda word: _with_writer(
            clean, lambda writer: void(writer.add_outline_item(title=word, page_number=0))
        ),
        "annotation": annotation,
        "attachment": lambda word: _with_writer(
            clean, lambda writer: void(writer.add_attachment("a.svg", svg(f"<text>{word}</text>")))
        ),
        "attachment's name": lambda word: _with_writer(
            clean, lambda writer: void(writer.add_attachment(word, svg()))
        ),
        "alt text": alt_text,
        "script": script,
        "object that nothing refers to": unreferenced,
        "later version": later_version,
        "after the end": lambda word: clean + word.encode(),
        "comment": lambda word: clean.replace(
            b"startxref", b"% " + word.encode("latin-1", "replace") + b"\nstartxref", 1
        ),
    }


def void(_: object) -> None:
    """What a change gives back is of no use here."""


# Texts


def in_texts() -> dict[str, tuple[str, Plant]]:
    return {
        "cell": (".csv", lambda word: f'Package,Price\r\nGrowth,"{word}"\r\n'.encode()),
        "plain": (".txt", lambda word: f"Growth: {word}".encode()),
        "html": (".html", lambda word: f"<p>Growth <b>{escape(word)}</b></p>".encode()),
        "html attribute": (".html", lambda word: f'<p title="{escape(word)}">x</p>'.encode()),
        "html comment": (".html", lambda word: f"<p>x<!-- {word} --></p>".encode()),
        "html script": (".html", lambda word: f"<script>var x = '{word}'</script>".encode()),
    }
