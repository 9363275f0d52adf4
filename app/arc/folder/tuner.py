"""A base of one's own from the tasks of a folder: asked for, planned, begun as a run."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.job import Job, stop_all
from app.style.controls import dress, form, roomy
from app.style.fields import ComboBox, SpinBox
from app.style.scale import fit
from app.train.texts import duration
from hrm_core.checkpoint import ModelInfo
from hrm_core.model.config import ConfigError
from training.arc.tune import FEWEST, TuneChoices, plan_tuning
from training.runs.files import create_run
from training.runs.process import TrainingRun
from training.runs.shelf import Shelf

TIMES = (600, 1800, 7200, 28800)  # seconds
USUAL = 1800


class TuneDialog(QDialog):
    """Asks for a name, for how long, and how many tasks are left out.

    Signals:
        wanted: the TuneChoices.
    """

    wanted = Signal(object)

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        """name: of the folder; count: of its tasks."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("A base of your own"))
        self._count = count
        told = self.tr(
            "The model that tasks are learnt from is trained further on these tasks, in a process"
            " of its own. Some are left out: how well it reads those is measured before and after."
        )
        self.name = QLineEdit(self.tr("ARC base, tuned on {0}").format(name))
        self.name.setCursorPosition(0)  # the beginning of a long name is in sight
        self.time = ComboBox()
        for each in TIMES:
            self.time.addItem(duration(each), each)
        self.time.setCurrentIndex(TIMES.index(USUAL))
        self.share = roomy(SpinBox(minimum=5, maximum=80, value=20, suffix=" %"))
        self._facts = dress(QLabel(wordWrap=True), "muted")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.button(kinds.Ok).setText(self.tr("Train"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(QLabel(told, wordWrap=True))
        rows = (
            (self.tr("Name"), self.name),
            (self.tr("Time"), self.time),
            (self.tr("Left out"), self.share),
        )
        layout.addLayout(form(rows))
        layout.addWidget(self._facts)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.share.valueChanged.connect(lambda _: self._refresh())
        self.buttons.accepted.connect(self._report)
        self.buttons.rejected.connect(self.reject)
        self._refresh()
        fit(self, 460, 320)

    @property
    def choices(self) -> TuneChoices:
        """What is asked for."""
        share = self.share.value() / 100
        return TuneChoices(self.name.text().strip(), float(self.time.currentData()), share)

    def _refresh(self) -> None:
        kept = max(1, round(self._count * self.share.value() / 100))
        words = self.tr("{0} tasks to train on, {1} left out").format(self._count - kept, kept)
        self._facts.setText(words)

    def _report(self) -> None:
        self.accept()
        self.wanted.emit(self.choices)


class Tuner(QObject):
    """Begins the run.

    Signals:
        begun: the TrainingRun. failed: an exception to show.
    """

    begun = Signal(object)
    failed = Signal(object)

    def __init__(self, base: Callable[[], ModelInfo | None], parent: QObject | None = None) -> None:
        """base: the model that tasks are learnt from, if there is one."""
        super().__init__(parent)
        self._base, self.shelf = base, Shelf()

    def ask(self, path: Path, count: int, parent: QWidget) -> TuneDialog | None:
        """A dialog over the tasks of a folder; None if they are too few."""
        if count < FEWEST:
            told = self.tr("{0} tasks are too few to train on; at least {1} are needed.")
            self.failed.emit(ConfigError(told.format(count, FEWEST)))
            return None
        dialog = TuneDialog(path.name, count, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda choices: self.begin(path, choices))
        dialog.open()
        return dialog

    def begin(self, path: Path, choices: TuneChoices) -> None:
        """Plan on a thread, then start the process."""
        base = self._base()
        if base is None:
            told = self.tr("No model that can learn ARC tasks is installed.")
            self.failed.emit(ConfigError(told))
            return
        shelf = self.shelf

        def work() -> TrainingRun:
            config = plan_tuning(base, path, choices).config
            run = TrainingRun(shelf.new_folder(config.name))
            create_run(run.files, config)
            run.start()
            return run

        job = Job(work, self)
        job.done.connect(self.begun)
        job.failed.connect(self.failed)
        job.start()

    def close(self) -> None:
        """Wait for what was begun."""
        stop_all(self)
