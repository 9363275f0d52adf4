"""The Training page: the runs at the side, four steps from data to result. Decides nothing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from app.board.frame import Frame
from app.style.controls import SPACE, dress
from app.style.drops import DropPage
from app.style.theme import Theme
from app.train.runs.list import RunsList
from app.train.steps.data import DataStep
from app.train.steps.result import ResultStep
from app.train.steps.run import RunStep
from app.train.steps.setup import SetupStep
from hrm_core.look import Look

STEPS = ("data", "setup", "run", "result")
SIDE = (150, 210)  # narrowest and widest


class TrainPage(DropPage):
    """Puts the steps together.

    Signals:
        step_wanted: the user points at a step.
    """

    step_wanted = Signal(str)

    def __init__(
        self, look: Look, theme: Theme, kinds: Sequence[tuple[str, str]], frame: Frame
    ) -> None:
        """kinds: name and title of each kind of puzzle that can be trained on."""
        super().__init__()
        self.runs = RunsList()
        self.runs.setMinimumWidth(SIDE[0])
        self.runs.setMaximumWidth(SIDE[1])
        self.data = DataStep(theme, kinds)
        self.setup = SetupStep()
        self.run = RunStep(theme)
        self.result = ResultStep(look, theme, frame)
        self._stack = QStackedWidget()
        for step in (self.data, self.setup, self.run, self.result):
            self._stack.addWidget(step)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        column.addLayout(self._stages())
        column.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.runs, 1)
        layout.addLayout(column, 5)

    @property
    def step(self) -> str:
        return STEPS[self._stack.currentIndex()]

    def show_step(self, step: str) -> None:
        """Go to a step."""
        self._stack.setCurrentIndex(STEPS.index(step))
        self._buttons[step].setChecked(True)

    def show_steps(self, open_ones: Mapping[str, bool]) -> None:
        """Which steps there is something to see in."""
        for step, on in open_ones.items():
            self._buttons[step].setEnabled(on)

    def _stages(self) -> QHBoxLayout:
        words = {
            "data": self.tr("1  Data"),
            "setup": self.tr("2  Setup"),
            "run": self.tr("3  Run"),
            "result": self.tr("4  Result"),
        }
        row = QHBoxLayout()
        row.setSpacing(2)
        group = QButtonGroup(self, exclusive=True)
        self._buttons: dict[str, QPushButton] = {}
        for step in STEPS:
            if step != STEPS[0]:
                row.addWidget(dress(QLabel("→"), "muted"))
            button = dress(QPushButton(words[step]), "stage")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, step=step: self.step_wanted.emit(step))
            group.addButton(button)
            self._buttons[step] = button
            row.addWidget(button)
        row.addStretch(1)
        self.hint = dress(QLabel(), "muted")
        row.addWidget(self.hint)
        return row
