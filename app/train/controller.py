"""Connects the Training page: data to plan, plan to run, run to result."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.memory.training import SetUp
from app.style.choosing import ask_files, ask_folder
from app.style.theme import Theme
from app.train import texts
from app.train.page import TrainPage
from app.train.runs.follower import Follower
from app.train.runs.view import RunsView
from app.train.steps.collector import Collector
from app.train.steps.hunter import Hunter
from app.train.steps.result_view import ResultView
from app.train.steps.run_view import RunView
from app.train.steps.setup_view import SetupView
from app.train.story import Story
from hrm_core.library.models import ModelInfo, ModelLibrary, OpenEngine
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Tasks
from training.data.kinds import KINDS
from training.presets import PRESETS, usual_level
from training.runs.process import RunState
from training.runs.shelf import Shelf


class TrainController(QObject):
    """Decides which step is on show.

    Signals:
        failed: an exception to show.
        told: a sentence for the status bar.
        ended: a run that went on is over: its title, and how it stands in words.
        published: the name of a model that is new in the library, and its kind of puzzle.
        board_wanted: the puzzle on the Solve page is to be added: call add_puzzle.
    """

    failed = Signal(object)
    told = Signal(str)
    ended = Signal(str, str)
    published = Signal(str, str)
    board_wanted = Signal()

    def __init__(
        self,
        page: TrainPage,
        tasks: Tasks,
        library: ModelLibrary,
        shelf: Shelf,
        open_engine: OpenEngine,
        theme: Theme,
        most: Callable[[], float] = lambda: 0.0,
        parent: QObject | None = None,
    ) -> None:
        """most: megabytes that a training may take, 0 for as many as are free."""
        super().__init__(parent)
        self.page = page
        self._seed = 0
        self.collectors = {name: Collector(task, self) for name, task in tasks.items()}
        self.collector = next(iter(self.collectors.values()))
        self.hunter = Hunter(open_engine, self)
        self.follower = Follower(self)
        self.run_view = RunView(page.run, self.follower, theme, self)
        self.runs = RunsView(page, self.follower, self.run_view, shelf, self)
        self.result_view = ResultView(page.result, library, self)
        self.setup_view = SetupView(page.setup, self.collector, library, shelf, most, self)
        # before the story, whose last word on a hunt is to stay
        self.hunter.working.connect(page.data.hunt.show_hunting)
        self.story = Story(page, self.hunter, self.setup_view, self.result_view, self._hunt, self)
        self._library = library
        self._connect_data()
        self._connect_hunt()
        self._connect_runs()
        self.show_kind(self.collector.task.name)
        self.show_step("data")

    def open(self) -> None:
        """The page is looked at."""
        self.show_models()
        self.runs.open()

    def close(self) -> None:
        """End our threads; runs go on by themselves."""
        for collector in self.collectors.values():
            collector.close()
        for part in (
            self.runs,
            self.hunter,
            self.setup_view,
            self.result_view,
            self.follower,
        ):
            part.close()

    def add_puzzle(self, puzzle: Puzzle) -> None:
        """What is drawn on the board."""
        if puzzle.task not in self.collectors:
            told = self.tr("Puzzles of the kind on the board, {0}, cannot be trained on yet.")
            self.failed.emit(PuzzleFormatError(told.format(puzzle.task)))
            return
        self.show_kind(puzzle.task)
        self.collector.add_puzzle(puzzle, self.tr("the board"))

    def show_kind(self, name: str) -> None:
        """Collect and train on another kind of puzzle."""
        if name != self.collector.task.name:
            self.story.leave()
            self.hunter.forget()
        self.collector = self.collectors[name]
        task = self.collector.task
        level = usual_level(task, ())
        words = texts.invitation(KINDS[name].derived)
        self.page.data.show_kind(name, task.difficulties, level, words)
        self.page.data.show_working(self.collector.busy, "")
        self.show_models()
        self.setup_view.use(self.collector)
        self._show_data()

    @property
    def set_up(self) -> SetUp:
        """What the next run is to be, as far as it is chosen."""
        setup = self.page.setup
        base = setup.base.name if setup.base is not None else None
        return SetUp(self.collector.task.name, base, setup.choices)

    def resume(self, set_up: SetUp) -> None:
        """Go on with what was chosen when the program ended; its model may be gone."""
        self.show_kind(set_up.kind)
        known = {info.name for info in self._library.models(set_up.kind)}
        here = self.set_up.base if set_up.base not in (None, *known) else set_up.base
        self.page.setup.show_choices(set_up.choices, here)

    def show_step(self, step: str) -> None:
        """Go to a step of the page."""
        if step == "result" and self.runs.run is not None:
            self.result_view.show_run(self.runs.run)
        self.page.show_step(step)
        self._show_steps()

    def _compare(self) -> None:
        """The curves of the run on show, and with which they can be compared."""
        self.show_step("run")
        self.page.run.offer_others()

    def _show_run(self) -> None:
        """Its result if it is done, else how it goes."""
        self.show_step("result" if self.follower.state is RunState.DONE else "run")

    def _show_end(self) -> None:
        if self.page.step == "run":
            self.show_step("result")

    def _begin_anew(self) -> None:
        self.setup_view.reload()
        self.show_step("data")

    def _add_files(self) -> None:
        if paths := ask_files(self.page, self.tr("Add files")):
            self.collector.add_paths(paths)

    def _add_folder(self) -> None:
        if path := ask_folder(self.page, self.tr("Add folder")):
            self.collector.add_paths([path])

    def _take(self, paths: list[Path]) -> None:
        self.show_step("data")
        self.collector.add_paths(paths)

    def _make(self, level: str, count: int) -> None:
        self._seed += 1
        self.collector.generate(level, count, f"generated, {level}", self._seed)

    def show_models(self) -> None:
        """Those one can hunt with; there may be a new one."""
        self.page.data.hunt.show_models(self._library.models(self.collector.task.name))

    def _hunt(self, info: ModelInfo) -> None:
        self._seed += 1
        data = self.page.data
        self.hunter.start(info, self.collector.task, data.level, data.count, self._seed)

    def _catch(self, puzzles: Sequence[Puzzle], origin: str) -> None:
        self.collector.add_puzzles(puzzles, origin)

    def _show_data(self) -> None:
        collector = self.collector
        self.setup_view.refresh()
        self.page.data.show_items(
            collector.items, collector.split, collector.share, len(collector.taken_out)
        )
        self._show_steps()

    def _show_working(self, on: bool, words: str) -> None:
        if self.sender() is self.collector:
            self.page.data.show_working(on, words)

    def _show_steps(self) -> None:
        run = self.runs.run
        has_result = run is not None and run.files.last.exists()
        self.page.show_steps(
            {
                "data": True,
                "setup": bool(self.collector.split.train),
                "run": run is not None,
                "result": has_result,
            }
        )

    def _connect_data(self) -> None:
        data = self.page.data
        data.files_wanted.connect(self._add_files)
        data.folder_wanted.connect(self._add_folder)
        data.board_wanted.connect(self.board_wanted)
        data.library_wanted.connect(lambda: self.collector.add_library())
        data.clear_wanted.connect(lambda: self.collector.clear())
        data.back_wanted.connect(lambda: self.collector.bring_back())
        data.make_wanted.connect(self._make)
        data.removed.connect(lambda items: self.collector.remove(items))
        data.share_chosen.connect(lambda share: self.collector.set_share(share))
        data.kind_chosen.connect(self.show_kind)
        data.next_wanted.connect(lambda: self.show_step("setup"))
        for collector in self.collectors.values():
            collector.changed.connect(self._show_data)
            collector.working.connect(self._show_working)
            collector.failed.connect(self.failed)
        self.page.files_dropped.connect(self._take)
        self.page.step_wanted.connect(self.show_step)

    def _connect_hunt(self) -> None:
        bar, hunter = self.page.data.hunt, self.hunter
        bar.hunt_wanted.connect(self._hunt)
        bar.story_wanted.connect(
            lambda info: self.story.begin(info, PRESETS["ten"], self.collector)
        )
        bar.stop_wanted.connect(self.story.leave)
        bar.stop_wanted.connect(hunter.stop)
        hunter.caught.connect(self._catch)
        hunter.failed.connect(self.failed)

    def _connect_runs(self) -> None:
        page, runs = self.page, self.runs
        page.run.result_wanted.connect(lambda: self.show_step("result"))
        page.runs.new_wanted.connect(runs.leave)
        runs.shown.connect(self._show_run)
        self.page.runs.compare_wanted.connect(self._compare)
        runs.finished.connect(self._show_end)
        runs.left.connect(self._begin_anew)
        runs.told.connect(self.told)
        self.story.told.connect(self.told)
        runs.ended.connect(self.ended)
        self.setup_view.started.connect(runs.begin)
        self.setup_view.told.connect(self.told)
        self.setup_view.kind_wanted.connect(self.show_kind)
        self.follower.state_changed.connect(self._show_steps)
        for part in (self.follower, self.run_view, self.runs, self.result_view, self.setup_view):
            part.failed.connect(self.failed)
        self.result_view.published.connect(self.published)
