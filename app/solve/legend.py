"""The legend: what the inks and marks on the board mean, in a line below it, always in view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.board.trail import Overlays
from app.style.theme import Role, Theme
from hrm_core.look import Look

GAP = "&nbsp; &nbsp; "  # between two signs; the line may break in it


class Legend(QLabel):
    """As many lines as the signs need; only of what can be on the board."""

    def __init__(self, look: Look, theme: Theme, overlays: Overlays) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.setObjectName("legend")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._theme, self._overlays, self._look = theme, overlays, look
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_look(self, look: Look) -> None:
        """The signs of another kind of puzzle."""
        self._look = look
        self._restyle()

    def show_overlays(self, overlays: Overlays) -> None:
        """The signs of what lies over a maze stand here while it does."""
        self._overlays = overlays
        self._restyle()

    def _restyle(self) -> None:
        signs = self._inks() if self._look.trail is None else self._paths()
        self.setText(
            GAP.join(
                f'<span style="{style}">{sign}</span>&nbsp;{words.replace(" ", "&nbsp;")}'
                for sign, style, words in signs
            )
        )

    def _color(self, role: Role) -> str:
        return f"color:{self._theme.color(role).name()}"

    def _paths(self) -> list[tuple[str, str, str]]:
        """The signs on a maze."""
        yellow = f"color:{self._theme.fill('path').name()}"
        signs = [
            ("━", self._color(Role.MODEL), self.tr("the model's path")),
            ("■", yellow, self.tr("its belief in a path")),
            ("○", self._color(Role.BAD), self.tr("first wrong step")),
        ]
        if self._overlays.corridor:
            signs.append(("■", self._color(Role.GOOD), self.tr("some shortest path")))
        if self._overlays.search:
            signs.append(("●", self._color(Role.MINE), self.tr("path of the classic search")))
        return signs

    def _inks(self) -> list[tuple[str, str, str]]:
        """The three inks and the marks of a cell."""
        underlined = f"text-decoration:underline;{self._color(Role.MODEL)}"
        return [
            ("7", f"font-weight:700;{self._color(Role.GIVEN)}", self.tr("given")),
            ("7", f"font-style:italic;{self._color(Role.MINE)}", self.tr("yours")),
            ("7", underlined, self.tr("the model's: a longer line is surer")),
            ("◥", self._color(Role.BAD), self.tr("breaks a rule")),
            ("▢", self._color(Role.MODEL), self.tr("just changed")),
        ]
