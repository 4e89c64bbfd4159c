"""How charts are taken along: remembered from one time to the next."""

from __future__ import annotations

from dataclasses import dataclass

from planner.export.sheet import SIZES, Size, own_size
from planner.gui.settings import Settings

OWN = "own"
KINDS = ("png", "svg", "pdf")
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Options:
    """A size by its key or one's own in centimetres, and how the formats are written."""

    key: str = "half-slide"
    own: tuple[float, float] = (16.0, 9.0)
    transparent: bool = False
    paths: bool = True
    kind: str = "png"

    @property
    def size(self) -> Size:
        """The size that is meant."""
        return SIZES[self.key] if self.key in SIZES else own_size(*self.own)


def remembered(settings: Settings) -> Options:
    """The options that were used last."""
    key, kind = str(settings.get("charts/size")), str(settings.get("charts/kind"))
    usual = Options()
    try:
        width, height = (float(each) for each in str(settings.get("charts/own_size")).split("x"))
        own = own_size(width, height)
    except ValueError:
        own = own_size(*usual.own)
    return Options(
        key=key if key in {*SIZES, OWN} else usual.key,
        own=(own.width, own.height),
        transparent=settings.get("charts/transparent") == YES,
        paths=settings.get("charts/paths") != NO,
        kind=kind if kind in KINDS else usual.kind,
    )


def remember(settings: Settings, options: Options) -> None:
    """Use these options next time, too."""
    settings.set("charts/size", options.key)
    settings.set("charts/own_size", "{:g}x{:g}".format(*options.own))
    settings.set("charts/transparent", YES if options.transparent else NO)
    settings.set("charts/paths", YES if options.paths else NO)
    settings.set("charts/kind", options.kind)
