"""How the client view looks: the light palette in the agency's colours, its font and its logo."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from planner.charts.brand import brand_palette
from planner.charts.style import BODY, CLIENT, HEADLINE, RADIUS, TITLE, UNIT, Palette, blend
from planner.gui import theme
from planner.gui.brand_font import BrandFont
from planner.model.brand import Brand, Kind, Logo
from planner.model.offer import Offer

PRICE_SIZES = (CLIENT, HEADLINE, TITLE)
"""What a price may be written in: the largest in which all of them fit."""
LOGO_HEIGHT, LOGO_WIDTH = 48, 260
ICON = 64
SIZES = re.compile(r"(font-size|min-height): (\d+)px")
SMALL = 1024, 640
"""The screen on which everything has the sizes of the type scale."""
LARGEST = 2.5
FEW, CARD, NAME_LINES, LINE = 3, 96, 56, 24
"""From how many packages and lines on words grow less, and by how much room for each of them."""
STEPS = 16
MOST_PIXELS = 40_000_000
MOST_BYTES = 8_000_000


def palette_of(brand: Brand) -> Palette:
    """The colours, on white: the client view has no ground of its own."""
    return brand_palette(brand)


def dress(widget: QWidget, brand: Brand, font: BrandFont, zoom: float = 1.0) -> Palette:
    """Give a window and all in it the agency's looks, enlarged for its size."""
    palette = palette_of(brand)
    widget.setFont(theme.font(round(BODY * zoom), family=font.show(brand.font)))
    widget.setPalette(theme.qt_palette(palette))
    sheet = _larger(theme.style_sheet(palette) + _rules(palette, zoom), zoom)
    widget.setStyleSheet(font.rule + sheet)
    return palette


def zoom_for(size: QSize, offer: Offer) -> float:
    """How many times as large as on a small screen words may be, so that all there is fits.

    A screen that is turned to people is looked at from further away than it is large; many
    packages, and long lists of what is in them, take the room that words would grow into.
    """
    wide, tall = SMALL
    packages = offer.packages
    lines = max((len(each.includes) + len(each.options) for each in packages), default=0)
    wide += max(len(packages) - FEW, 0) * CARD
    tall += max(len(packages) - FEW, 0) * NAME_LINES + max(lines - FEW, 0) * LINE
    fits = min(size.width() / wide, size.height() / tall, LARGEST)
    return max(int(fits * STEPS) / STEPS, 1.0)


def _larger(sheet: str, zoom: float) -> str:
    """A style sheet with larger words: lines and edges stay as fine as they are."""
    if zoom == 1:
        return sheet
    return SIZES.sub(lambda found: f"{found[1]}: {round(int(found[2]) * zoom)}px", sheet)


def _rules(p: Palette, zoom: float) -> str:
    hover, box = blend(p.surface, p.ink, 0.05), round(16 * zoom)
    sizes = "".join(
        f'QLabel[kind="client-price"][scale="{size}"] {{ font-size: {size}px; }}\n'
        for size in PRICE_SIZES
    )
    return f"""
    QWidget[kind="client-view"] {{ background: {p.surface}; }}
    QLabel {{ color: {p.ink}; }}
    QLabel[kind="client-heading"] {{ font-size: {HEADLINE}px; font-weight: 600; }}
    QLabel[kind="client-heading"][scale="long"] {{ font-size: {TITLE}px; }}
    QLabel[kind="client-name"] {{ font-size: {HEADLINE}px; font-weight: 600; }}
    QLabel[kind="client-name"][scale="narrow"] {{ font-size: {TITLE}px; }}
    QLabel[kind="client-mark"] {{ color: {p.accent}; font-size: {BODY}px; font-weight: 600; }}
    QLabel[kind="client-price"] {{ font-weight: 600; }}
    {sizes}
    QLabel[kind="client-words"] {{ font-size: {TITLE}px; }}
    QLabel[kind="client-words"][scale="narrow"] {{ font-size: {BODY}px; }}
    QLabel[kind="client-muted"] {{ color: {p.muted}; font-size: {BODY}px; }}
    QLabel[kind="client-figure"] {{ font-size: {BODY}px; }}
    QLabel[kind="title"] {{ font-size: {HEADLINE}px; }}
    QLabel[kind="client-hint"] {{ color: {p.muted}; font-size: {BODY}px; }}
    QFrame[kind="client-card"] {{ background: {p.surface}; border: 1px solid {p.border};
        border-radius: {RADIUS}px; padding: 1px; }}
    QFrame[kind="client-card"][chosen="true"] {{ border: 2px solid {p.accent}; padding: 0; }}
    QPushButton[kind="client-page"] {{ background: transparent; border: none; border-radius: 0;
        border-bottom: 3px solid transparent; color: {p.muted}; font-size: {TITLE}px;
        padding: {UNIT}px {UNIT}px; }}
    QPushButton[kind="client-page"]:hover {{ background: {hover}; }}
    QPushButton[kind="client-page"]:checked {{ color: {p.accent}; font-weight: 600;
        border-bottom: 3px solid {p.accent}; }}
    QPushButton[kind="client-page"]:focus {{ background: {p.selection}; }}
    QPushButton[kind="client-choice"] {{ background: {p.surface}; color: {p.ink};
        border: 1px solid {p.field_border}; border-radius: {RADIUS}px; font-size: {TITLE}px;
        padding: 6px 12px; min-height: 22px; }}
    QPushButton[kind="client-choice"]:hover {{ background: {hover}; }}
    QPushButton[kind="client-choice"]:checked {{ background: {p.accent}; color: {p.on_accent};
        border: 1px solid {p.accent}; font-weight: 600; }}
    QPushButton[kind="client-choice"]:focus {{ border: 2px solid {p.ink}; padding: 5px 11px; }}
    QLineEdit[kind="client-field"] {{ font-size: {HEADLINE}px; padding: 2px 10px;
        min-height: 30px; }}
    QLineEdit[kind="client-field"]:focus {{ border: 2px solid {p.accent}; padding: 1px 9px;
        min-height: 30px; }}
    QLineEdit[kind="client-field"][wrong="true"] {{ border: 2px solid {p.loss}; padding: 1px 9px;
        min-height: 30px; }}
    QCheckBox {{ font-size: {TITLE}px; spacing: 0; padding: 2px; border: 2px solid transparent;
        border-radius: {RADIUS}px; background: transparent; }}
    QCheckBox:focus {{ border: 2px solid {p.accent}; }}
    QCheckBox::indicator {{ width: {box}px; height: {box}px; border: 1px solid {p.field_border};
        border-radius: 3px; background: {p.surface}; }}
    QCheckBox::indicator:checked {{ background: {p.accent}; border: 1px solid {p.accent}; }}
    """


# The logo.


def draw_logo(logo: Logo, room: QSize, ratio: float) -> QPixmap | None:
    """A logo as large as the room allows; None where it is no picture that can be trusted."""
    if len(logo.data) > MOST_BYTES:
        return None
    image = _svg(logo.data, room * ratio) if logo.kind is Kind.SVG else _png(logo.data)
    if image is None or image.isNull():
        return None
    if logo.kind is not Kind.SVG:
        image = image.scaled(
            room * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    drawn = QPixmap.fromImage(image)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _png(data: bytes) -> QImage | None:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImageReader

    content = QByteArray(data)
    file = QBuffer(content)
    reader = QImageReader(file, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    return reader.read()


def _svg(data: bytes, room: QSize) -> QImage | None:
    from PySide6.QtSvg import QSvgRenderer

    from planner.svg.rewritten import SvgError, clean

    try:  # a plan's file may have been made by anybody
        renderer = QSvgRenderer(QByteArray(clean(data)))
    except SvgError:
        return None
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return None
    image = QImage(
        size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def window_icon(brand: Brand, ratio: float) -> QIcon:
    """The logo, or a plain tile in the agency's colour."""
    if brand.logo is not None:
        logo = draw_logo(brand.logo, QSize(ICON, ICON), ratio)
        if logo is not None:
            return QIcon(logo)
    tile = QPixmap(ICON, ICON)
    tile.fill(theme.colour(palette_of(brand).accent))
    return QIcon(tile)
