"""One look: the palette in use, the bundled font, and the style sheet made of both."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QImageReader,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from planner import resource
from planner.charts.style import (
    BODY,
    CAPTION,
    DARK,
    FAMILY,
    HEADLINE,
    LIGHT,
    RADIUS,
    TITLE,
    Palette,
    blend,
)

SYSTEM = "system"
LIGHT_THEME, DARK_THEME = "light", "dark"


class Theme(QObject):
    """The look in use; it follows the system unless told otherwise.

    Signals:
        changed: the colours are others.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Dress the application."""
        super().__init__(app)
        self._app = app
        self._choice = SYSTEM
        self.palette = LIGHT
        for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
            QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
        app.setFont(font(BODY))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Take the system's colours, light ones or dark ones."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        dark = self._choice == DARK_THEME or (
            self._choice == SYSTEM
            and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        palette = DARK if dark else LIGHT
        if palette != self.palette or not self._app.styleSheet():
            self.palette = palette
            self._app.setPalette(qt_palette(palette))
            self._app.setStyleSheet(style_sheet(palette))
        self.changed.emit()


@lru_cache(maxsize=32)
def font(size: int, *, bold: bool = False, family: str = FAMILY) -> QFont:
    """A font in a size of the type scale, with figures of one width; else said, the program's."""
    made = QFont(family)
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=128)
def colour(name: str) -> QColor:
    """A colour of the palette as Qt has it."""
    return QColor(name)


@lru_cache(maxsize=64)
def icon(name: str, ink: str, size: int = 16) -> QIcon:
    """A symbol in a colour: the shipped SVG with its ``currentColor`` replaced."""
    content = resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", ink)
    drawing = QByteArray(content.encode())
    scale = ceil(max(screen.devicePixelRatio() for screen in QGuiApplication.screens()))
    file = QBuffer(drawing)
    reader = QImageReader(file, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size * scale, size * scale))
    pixmap = QPixmap.fromImageReader(reader)
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)


def qt_palette(palette: Palette) -> QPalette:
    """The palette that Fusion and Qt's own dialogs draw with."""
    role = QPalette.ColorRole
    made = QPalette()
    for each, name in {
        role.Window: palette.ground,
        role.WindowText: palette.ink,
        role.Base: palette.surface,
        role.AlternateBase: palette.ground,
        role.Text: palette.ink,
        role.PlaceholderText: palette.muted,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.ink,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.Accent: palette.accent,
        role.Mid: palette.border,
        role.Dark: palette.field_border,
    }.items():
        made.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(palette.muted))
    return made


def style_sheet(palette: Palette) -> str:
    """Everything that Fusion does not draw as this program wants it."""
    p = palette
    hover = blend(p.surface, p.ink, 0.05)
    return f"""
    QMainWindow, QDialog {{ background: {p.ground}; }}
    QMenuBar {{ background: {p.surface}; border-bottom: 1px solid {p.border}; padding: 2px 8px; }}
    QMenuBar::item {{ padding: 5px 8px; border-radius: {RADIUS - 2}px; background: transparent; }}
    QMenuBar::item:selected {{ background: {p.selection}; }}
    QMenu {{ background: {p.surface}; border: 1px solid {p.border}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: {RADIUS - 2}px; }}
    QMenu::item:selected {{ background: {p.selection}; color: {p.ink}; }}
    QMenu::item:disabled {{ color: {p.muted}; }}
    QMenu::separator {{ height: 1px; background: {p.border}; margin: 4px 8px; }}
    QToolTip {{ background: {p.surface}; color: {p.ink}; border: 1px solid {p.border};
        padding: 4px 6px; }}
    QLabel {{ background: transparent; }}
    QLabel[kind="caption"] {{ color: {p.muted}; font-size: {CAPTION}px; }}
    QLabel[kind="muted"] {{ color: {p.muted}; }}
    QLabel[kind="title"] {{ font-size: {TITLE}px; font-weight: 600; }}
    QLabel[kind="section"] {{ font-weight: 600; }}
    QLabel[kind="headline"] {{ font-size: {HEADLINE}px; font-weight: 600; }}
    QLabel[kind="headline"][tone="gain"], QLabel[kind="title"][tone="gain"] {{
        color: {p.gain}; }}
    QLabel[kind="headline"][tone="loss"], QLabel[kind="title"][tone="loss"] {{
        color: {p.loss}; }}
    QLabel[kind="problem"] {{ color: {p.loss}; font-size: {CAPTION}px; }}
    QLabel[kind="complaint"] {{ color: {p.loss}; font-size: {CAPTION}px; }}
    QLabel[kind="warning"] {{ color: {p.warning}; font-size: {CAPTION}px; }}
    QFrame[kind="card"] {{ background: {p.surface}; border: 1px solid {p.border};
        border-radius: {RADIUS}px; }}
    QFrame[kind="strip"] {{ background: {p.surface}; border-bottom: 1px solid {p.border}; }}
    QFrame[kind="cell"] {{ background: {p.surface}; border-left: 1px solid {p.border}; }}
    QFrame[kind="side"] {{ background: {p.surface}; border-right: 1px solid {p.border}; }}
    QFrame[kind="paper"] {{ background: {LIGHT.surface}; border: 1px solid {p.border};
        border-radius: {RADIUS}px; }}
    QFrame[kind="paper"] QLabel {{ color: {LIGHT.ink}; }}
    QFrame[kind="hairline"] {{ background: {p.border}; border: none; }}
    QFrame[kind="notice"] {{ background: {p.selection}; border-bottom: 1px solid {p.border}; }}
    QFrame[kind="alarm"] {{ background: {p.warning_ground}; border-top: 1px solid {p.border}; }}
    QFrame[kind="alarm"] QLabel {{ color: {p.warning}; }}
    QFrame[kind="quiet"] {{ background: {p.surface}; border-top: 1px solid {p.border}; }}
    QFrame[kind="aside"] {{ background: {p.surface}; border-left: 1px solid {p.border}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QLineEdit, QComboBox, QPlainTextEdit {{ background: {p.surface}; color: {p.ink};
        border: 1px solid {p.field_border}; border-radius: {RADIUS}px; padding: 0 8px;
        min-height: 26px; selection-background-color: {p.accent};
        selection-color: {p.on_accent}; }}
    QLineEdit:focus, QComboBox:focus {{ border: 2px solid {p.accent}; padding: 0 7px;
        min-height: 24px; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {p.loss}; padding: 0 7px; min-height: 24px; }}
    QLineEdit[mark="problem"], QComboBox[mark="problem"] {{ border: 2px solid {p.loss};
        padding: 0 7px; min-height: 24px; }}
    QLineEdit[mark="warning"] {{ border: 2px solid {p.warning}; padding: 0 7px; min-height: 24px; }}
    QLineEdit:read-only {{ background: transparent; border: 1px solid transparent; }}
    QLineEdit[kind="cell"], QLineEdit[kind="cell"]:focus {{ border: 2px solid {p.accent};
        border-radius: 0; padding: 0 5px; min-height: 20px; }}
    QLineEdit[kind="cell"][wrong="true"] {{ border: 2px solid {p.loss}; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox QAbstractItemView {{ background: {p.surface}; border: 1px solid {p.border};
        selection-background-color: {p.selection}; selection-color: {p.ink}; outline: none; }}
    QPushButton {{ background: {p.surface}; border: 1px solid {p.field_border};
        border-radius: {RADIUS}px; padding: 5px 14px; min-height: 20px; }}
    QPushButton:hover {{ background: {hover}; }}
    QPushButton:focus {{ border: 2px solid {p.accent}; padding: 4px 13px; }}
    QPushButton:disabled {{ color: {p.muted}; border-color: {p.border}; }}
    QPushButton:default, QPushButton[kind="primary"] {{ background: {p.accent};
        color: {p.on_accent}; border: 1px solid {p.accent}; font-weight: 600; }}
    QPushButton:default:disabled, QPushButton[kind="primary"]:disabled {{
        background: {p.ground}; color: {p.muted}; border: 1px solid {p.border}; }}
    QPushButton[kind="primary"]:hover {{ background: {blend(p.accent, p.ink, 0.12)}; }}
    QPushButton:default:focus, QPushButton[kind="primary"]:focus {{
        border: 2px solid {p.ink}; padding: 4px 13px; }}
    QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent;
        color: {p.accent}; padding: 0 2px; min-height: 16px; font-size: {CAPTION}px;
        text-align: left; }}
    QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
    QPushButton[kind="link"]:focus {{ border: 1px solid {p.accent}; border-radius: 3px; }}
    QPushButton[kind="menu"] {{ padding: 3px 20px 3px 10px; }}
    QPushButton[kind="menu"]:focus {{ padding: 2px 19px 2px 9px; }}
    QPushButton[kind="menu"]::menu-indicator {{ subcontrol-origin: padding;
        subcontrol-position: center right; right: 8px; width: 8px; }}
    QPushButton[kind="page"] {{ text-align: left; background: transparent; color: {p.muted};
        border: 1px solid transparent; padding: 8px 10px; }}
    QPushButton[kind="page"]:hover {{ background: {hover}; }}
    QPushButton[kind="page"]:checked {{ background: {p.selection}; color: {p.accent};
        font-weight: 600; }}
    QPushButton[kind="page"]:focus {{ border: 1px solid {p.accent}; }}
    QPushButton[kind="segment"] {{ border-radius: 0; border: none; padding: 3px 10px;
        min-height: 18px; background: transparent; font-size: {CAPTION}px; }}
    QPushButton[kind="segment"]:checked {{ background: {p.selection}; color: {p.accent};
        font-weight: 600; }}
    QPushButton[kind="segment"]:focus {{ text-decoration: underline; }}
    QFrame[kind="segments"] {{ border: 1px solid {p.field_border}; border-radius: {RADIUS}px; }}
    QPushButton[kind="chip"] {{ background: {p.selection}; color: {p.accent}; font-weight: 600;
        border: 1px solid {p.accent}; border-radius: 11px; padding: 1px 10px; min-height: 18px;
        font-size: {CAPTION}px; }}
    QPushButton[kind="fold"] {{ background: transparent; border: 1px solid transparent;
        border-radius: 3px; padding: 2px 0; min-height: 20px; text-align: left; font-weight: 600; }}
    QPushButton[kind="fold"]:hover {{ background: {hover}; }}
    QPushButton[kind="fold"]:focus {{ border: 1px solid {p.accent}; padding: 2px 0; }}
    QPushButton[kind="fold"][mark="problem"] {{ color: {p.loss}; }}
    QListView[kind="coming"] {{ background: {p.surface}; border: 1px solid {p.border};
        border-radius: {RADIUS}px; outline: none; }}
    QListView[kind="coming"]:focus {{ border: 1px solid {p.accent}; }}
    QListView[kind="coming"][mark="problem"] {{ border: 2px solid {p.loss}; }}
    QLabel[kind="said"] {{ background: {p.ink}; color: {p.surface}; border-radius: {RADIUS}px;
        padding: 4px 10px; font-size: {CAPTION}px; }}
    QPushButton[kind="step"] {{ border: none; background: transparent; padding: 2px;
        min-height: 16px; }}
    QPushButton[kind="step"]:focus {{ border: 1px solid {p.accent}; border-radius: 3px; }}
    QPushButton[kind="figure"], QPushButton[kind="price"] {{ background: transparent;
        border: 1px solid transparent; border-radius: 3px; padding: 0; min-height: 16px;
        text-align: right; }}
    QPushButton[kind="price"] {{ font-size: {HEADLINE}px; font-weight: 600; text-align: left; }}
    QPushButton[kind="figure"]:hover, QPushButton[kind="price"]:hover {{ color: {p.accent}; }}
    QPushButton[kind="figure"]:focus, QPushButton[kind="price"]:focus {{
        border: 1px solid {p.accent}; }}
    QPushButton[kind="mark"] {{ background: transparent; color: {p.muted}; border-radius: 11px;
        border: 1px solid {p.border}; padding: 1px 10px; min-height: 18px;
        font-size: {CAPTION}px; }}
    QPushButton[kind="mark"]:checked {{ background: {p.selection}; color: {p.accent};
        font-weight: 600; border: 1px solid {p.accent}; }}
    QPushButton[kind="mark"]:focus {{ border: 2px solid {p.accent}; padding: 0 9px; }}
    QLineEdit[scale="title"] {{ font-size: {TITLE}px; font-weight: 600; }}
    QLineEdit QToolButton {{ border: none; padding: 0; margin: 0; background: transparent; }}
    QFrame[kind="finder"] {{ background: {p.surface}; border: 1px solid {p.field_border};
        border-radius: {RADIUS}px; }}
    QFrame[kind="finder"] QListView {{ background: {p.surface}; border: none; outline: none; }}
    QTableView {{ background: {p.surface}; border: none; outline: none;
        gridline-color: transparent; selection-background-color: {p.selection};
        selection-color: {p.ink}; }}
    QTableView[kind="lines"] {{ background: {p.surface}; border: none;
        border-top: 1px solid {p.border}; outline: none; }}
    QHeaderView {{ background: {p.surface}; }}
    QHeaderView::section {{ background: {p.surface}; color: {p.muted}; border: none;
        border-bottom: 1px solid {p.border}; padding: 4px 8px; font-weight: 400; }}
    QListWidget {{ background: {p.surface}; border: 1px solid {p.border};
        border-radius: {RADIUS}px; outline: none; }}
    QListWidget:focus {{ border: 1px solid {p.accent}; }}
    QListWidget::item {{ padding: 3px 8px; }}
    QListWidget::item:selected {{ background: {p.selection}; color: {p.ink}; }}
    QRadioButton {{ spacing: 8px; border: 1px solid transparent; border-radius: 3px;
        padding: 1px 3px; }}
    QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {p.field_border};
        border-radius: 8px; background: {p.surface}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {p.accent};
        background: {p.on_accent}; }}
    QRadioButton:focus {{ border: 1px solid {p.accent}; }}
    QProgressBar {{ background: {p.border}; border: none; border-radius: 4px; }}
    QProgressBar::chunk {{ background: {p.accent}; border-radius: 4px; }}
    QSlider::groove:horizontal {{ background: {p.border}; height: 4px; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {p.accent}; height: 4px; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {p.surface}; border: 2px solid {p.accent};
        width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }}
    QSlider::handle:horizontal:focus {{ background: {p.accent}; }}
    QTableView[kind="reading"] QHeaderView::section {{ padding: 4px 3px; }}
    QTableView[kind="tight"] QHeaderView::section,
        QTableView[kind="frozen"] QHeaderView::section {{ padding: 4px; }}
    QTableView[kind="frozen"] {{ border: none; border-right: 1px solid {p.border}; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QTableCornerButton::section {{ background: {p.surface}; border: none;
        border-bottom: 1px solid {p.border}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {p.border}; border-radius: 3px; min-height: 24px;
        margin: 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle:horizontal {{ background: {p.border}; border-radius: 3px; min-width: 24px;
        margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0; }}
    """
