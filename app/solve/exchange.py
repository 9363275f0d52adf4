"""Puzzles and sessions coming in and going out: files, the clipboard, drops, the generator."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QPixmap

from app.board.editor import Document, new_document
from app.job import Job, stop_all
from app.solve.desk import Desk
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task, Tasks
from hrm_core.sessions.file import holds_votes
from hrm_core.sessions.solve import SUFFIX, Ending, SessionError, SolveSession, load
from hrm_core.tasks.files import likeliest, read_any

ARC, ARC_SUFFIX = "arc", ".json"
LARGEST = 4_000_000  # bytes of a file that is read while the window waits


class Exchange(QObject):
    """Reads onto the desk and writes from it; what cannot be read is reported, the desk stays.

    Signals:
        failed: the exception that says why.
        told: a sentence on what was done.
        listed: how many puzzles one can go to from here, and which of them is open.
        arc_file: a path that the ARC bench reads; arc_puzzles: puzzles for it, and their name.
        arc_wanted: the ARC bench is to be shown.
        opened: the path of a file that was read, or written to be opened again.
    """

    failed = Signal(object)
    told = Signal(str)
    listed = Signal(int, int)
    arc_file = Signal(object)
    arc_puzzles = Signal(object, str)
    arc_wanted = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk, rng: np.random.Generator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._rng = desk, rng
        self._making: Job | None = None
        self._found: list[Puzzle] = []  # in the file that was opened last
        self._name = ""  # of it
        desk.changed.connect(self._list)

    @property
    def tasks(self) -> Tasks:
        """Every kind of puzzle."""
        return self._desk.tasks

    def generate(self, difficulty: str, kind: str = "") -> None:
        """Make a new puzzle in the background, of the kind on the desk or another."""
        if self._making is not None:
            self._making.stop()
        task, rng = self._desk.tasks[kind or self._desk.task.name], self._rng
        self._making = Job(lambda: task.generate(rng, difficulty), self)
        self._making.done.connect(self._generated)
        self._making.failed.connect(self.failed)
        self._making.start()
        self.told.emit(self.tr("Making a puzzle …"))

    def open_file(self, path: Path) -> None:
        """A session, a text of puzzles, or ARC (tasks, votes), which has a bench of its own."""
        votes = path.suffix == SUFFIX and holds_votes(path)
        if path.suffix == ARC_SUFFIX or path.is_dir() or votes:
            self.arc_file.emit(path)
            return
        try:
            if path.suffix == SUFFIX:
                self._lay_session(load(path, self._desk.tasks), path)
            else:
                self._lay_puzzles(_read(path, self._kinds()), path.name)
        except (PuzzleFormatError, SessionError) as error:
            self.failed.emit(error)
        else:
            self.opened.emit(path)

    def go_to(self, number: int) -> None:
        """Another puzzle of the file that was opened last, from 0."""
        if 0 <= number < len(self._found):
            words = self.tr("puzzle {0} of {1}").format(number + 1, self._name)
            self._desk.lay(self._found[number], words)

    def _list(self) -> None:
        """Which puzzle of the file lies on the desk; none of them, and there is nothing to list."""
        here = self._desk.document.puzzle
        places = (number for number, puzzle in enumerate(self._found) if puzzle is here)
        place = next(places, -1)
        self.listed.emit(len(self._found) if place >= 0 else 0, max(place, 0))

    def open_example(self, path: Path) -> None:
        """One of examples(), under its own name."""
        if path.suffix == ARC_SUFFIX:
            self.arc_file.emit(path)
            return
        name = example_name(path)
        puzzle = replace(read_any(path, self._kinds())[0], title=name)
        self._lay_puzzles([puzzle], name)

    def paste(self) -> None:
        """Whatever puzzle the clipboard holds."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """A dropped or pasted file or text."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self.open_file(files[0])
        elif not data.text().strip():
            empty = self.tr("There is no text to paste; copy a puzzle first.")
            self.failed.emit(PuzzleFormatError(empty))
        else:
            self._take_text(data.text())

    def _take_text(self, text: str) -> None:
        refusals = []
        for task in self._kinds():
            try:
                puzzles = task.parse(text)
                break
            except PuzzleFormatError as error:
                refusals.append(error)
        else:
            told = self.tr("This text is no puzzle: {0}").format(likeliest(refusals))
            self.failed.emit(PuzzleFormatError(told))
            return
        title = puzzles[0].title or self.tr("Pasted puzzle")
        self._lay_puzzles([replace(puzzles[0], title=title), *puzzles[1:]], title)

    def _kinds(self) -> list[Task]:
        """The kind on the desk, then the others."""
        here = self._desk.task
        return [here, *(task for task in self._desk.tasks.values() if task is not here)]

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
        """The first of the given files, else the first example: Solve has something to do."""
        if paths:
            self.open_file(Path(paths[0]))
        elif examples := self.examples():
            self.open_example(examples[0])

    def save(self, path: Path) -> None:
        """The document with its run, as a session."""
        document = self._desk.document
        session = document.session or SolveSession(document.puzzle)
        session.extras = {"entries": document.entries, "notes": document.notes}
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        try:
            session.save(path)
        except OSError as error:
            self.failed.emit(error)
        else:
            self.opened.emit(path)
            self.told.emit(self.tr("Saved {0}").format(path.name))

    def save_image(self, picture: QPixmap, path: Path) -> None:
        path = path if path.suffix else path.with_suffix(".png")
        if picture.save(str(path)):
            self.told.emit(self.tr("Saved {0}").format(path.name))
        else:
            self.failed.emit(OSError(0, self.tr("the picture cannot be written"), str(path)))

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

    def _generated(self, puzzle: Puzzle) -> None:
        self._making = None
        if puzzle.task == ARC:
            self.arc_puzzles.emit([puzzle], self.tr("new task"))
        else:
            self._desk.lay(puzzle, self.tr("new puzzle"))
        self.told.emit("")

    def _lay_puzzles(self, puzzles: list[Puzzle], name: str) -> None:
        if puzzles[0].task == ARC:
            self.arc_puzzles.emit(puzzles, name)
            return
        self._found, self._name = puzzles, name
        self._desk.lay(puzzles[0], self.tr("open {0}").format(name))
        if len(puzzles) > 1:
            told = self.tr("{0} puzzles were found; this is the first.")
            self.told.emit(told.format(len(puzzles)))

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
        shown = session if len(session) else None
        opened = Document(session.puzzle, entries, notes, shown)
        self._desk.restore(opened, self.tr("open {0}").format(path.stem))


def example_name(path: Path) -> str:
    """What an example is called: its file name without the number that orders it."""
    return path.stem.partition(" ")[2] or path.stem


def _read(path: Path, kinds: list[Task]) -> list[Puzzle]:
    """The puzzles of a file; PuzzleFormatError if there is none, or it is too large."""
    if path.is_file() and path.stat().st_size > LARGEST:
        raise PuzzleFormatError(
            f"{path.name} is larger than {LARGEST // 1_000_000} MB; open a part of it."
        )
    return read_any(path, kinds)
