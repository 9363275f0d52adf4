"""Every colour of the program, as a role: light and dark, each usual and with more contrast."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.style.colors import cell_color
from app.style.scale import NORMAL, SIZES, scale_sheet
from app.style.sheet import style_sheet


class Role(StrEnum):
    """What a colour is for."""

    WINDOW = "window"
    SURFACE = "surface"  # cards, the board
    SUNKEN = "sunken"  # tracks, fields
    FLOOR = "floor"  # of a maze
    HOVER = "hover"
    BORDER = "border"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    GOOD = "good"
    BAD = "bad"
    LINE = "line"  # between cells
    TILE_LINE = "tile_line"  # between cells that are all colour
    HEAVY = "heavy"  # between boxes
    GIVEN = "given"
    GIVEN_GROUND = "given_ground"
    MINE = "mine"
    MODEL = "model"
    WRONG_GROUND = "wrong_ground"
    SELECTED = "selected"
    PEER = "peer"
    SAME = "same"
    HINT = "hint"  # a unit that a hint is about
    HINT_CELL = "hint_cell"  # what the hint rests on
    HEAT = "heat"
    Q_HALT = "q_halt"
    Q_CONTINUE = "q_continue"


LIGHT: dict[str, str] = {
    Role.WINDOW: "#f3f4f8",
    Role.SURFACE: "#ffffff",
    Role.SUNKEN: "#e9ebf2",
    Role.FLOOR: "#ffffff",
    Role.HOVER: "#e3e6f0",
    Role.BORDER: "#dcdfe9",
    Role.TEXT: "#1a1f2e",
    Role.MUTED: "#5c657a",
    Role.ACCENT: "#5646d6",
    Role.ON_ACCENT: "#ffffff",
    Role.GOOD: "#07633b",
    Role.BAD: "#b3202d",
    Role.LINE: "#dfe2ec",
    Role.TILE_LINE: "#5d6478",
    Role.HEAVY: "#7b8399",
    Role.GIVEN: "#12172a",
    Role.GIVEN_GROUND: "#eef0f6",
    Role.MINE: "#08616d",
    Role.MODEL: "#4f3fcc",
    Role.WRONG_GROUND: "#fde3e3",
    Role.SELECTED: "#dad6fb",
    Role.PEER: "#f3f2fd",
    Role.SAME: "#e2dffc",
    Role.HINT: "#e7f4ec",
    Role.HINT_CELL: "#cbe8d8",
    Role.HEAT: "#f08a24",
    Role.Q_HALT: "#5646d6",
    Role.Q_CONTINUE: "#b86e00",
}

DARK: dict[str, str] = {
    Role.WINDOW: "#10121a",
    Role.SURFACE: "#191c27",
    Role.SUNKEN: "#232735",
    Role.FLOOR: "#373e54",
    Role.HOVER: "#2b3042",
    Role.BORDER: "#2b3041",
    Role.TEXT: "#e9ebf4",
    Role.MUTED: "#98a0b8",
    Role.ACCENT: "#8d80ff",
    Role.ON_ACCENT: "#10121a",
    Role.GOOD: "#4fce93",
    Role.BAD: "#ff9397",
    Role.LINE: "#2b3041",
    Role.TILE_LINE: "#454c60",
    Role.HEAVY: "#69728c",
    Role.GIVEN: "#f6f7fc",
    Role.GIVEN_GROUND: "#232736",
    Role.MINE: "#4fd0de",
    Role.MODEL: "#b3a9ff",
    Role.WRONG_GROUND: "#4a2129",
    Role.SELECTED: "#3b3378",
    Role.PEER: "#1f2132",
    Role.SAME: "#332f60",
    Role.HINT: "#1b2f2a",
    Role.HINT_CELL: "#244338",
    Role.HEAT: "#f5a14b",
    Role.Q_HALT: "#a89dff",
    Role.Q_CONTINUE: "#f0b04a",
}

# for who wishes more contrast: texts at 7 to 1 as WCAG AAA has it, but for those on the accent,
# and lines and edges that stand out
MORE_LIGHT: dict[str, str] = LIGHT | {
    Role.WINDOW: "#ffffff",
    Role.SUNKEN: "#f1f2f7",
    Role.BORDER: "#5c6378",
    Role.TEXT: "#000000",
    Role.MUTED: "#333a4d",
    Role.ACCENT: "#3f2fb8",
    Role.GOOD: "#004a29",
    Role.BAD: "#860a17",
    Role.LINE: "#7b8296",
    Role.HEAVY: "#000000",
    Role.GIVEN: "#000000",
    Role.MINE: "#00424b",
    Role.MODEL: "#3020a6",
    Role.Q_HALT: "#3f2fb8",
    Role.Q_CONTINUE: "#7a4900",
}
MORE_DARK: dict[str, str] = DARK | {
    Role.WINDOW: "#000000",
    Role.SURFACE: "#0b0d13",
    Role.SUNKEN: "#171a24",
    Role.BORDER: "#98a0b8",
    Role.TEXT: "#ffffff",
    Role.MUTED: "#ced3e3",
    Role.ACCENT: "#8d80ff",  # no lighter: the mark of a check box on it is white
    Role.ON_ACCENT: "#000000",
    Role.GOOD: "#8af5bf",
    Role.BAD: "#ffc4c6",
    Role.LINE: "#7f879e",
    Role.TILE_LINE: "#98a0b8",
    Role.HEAVY: "#ffffff",
    Role.GIVEN: "#ffffff",
    Role.MINE: "#9af1fa",
    Role.MODEL: "#d9d3ff",
    Role.Q_HALT: "#c3bbff",
    Role.Q_CONTINUE: "#ffd08a",
}

# grounds a Look may ask for by name: data, not chrome, so nearly alike in both palettes
FILLS: dict[str, str] = {
    "wall": "#3a4157",
    "start": "#2b9348",
    "goal": "#d1495b",
    "path": "#f2b134",
}
DARK_FILLS = FILLS | {"wall": "#0b0d13"}  # a wall is darker than the floor


def mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """The colour that is seen where one lies over another with so much of its own."""
    pairs = zip(ground.getRgbF()[:3], over.getRgbF()[:3], strict=True)  # type: ignore[index]  # stubs
    return QColor.fromRgbF(*(under + (above - under) * share for under, above in pairs))


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication), "a theme is for an application with windows"
    return application


def wishes_contrast() -> bool:
    """Whether the system asks for more contrast."""
    hints = QGuiApplication.styleHints()  # held: what it gives away is gone with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


class Theme(QObject):
    """The palette in use; "system" follows the operating system.

    Signals:
        changed: another palette is in use; whoever caches pictures draws them anew.
    """

    changed = Signal()

    def __init__(
        self,
        choice: str = "system",
        cells: str = "arc",
        parent: QObject | None = None,
        text: int = SIZES[0],
        contrast: str = "normal",
    ) -> None:
        """text: the size of texts in percent; contrast: "normal", "more", or as the "system"."""
        super().__init__(parent)
        self._choice, self._cells, self._text, self._contrast = choice, cells, text, contrast
        self._colors = self._wanted()
        self.still = False  # nothing is animated, on boards of windows to come either
        self.icons: dict[tuple[str, Role, bool], QIcon] = {}  # by name, colour, whether it is dark
        hints = QGuiApplication.styleHints()  # held: what it gives away is gone with it
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_contrast)

    @property
    def dark(self) -> bool:
        return self._colors in (DARK, MORE_DARK)

    def color(self, role: Role, alpha: float = 1.0) -> QColor:
        """The colour of a role, more or less transparent."""
        color = QColor(self._colors[role])
        color.setAlphaF(alpha)
        return color

    def fill(self, name: str) -> QColor:
        """The ground a Look asks for."""
        fills = DARK_FILLS if self.dark else FILLS
        other = fills.get(name, self._colors[Role.SURFACE])
        return QColor(cell_color(self._cells, name) or other)

    @property
    def cells(self) -> str:
        """The palette of ARC in use, one of CELL_PALETTES."""
        return self._cells

    def choose_cells(self, palette: str) -> None:
        """Use other colours for the cells of ARC."""
        self._cells = palette
        self.changed.emit()

    def choose(self, choice: str) -> None:
        """Use "light", "dark" or whatever the "system" uses."""
        self._choice = choice
        self.apply()

    def choose_text(self, percent: int) -> None:
        """Use larger or smaller texts."""
        if percent != self._text:
            self._text = percent
            self.apply()

    def choose_contrast(self, choice: str) -> None:
        """Use "normal" or "more" contrast, or whatever the "system" wishes."""
        if choice != self._contrast:
            self._contrast = choice
            self.apply()

    def apply(self) -> None:
        """Put the palette and the style sheet on the whole application."""
        self.prepare()
        self.dress()
        self.changed.emit()

    def prepare(self) -> None:
        """Palette and font, for what is built next, and no style sheet until it stands.

        With a sheet Qt styles a widget, and all within it, anew for each parent it gets: a window
        took twice as long to build.
        """
        self._colors = self._wanted()
        application = _application()
        application.setStyleSheet("")
        application.setPalette(self._palette())
        font = application.font()
        font.setPixelSize(round(NORMAL * self._text / 100))
        application.setFont(font)

    def dress(self) -> None:
        """Put the style sheet on the whole application."""
        sheet = scale_sheet(style_sheet(self._colors), self._text / 100)
        _application().setStyleSheet(sheet)

    def _wanted(self) -> dict[str, str]:
        if self._wants_dark():
            return MORE_DARK if self._wants_contrast() else DARK
        return MORE_LIGHT if self._wants_contrast() else LIGHT

    def _wants_contrast(self) -> bool:
        if self._contrast == "system":
            return wishes_contrast()
        return self._contrast == "more"

    def _follow_contrast(self) -> None:
        if self._contrast == "system":
            self.apply()

    def _wants_dark(self) -> bool:
        if self._choice == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._choice == "dark"

    def _follow_system(self) -> None:
        if self._choice == "system":
            self.apply()

    def _palette(self) -> QPalette:
        color, group = QPalette.ColorRole, QPalette.ColorGroup
        roles = {
            color.Window: Role.WINDOW,
            color.WindowText: Role.TEXT,
            color.Base: Role.SURFACE,
            color.AlternateBase: Role.SUNKEN,
            color.Text: Role.TEXT,
            color.Button: Role.SURFACE,
            color.ButtonText: Role.TEXT,
            color.BrightText: Role.BAD,
            color.ToolTipBase: Role.SURFACE,
            color.ToolTipText: Role.TEXT,
            color.PlaceholderText: Role.MUTED,
            color.Highlight: Role.ACCENT,
            color.HighlightedText: Role.ON_ACCENT,
            color.Link: Role.ACCENT,
            color.Light: Role.HOVER,
            color.Midlight: Role.HOVER,
            color.Mid: Role.BORDER,
            color.Dark: Role.BORDER,
            color.Shadow: Role.BORDER,
        }
        palette = QPalette()
        for qt_role, role in roles.items():
            palette.setColor(qt_role, self.color(role))
        for qt_role in (color.WindowText, color.Text, color.ButtonText):
            palette.setColor(group.Disabled, qt_role, self.color(Role.MUTED, 0.6))
        return palette
