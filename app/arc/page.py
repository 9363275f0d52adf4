"""The ARC bench: where everything stands. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.actions import Actions
from app.arc.answer.book import draw_tiles
from app.arc.answer.panel import AnswerPanel, Candidates
from app.arc.edit.task_panel import TaskPanel
from app.arc.edit.tools import COLORS
from app.arc.edit.workbench import Workbench
from app.arc.learn.panel import LearnPanel
from app.bench.page import Bench
from app.bench.timeline import Timeline
from app.board.frame import Frame
from app.settings import Settings
from app.solve.cards import VerdictCard
from app.style.controls import SPACE, column
from app.style.theme import Theme
from hrm_core.look import Look

_DIGITS = {str(number): number for number in range(COLORS)}
LEFT, RIGHT = (296, 330), (256, 368)  # narrowest and widest


class ArcPage(Bench):
    """The task on the left, two boards in the middle, learning and answering on the right.

    Signals:
        digit: a digit was pressed where it has no other meaning.
    """

    digit = Signal(int)

    def __init__(
        self,
        look: Look,
        theme: Theme,
        actions: Actions,
        frame: Frame,
        settings: Settings,
        kinds: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        self.task = TaskPanel(theme, actions, settings, kinds)
        self.bench = Workbench(look, theme, actions, frame)
        self.learn = LearnPanel(actions, settings.learning_steps)
        self.answer = AnswerPanel(theme, actions, settings.views)
        self.verdict = VerdictCard(theme)
        self.candidates = Candidates(theme)
        self.timeline = Timeline(theme, actions, settings.speed, draw_tiles)
        self.task.setMinimumWidth(LEFT[0])
        self.task.setMaximumWidth(LEFT[1])
        upper = QHBoxLayout()
        upper.setSpacing(SPACE)
        upper.addWidget(self.task, 2)
        upper.addWidget(self.bench, 5)
        self._cards = column([self.learn, self.answer, self.verdict, self.candidates], RIGHT)
        self._learnt = False
        upper.addWidget(self._cards, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(upper, 1)
        layout.addWidget(self.timeline)

    def show_order(self, learnt: bool) -> None:
        """The next thing to do stands on top: to learn, then to answer."""
        if learnt is not self._learnt:
            self._learnt = learnt
            inside = self._cards.widget()
            layout = inside.layout() if inside is not None else None
            assert isinstance(layout, QVBoxLayout), "a column is one"
            layout.removeWidget(self.learn)
            layout.insertWidget(3 if learnt else 0, self.learn)

    def picture(self) -> QPixmap:
        """The board with the answer as it is shown."""
        return self.bench.output.grab()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in _DIGITS:
            self.digit.emit(_DIGITS[event.text()])
        else:
            super().keyPressEvent(event)
