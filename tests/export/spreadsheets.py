"""Workbooks as their cells, edited in the file itself, and recalculated by LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# Without it, LibreOffice hands back the values that stand beside the formulas.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

Value = float | str


class Cell(NamedTuple):
    """What a cell holds, and whether it is a formula's result."""

    value: Value
    computed: bool


Cells = Mapping[str, Mapping[str, Cell]]
"""By sheet and place."""


def cells(data: bytes) -> Cells:
    """The cells of a workbook that hold something."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        strings = _strings(file)
        return {name: dict(_cells(file.read(part), strings)) for name, part in _parts(file).items()}


def _strings(file: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    root = ET.fromstring(file.read("xl/sharedStrings.xml"))
    return ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in root]


def _parts(file: zipfile.ZipFile) -> dict[str, str]:
    relations = ET.fromstring(file.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): str(each.get("Target")) for each in relations}
    book = ET.fromstring(file.read("xl/workbook.xml"))
    found = {}
    for sheet in book.iter(f"{MAIN}sheet"):
        target = targets[sheet.get(RELATION)].removeprefix("/xl/")
        found[str(sheet.get("name"))] = f"xl/{target}"
    return found


def _cells(part: bytes, strings: list[str]) -> Iterable[tuple[str, Cell]]:
    for cell in ET.fromstring(part).iter(f"{MAIN}c"):
        computed = cell.find(f"{MAIN}f") is not None
        held = cell.find(f"{MAIN}v")
        inline = cell.find(f"{MAIN}is")
        if held is None and inline is None and not computed:
            continue
        shown = "" if held is None else held.text or ""
        kind = cell.get("t", "n")
        value: Value
        if inline is not None:
            value = "".join(t.text or "" for t in inline.iter(f"{MAIN}t"))
        elif kind == "s":
            value = strings[int(shown)]
        elif kind == "n":
            value = float(shown) if shown else ""
        else:
            value = shown
        yield str(cell.get("r")), Cell(value, computed)


def names(data: bytes) -> dict[str, tuple[str, str]]:
    """The names of single cells: the sheet and the place of each."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        book = ET.fromstring(file.read("xl/workbook.xml"))
    found = {}
    for each in book.iter(f"{MAIN}definedName"):
        alone = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$([0-9]+)", each.text or "")
        if alone:
            found[str(each.get("name"))] = (alone[1], alone[2] + alone[3])
    return found


def typed(data: bytes, sheet: str, place: str, value: Value | None) -> bytes:
    """The same file with one input cell changed, as if somebody had typed into it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        part = _parts(file)[sheet]
        held = {name: file.read(name) for name in file.namelist()}
    xml = held[part].decode()
    found = re.search(rf'<c r="{place}"( s="[0-9]+")?( t="\w+")?(/>|>.*?</c>)', xml)
    assert found and "<f>" not in found[0], f"{sheet}!{place} is no input"
    style = found[1] or ""
    if value is None:
        cell = f'<c r="{place}"{style}/>'
    elif isinstance(value, str):
        cell = f'<c r="{place}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    else:
        cell = f'<c r="{place}"{style}><v>{value!r}</v></c>'
    held[part] = (xml[: found.start()] + cell + xml[found.end() :]).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in held.items():
            file.writestr(name, content)
    return out.getvalue()


def recalculated(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, Cells]:
    """What LibreOffice makes of workbooks, by their names: half of them on each of two cores."""
    given, made = folder / "given", folder / "made"
    given.mkdir()
    for name, data in workbooks.items():
        (given / f"{name}.xlsx").write_bytes(data)
    files = sorted(given.iterdir())
    halves = [half for half in (files[::2], files[1::2]) if half]
    offices = [
        _office(folder / f"profile-{number}", half, made) for number, half in enumerate(halves)
    ]
    for office in offices:
        assert office.wait(900) == 0
    return {name: cells((made / f"{name}.xlsx").read_bytes()) for name in workbooks}


def _office(profile: Path, files: list[Path], made: Path) -> subprocess.Popen[bytes]:
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    return subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(made),
            *map(str, files),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def differences(expected: Cells, found: Cells) -> list[str]:
    """Where the computed cells of one workbook differ from the same places of another."""
    told = []
    for sheet, those in expected.items():
        for place, cell in those.items():
            if not cell.computed:
                continue
            other = found[sheet].get(place, Cell("", computed=True)).value
            if not _same(cell.value, other):
                told.append(f"{sheet}!{place}: {cell.value!r}, LibreOffice {other!r}")
    return told


def _same(one: Value, other: Value) -> bool:
    """Whether two cells show the same; expected numbers are floats, amounts are exact."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))
