"""Puzzles and sessions coming in and going out: files, the clipboard, drops, the generator."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QPixmap

from app.board.editor import Document, Notes, new_document
from app.job import Job, stop_all
from app.memory.grids import StoredError
from app.memory.history import pack_history, unpack_history
from app.memory.points import as_extras, points_in
from app.solve.desk import Desk
from app.style.drops import copied, files_in
from app.style.painting import picture_bytes
from app.told import told
from hrm_core.files import replace_file
from hrm_core.places import asset_path, example_name
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Tasks
from hrm_core.sessions.file import holds_votes
from hrm_core.sessions.solve import SUFFIX, Ending, SessionError, SolveSession, load
from hrm_core.tasks.datasets import is_data_set
from hrm_core.tasks.opening import CANDIDATES_GO, Opened, likely_kind, open_puzzles, read_head
from hrm_core.tasks.pictures import is_picture
from hrm_core.tasks.seeds import new_seed, seeded
from hrm_core.tasks.seeing import Sight, see
from hrm_core.tasks.writing import Form, write_puzzles

Read = TypeVar("Read")

ARC, ARC_SUFFIX = "arc", ".json"
FIRST = "6 Sudden breakthrough.txt"  # what a first start lays on the board
MOST = 1000  # puzzles of a file that one can go to
AT_ONCE = 1_000_000  # bytes of a file that is read while the window waits


class Exchange(QObject):
    """Reads onto the desk and writes from it; what cannot be read is reported, the desk stays.

    Signals:
        failed: the exception that says why.
        told: a sentence on what was done.
        listed: how many puzzles one can go to from here, and which of them is open.
        arc_file: a path that the ARC bench reads; arc_puzzles: puzzles for it, and their name.
        arc_wanted: the ARC bench is to be shown.
        laid: something new lies on the desk, which is to be seen.
        seen: what a picture may show, and what lays the Puzzle that a person confirms.
        opened: the path of a file that was read, or written to be opened again.
    """

    failed = Signal(object)
    told = Signal(str)
    listed = Signal(int, int)
    arc_file = Signal(object)
    arc_puzzles = Signal(object, str)
    arc_wanted = Signal()
    laid = Signal()
    seen = Signal(object, object)
    opened = Signal(object)

    def __init__(self, desk: Desk, rng: np.random.Generator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._rng = desk, rng
        self.seed: int | None = None  # that the last puzzle was made with
        self._making: Job | None = None
        self._reading: Job | None = None
        self._found: list[Puzzle] = []  # in the file that was opened last
        self._name = ""  # of it
        desk.changed.connect(self._list)

    @property
    def kind(self) -> str:
        """The name of the kind on the desk."""
        return self._desk.task.name

    @property
    def tasks(self) -> Tasks:
        """Every kind of puzzle."""
        return self._desk.tasks

    def generate(self, difficulty: str, kind: str = "", seed: int | None = None) -> None:
        """Make a new puzzle in the background, of the kind on the desk or another.

        Without a seed it is any puzzle; its title says which one.
        """
        self._drop()
        task = self._desk.tasks[kind or self._desk.task.name]
        number = new_seed(self._rng) if seed is None else seed
        self._making = Job(lambda: seeded(task, difficulty, number), self)
        self._making.done.connect(lambda puzzle: self._generated(puzzle, number))
        self._making.failed.connect(self.failed)
        self._making.start()
        self.told.emit(self.tr("Making a puzzle …"))

    def open_file(self, path: Path) -> None:
        """A session, a text of puzzles, or ARC (tasks, votes), which has a bench of its own."""
        try:
            if _is_of_arc(path):
                self._drop()
                self.arc_file.emit(path)
                return
            if path.suffix == SUFFIX:
                self._lay_session(load(path, self._desk.tasks), path)
            elif not path.is_dir() and is_picture(read_head(path)):
                self._look(path)
                return
            elif _takes_time(path):
                self._read(path)
                return
            else:
                self._lay_opened(open_puzzles(path, limit=MOST), path.name)
        except (PuzzleFormatError, SessionError) as error:
            self.failed.emit(error)
        else:
            self.opened.emit(path)

    def _look(self, source: Path | bytes, refusal: str = "{0}") -> None:
        """A picture, on a thread; a person confirms what it shows before it is laid."""

        def lay(puzzle: Puzzle) -> None:
            titled = isinstance(source, Path)
            name = source.name if isinstance(source, Path) else self.tr("Pasted puzzle")
            self._lay_puzzles([replace(puzzle, title=name)], name)
            if titled:
                self.opened.emit(source)

        def show(sight: Sight) -> None:
            self.told.emit("")
            if sight.certain:
                lay(sight.ways[sight.likely].puzzle)
            else:
                self.seen.emit(sight, lay)

        reading = self._start_reading(lambda: see(source), show)
        reading.failed.connect(
            lambda error: self.failed.emit(PuzzleFormatError(refusal.format(error)))
        )

    def _read(self, path: Path) -> None:
        """On a thread: a large file, or a folder of many."""

        def take(opened: Opened) -> None:
            self._lay_opened(opened, path.name)
            self.opened.emit(path)

        self._start_reading(lambda: open_puzzles(path, limit=MOST), take).failed.connect(
            self.failed
        )
        self.told.emit(self.tr("Reading {0} …").format(path.name))

    def _start_reading(self, work: Callable[[], Read], take: Callable[[Read], None]) -> Job:
        """One thing is read at a time: the one that was asked for last."""
        self._drop()
        self._reading = job = Job(work, self)
        job.done.connect(take)
        job.start()
        return job

    def _drop(self) -> None:
        """What was asked for before and is still read or made is not to be laid over this."""
        for job in filter(None, (self._making, self._reading)):
            job.stop()
        self._making = self._reading = None

    def go_to(self, number: int) -> None:
        """Another puzzle of the file that was opened last, from 0."""
        if 0 <= number < len(self._found):
            words = self.tr("puzzle {0} of {1}").format(number + 1, self._name)
            self._desk.lay(self._found[number], words)

    @property
    def listed_file(self) -> tuple[str, Sequence[Puzzle]]:
        """The name of the file that the puzzle on the desk comes from, and all of its puzzles."""
        here = self._desk.document.puzzle
        inside = any(puzzle is here for puzzle in self._found)
        return (self._name, tuple(self._found)) if inside else ("", ())

    def _list(self) -> None:
        """Which puzzle of the file lies on the desk; none of them, and there is nothing to list."""
        here = self._desk.document.puzzle
        places = (number for number, puzzle in enumerate(self._found) if puzzle is here)
        place = next(places, -1)
        self.listed.emit(len(self._found) if place >= 0 else 0, max(place, 0))

    def open_example(self, path: Path) -> None:
        """One of examples(), under its own name."""
        if path.suffix == ARC_SUFFIX:
            self._drop()
            self.arc_file.emit(path)
            return
        name = example_name(path)
        opened = open_puzzles(path, limit=1)
        self._lay_puzzles([replace(opened.puzzles[0], title=name)], name)

    def paste(self) -> None:
        """Whatever puzzle the clipboard holds."""
        self.take(copied())

    def take(self, data: QMimeData) -> None:
        """A dropped or pasted file or text."""
        if files := files_in(data):
            self.open_file(files[0])
        elif data.text().strip():
            self.take_text(data.text())
        elif data.hasImage():
            self._look(picture_bytes(data.imageData()), self.tr("This picture is no puzzle: {0}"))
        else:
            empty = self.tr("There is no text to paste; copy a puzzle first.")
            self.failed.emit(PuzzleFormatError(empty))

    def take_text(self, text: str) -> None:
        """Pasted or dropped text, of whatever kind."""
        self._take(text, self.tr("This text is no puzzle: {0}"))

    def _take(self, source: str, refusal: str) -> None:
        try:
            opened = open_puzzles(source, limit=MOST)
        except PuzzleFormatError as error:
            self.failed.emit(PuzzleFormatError(refusal.format(told(str(error)))))
            return
        first, *others = opened.puzzles
        title = first.title or self.tr("Pasted puzzle")
        puzzles = [replace(first, title=title), *others]
        self._lay_opened(replace(opened, puzzles=puzzles), title)

    def examples(self, kind: str = "") -> list[Path]:
        """The puzzles that came with the program, of the kind on the desk or another."""
        return sorted(asset_path("samples", kind or self._desk.task.name).glob("[0-9]*.*"))

    def switch(self, kind: str) -> None:
        """To another kind of puzzle: what lay there last, else its first example."""
        if kind == ARC:
            self.arc_wanted.emit()
        elif not self._desk.switch(kind):
            self.open_example(self.examples(kind)[0])

    def open_first(self, paths: list[str]) -> None:
        """The first of the given files, else the case that shows most: Solve has a task."""
        if paths:
            self.open_file(Path(paths[0]))
        elif examples := self.examples():
            named = [path for path in examples if path.name == FIRST]
            self.open_example((named or examples)[0])
            self._desk.begin_here()  # not to be undone to an empty board

    def save(self, path: Path) -> None:
        """The document with its run, as a session."""
        document = self._desk.document
        session = document.session or SolveSession(document.puzzle)
        session.extras = {
            "entries": document.entries,
            "notes": document.notes,
            "history": pack_history(self._desk.history.steps, self._desk.history.now),
        }
        session.extras |= as_extras(self._desk.savepoints.of(document.puzzle))
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        held = session.snapshot()
        saving = Job(lambda: held.save(path), self)
        saving.done.connect(lambda _: self._tell_saved(path))
        saving.failed.connect(self.failed)
        saving.start()

    def _tell_saved(self, path: Path) -> None:
        self.opened.emit(path)
        self.told.emit(self.tr("Saved {0}").format(path.name))

    def written(self, form: Form) -> bytes:
        """The puzzle on the desk, without what was written or thought, in one of its forms."""
        return write_puzzles(form, [self._desk.document.puzzle])

    def save_puzzle(self, form: Form, path: Path) -> None:
        """The same as a file, whole or not at all."""
        try:
            replace_file(path, self.written(form))
        except OSError as error:
            self.failed.emit(error)
        else:
            self.told.emit(self.tr("Saved {0}").format(path.name))

    def save_image(self, picture: QPixmap, path: Path) -> None:
        path = path if path.suffix else path.with_suffix(".png")
        try:
            replace_file(path, picture_bytes(picture.toImage(), path.suffix[1:]))
        except (OSError, ValueError) as error:
            self.failed.emit(error)
        else:
            self.told.emit(self.tr("Saved {0}").format(path.name))

    def text(self, segment: int) -> str:
        """The board on show as text: the model's answer after a segment, or what is drawn."""
        document, task = self._desk.document, self._desk.task
        grid = document.grid(task.look)
        if document.session is not None and segment:
            grid = document.session.at(segment).grid
            if task.resizes:
                return task.format(replace(document.puzzle, solution=grid if grid.size else None))
        if task.resizes:
            return task.format(document.puzzle)
        return task.format(Puzzle(task.name, grid))

    def close(self) -> None:
        stop_all(self)

    def _generated(self, puzzle: Puzzle, seed: int) -> None:
        self._making, self.seed = None, seed
        if puzzle.task == ARC:
            self.arc_puzzles.emit([puzzle], self.tr("new task"))
        else:
            self._desk.lay(puzzle, self.tr("new puzzle"))
            self.laid.emit()
        told = self.tr("Made with the seed {0}, which gives this puzzle again")
        self.told.emit(told.format(seed))

    def _lay_opened(self, opened: Opened, name: str) -> None:
        """What was opened, and what it was taken for."""
        self._lay_puzzles(opened.puzzles, name, opened.marks)
        if opened.kind != ARC:
            kept = self.tr("cells with one candidate are clues, other candidates are pencil marks")
            marked = opened.marks is not None
            notes = [kept if marked and n == CANDIDATES_GO else told(n) for n in opened.notes]
            self.told.emit(f"{name}: {'; '.join([told(opened.told), *notes])}")

    def _lay_puzzles(self, puzzles: list[Puzzle], name: str, marks: Notes | None = None) -> None:
        self._drop()
        if puzzles[0].task == ARC:
            self.arc_puzzles.emit(puzzles, name)
            return
        self._found, self._name = puzzles, name
        self._desk.lay(puzzles[0], self.tr("open {0}").format(name), marks)
        self.laid.emit()

    def lay_run(self, session: SolveSession) -> None:
        """A run that was kept by itself, with nothing written on its board."""
        self._drop()
        look = self._desk.tasks[session.puzzle.task].look
        name = session.puzzle.title or self.tr("a run")
        document = new_document(look, session.puzzle, session)
        self._desk.restore(document, self.tr("open {0}").format(name))
        self.laid.emit()

    def _lay_session(self, session: SolveSession, path: Path) -> None:
        look = self._desk.tasks[session.puzzle.task].look
        document = new_document(look, session.puzzle)
        entries = session.extras.get("entries", document.entries)
        notes = session.extras.get("notes", document.notes)
        legal = (
            entries.shape == notes.shape == document.entries.shape
            and entries.dtype == np.uint8
            and notes.dtype == np.uint32
            and entries.max() < len(look.symbols)
        )
        if not legal:
            raise SessionError(f"{path.name} is damaged: what was written on the board is lost.")
        if session.ending is Ending.RUNNING:
            session.ending = Ending.STOPPED
        opened = Document(session.puzzle, entries, notes, session if len(session) else None)
        points = points_in(session, path.name, self._desk.tasks)
        self._drop()
        history = session.extras.get("history")
        if history is not None and history.size:
            self._lay_history(history, session, opened, path)
        else:
            self._desk.restore(opened, self.tr("open {0}").format(path.stem))
        self._desk.savepoints.join(points)
        self.laid.emit()

    def _lay_history(
        self, history: NDArray[np.uint8], session: SolveSession, opened: Document, path: Path
    ) -> None:
        """What can be undone in the file comes with it, after what was done here before."""
        try:
            steps, now = unpack_history(history, session, self._desk.tasks)
        except StoredError as error:
            raise SessionError(f"{path.name} is damaged: {error}.") from error
        here = steps[now][1]
        same = np.array_equal(here.entries, opened.entries)
        if not same or not np.array_equal(here.notes, opened.notes):
            raise SessionError(f"{path.name} is damaged: its undo history is of another board.")
        steps[now] = steps[now][0], replace(here, session=opened.session)
        steps[0] = steps[0][0] or self.tr("open {0}").format(path.stem), steps[0][1]
        self._desk.go_on(steps, now)


def _is_of_arc(path: Path) -> bool:
    """Whether the ARC bench reads it: votes, tasks, or a folder with tasks or with nothing."""
    if path.is_dir():
        inside = path.rglob("*.[jJ][sS][oO][nN]*")
        return not is_data_set(path) and next(inside, None) is not None
    if path.suffix == SUFFIX:
        return holds_votes(path)
    return likely_kind(read_head(path)) == ARC


def _takes_time(path: Path) -> bool:
    return path.is_dir() or (path.is_file() and path.stat().st_size > AT_ONCE)
