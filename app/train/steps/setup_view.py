"""The Setup step at work: the plan that follows from the choices, the dry run, the start."""

import math
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.job import Job, stop_all
from app.style.choosing import ask_file, ask_new, patterns
from app.told import told
from app.train import texts
from app.train.steps.collector import Collector
from app.train.steps.setup import SetupStep
from app.words import fill
from hrm_core.decoding import to_json
from hrm_core.files import replace_file
from hrm_core.library.models import ModelLibrary
from hrm_core.memory import free_mb
from hrm_core.model.config import ConfigError
from training.config import TrainConfig, read_config
from training.data.kinds import KINDS
from training.presets import choices_of, make_run, plan, problems
from training.results.errands import DryRun
from training.runs.events import Measured
from training.runs.files import RunError
from training.runs.fit import Tried, largest, next_try
from training.runs.process import TrainingRun
from training.runs.shelf import Shelf

JSON = ".json"
SCARCE = 2000  # megabytes that are free; with fewer a run is measured before it starts


class SetupView(QObject):
    """Connects the Setup step to the data, the library and the shelf of runs.

    Signals:
        started: a TrainingRun that has just begun.
        failed: an exception to show.
        told: a sentence for the status bar.
        kind_wanted: the kind of puzzle that imported choices are for.
    """

    started = Signal(object)
    told = Signal(str)
    kind_wanted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        step: SetupStep,
        collector: Collector,
        library: ModelLibrary,
        shelf: Shelf,
        most: Callable[[], float] = lambda: 0.0,
        parent: QObject | None = None,
    ) -> None:
        """most: megabytes that a training may take, 0 for as many as are free."""
        super().__init__(parent)
        self._step, self._collector, self._most = step, collector, most
        self._library, self._shelf = library, shelf
        self._given_up = False  # the dry run was stopped by hand
        self._measured: Measured | None = None
        self._measured_config: TrainConfig | None = None
        self._dry_run: DryRun | None = None
        self._tried: list[Tried] = []  # dry runs of smaller and smaller batches
        self._found: dict[int, tuple[Measured, TrainConfig]] = {}  # what they measured, by batch
        self._limit = math.inf  # megabytes that a step may take, as the last of them found it
        self._start_then = False  # the dry run is to be followed by the run
        step.changed.connect(self.refresh)
        step.measure_wanted.connect(self._measure_or_stop)
        step.start_wanted.connect(self.start)
        step.import_wanted.connect(self._ask_import)
        step.export_wanted.connect(self._ask_export)
        self.use(collector)

    def use(self, collector: Collector) -> None:
        """Train on the puzzles of another collection, which may be of another kind."""
        if collector is not self._collector:
            self._give_up()
            self._step.show_measuring(self._dry_run is not None)
        self._collector = collector
        task = collector.task
        self._step.show_levels(task.difficulties)
        self.reload()

    def reload(self) -> None:
        """Another model may be in the library, and the next run needs a name."""
        self._step.show_models(self._library.models(self._collector.task.name))
        number = len(self._shelf.runs()) + 1
        title = self.tr("My {0} {1}").format(told(self._collector.task.title.lower()), number)
        self._step.set_title(title)
        self.refresh()

    def config(self) -> TrainConfig:
        """What a run started now would be told."""
        split = self._collector.split
        watch = next(iter(split.validation), None) or next(iter(split.train), None)
        return plan(self._collector.task, self._step.base, self._step.choices, split, watch)

    def refresh(self) -> None:
        """What the choices lead to."""
        config = self.config()
        self._step.show_problems(problems(config, self._collector.split))
        self._step.data.setText(texts.parts(self._collector.split))
        if self._measured is not None and self._is_measured(config):
            minutes = self._step.choices.minutes
            rows = texts.measured(self._measured, minutes, config.batch_size, self._most())
            self._step.show_measured(rows)
        else:
            self._step.show_measured([])

    def take(self, path: Path) -> None:
        """Choose what a file says; the puzzles stay."""
        try:
            config = read_config(path)
            if faults := config.problems():
                raise ConfigError(f"{path.name}: {'; '.join(faults)}")
            if config.task not in KINDS:
                raise ConfigError(f"{path.name}: {config.task} is not trained on this page")
        except ConfigError as error:
            self.failed.emit(error)
            return
        if config.task != self._collector.task.name:
            self.kind_wanted.emit(config.task)
        self._step.show_choices(choices_of(config), config.start_from or None)
        base = self._step.base
        if config.start_from and (base is None or base.name != config.start_from):
            missing = self.tr("{0} is imported, but there is no model {1}: a new one is chosen")
            self.told.emit(missing.format(path.name, config.start_from))
        else:
            self.told.emit(self.tr("{0} is imported").format(path.name))

    def write(self, path: Path) -> None:
        """The choices as a file that take() reads, which tells recipes by their ending."""
        path = path if path.suffix == JSON else path.with_name(path.name + JSON)
        try:
            replace_file(path, to_json(self.config().to_dict(), indent=2) + "\n")
        except OSError as error:
            self.failed.emit(error)
        else:
            self.told.emit(self.tr("Saved {0}").format(path.name))

    def _ask_import(self) -> None:
        kinds = self.tr("Choices ({0})").format(patterns("json", "toml"))
        if path := ask_file(self._step, self.tr("Import choices"), kinds):
            self.take(path)

    def _ask_export(self) -> None:
        kinds = self.tr("Choices ({0})").format("*.json")
        if path := ask_new(self._step, self.tr("Export choices"), "choices.json", kinds):
            self.write(path)

    def start(self) -> None:
        """Make the run and let it go; where memory is short, it is measured first."""
        config = self.config()
        if not self._is_measured(config):
            if self._most() or 0 < free_mb() < SCARCE:
                self._start_then = True
                if self._dry_run is None:
                    self._measure_or_stop()
                return
        elif self._measured is not None and self._is_too_large(self._measured):
            self.failed.emit(RunError(self._refusal(self._measured)))
            return
        folder = self._shelf.new_folder(config.title)
        try:
            make_run(folder, config, self._collector.split, self._collector.task)
            run = TrainingRun(folder)
            run.start()
        except RunError as error:
            self.failed.emit(error)
            return
        self.started.emit(run)
        self.reload()

    def close(self) -> None:
        """End what runs and wait for it."""
        if self._dry_run is not None:
            self._dry_run.kill()
        stop_all(self)

    def _measure_or_stop(self) -> None:
        if self._dry_run is None:
            self._tried, self._found, self._limit = [], {}, math.inf
            self._measure()
        else:
            self._give_up()

    def _give_up(self) -> None:
        """Measure no more; nothing starts by itself after it."""
        if self._dry_run is not None:
            self._given_up, self._start_then = True, False
            self._dry_run.kill()

    def _measure(self) -> None:
        config = self._measured_config = self.config()
        self._measured = None
        self._dry_run = DryRun(config, self._collector.split, self._collector.task)
        self._step.show_measuring(True, self._measuring_words(config.batch_size))
        job = Job(self._dry_run.run, self)
        job.done.connect(self._take_measured)
        job.failed.connect(self._not_measured)
        job.start()

    def _measuring_words(self, batch: int) -> str:
        if self._tried:
            return self.tr("training 20 steps with batches of {0} …").format(batch)
        return self.tr("training 20 steps …")

    def _take_measured(self, found: Measured) -> None:
        self._dry_run = None
        if self._given_up:
            self._given_up = False
            self._step.show_measuring(False)
            return
        assert self._measured_config is not None, "it was measured with one"
        batch = self._measured_config.batch_size
        self._tried.append(Tried(batch, found.memory_mb, found.base_mb))
        self._found[batch] = found, self._measured_config
        self._limit = found.limit_mb(self._most())
        self._go_on()

    def _go_on(self) -> None:
        """Measure the next batch, or settle on the largest that fits, and start if that waits."""
        batch = next_try(self._tried, self._limit)
        if batch is not None:
            self._step.advanced.set_batch(batch)
            self._measure()
            return
        best, start = largest(self._tried, self._limit), self._start_then
        self._start_then = False
        taken = best or self._tried[-1]
        self._measured, self._measured_config = self._found[taken.batch]
        self._step.advanced.set_batch(taken.batch)
        words = self._refusal(self._measured) if best is None else self._fitted(best)
        self._step.show_measuring(False, words)
        self.refresh()
        if start and best is self._tried[0]:  # else it is to be seen first
            self.start()

    def _fitted(self, best: Tried) -> str:
        """Why there are fewer puzzles in a batch now; '' if there are not."""
        asked = self._tried[0]
        if best is asked:
            return ""
        if math.isinf(asked.needs):
            words = self.tr(
                "There was too little memory for batches of {0}. {1} puzzles are set, which need"
                " {2:,.0f} MB."
            )
            return fill(words, asked.batch, best.batch, best.needs)
        words = self.tr(
            "Batches of {0} need {1:,.0f} MB, more than the {2:,.0f} MB that may be taken. {3}"
            " puzzles are set, which need {4:,.0f} MB."
        )
        return fill(words, asked.batch, asked.needs, self._limit, best.batch, best.needs)

    def _is_measured(self, config: TrainConfig) -> bool:
        known = self._measured_config
        return self._measured is not None and known is not None and _cost(config) == _cost(known)

    def _is_too_large(self, found: Measured) -> bool:
        return found.memory_mb > found.limit_mb(self._most())

    def _refusal(self, found: Measured) -> str:
        words = self.tr(
            "A step needs {0:,.0f} MB, more than the {1:,.0f} MB that may be taken. Choose a"
            " smaller model, close other programs, or allow more memory in the settings."
        )
        return fill(words, found.memory_mb, found.limit_mb(self._most()))

    def _not_measured(self, error: Exception) -> None:
        self._dry_run = None
        if self._given_up:
            self._given_up = False
            self._step.show_measuring(False)
            return
        assert self._measured_config is not None, "it was measured with one"
        batch = self._measured_config.batch_size
        if isinstance(error, MemoryError):
            self._tried.append(Tried(batch))
            if batch > 1:
                self._go_on()
                return
        self._start_then = False
        self._step.show_measuring(False, self.tr("That did not work: {0}").format(told(str(error))))


def _cost(config: TrainConfig) -> tuple[object, ...]:
    """What the cost of a step depends on."""
    model = tuple(sorted((name, str(value)) for name, value in config.model.items()))
    return config.batch_size, config.threads, config.evaluate_segments, model
