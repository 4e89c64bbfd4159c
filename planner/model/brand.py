"""What an agency looks like to its clients, and what its proposals say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.model.unknown import Unknown, none_unknown


class Kind(StrEnum):
    """What a logo is made of."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, as the file had it."""

    kind: Kind
    data: bytes
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its family's name, and its files; without a bold one the regular is made bolder."""

    family: str
    regular: bytes
    bold: bytes = b""
    unknown: Unknown = none_unknown()


@dataclass(frozen=True)
class Brand:
    """The agency's looks. Colours are ``#RRGGBB``; an empty one: the program's.

    ``contact`` are lines of an address, a telephone, a site; ``footer`` stands under each page.
    """

    logo: Logo | None = None
    colour: str = ""
    second_colour: str = ""
    font: Face | None = None
    contact: tuple[str, ...] = ()
    footer: str = ""
    unknown: Unknown = none_unknown()


class Paper(StrEnum):
    """The size of a page."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class Wording:
    """What the agency's proposals say, and for how long they hold, in days."""

    introduction: str = ""
    terms: str = ""
    valid_days: int = 30
    paper: Paper = Paper.A4
    unknown: Unknown = none_unknown()
