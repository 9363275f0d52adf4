"""The third step: a run while it goes on, or as it went."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.style.controls import SPACE, Card, dress, slider
from app.style.fields import ComboBox
from app.style.theme import Theme
from app.train.steps.log_pane import LogPane
from app.train.watch_strip import WatchStrip
from training.runs.history import RunHistory


class CurvesView(Protocol):
    """What the curves can do; the module that draws them is loaded late."""

    def show_history(self, history: RunHistory) -> None: ...
    def compare_with(self, other: RunHistory | None) -> None: ...
    def set_smoothing(self, window: int) -> None: ...
    def set_log(self, on: bool) -> None: ...
    def export(self, path: Path) -> None: ...


class RunStep(QWidget):
    """Progress, curves, the pinned puzzle, the log; decides nothing.

    Signals:
        pause_wanted, resume_wanted, cancel_wanted, result_wanted, export_wanted: a button.
        smaller_wanted: go on with smaller batches, for there was too little memory.
        compare_wanted: the index of another run, -1 for none.
    """

    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()
    result_wanted = Signal()
    export_wanted = Signal()
    smaller_wanted = Signal()
    compare_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.curves: CurvesView | None = None
        self.strip = WatchStrip(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self._progress_card())
        layout.addWidget(self._curve_card(), 3)
        layout.addWidget(self._lower(), 2)

    def put_curves(self, curves: QWidget, view: CurvesView) -> None:
        """The widget that draws, once it is loaded."""
        self.curves = view
        self._curve_place.addWidget(curves, 1)

    def show_state(self, title: str, state: str, reason: str, bad: bool) -> None:
        """What the run is called, how it stands, and why."""
        self._title.setText(title)
        self._state.setText(state)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._reason.setObjectName("bad" if bad else "muted")
        self._reason.style().polish(self._reason)

    def show_buttons(
        self, running: bool, pausing: bool, resumable: bool, memory: bool, result: bool
    ) -> None:
        """What can be done with it now; while it saves and ends, it cannot be paused again."""
        moves = self.pause.hasFocus() or self.resume.hasFocus()
        self._bar.setMaximum(0 if pausing else 1000)  # it moves until the run has ended
        self.pause.setEnabled(not pausing)
        self.pause.setText(self.tr("Pausing …") if pausing else self.tr("Pause"))
        self.pause.setVisible(running)
        self.cancel.setVisible(running)
        self.resume.setVisible(resumable and not running)
        self.smaller.setVisible(memory and not running)
        self.result.setVisible(result and not running)
        if moves:  # Qt gives it to the next button, which deletes the run
            button = self.pause if running and not pausing else self.resume
            (button if button.isVisibleTo(self) else self).setFocus()

    def show_progress(self, share: float, left: str, figures: Sequence[str]) -> None:
        """How far it is, and the newest figures."""
        self._bar.setValue(round(1000 * share))
        self._left.setText(left)
        for label, text in zip(self._figures, figures, strict=True):
            label.setText(text)

    def show_others(self, titles: Sequence[str]) -> None:
        """The runs one can compare with."""
        self._others.blockSignals(True)
        self._others.clear()
        self._others.addItem(self.tr("compare with …"))
        self._others.addItems(titles)
        self._others.blockSignals(False)
        self._others.setVisible(bool(titles))

    def offer_others(self) -> None:
        """The list of runs to compare with, opened."""
        if self._others.isVisible():
            self._others.setFocus()
            self._others.showPopup()

    def _progress_card(self) -> Card:
        card = Card()
        top = QHBoxLayout()
        self._title = dress(QLabel(), "title")
        self._state = dress(QLabel(), "muted")
        self._left = dress(QLabel(), "muted")
        self.pause = self._button(self.tr("Pause"), self.pause_wanted)
        self.pause.setToolTip(
            self.tr("Save and end the process: CPU and memory are free; it goes on bit for bit")
        )
        self.resume = self._button(self.tr("Resume"), self.resume_wanted)
        self.smaller = self._button(self.tr("Resume with smaller batches"), self.smaller_wanted)
        self.smaller.setToolTip(
            self.tr("The same batch in parts, one after the other: less memory, the same learning")
        )
        self.cancel = self._button(self.tr("Cancel"), self.cancel_wanted)
        self.cancel.setToolTip(self.tr("End it now and delete the run"))
        self.result = self._button(self.tr("See result"), self.result_wanted)
        for widget in (self._title, self._state):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self._left)
        for button in (self.result, self.resume, self.smaller, self.pause, self.cancel):
            top.addWidget(button)
        self._bar = QProgressBar(maximum=1000, textVisible=False)
        self._reason = dress(QLabel(wordWrap=True), "muted")
        card.body.addLayout(top)
        card.body.addWidget(self._bar)
        card.body.addWidget(self._reason)
        card.body.addLayout(self._figure_row())
        return card

    def _figure_row(self) -> QGridLayout:
        ended = self.tr("of those that ended")
        names = (
            (self.tr("step"), ""),
            (self.tr("samples/s"), ""),
            (self.tr("loss"), ""),
            (self.tr("cells right"), self.tr("of all under way")),
            (self.tr("puzzles right"), ended),
            (self.tr("unseen solved"), self.tr("at the last look")),
            (self.tr("Q-halt right"), ended),
            (self.tr("halts at"), ended),
        )
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        self._figures = [dress(QLabel("–"), "figure") for _ in names]
        for column, ((name, counted), figure) in enumerate(zip(names, self._figures, strict=True)):
            grid.addWidget(figure, 0, column)
            grid.addWidget(dress(QLabel(name), "muted"), 1, column)
            grid.addWidget(dress(QLabel(counted), "muted"), 2, column)  # over what it is counted
            grid.setColumnStretch(column, 1)
        return grid

    def _curve_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.addWidget(dress(QLabel(self.tr("Curves")), "heading"))
        row.addStretch(1)
        self._others = ComboBox()
        self._others.setAccessibleName(self.tr("Compare with another run"))
        self._others.activated.connect(lambda index: self.compare_wanted.emit(index - 1))
        smoothing = slider(1, 50, self.tr("Smoothing"))
        smoothing.setMaximumWidth(110)
        smoothing.valueChanged.connect(self._smooth)
        log = QCheckBox(self.tr("log loss"))
        log.toggled.connect(self._set_log)
        export = self._button(self.tr("Export …"), self.export_wanted)
        export.setToolTip(self.tr("A picture (.png) or the figures (.csv)"))
        row.addWidget(dress(QLabel(self.tr("smoothing")), "muted"))
        for widget in (smoothing, log, self._others, export):
            row.addWidget(widget)
        self._curve_place = QVBoxLayout()
        card.body.addLayout(row)
        card.body.addLayout(self._curve_place, 1)
        return card

    def _lower(self) -> Card:
        card = Card()
        tabs = QTabWidget(documentMode=True)
        tabs.tabBar().setDrawBase(False)
        self.log = LogPane()
        tabs.addTab(self.strip, self.tr("Pinned puzzle: training step × segment"))
        tabs.addTab(self.log, self.tr("Log"))
        card.body.addWidget(tabs)
        return card

    def _button(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(signal)
        return button

    def _smooth(self, window: int) -> None:
        if self.curves is not None:
            self.curves.set_smoothing(window)

    def _set_log(self, on: bool) -> None:
        if self.curves is not None:
            self.curves.set_log(on)
