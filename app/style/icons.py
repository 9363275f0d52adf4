"""The icons: line drawings from assets/icons in the colour of the text."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.places import asset_path

_SIZES = (16, 20, 24, 32, 48)


def icon(theme: Theme, name: str, role: Role = Role.TEXT) -> QIcon:
    """An icon in a colour of the theme; draw it anew when the theme changes."""
    drawing = asset_path("icons", f"{name}.svg").read_bytes()
    result = QIcon()
    for color, mode in (
        (theme.color(role), QIcon.Mode.Normal),
        (theme.color(Role.MUTED), QIcon.Mode.Disabled),
    ):
        for size in _SIZES:
            result.addPixmap(_draw(drawing, color, size, mode), mode)
    return result


def program_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    result = QIcon()
    drawing = asset_path("icons", "hrm-studio.svg").read_bytes()
    for size in (16, 32, 48, 128, 256):
        result.addPixmap(_render(drawing, size))
    return result


def _draw(drawing: bytes, color: QColor, size: int, mode: QIcon.Mode) -> QPixmap:
    picture = _render(drawing.replace(b"currentColor", color.name().encode()), size)
    if mode is not QIcon.Mode.Disabled:
        return picture
    faded = QPixmap(picture.size())
    faded.fill(Qt.GlobalColor.transparent)
    with painting(faded) as painter:
        painter.setOpacity(0.45)
        painter.drawPixmap(0, 0, picture)
    return faded


def _render(drawing: bytes, size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    return picture
