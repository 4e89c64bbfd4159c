"""One look for window and charts: colours that mean something, one type scale, one unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

UNIT = 8
"""The spacing unit in device-independent pixels; 4 is its half."""

RADIUS = 6

CAPTION, BODY, TITLE, HEADLINE, CLIENT = 12, 13, 15, 22, 32
"""The type scale in device-independent pixels."""

REGULAR, SEMIBOLD = 400, 600

FAMILY = "Inter"

DASHES: Mapping[str, Sequence[float]] = {"dashed": (4.0, 2.5), "dotted": (1.0, 2.2)}
"""Strokes and gaps of a line, in widths of it."""

HATCH_STEP = 6
HATCH_SHARE = 0.45
"""How far apart the strokes of a hatching are, and how strong."""


@dataclass(frozen=True)
class Palette:
    """Colours by meaning, as ``#RRGGBB``.

    Blue is resale and what can be acted on, orange commission, green a gain, red a loss, amber a
    warning. Text meets a contrast of 4.5:1 on its ground, lines and borders that carry meaning 3:1.
    """

    ground: str
    surface: str
    border: str
    field_border: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    commission: str
    gain: str
    loss: str
    warning: str
    warning_ground: str
    selection: str
    grid: str

    def band(self, level: int) -> str:
        """The tint of a tier's band: each tier a little deeper."""
        return blend(self.surface, self.accent, min(0.014 + 0.024 * level, 0.11))

    def ground_of(self, name: str, level: int = 0) -> str:
        """The colour of a filled ground by its name: a tier's band, or a tint in hundredths."""
        if name == "band":
            return self.band(level)
        colour = str(getattr(self, name))
        return blend(self.surface, colour, level / 100) if level else colour

    def names(self) -> tuple[str, ...]:
        """The names of the colours."""
        return tuple(each.name for each in fields(self))


LIGHT = Palette(
    ground="#F5F6F8",
    surface="#FFFFFF",
    border="#DCE0E6",
    field_border="#7A8592",
    ink="#1A1E24",
    muted="#5A6470",
    accent="#0A5FC2",
    on_accent="#FFFFFF",
    commission="#B04E05",
    gain="#17713F",
    loss="#B3261E",
    warning="#8F5A00",
    warning_ground="#FFF3DA",
    selection="#E6EFFA",
    grid="#E4E8EE",
)

DARK = Palette(
    ground="#14171B",
    surface="#1C2026",
    border="#343B44",
    field_border="#66717E",
    ink="#E9ECF0",
    muted="#A2ACB7",
    accent="#6CAEFF",
    on_accent="#10151B",
    commission="#F0A25B",
    gain="#5FC48B",
    loss="#FF8A80",
    warning="#E3B04B",
    warning_ground="#3A2F16",
    selection="#22344A",
    grid="#2A3038",
)


def blend(ground: str, over: str, share: float) -> str:
    """Mix a share of one colour into another."""
    mixed = [
        round(a + (b - a) * share) for a, b in zip(_channels(ground), _channels(over), strict=True)
    ]
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance), from 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
