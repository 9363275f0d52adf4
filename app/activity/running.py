"""What runs, how far it is and what ends it; read off the parts of the program."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.arc.controller import ArcController
from app.solve.controller import SolveController
from app.train.controller import TrainController
from app.train.texts import duration
from app.wholefile.controller import WholeFileController
from app.window.export import Exporter, Writing
from app.words import fill, tr
from training.config import TrainConfig
from training.runs.files import RunError
from training.runs.history import RunHistory
from training.runs.process import TrainingRun


@dataclass(frozen=True)
class Activity:
    """One thing that runs."""

    name: str
    state: Callable[[], str]  # progress, speed and time left, as far as they are known now
    stop: Callable[[], None] | None = None  # None: it cannot be ended before its end
    ends: str = ""  # on the button


class Running:
    """Lists what runs in the parts it is given."""

    def __init__(
        self,
        solving: SolveController,
        arc: ArcController,
        files: WholeFileController,
        training: TrainController,
        exporter: Exporter,
    ) -> None:
        self._solving, self._arc, self._files, self._training = solving, arc, files, training
        self._exporter = exporter
        self._configs: dict[Path, TrainConfig | None] = {}  # of runs that go on, read once

    def all(self) -> list[Activity]:
        """In a fixed order; cheap enough to be asked after each segment."""
        return [*self._benches(), *self._whole(), *self._trainings(), *self._exports()]

    def but_trainings(self) -> list[Activity]:
        """Those whose end is seen here alone; a training says how it ended."""
        return [*self._benches(), *self._whole(), *self._exports()]

    def _benches(self) -> Iterator[Activity]:
        solving, thinking = self._solving, self._arc.thinking
        if solving.thinker.running and not solving.thinker.stepping:
            yield Activity(
                tr("Thinking on the Solve page"), self._thought, solving.stop, tr("Stop")
            )
        if thinking.voter.running:
            yield Activity(tr("Answering an ARC task"), self._voted, thinking.stop, tr("Stop"))
        if thinking.learner.learning:
            cancel = thinking.learner.cancel
            yield Activity(tr("Learning an ARC task"), self._learnt, cancel, tr("Cancel"))

    def _whole(self) -> Iterator[Activity]:
        files, folder = self._files, self._arc.folder
        if files.running:
            name = tr("File: {0}").format(files.page.title)
            yield Activity(name, lambda: files.state, files.stop, tr("Stop"))
        if folder.running:
            name = tr("Tasks of an ARC folder")
            yield Activity(name, lambda: folder.state, folder.go, tr("Stop"))

    def _trainings(self) -> Iterator[Activity]:
        training = self._training
        if training.hunter.busy:
            name = tr("Looking for puzzles to train on")
            yield Activity(name, self._hunted, self._end_hunt, tr("Stop"))
        going, known = training.runs.going, self._configs
        self._configs = {
            run.folder: known[run.folder] if run.folder in known else _config_of(run)
            for run in going
        }
        for run in going:
            yield Activity(
                tr("Training: {0}").format(training.runs.title_of(run)),
                partial(self._trained, run, self._configs[run.folder]),
                partial(training.runs.pause, run),
                tr("Save and pause"),
            )

    def _exports(self) -> Iterator[Activity]:
        for writing in self._exporter.writing:
            yield Activity(
                tr("Exporting {0}").format(writing.title),
                partial(_written, writing),
                partial(self._exporter.stop, writing),
                tr("Stop"),
            )

    def _end_hunt(self) -> None:
        self._training.story.leave()
        self._training.hunter.stop()

    def _hunted(self) -> str:
        hunter = self._training.hunter
        return tr("{0} found of {1} tried").format(hunter.found, hunter.tried)

    def _thought(self) -> str:
        session = self._solving.desk.document.session
        if session is None or not len(session):
            return tr("opening the model …")
        most = session.budget or session.limit.segments
        words = tr("segment {0} of at most {1}").format(session.used, most)
        seconds = session.at(len(session)).seconds
        left = tr("{0} left at most").format(duration(seconds * max(0, most - session.used)))
        return " · ".join((words, fill(tr("{0:.0f} ms each"), 1000 * seconds), left))

    def _voted(self) -> str:
        book = self._arc.thinking.book
        if book is None:
            return tr("opening the model …")
        return tr("{0} of {1} views").format(book.done, len(book.views))

    def _learnt(self) -> str:
        progress = self._arc.thinking.learner.progress()
        parts = [fill(tr("{0:.0%} done"), progress.share)]
        if progress.seconds_left is not None:
            parts.append(tr("{0} left").format(duration(progress.seconds_left)))
        return " · ".join(parts)

    def _trained(self, run: TrainingRun, config: TrainConfig | None) -> str:
        follower = self._training.follower
        if config is None or follower.run is None or follower.run.folder != run.folder:
            return tr("in a process of its own; open it on the Training page to follow it")
        return trained(follower.history, config)


def _config_of(run: TrainingRun) -> TrainConfig | None:
    try:
        return run.files.config()
    except RunError:
        return None


def _written(writing: Writing) -> str:
    return writing.state or tr("writing its files …")


def trained(history: RunHistory, config: TrainConfig) -> str:
    """How far a run is: its share, its pace, and what is left."""
    parts = [fill(tr("{0:.0%} done"), history.share_done(config))]
    if history.latest is not None:
        parts.append(fill(tr("{0:,.0f} samples/s"), history.latest.samples_per_second))
    left = history.seconds_left(config)
    if left is not None:
        parts.append(tr("{0} left").format(duration(left)))
    return " · ".join(parts)
