"""What lies on the table: the document, its history, and what the rules say of it."""

from collections.abc import Generator, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.board.colors import MOST, cleared, colored, uncolored
from app.board.editor import (
    Document,
    History,
    Notes,
    Pen,
    erase,
    new_document,
    redraw,
    weight,
    without_run,
    write,
)
from app.board.notes import cleaned, filled, with_notes
from app.board.savepoints import Savepoint
from app.job import Job, stop_all
from app.solve.savepoints import Savepoints
from app.told import told
from hrm_core.puzzle import Cell, Grid, Problem, Puzzle, Task, Tasks
from hrm_core.sessions.solve import SolveSession
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze.symbols import GOAL, START
from hrm_core.tasks.sudoku import Rating, Sudoku, rate

FEWEST_CLUES = 17  # of a sudoku with one solution: proved by McGuire, Tugemann and Civario, 2012
BEFORE_RATING = 300  # milliseconds that a puzzle lies here before it is rated


class Desk(QObject):
    """Takes gestures, keeps documents. One gesture is one step that can be undone.

    Signals:
        changed: another document is on the table.
        examined: the puzzle was looked through: problems() is complete.
        rated: its rating is known, too.
        pen_changed: typing writes something else.
        failed: an exception to show: the puzzle could not be looked through.
    """

    changed = Signal()
    examined = Signal()
    rated = Signal()
    pen_changed = Signal()
    failed = Signal(object)

    def __init__(self, task: Task, rows: int, cols: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: Tasks = {task.name: task, **TASKS}  # the kind to begin with stands first
        first = new_document(task.look, _blank(task, (rows, cols)))
        self._history = History(first, weight, without_run)
        self.savepoints = Savepoints(self)
        self._pen = Pen.CLUE
        self._color = 1  # that candidates are given
        self._problems: list[Problem] | None = None  # of the puzzle; None until it was examined
        self._rating: Rating | None = None  # of the puzzle, where it was examined and has one
        self._clashing: tuple[Puzzle, Grid, list[Problem]] | None = None  # found last, and in what
        self._examined_puzzle: Puzzle | None = None  # it, or the one that is being examined
        self._examining: Job | None = None

    @property
    def task(self) -> Task:
        """The kind of puzzle on the table."""
        return self.tasks[self.document.puzzle.task]

    @property
    def document(self) -> Document:
        return self._history.document

    @property
    def history(self) -> History[Document]:
        return self._history

    @property
    def pen(self) -> Pen:
        return self._pen

    @property
    def problems(self) -> list[Problem] | None:
        """What is wrong with the puzzle itself; None while that is not known."""
        return self._problems

    @property
    def rating(self) -> Rating | None:
        """How hard a sudoku is; None for other kinds, without one solution, or not known yet."""
        return self._rating

    @property
    def is_blank(self) -> bool:
        return bool((self.document.puzzle.given == self.task.look.empty).all())

    @property
    def is_impossible(self) -> bool:
        """Whether no answer can be right. Several solutions are a problem, but can be found."""
        given, empty = self.document.puzzle.given, self.task.look.empty
        return any(
            all(given[cell] != empty for cell in problem.cells) for problem in self._problems or ()
        )

    @property
    def is_sketch(self) -> bool:
        """Whether too little is there to be judged: a sudoku of few clues, a maze without ends."""
        given = self.document.puzzle.given
        if self.task.name == "maze":
            return not ((given == START).any() and (given == GOAL).any())
        few = int((given != self.task.look.empty).sum()) < FEWEST_CLUES
        return self.task.name == "sudoku" and few and not self.is_impossible

    def clashes(self) -> list[Problem]:
        """What breaks a rule among the symbols that are there, at once."""
        document = self.document
        known = self._clashing
        if known is None or known[0] is not document.puzzle or known[1] is not document.entries:
            found = _clashes(self.task, document)
            self._clashing = known = document.puzzle, document.entries, found
        return known[2]

    def set_pen(self, pen: Pen) -> None:
        if pen is not self._pen:
            self._pen = pen
            self.pen_changed.emit()

    def type_value(self, cells: frozenset[Cell], value: int, note: bool = False) -> None:
        """Write a symbol into cells; the empty symbol erases."""
        look = self.task.look
        if value == look.empty:
            self.erase(cells)
            return
        if self._pen is Pen.COLOR:
            self._give_color(cells, value, note)
            return
        pen = Pen.NOTE if note else self._pen
        texts = {Pen.CLUE: self.tr("clue"), Pen.MINE: self.tr("answer"), Pen.NOTE: self.tr("note")}
        text = self.tr("{0} {1}").format(texts[pen], look.symbols[value].glyph)
        document = write(self.document, look, cells, value, pen)
        if pen is Pen.MINE and document is not self.document:
            document = cleaned(document, look, cells, value)
        self._push(text, document)

    def _give_color(self, cells: frozenset[Cell], value: int, candidate: bool) -> None:
        """A digit is a colour of the cells, or a candidate that gets the colour used last."""
        if candidate:
            document = colored(self.document, cells, self._color, value)
            self._push(self.tr("colour of {0}").format(value), document)
        elif value <= MOST:
            self._push(self.tr("colour {0}").format(value), colored(self.document, cells, value))
            self.choose_color(value)

    @property
    def color(self) -> int:
        """That candidates are given."""
        return self._color

    def choose_color(self, color: int) -> None:
        """Another colour for candidates."""
        if color != self._color:
            self._color = color
            self.pen_changed.emit()

    def clear_colors(self) -> None:
        """No colour anywhere."""
        self._push(self.tr("no colours"), cleared(self.document))

    def fill_notes(self) -> None:
        """All symbols that are still possible, as pencil marks."""
        if self.task.look.box is not None:
            self._push(self.tr("candidates"), filled(self.document, self.task.look))

    def enter(self, cell: Cell, value: int, text: str) -> None:
        """A symbol as the user's own answer, whatever typing writes."""
        document = write(self.document, self.task.look, [cell], value, Pen.MINE)
        self._push(text, cleaned(document, self.task.look, [cell], value))

    def note(self, notes: Notes, text: str) -> None:
        """Other pencil marks."""
        self._push(text, with_notes(self.document, notes))

    def set_savepoint(self, name: str = "") -> Savepoint:
        """The board as it is written, to come back to."""
        return self.savepoints.add(self.document, name)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a savepoint of this puzzle."""
        return bool(self.savepoints.of(self.document.puzzle))

    def go_back(self, point: Savepoint) -> None:
        """As it was at a savepoint; a step, so that it can be undone."""
        self._push(self.tr("back to {0}").format(point.name), replace(point.document))

    def take_old_savepoints(self) -> None:
        """Those that stood among the steps, as they did before they had names."""
        for text, document in self._history.steps:
            if text == self.tr("savepoint"):
                self.savepoints.add(document)

    @property
    def solved_by_hand(self) -> bool:
        """Whether the user's own answer, without the model, keeps all rules."""
        document, look = self.document, self.task.look
        own = document.session is None and bool((document.entries != look.empty).any())
        grid = document.grid(look)
        if not own or bool((grid == look.empty).any()):
            return False
        return not self.task.check(document.puzzle, grid)

    def erase(self, cells: frozenset[Cell]) -> None:
        if self._pen is Pen.COLOR:
            self._push(self.tr("no colour"), uncolored(self.document, cells))
            return
        document = erase(self.document, self.task.look, cells, self._pen)
        self._push(self.tr("erase"), document)

    def lay(self, puzzle: Puzzle, text: str, notes: Notes | None = None) -> None:
        """Begin with another puzzle; typing then writes the user's own answer."""
        document = new_document(self.tasks[puzzle.task].look, puzzle)
        if notes is not None and notes.shape == puzzle.given.shape:
            document = with_notes(document, notes)
        self._push(text, document)
        self.set_pen(Pen.MINE)

    def clear(self) -> None:
        """Begin with nothing; typing then draws the puzzle. A maze has S and G to be dragged."""
        blank = _blank(self.task, self.document.puzzle.given.shape)
        if self.task.name == "maze":
            given = blank.given.copy()
            given[0, 0], given[-1, -1] = START, GOAL
            blank = replace(blank, given=given)
        self._push(self.tr("empty board"), new_document(self.task.look, blank))
        self.set_pen(Pen.CLUE)

    def draw(self, given: Grid, solution: Grid | None, text: str) -> None:
        """The puzzle itself, drawn anew by a stroke or a command."""
        self._push(text, redraw(self.document, given, solution))

    def lay_drawn(self, given: Grid, solution: Grid | None, text: str) -> None:
        """The puzzle itself on a board of another size."""
        if given.shape != self.document.puzzle.given.shape:
            puzzle = replace(self.document.puzzle, given=given, solution=solution, title="")
            self._push(text, new_document(self.task.look, puzzle))

    def switch(self, kind: str) -> bool:
        """Back to the last document of a kind, as a step; False if there was none."""
        last = self._history.last(lambda document: document.puzzle.task == kind)
        if last is not None and kind != self.task.name:
            self._push(self.tr("to {0}").format(told(self.tasks[kind].title)), replace(last))
        return last is not None

    @property
    def can_reset(self) -> bool:
        """Whether there is more than the clues."""
        document = self.document
        plain = document.session is None and not document.notes.any()
        return (
            not plain
            or document.colors is not None
            or bool((document.entries != self.task.look.empty).any())
        )

    def reset(self) -> None:
        """The run goes first, so that one's own symbols are there again; then these go, too."""
        document, fresh = self.document, new_document(self.task.look, self.document.puzzle)
        if document.session is not None:
            fresh = without_run(document)
        if self.can_reset:
            self._push(self.tr("reset"), fresh)

    def attach(self, session: SolveSession, text: str = "") -> None:
        """Put a run over the puzzle on show: one step."""
        self._push(text or self.tr("solve"), replace(self.document, session=session))

    def restore(self, document: Document, text: str) -> None:
        """Put a whole document on the table, as one step."""
        self._push(text, document)
        self.set_pen(Pen.MINE)

    def go_to(self, document: Document, text: str) -> None:
        """An earlier document as a step of its own, so that it can be undone."""
        self._push(text, replace(document))

    def go_on(self, steps: Sequence[tuple[str, Document]], now: int) -> None:
        """Steps made elsewhere, after those made here; the one of `now` is on show."""
        for text, document in steps:
            self._history.push(text, document)
        self._history.go_to(self._history.now - (len(steps) - 1 - now))
        self._announce()
        self.set_pen(Pen.MINE)

    def resume(self, steps: Sequence[tuple[str, Document]], now: int, pen: Pen) -> None:
        """Go on with what lay here when the program ended; ValueError for no step of it."""
        self._history = self._history.again(steps, now)
        self._announce()
        self.set_pen(pen)

    def begin_here(self) -> None:
        """What lies here is the first step: undo does not go behind it."""
        steps, now = self._history.steps, self._history.now
        self._history = self._history.again(steps[now : now + 1], 0)
        self._announce()

    def undo(self) -> None:
        self._history.undo()
        self._turned()

    def redo(self) -> None:
        self._history.redo()
        self._turned()

    def _turned(self) -> None:
        """Another step; an empty board has nothing to answer, so typing draws the puzzle."""
        self._announce()
        if self.is_blank and not self.can_reset:
            self.set_pen(Pen.CLUE)

    def close(self) -> None:
        """End what runs in the background and wait for it."""
        stop_all(self)

    def _push(self, text: str, document: Document) -> None:
        if self._history.push(text, document):
            self._announce()

    def _announce(self) -> None:
        if self.document.puzzle is not self._examined_puzzle:
            self._examine()
        self.changed.emit()

    def _examine(self) -> None:
        """Look the puzzle through on a thread: counting solutions can take a while.

        It is rated a moment later, unless another one lies here by then.
        """
        self._problems = self._rating = None
        if self._examining is not None:
            self._examining.stop()
        task, puzzle = self.task, self.document.puzzle
        self._examined_puzzle = puzzle
        self._examining = job = Job(lambda: _looked_through(task, puzzle), self, permits=1)
        job.item.connect(self._take_problems)
        job.done.connect(self._take_rating)
        job.failed.connect(self.failed)
        job.item.connect(lambda: QTimer.singleShot(BEFORE_RATING, job, lambda: job.permit(None)))
        job.start()

    def _take_problems(self, problems: list[Problem]) -> None:
        self._problems = problems
        self.examined.emit()

    def _take_rating(self, rating: Rating | None) -> None:
        self._examining, self._rating = None, rating
        if rating is not None:
            self.rated.emit()


def _clashes(task: Task, document: Document) -> list[Problem]:
    """What breaks a rule among the symbols that are there."""
    grid, empty = document.grid(task.look), task.look.empty
    return [
        problem
        for problem in task.check(replace(document.puzzle, solution=None), grid)
        if problem.cells and all(grid[cell] != empty for cell in problem.cells)
    ]


def _looked_through(task: Task, puzzle: Puzzle) -> Generator[list[Problem], None, Rating | None]:
    """What is wrong with a puzzle; then, of a sudoku in which nothing is, how hard it is."""
    problems = task.examine(puzzle)
    yield problems
    return rate(puzzle.given) if isinstance(task, Sudoku) and not problems else None


def _blank(task: Task, shape: tuple[int, ...]) -> Puzzle:
    return Puzzle(task.name, np.full(shape, task.look.empty, dtype=np.uint8))
