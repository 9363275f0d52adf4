"""The icons: line drawings from assets/icons in the colour of the text."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.style.painting import painting
from app.style.theme import Role, Theme
from hrm_core.places import asset_path

_SIZES = (16, 20, 24, 32, 48)


def icon(theme: Theme, name: str, role: Role = Role.TEXT) -> QIcon:
    """An icon in a colour of the theme, drawn once; ask anew when the theme changes."""
    key = name, role, theme.dark
    if key not in theme.icons:
        theme.icons[key] = _icon(theme, name, role)
    return theme.icons[key]


def _icon(theme: Theme, name: str, role: Role) -> QIcon:
    drawing = asset_path("icons", f"{name}.svg").read_bytes()
    result = QIcon()
    for color, mode in (
        (theme.color(role), QIcon.Mode.Normal),
        (theme.color(Role.MUTED), QIcon.Mode.Disabled),
    ):
        renderer = _renderer(drawing.replace(b"currentColor", color.name().encode()))
        for size in _SIZES:
            result.addPixmap(_draw(renderer, size, faded=mode is QIcon.Mode.Disabled), mode)
    return result


def program_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    result = QIcon()
    renderer = _renderer(asset_path("icons", "hrm-studio.svg").read_bytes())
    for size in (16, 32, 48, 128, 256):
        result.addPixmap(_draw(renderer, size))
    return result


def _renderer(drawing: bytes) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing))


def _draw(renderer: QSvgRenderer, size: int, faded: bool = False) -> QPixmap:
    picture = _empty(size)
    with painting(picture) as painter:
        renderer.render(painter, QRectF(0, 0, size, size))
    if not faded:
        return picture
    thin = _empty(size)  # as a whole: lines and fills lie over each other
    with painting(thin) as painter:
        painter.setOpacity(0.45)
        painter.drawPixmap(0, 0, picture)
    return thin


def _empty(size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
