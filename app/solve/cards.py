"""What only shows words: the verdict, what one is looking at, and the legend below the board."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton

from app.board.trail import Overlays
from app.solve.texts import Saying
from app.style.controls import Card, dress, rename
from app.style.icons import icon
from app.style.theme import Role, Theme
from app.words import unbroken
from hrm_core.look import Look

GAP = "&nbsp; &nbsp; "  # between two signs; the line may break in it
_ICONS = {
    "idle": ("solve", Role.MODEL),
    "thinking": ("thinking", Role.MODEL),
    "good": ("good", Role.GOOD),
    "bad": ("bad", Role.BAD),
}


class VerdictCard(Card):
    """What the model believes, and beside it what the rules say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._saying = Saying("idle", "")
        self._icon = QLabel()
        self._headline = dress(QLabel(wordWrap=True), "verdict")
        self._belief = QLabel(wordWrap=True)
        self._check = QLabel(wordWrap=True)
        self._halting = dress(QLabel(wordWrap=True), "muted")
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._headline, 1)
        self.body.addLayout(top)
        for label in (self._belief, self._check, self._halting):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        theme.changed.connect(self._show_mood)
        self._show_mood()

    @property
    def saying(self) -> Saying:
        return self._saying

    def say(self, saying: Saying) -> None:
        """Show it."""
        old, self._saying = self._saying, saying
        if saying == old:
            return
        if saying.mood != old.mood:
            self._show_mood()
        self._headline.setText(saying.headline)
        for label, text in (
            (self._belief, saying.belief),
            (self._check, saying.check),
            (self._halting, saying.halting),
        ):
            label.setText(unbroken(text))
            if label.isHidden() is bool(text):  # to show what is shown already takes time, too
                label.setVisible(bool(text))

    def _show_mood(self) -> None:
        name, role = _ICONS[self._saying.mood]
        self._icon.setPixmap(icon(self._theme, name, role).pixmap(QSize(24, 24)))
        name = {"good": "good", "bad": "bad"}.get(self._saying.mood, "")
        rename(self._check, name)


class CaptionCard(Card):
    """Two lines in large type, for people who sit far away."""

    def __init__(self) -> None:
        super().__init__()
        self._headline = dress(QLabel(), "caption")
        self._text = dress(QLabel(wordWrap=True), "captiontext")
        for label in (self._headline, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.body.addWidget(label)

    @property
    def words(self) -> tuple[str, str]:
        return self._headline.text(), self._text.text()

    def say(self, headline: str, text: str) -> None:
        self._headline.setText(headline)
        self._text.setText(text)


class ExplainCard(Card):
    """What am I seeing? Some sentences on HRM.

    Signals:
        toggled: the user opened or closed it.
    """

    toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fold = dress(QToolButton(), "fold")
        self._fold.setText(self.tr("What am I seeing?"))
        self._fold.setCheckable(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._text = dress(QLabel(wordWrap=True), "muted")
        self._text.setText(
            self.tr(
                "The Hierarchical Reasoning Model thinks in segments: a slow planner and a fast"
                " worker exchange notes, then the model answers the whole board at once and decides"
                " whether to think on. No rule is written down in it, but its shape helps: the one"
                " for sudoku is given which cells share a row, column or box and that all digits"
                " are alike, the one for mazes which cells are neighbours. All else it has learned"
                " from examples."
            )
        )
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._text)
        self._fold.clicked.connect(self._toggle)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_open(self, on: bool) -> None:
        """Unfold the text or fold it."""
        self._fold.setChecked(on)
        self._text.setVisible(on)

    def _toggle(self, on: bool) -> None:
        self.set_open(on)
        self.toggled.emit(on)

    def _restyle(self) -> None:
        self._fold.setIcon(icon(self._theme, "help", Role.MUTED))


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
            ("▢", self._color(Role.MODEL), self.tr("just changed")),
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
