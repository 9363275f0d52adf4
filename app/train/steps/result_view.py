"""Shows what a run changed: has the result judged if it was not, replays it, publishes it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.bench.player import Player
from app.board.frame import Face, Frame, Ink
from app.board.trail import Overlays
from app.job import Job, stop_all
from app.style.choosing import ask_new
from app.train import texts
from app.train.steps.result import ResultStep
from app.words import fill
from hrm_core.files import replace_file
from hrm_core.library.models import ModelLibrary, free_name
from hrm_core.puzzle import Task
from hrm_core.tasks import TASKS
from training.results.errands import Errand, publish
from training.results.report import report, telling, wrong_cells
from training.results.verdicts import Judged, Verdicts, grid_of
from training.runs.files import RunError, RunFiles
from training.runs.history import RunHistory
from training.runs.process import TrainingRun


class ResultView(QObject):
    """Connects the Result step to the files of a run.

    Signals:
        published: the name of a model that is now in the library, and its kind of puzzle.
        failed: an exception to show.
    """

    published = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self, step: ResultStep, library: ModelLibrary, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._step, self._library = step, library
        self._task: Task | None = None
        self._run: TrainingRun | None = None
        self._before: Verdicts | None = None
        self._after: Verdicts | None = None
        self._row, self._segment = 0, 0
        self._errand: Errand | None = None
        self._replay_next = False
        self._player = Player(self)
        self._player.moved.connect(self._show_segment)
        self._player.playing_changed.connect(step.show_playing)
        step.puzzle_chosen.connect(self._choose)
        step.segment_chosen.connect(self._player.go)
        step.play_wanted.connect(self._player.toggle)
        step.publish_wanted.connect(self._publish)
        step.report_wanted.connect(self._ask_report)

    def show_run(self, run: TrainingRun) -> None:
        """The result of another run; judges it first if it has changed since."""
        if self._errand is not None and self._run is not None and self._run.folder == run.folder:
            return
        self._leave()
        self._run = run
        title = run.files.about().title
        try:
            self._use(TASKS[run.files.config().task])
        except RunError as error:
            self._step.show_publishing(False, "", title)
            self._step.show_headline(title, self.tr("The result cannot be looked at"))
            self.failed.emit(error)
            return
        self._step.show_publishing(True, "", title)
        if is_fresh(run.files):
            self._show()
            return
        self._step.show_headline(title, self.tr("The model is answering your unseen puzzles …"))
        self._errand = errand = Errand(run.folder, "--judge")
        job = Job(errand.run, self)
        job.done.connect(lambda _: self._judged(errand))
        job.failed.connect(lambda error: self._fail(errand, error))
        job.start()

    def _leave(self) -> None:
        """Nothing of the run before is told any more; if it is being judged, that ends."""
        if self._errand is not None:
            errand, self._errand = self._errand, None
            errand.kill()
        self._before = self._after = None
        self._player.pause()
        self._step.show_advice("", use=True, longer=False)
        self._step.show_puzzles([])

    def _use(self, task: Task) -> None:
        if task is not self._task:
            self._task = task
            self._step.show_look(task.look)

    @property
    def task(self) -> Task:
        """The kind of puzzle of the run on show."""
        assert self._task is not None, "only a run has a result"
        return self._task

    @property
    def busy(self) -> bool:
        """Whether the puzzles are being judged."""
        return self._errand is not None

    def replay_next(self) -> None:
        """The next result that is shown plays by itself."""
        self._replay_next = True

    def close(self) -> None:
        """End what runs and wait for it."""
        self._player.pause()
        if self._errand is not None:
            self._errand.kill()
        stop_all(self)

    def _judged(self, errand: Errand) -> None:
        if errand is self._errand:
            self._errand = None
            self._show()

    def _fail(self, errand: Errand, error: Exception) -> None:
        if errand is not self._errand:
            return  # it was ended, for another run is on show
        self._errand = None
        self._step.show_headline(self.tr("The result cannot be looked at"), "")
        self.failed.emit(error)

    def _show(self) -> None:
        assert self._run is not None, "only a run has a result"
        files = self._run.files
        self._before, self._after = (
            Verdicts.read(files.before_file),
            Verdicts.read(files.after_file),
        )
        history = RunHistory()
        history.add(files.events())
        if self._after is None or not self._after.puzzles:
            self._step.show_headline(files.about().title, self._measured(history))
            self._step.show_puzzles([])
            return
        advice = texts.advice(self._before, self._after, history.is_rising)
        self._step.show_headline(texts.result(self._before, self._after), self._hint())
        self._step.show_advice(advice.words, advice.use, advice.longer)
        rows = [
            (self._name(n, each), self._verdict(n - 1))
            for n, each in enumerate(self._after.puzzles, 1)
        ]
        self._step.show_puzzles(rows, telling(self._before, self._after))
        if self._replay_next:
            self._replay_next = False
            self._player.play()

    def _measured(self, history: RunHistory) -> str:
        """Of a run without puzzles of the user's own: what it was measured by meanwhile."""
        before = [event for event in history.evaluations if event.name == "base"]
        after = [event for event in history.evaluations if event.name != "base"]
        if not before or not after:
            return self.tr("This run has no puzzles of yours to be checked with.")
        best = next((event for event in reversed(after) if event.best), after[-1])
        words = self.tr("On what was left out: {0:.1%} right before, {1:.1%} after {2:,} steps")
        return fill(words, before[0].exact, best.exact, best.step)

    def _hint(self) -> str:
        assert self._after is not None, "shown with a result"
        gained, lost = texts.gains(self._before, self._after)
        parts = [fill(self.tr("after {0:,} steps"), self._after.step)]
        if self._before is not None:
            parts.append(self.tr("{0} newly solved, {1} no longer").format(gained, lost))
            if self._before.solved != self._before.exact or self._after.solved != self._after.exact:
                exact = self.tr("exactly as the label: {0} before, {1} after")
                parts.append(exact.format(self._before.exact, self._after.exact))
        return " · ".join(parts)

    def _name(self, number: int, puzzle: Judged) -> str:
        given = self.task.parse(puzzle.given)[0].given
        if self.task.look.trail is not None:
            rows, columns = given.shape
            return self.tr("Puzzle {0}, {1} x {2}").format(number, rows, columns)
        count = int((given != self.task.look.empty).sum())
        return self.tr("Puzzle {0}, {1} clues").format(number, count)

    def _verdict(self, row: int) -> str:
        assert self._after is not None, "shown with a result"
        after = verdict(self._after.puzzles[row])
        if self._before is None or row >= len(self._before.puzzles):
            return after
        return f"{verdict(self._before.puzzles[row])} → {after}"

    def _choose(self, row: int) -> None:
        self._row = row
        if self._after is not None and 0 <= row < len(self._after.puzzles):
            last = len(self._after.puzzles[row].answers)
            self._player.load(last, last)

    def _show_segment(self, segment: int) -> None:
        self._segment = max(1, segment)  # a replay begins with the first answer
        self._draw()

    def _draw(self) -> None:
        if self._after is None or not 0 <= self._row < len(self._after.puzzles):
            return
        after = self._after.puzzles[self._row]
        before = None
        if self._before is not None and self._row < len(self._before.puzzles):
            before = self._before.puzzles[self._row]
        told = ("" if before is None else self._told(before), self._told(after))
        first = None if before is None else judged_frame(self.task, before, self._segment)
        second = judged_frame(self.task, after, self._segment)
        self._step.show_boards(first, second, told)
        self._step.show_segments(len(after.answers), self._segment)

    def _told(self, puzzle: Judged) -> str:
        at = min(self._segment, len(puzzle.answers))
        wrong = count_wrong(puzzle, at)
        if at == len(puzzle.answers) and puzzle.solved and wrong:
            return self.tr("solved, another way than the label")
        return texts.wrong_cells(wrong) if wrong else self.tr("solved")

    def _publish(self, title: str) -> None:
        assert self._run is not None, "the button is on the page of a run"
        run, kind = self._run, self.task.name
        title = title or run.files.about().title
        taken = {info.name for info in self._library.models()}
        name = free_name(title, taken)
        self._step.show_publishing(False, self.tr("writing the model …"))
        job = Job(lambda: publish(run.folder, name, title), self)
        job.done.connect(lambda name: self._published(run, name, kind))
        job.failed.connect(lambda error: self._not_published(run, error))
        job.start()

    def _ask_report(self) -> None:
        if self._run is None:
            return
        title, kinds = self.tr("Save the report"), self.tr("Page (*.html)")
        if path := ask_new(self._step, title, f"{self._run.folder.name}.html", kinds):
            self.write_report(path)

    def write_report(self, path: Path) -> None:
        """The whole run as a page, written on a thread."""
        assert self._run is not None, "the button is on the page of a run"
        run = self._run
        job = Job(lambda: replace_file(path, report(run.files)), self)
        told = self.tr("The report is in {0}").format(path.name)
        job.done.connect(lambda: self._tell(run, told))
        job.failed.connect(self.failed)
        job.start()

    def _published(self, run: TrainingRun, name: str, kind: str) -> None:
        self._tell(run, self.tr("in the library as {0}").format(name))
        self.published.emit(name, kind)

    def _not_published(self, run: TrainingRun, error: Exception) -> None:
        self._tell(run, "")
        self.failed.emit(error)

    def _tell(self, run: TrainingRun, words: str) -> None:
        """What became of a wish, unless another run is on show by now."""
        if self._run is not None and self._run.folder == run.folder:
            self._step.show_publishing(True, words)


def is_fresh(files: RunFiles) -> bool:
    """Whether the result was judged after the newest weights were written."""
    weights = files.best if files.best.exists() else files.last
    try:
        return files.after_file.stat().st_mtime >= weights.stat().st_mtime
    except OSError:
        return False


def count_wrong(puzzle: Judged, segment: int) -> int:
    """How many cells differ from the solution after a segment."""
    answer = puzzle.answers[segment - 1].replace(".", "0")
    solution = puzzle.solution.replace(".", "0")
    return sum(a != b for a, b in zip(answer, solution, strict=True))


def verdict(puzzle: Judged) -> str:
    """A puzzle in a word."""
    return "✓" if puzzle.solved else f"✗ {puzzle.wrong}"


def judged_frame(task: Task, puzzle: Judged, segment: int) -> Frame:
    """One answer as the board shows it; what is wrong is marked."""
    parsed = task.parse(puzzle.given)[0]
    given = parsed.given
    answer = grid_of(puzzle.answers[min(segment, len(puzzle.answers)) - 1], given.shape)
    wrong = wrong_cells(task, parsed, answer, grid_of(puzzle.solution, given.shape))
    faces = []
    for clue, value, bad in zip(given.flat, answer.flat, wrong.flat, strict=True):
        if clue != task.look.empty:
            faces.append(Face(int(clue), Ink.GIVEN))
        elif value == task.look.empty:
            faces.append(Face(int(value)))
        else:
            faces.append(Face(int(value), Ink.MODEL, wrong=bool(bad)))
    frame = Frame(given.shape[0], given.shape[1], tuple(faces), task.look)
    return frame if task.look.trail is None else Overlays().dress(frame, given, answer)
