"""Gathers the user's puzzles in the background: reads, makes, examines, keeps."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.job import Job, stop_all
from hrm_core.puzzle import Puzzle, Task
from hrm_core.tasks.seeds import fresh
from training.data.own import Item, Split, examine, read_library, read_paths, split, without_twins

TOGETHER = 8  # puzzles that are made at once: the window ends only after them


class Collector(QObject):
    """The collection; one thing is added at a time.

    Signals:
        changed: there are more items, or fewer, or another split.
        working: whether something is being added, and how much of it is done.
        failed: an exception.
    """

    changed = Signal()
    working = Signal(bool, str)
    failed = Signal(object)

    def __init__(self, task: Task, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self.items: list[Item] = []
        self.split = Split((), ())
        self.share = 0.2  # kept for checking
        self.taken_out: list[Item] = []  # with the last Remove or Clear
        self._queue: list[tuple[Callable[[], Generator[list[Item]]], int]] = []
        self._made, self._wanted = 0, 0  # while puzzles are made: how many there are, and will be
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being added."""
        return self._job is not None

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Everything in files and folders."""
        self._begin(lambda: self._examined(read_paths(paths, self.task)))

    def add_library(self) -> None:
        """The examples of the program, and the puzzles of saved sessions."""
        self._begin(lambda: self._examined(read_library(self.task)))

    def add_puzzle(self, puzzle: Puzzle, origin: str) -> None:
        """One puzzle: what is drawn on the board."""
        item = Item(origin, replace(puzzle, title=puzzle.title or origin))
        self._begin(lambda: self._examined([item]))

    def add_puzzles(self, puzzles: Sequence[Puzzle], origin: str) -> None:
        """Puzzles that were found elsewhere."""
        items = [Item(origin, puzzle) for puzzle in puzzles]
        self._begin(lambda: self._examined(items))

    def generate(self, level: str, count: int, origin: str, seed: int) -> None:
        """So many new puzzles."""
        task, rng = self.task, np.random.default_rng(seed)

        def make() -> Generator[list[Item]]:
            puzzles = islice(fresh(task, rng, level, TOGETHER), count)
            while few := [Item(origin, puzzle) for puzzle in islice(puzzles, 8)]:
                yield from examine(task, few)

        self._begin(make, count)

    def clear(self) -> None:
        """Begin with nothing."""
        self.stop()
        self.taken_out, self.items = self.items, []
        self._divide()

    def remove(self, gone: Iterable[Item]) -> None:
        """Leave some out."""
        lost = set(map(id, gone))
        self.taken_out = [item for item in self.items if id(item) in lost]
        self.items = without_twins(item for item in self.items if id(item) not in lost)
        self._divide()

    def bring_back(self) -> None:
        """What was taken out last is there again."""
        if self._job is None:
            self.items = without_twins([*self.items, *self.taken_out])
            self.taken_out = []
            self._divide()

    def set_share(self, share: float) -> None:
        """How much is kept for checking."""
        self.share = share
        self._divide()

    def resume(self, items: Sequence[Item], share: float) -> None:
        """Go on with what was gathered when the program ended."""
        self.items, self.share = list(items), share
        self._divide()

    def stop(self) -> None:
        """Add no more; what was found stays."""
        self._queue.clear()
        if self._job is not None:
            self._job.stop()
            self._job = None
            self.working.emit(False, "")

    def close(self) -> None:
        """End what runs and wait for it."""
        self.stop()
        stop_all(self)

    def _examined(self, items: Iterable[Item]) -> Generator[list[Item]]:
        yield from examine(self.task, list(items))

    def _begin(self, work: Callable[[], Generator[list[Item]]], wanted: int = 0) -> None:
        """wanted: how many puzzles are to be made; 0: they are read."""
        if self._job is not None:
            self._queue.append((work, wanted))
            return
        self._made, self._wanted = 0, wanted
        self.working.emit(True, self._progress() if wanted else self.tr("reading …"))
        self._job = Job(work, self)
        self._job.item.connect(self._take)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)
        self._job.start()

    def _take(self, items: list[Item]) -> None:
        self.items.extend(items)
        self._made += len(items)
        self.working.emit(True, self._progress())

    def _progress(self) -> str:
        if self._wanted:
            return self.tr("making puzzles: {0} of {1} …").format(self._made, self._wanted)
        return self.tr("{0} puzzles so far …").format(len(self.items))

    def _end(self) -> None:
        self._job = None
        self.items = without_twins(self.items)
        self._divide()
        if self._queue:
            self._begin(*self._queue.pop(0))
        else:
            self.working.emit(False, "")

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)
        self._end()

    def _divide(self) -> None:
        self.split = split(self.items, self.share, np.random.default_rng(0))
        self.changed.emit()
