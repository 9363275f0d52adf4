"""Learning a task: what it is for, how long, how it goes. Decides nothing."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import Actions
from app.bench.transport import bind
from app.style.controls import Card, Choice, dress, rename
from training.runs.history import RunHistory

STEPS = (0, 150, 400)  # 150: what docs/log.md measured


class Chart(Protocol):
    """The curves; made late, since the drawing library is slow to load."""

    @property
    def widget(self) -> QWidget: ...

    def show_history(self, history: RunHistory) -> None: ...


class LearnPanel(Card):
    """Shows a stage and the figures of a run.

    Signals:
        steps_chosen: how long to learn.
        cancelled: the run is to end.
    """

    steps_chosen = Signal(int)
    cancelled = Signal()

    def __init__(self, actions: Actions, steps: int) -> None:
        super().__init__(self.tr("Learn"))
        self._facts = QLabel(wordWrap=True)
        self._figures = dress(QLabel(wordWrap=True), "muted")
        self._cost = dress(QLabel(wordWrap=True), "muted")
        self._bar = QProgressBar(textVisible=False, maximum=1000)
        self._bar.setAccessibleName(self.tr("How far the learning is"))
        self._steps = Choice(
            [
                (
                    str(each),
                    self.tr("{0} steps").format(each),
                    self.tr("For how long it is tuned"),
                )
                if each
                else ("0", self.tr("At sight"), self.tr("The pairs are read, nothing is tuned"))
                for each in STEPS
            ]
        )
        self._steps.set_key(str(steps if steps in STEPS else STEPS[1]))
        self.learn = dress(QPushButton(), "primary")
        bind(self.learn, actions, "learn")
        self._cancel = QPushButton(self.tr("Cancel"))
        self.chart: Chart | None = None
        self._chart = QWidget()
        self._chart_place = QVBoxLayout(self._chart)
        self._chart_place.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._facts)
        self.body.addWidget(self._steps)
        self.body.addWidget(self.learn)
        self.body.addWidget(self._cost)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._chart)
        row = QHBoxLayout()
        row.addWidget(self._figures, 1)
        row.addWidget(self._cancel)
        self.body.addLayout(row)
        self._steps.chosen.connect(lambda key: self.steps_chosen.emit(int(key)))
        self._cancel.clicked.connect(self.cancelled)

    @property
    def text(self) -> str:
        """What is said."""
        return " ".join(label.text() for label in (self._facts, self._figures)).strip()

    @property
    def cost(self) -> str:
        """What is said of how long it will take; '' where nothing is."""
        return "" if self._cost.isHidden() else self._cost.text()

    @property
    def steps(self) -> int:
        """For how long to learn; 0: at sight."""
        return int(self._steps.key)

    def place_chart(self, chart: Chart) -> None:
        """Once, when a run is first looked at."""
        self.chart = chart
        self._chart_place.addWidget(chart.widget)

    def show_stage(self, facts: str, learning: bool, may_learn: bool, primary: bool) -> None:
        """In words; which controls make sense; whether to learn is the next thing to do."""
        self._facts.setText(facts)
        for control in (self._steps, self.learn):
            control.setVisible(may_learn)
        rename(self.learn, "primary" if primary else "")
        for part in (self._bar, self._cancel):
            part.setVisible(learning)

    def show_cost(self, text: str) -> None:
        """How long learning will take."""
        self._cost.setText(text)
        self._cost.setVisible(bool(text))

    def show_chart(self, on: bool) -> None:
        """Once there is something in it."""
        self._chart.setVisible(on)

    def show_progress(self, share: float, figures: str) -> None:
        starting = self._bar.isVisibleTo(self) and not share
        self._bar.setMaximum(0 if starting else 1000)  # it moves until there is something to tell
        self._bar.setValue(round(1000 * share))
        self._figures.setText(figures)
        self._figures.setVisible(bool(figures))
