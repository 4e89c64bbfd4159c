"""A brand as a file of its own, to be shared: the looks of an agency and nothing of its plan."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from planner.model.brand import Brand
from planner.model.money import Currency
from planner.storage import font_files, logos
from planner.storage.logos import refused
from planner.storage.offered import BRAND
from planner.storage.plan_file import (
    PlanFileError,
    json_of,
    read_bytes,
    save_bytes,
)
from planner.storage.reading import UNKNOWN, Reader
from planner.storage.writing import written

FORMAT = "agency-brand"
VERSION = 1
SUFFIX = ".agencybrand"
MOST_BYTES = 8 * 2**20
NO_MONEY = Currency.of("USD")
"""No amount is in a brand."""


def load(path: Path) -> Brand:
    """Read a brand's file.

    Raises:
        PlanFileError: if it is none, with every fault and its place.
    """
    return parse(read_bytes(path, MOST_BYTES))


def parse(content: bytes) -> Brand:
    """Read a brand from the bytes of its file; its logo and font are checked as new ones are.

    Raises:
        PlanFileError: if they are no brand, or hold what cannot be taken.
    """
    if not content.strip():
        raise refused("other-brand-format")  # of a brand there is no earlier version to open
    root = json_of(content, otherwise="other-brand-format")
    version = root.pop("version", None)
    if root.pop("format", None) != FORMAT:
        raise refused("other-brand-format")
    if type(version) is not int or version < 1:
        raise refused("other-brand-format")
    if version > VERSION:
        raise refused("newer-brand-version", version=version, known=VERSION)
    reader = Reader(NO_MONEY, NO_MONEY)
    brand = reader.record(BRAND, root, ())
    if brand is UNKNOWN or reader.faults:
        raise PlanFileError(reader.faults)
    return checked(brand)


def checked(brand: Brand) -> Brand:
    """A brand whose logo and font were made by somebody else, as if both were chosen here.

    Raises:
        PlanFileError: if one of them cannot be taken.
    """
    logo, font = brand.logo, brand.font
    if logo is not None:
        logo = logos.logo_of(logo.data)
    if font is not None:
        font = font_files.face_of(font.regular, font.bold)
    return replace(brand, logo=logo, font=font)


def content_of(brand: Brand) -> bytes:
    """The bytes of a brand's file."""
    root = {"format": FORMAT, "version": VERSION, **written(BRAND, brand)}
    return (json.dumps(root, ensure_ascii=False, indent=2) + "\n").encode()


def save(path: Path, brand: Brand) -> None:
    """Replace a brand's file, durably: after a failure the old one is as it was.

    Raises:
        PlanFileError: if it cannot be written.
    """
    save_bytes(path, content_of(brand))
