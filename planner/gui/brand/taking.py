"""Files that a brand is made of, read and checked beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planner.gui.brand.logo import is_blank
from planner.model.brand import Brand, Face, Logo
from planner.model.problems import Problem


class Taken(NamedTuple):
    """What a file gave, or why it cannot be taken; ``said`` is what is to be known of a font."""

    what: str
    value: Brand | Face | Logo | None = None
    problems: tuple[Problem, ...] = ()
    lacks: str = ""


LOGO, FONT, BOLD, BRAND, KNOWN = "logo", "font", "bold", "brand", "known"


def taken(what: str, path: Path, face: Face | None) -> Taken:
    """Read a file; a worker does.

    Args:
        what: what it is to become.
        path: the file.
        face: the font there is, of which a bold file is to be.
    """
    from planner.storage import brand_file, font_files, logos
    from planner.storage.plan_file import PlanFileError

    try:
        match what:
            case "logo":
                logo = logos.load(path)
                if is_blank(logo):
                    raise logos.refused("nothing-drawn")
                return Taken(what, logo)
            case "brand":
                brand = brand_file.load(path)
                return Taken(what, brand, lacks=_lacks(brand.font))
            case _:
                file = font_files.load(path)
                regular = file if what == FONT or face is None else face.regular
                made = font_files.face_of(regular, file if what == BOLD else b"")
                return Taken(what, made, lacks=_lacks(made))
    except PlanFileError as error:
        return Taken(what, problems=error.problems)


def known(face: Face) -> Taken:
    """What is to be known of a font that the plan has already."""
    return Taken(KNOWN, face, lacks=_lacks(face))


def _lacks(face: Face | None) -> str:
    from planner.storage import font_files

    return "" if face is None else font_files.lacking(face)
