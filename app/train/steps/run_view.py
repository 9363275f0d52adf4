"""Shows the run that is followed on the Run step, and passes on what the user wants of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.style.choosing import ask_new
from app.style.theme import Theme
from app.told import told
from app.train import texts
from app.train.runs.follower import Follower
from app.train.steps.run import RunStep
from app.train.watch_table import WatchTable
from app.words import number
from hrm_core.files import replace_file
from hrm_core.tasks import TASKS
from training.config import TrainConfig
from training.data.kinds import KINDS
from training.runs.events import TrainEvent, Watched
from training.runs.files import RunError
from training.runs.history import RunHistory
from training.runs.process import RunState, TrainingRun

REDRAW = 200  # milliseconds between two drawings of what is new
FAULTS = (RunState.FAILED, RunState.MEMORY, RunState.INTERRUPTED)


class RunView(QObject):
    """Connects a Follower to the Run step.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(
        self, step: RunStep, follower: Follower, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._step, self._follower, self._theme = step, follower, theme
        self._config: TrainConfig | None = None
        self._table: WatchTable | None = None
        self._others: Sequence[TrainingRun] = ()
        self._timer = QTimer(self, interval=REDRAW, singleShot=True)
        self._timer.timeout.connect(self.draw)
        follower.grown.connect(self._take)
        follower.state_changed.connect(self.show_state)
        step.compare_wanted.connect(self._compare)
        step.export_wanted.connect(self._ask_export)
        step.log.save_wanted.connect(self._ask_log)

    def show_run(self, run: TrainingRun, others: Sequence[TrainingRun]) -> None:
        """Another run; what it logged follows by itself."""
        self._load_curves()
        self._others = others
        self._step.show_others([other.files.about().title for other in others])
        self._step.log.clear()
        self._table = None
        try:
            self._config = run.files.config()
        except RunError as error:
            self._config = None
            self._step.strip.show_table(None)
            self.failed.emit(error)
        else:
            self._pin(self._config)
        self._compare(-1)
        self._follower.follow(run)
        self.draw()

    def show_state(self) -> None:
        """In words, and in what can be done."""
        run, state = self._follower.run, self._follower.state
        if run is None:
            return
        about = run.files.about()
        reason = run.reason() if state in FAULTS else about.notes
        running = state is RunState.RUNNING
        pausing = running and run.files.stop_file.exists()
        words = texts.state(state, pausing)
        self._step.show_state(about.title, words, told(reason), state in FAULTS)
        has_weights = run.files.last.exists()
        memory = state is RunState.MEMORY
        self._step.show_buttons(running, pausing, run.can_resume, memory, has_weights)
        self.draw()

    def draw(self) -> None:
        """Everything the history tells by now."""
        history, config = self._follower.history, self._config
        if self._step.curves is not None:
            self._step.curves.show_history(history)
        if config is not None:
            words = self._left(config) if self._follower.state is RunState.RUNNING else ""
            self._step.show_progress(history.share_done(config), words, figures(history))
        else:
            self._step.show_progress(0.0, "", figures(history))
        table = self._table
        if table is not None and len(history.watched) != len(table.watched):
            self._table = replace(table, watched=list(history.watched))
            self._step.strip.show_table(self._table)

    def _left(self, config: TrainConfig) -> str:
        history = self._follower.history
        if history.started is None:
            return self.tr("starting …")
        if history.latest is None and config.start_from and not history.started.step:
            return self.tr("looking at the base model first …")
        left = history.seconds_left(config)
        return self.tr("{0} of training left").format(texts.clock(left)) if left else ""

    def _take(self, events: list[TrainEvent]) -> None:
        noted = [event for event in events if not isinstance(event, Watched)]
        self._step.log.add([line for event in noted if (line := texts.line(event))])
        if not self._timer.isActive():
            self._timer.start()

    def _pin(self, config: TrainConfig) -> None:
        """The pinned puzzle with its solution."""
        text = str(config.extra.get("watch", ""))
        if text and config.task in KINDS:
            task = TASKS[config.task]
            puzzle = task.parse(text)[0]
            solution = KINDS[task.name].complete(puzzle)
            self._table = WatchTable(task, replace(puzzle, solution=solution))
        self._step.strip.show_table(self._table)

    def _compare(self, index: int) -> None:
        if self._step.curves is None:
            return
        other = None
        if 0 <= index < len(self._others):
            other = RunHistory()
            other.add(self._others[index].files.events())
        self._step.curves.compare_with(other)

    def _load_curves(self) -> None:
        if self._step.curves is None:
            # pyqtgraph comes with it, which takes a fifth of a second: it asks for most classes of
            # Qt, and those are made when first asked for, so it belongs on no other thread
            from app.train.chart import Curves

            curves = Curves(self._theme)
            self._step.put_curves(curves, curves)

    def _ask_export(self) -> None:
        kinds = self.tr("Picture (*.png);;Figures (*.csv)")
        path = ask_new(self._step, self.tr("Export curves"), "curves.png", kinds)
        if path is not None and self._step.curves is not None:
            try:
                self._step.curves.export(path)
            except OSError as error:
                self.failed.emit(error)

    def _ask_log(self) -> None:
        title, kinds = self.tr("Save log"), self.tr("Text (*.txt)")
        if path := ask_new(self._step, title, "log.txt", kinds):
            try:
                replace_file(path, "".join(f"{line}\n" for line in self._step.log.shown))
            except OSError as error:
                self.failed.emit(error)


def figures(history: RunHistory) -> list[str]:
    """The newest figures, in the order of the Run step."""
    latest, halted = history.latest, history.latest_halted
    unseen = number(history.evaluations[-1].valid, ".1%") if history.evaluations else "–"
    found = ["–", "–", "–", "–", "–", unseen, "–", "–"]
    if latest is not None:
        rate = number(latest.samples_per_second, ".0f")
        found[:4] = [
            number(latest.step, ","),
            rate,
            number(latest.loss, ".3f"),
            number(latest.cell, ".1%"),
        ]
    if halted is not None:
        found[4] = number(halted.exact, ".1%")
        found[6:] = [number(halted.q_accuracy, ".1%"), number(halted.mean_segments, ".1f")]
    return found
