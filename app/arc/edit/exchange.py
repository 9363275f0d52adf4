"""ARC tasks coming in and going out: files, folders by id, the clipboard, the generator."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal

from app.arc.answer.archive import document_from, session_of, write_tries
from app.arc.edit.desk import ArcDesk
from app.arc.edit.document import KIND, document_of, new_task
from app.arc.edit.tools import COLORS, LARGEST
from app.job import Job, stop_all
from app.style.drops import files_in
from app.told import told as said
from hrm_core.decoding import DecodingError, plain_json
from hrm_core.files import replace_file
from hrm_core.places import asset_path, example_name
from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError
from hrm_core.sessions.file import SUFFIX as SESSION
from hrm_core.sessions.votes import Vote, VoteSession, load_votes
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import Collection, read_collection, read_text, task_id, task_text
from hrm_core.tasks.opening import GLANCE, likely_kind

SUFFIX = ".json"
_GRID = re.compile(r"\s*\[\s*\[[\d\s,\[\]]*\]\s*\]\s*")


class ArcExchange(QObject):
    """Reads onto the desk and writes from it; what cannot be read is reported, the desk stays.

    Signals:
        failed: the exception that says why.
        told: a sentence on what was done.
        listed: the ids of the tasks one can go to from here, and which of them is open.
        laid: a task was put on the desk.
        voted: the votes that a session had on it.
        opened: the path of a file or folder that was read.
        file_found, other_found: the path or the QMimeData of what may be another kind of puzzle.
    """

    failed = Signal(object)
    told = Signal(str)
    listed = Signal(object, int)
    laid = Signal()
    voted = Signal(object)
    opened = Signal(object)
    file_found = Signal(object)
    other_found = Signal(object)

    def __init__(self, desk: ArcDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.used = False  # a task was put on the desk, or is on its way
        self._reading: Job | None = None
        self._tasks: dict[str, Sequence[Puzzle] | Path] = {}  # that can be gone to, by id
        self.folder: Path | None = None  # or file of several tasks, that these came from

    def open_path(self, path: Path) -> None:
        """A file of one or more tasks, a folder of such files, or a session; on a thread."""
        if path.suffix == SESSION:
            self._begin(
                lambda: load_votes(path, TASKS), lambda found: self._take_session(found, path)
            )
        else:
            self._read(path, "" if path.is_dir() else _name_of(path))

    def take_puzzles(self, puzzles: Sequence[Puzzle], name: str) -> None:
        """Test inputs of one task or of several, from elsewhere in the window."""
        tasks: dict[str, list[Puzzle]] = {}
        for puzzle in puzzles:
            tasks.setdefault(task_id(puzzle), []).append(puzzle)
        self._tasks = dict(tasks)
        first = next(iter(tasks))
        self._lay(first, tasks[first], self.tr("open {0}").format(name or first))

    def take_tasks(self, tasks: Mapping[str, Sequence[Puzzle]], name: str) -> None:
        """Tasks that can be gone to from now on, and the one that is to be laid."""
        self._tasks = dict(tasks)
        self._lay(name, tasks[name], self.tr("open {0}").format(name))

    def go_to(self, name: str) -> None:
        """Another task of the list, by its id."""
        found = self._tasks.get(name)
        if isinstance(found, Path):
            self._read(found, name)
        elif found is not None:
            self._lay(name, found, self.tr("open {0}").format(name))
        else:
            told = self.tr("There is no task {0} here; open a folder that has it.")
            self.failed.emit(PuzzleFormatError(told.format(repr(name[:40]))))

    def go_random(self, rng: np.random.Generator) -> None:
        """Any other task of the list."""
        others = [name for name in self._tasks if name != self._desk.document.title]
        if others:
            self.go_to(others[int(rng.integers(len(others)))])
        else:
            told = self.tr("There are no other tasks to choose from; open a folder of tasks first.")
            self.failed.emit(PuzzleFormatError(told))

    def blank(self) -> None:
        """A new task from scratch."""
        self._tasks = {}
        self._desk.lay(new_task(self.tr("New task")), self.tr("new task"))
        self.listed.emit([], -1)
        self.laid.emit()

    def examples(self) -> list[Path]:
        """The tasks that came with the program."""
        return sorted(asset_path("samples", KIND).glob(f"*{SUFFIX}"))

    def take(self, data: QMimeData) -> Grid | None:
        """A dropped file or pasted text; cells that were copied come back as a grid."""
        if files := files_in(data):
            self.file_found.emit(files[0])
            return None
        text = data.text()
        if not text.strip():  # a picture, or nothing
            self.other_found.emit(data)
            return None
        if _GRID.fullmatch(text) and (grid := read_grid(text)) is not None:
            return grid
        try:
            tasks = read_text(text)
        except PuzzleFormatError as error:
            if likely_kind(text[:GLANCE].encode("utf-8", "replace")) not in ("", KIND):
                self.other_found.emit(data)
                return None
            told = self.tr("This text is neither cells nor a task: {0}")
            self.failed.emit(PuzzleFormatError(told.format(said(str(error)))))
            return None
        self.take_puzzles([puzzle for tests in tasks for puzzle in tests], self.tr("pasted task"))
        return None

    def text(self) -> str:
        """The task on the desk as JSON, with the solutions that are known."""
        document = self._desk.document
        return task_text([document.puzzle(index) for index in range(len(document.trials))])

    def save_session(self, path: Path, votes: Sequence[Vote]) -> None:
        """The task with what was drawn and what the model thought; on a thread."""
        session = session_of(self._desk.document, votes)
        saving = Job(lambda: session.save(path), self)
        saving.done.connect(lambda _: self.told.emit(self.tr("Saved {0}").format(path.name)))
        saving.failed.connect(self.failed)
        saving.start()

    def save_submission(self, path: Path, tries: Callable[[Puzzle], Sequence[Grid]]) -> None:
        """The tries at every task that can be gone to, as the official file; on a thread."""
        document, listed = self._desk.document, dict(self._tasks)
        if not listed:
            tests = [document.puzzle(index) for index in range(len(document.trials))]
            listed = {document.title: tests}
        saving = Job(lambda: write_tries(path, listed, tries), self)
        saving.done.connect(lambda counts: self._tell_tries(path, *counts))
        saving.failed.connect(self.failed)
        saving.start()

    def _tell_tries(self, path: Path, answered: int, tests: int) -> None:
        told = self.tr("Saved {0}: {1} of {2} test inputs are answered.")
        self.told.emit(told.format(path.name, answered, tests))

    def save(self, path: Path) -> None:
        """The task as a file, whole or not at all."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            replace_file(path, self.text() + "\n")
        except OSError as error:
            self.failed.emit(error)
        else:
            self.told.emit(self.tr("Saved {0}").format(path.name))

    def close(self) -> None:
        stop_all(self)

    def _read(self, path: Path, wanted: str) -> None:
        self._begin(
            lambda: (read_collection(path), _beside(path)),
            lambda found: self._take(found[0], found[1], wanted, path),
        )

    def _begin(self, read: Callable[[], object], take: Callable[[Any], None]) -> None:
        self.used = True
        if self._reading is not None:
            self._reading.stop()
        self._reading = Job(read, self)
        self._reading.done.connect(take)
        self._reading.failed.connect(self._refuse)
        self._reading.start()

    def _take(self, found: Collection, beside: dict[str, Path], wanted: str, path: Path) -> None:
        self._reading = None
        tasks: dict[str, Sequence[Puzzle]] = dict(found.tasks)
        if _is_example(path):
            tasks = {_name_of(path): tests for tests in tasks.values()}
        self._tasks = {**beside, **tasks} if len(tasks) == 1 else dict(tasks)
        if not _is_example(path):  # these have an order of their own
            self._tasks = dict(sorted(self._tasks.items()))
        self.folder = path.parent if beside and len(tasks) == 1 else path
        name = wanted if wanted in tasks else next(iter(tasks))
        self._lay(name, tasks[name], self.tr("open {0}").format(name))
        if not path.is_relative_to(asset_path("samples")):
            self.opened.emit(path)
        if found.refused:
            told = self.tr("{0} files were left out; the first: {1}")
            self.told.emit(told.format(len(found.refused), found.refused[0]))

    def _take_session(self, session: VoteSession, path: Path) -> None:
        self._reading = None
        self.lay_votes(session, path.stem)
        self.opened.emit(path)

    def lay_votes(self, session: VoteSession, name: str) -> None:
        """A task with what was thought about it."""
        self.used = True
        self._tasks = {}
        self._desk.lay(document_from(session), self.tr("open {0}").format(name))
        self.listed.emit([], -1)
        self.laid.emit()
        self.voted.emit(session.votes)

    def _refuse(self, error: Exception) -> None:
        self._reading = None
        self.failed.emit(error)

    def _lay(self, name: str, puzzles: Sequence[Puzzle], text: str) -> None:
        self.used = True
        self._desk.lay(document_of(puzzles, name), text)
        names = list(self._tasks)
        self.listed.emit(names, names.index(name) if name in names else -1)
        self.laid.emit()


def read_grid(text: str) -> Grid | None:
    """Cells that were copied, as JSON; None if it is no grid of ARC.

    >>> read_grid("[[1, 2]]")
    array([[1, 2]], dtype=uint8)
    >>> read_grid("[[1], [2, 3]]"), read_grid("[[12]]")
    (None, None)
    """
    try:
        rows = plain_json(text)
    except DecodingError:
        return None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return None
    widths = {len(row) for row in rows}
    right = len(rows) <= LARGEST and len(widths) == 1 and 0 < min(widths) <= LARGEST
    if not right or any(type(v) is not int or not 0 <= v < COLORS for row in rows for v in row):
        return None
    return np.array(rows, dtype=np.uint8)


def _beside(path: Path) -> dict[str, Path]:
    """The other tasks in the folder of a file."""
    if path.is_dir():
        return {}
    files = sorted(file for file in path.parent.iterdir() if file.suffix.lower() == SUFFIX)
    return {_name_of(file): file for file in files}


def _is_example(path: Path) -> bool:
    """Whether a file is one of the tasks that came with the program."""
    return path.parent == asset_path("samples", KIND)


def _name_of(path: Path) -> str:
    """The id of the task in a file; of an example its title, without the number that orders it."""
    return example_name(path) if _is_example(path) else path.stem
