"""The Solve page: where everything stands. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.actions import Actions
from app.bench.page import Bench
from app.bench.timeline import Timeline
from app.board.board import Board
from app.board.frame import Frame
from app.board.trail import Overlays
from app.logic.bar import HintBar
from app.settings import Settings
from app.solve.cards import CaptionCard, ExplainCard, Legend, VerdictCard
from app.solve.harder import GuessCard
from app.solve.inspector import Inspector
from app.solve.panels import PuzzlePanel, ThinkPanel
from app.style.controls import SPACE, column
from app.style.theme import Theme
from hrm_core.look import Look

LEFT, RIGHT = (228, 252), (360, 376)  # narrowest and widest


class SolvePage(Bench):
    """Puzzle on the left, the board in the middle, thinking on the right, time below."""

    def __init__(
        self,
        look: Look,
        theme: Theme,
        actions: Actions,
        frame: Frame,
        settings: Settings,
        kinds: Sequence[tuple[str, str]] = (),
    ) -> None:
        """kinds: name and title of each kind of puzzle; the first is that of the look."""
        super().__init__()
        self.board = Board(look, theme, frame)
        self.board.show_peers(settings.peers)
        self.board.motion = settings.motion
        self.hint, self.truth = HintBar(), HintBar()
        self.puzzle = PuzzlePanel(look, theme, settings, kinds)
        self.puzzle.hint.setDefaultAction(actions["hint"])
        self.think = ThinkPanel(actions)
        self.verdict = VerdictCard(theme)
        self.guesses = GuessCard(theme)
        self.inspector = Inspector(look, theme)
        self.inspector.button.setDefaultAction(actions["what_if"])
        self.legend = Legend(look, theme, Overlays(settings.corridor, settings.search))
        self.explain = ExplainCard(theme)
        self.explain.set_open(settings.explain)
        self.timeline = Timeline(theme, actions, settings.speed)
        upper = QHBoxLayout()
        upper.setSpacing(SPACE)
        left = column([self.puzzle, self.guesses, self.explain], LEFT)
        right = column([self.think, self.verdict, self.inspector], RIGHT)
        self.columns = (left, right)
        self.caption = CaptionCard()
        self.caption.hide()
        upper.addWidget(left, 1)
        middle = QVBoxLayout()
        middle.setSpacing(SPACE)
        middle.addWidget(self.board, 1)
        middle.addWidget(self.legend)
        middle.addWidget(self.truth)
        middle.addWidget(self.hint)
        upper.addLayout(middle, 4)
        upper.addWidget(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(upper, 1)
        layout.addWidget(self.caption)
        layout.addWidget(self.timeline)

    def show_kind(self, kind: str, look: Look) -> None:
        """Everything that depends on the kind of puzzle."""
        self.board.show_look(look)
        self.puzzle.show_kind(kind, look)
        self.inspector.show_look(look)
        self.legend.show_look(look)

    def picture(self) -> QPixmap:
        """The board as it is shown."""
        return self.board.grab()
