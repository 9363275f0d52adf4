"""True candidates: the digits that occur in any solution, shown small; said to be by search."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.board.frame import Frame, Ink, Mark
from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.words import counted, fill, tr
from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.possible import COUNTED, SECONDS, Possible, possible
from hrm_core.tasks.sudoku.rules import CELLS


class Truth(QObject):
    """Looks again whenever clues or own digits change; asks the exact solver, never the model.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(
        self, solving: SolveController, action: QAction, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._solving, self._action = solving, action
        self._bar = solving.page.truth
        self._job: Job | None = None
        self._grid: Grid | None = None  # that was looked at
        self.found: Possible | None = None  # in it
        action.toggled.connect(self._switch)
        solving.dressings.append(self._dress)
        solving.desk.changed.connect(self._follow)
        solving.player.moved.connect(self._step_aside)
        self._bar.more.connect(self.stop)
        self._bar.closed.connect(lambda: action.setChecked(False))

    @property
    def looking(self) -> bool:
        return self._job is not None

    def close(self) -> None:
        """End what runs and wait for it."""
        stop_all(self)

    def stop(self) -> None:
        """Enough: what was found stays, and is said to be a part."""
        if self._job is not None:
            self._job.stop()
            self._job = None
            self._tell(tr("Stopped"))

    def _switch(self, on: bool) -> None:
        if on:
            self._solving.player.pause()
            self._solving.player.go(0)  # a board that the model answered has no room for them
            self._follow()
        else:
            self._forget()
            self._solving.show_board()
        self._solving.page.board.setFocus()

    def _follow(self) -> None:
        """The digits on the board are others, or the kind of puzzle is."""
        if not self._action.isChecked():
            return
        desk = self._solving.desk
        if desk.task.look.box is None:
            self._action.setChecked(False)
            return
        grid = desk.document.grid(desk.task.look)
        if self._grid is not None and bool((grid == self._grid).all()):
            return
        self._forget()
        self._grid = grid
        self._job = Job(lambda: possible(grid), self)
        self._job.item.connect(self._take)
        self._job.done.connect(self._end)
        self._job.failed.connect(self._fail)
        self._job.start()
        self._tell()

    def _step_aside(self, segment: int) -> None:
        """On an answer of the model there are no green digits to be told of."""
        self._bar.setVisible(self._grid is not None and segment == 0)

    def _forget(self) -> None:
        if self._job is not None:
            self._job.stop()
        self._job = self._grid = self.found = None
        self._bar.hide()

    def _take(self, found: Possible) -> None:
        self.found = found
        self._tell()

    def _end(self, found: Possible) -> None:
        self._job, self.found = None, found
        self._tell(fill(tr("Broken off after {0:.0f} s"), SECONDS))

    def _fail(self, error: Exception) -> None:
        self._job = None
        self._action.setChecked(False)
        self.failed.emit(error)

    def _tell(self, broken: str = "") -> None:
        """Where they come from, and how much is known; broken: why not all of it."""
        head = tr("True candidates: by search through all solutions, not by the model")
        stop = tr("Stop") if self.looking else ""
        self._bar.say(head, words(self.found, self.looking, broken), stop)
        self._step_aside(self._solving.player.position)
        self._solving.show_board()

    def _dress(self, frame: Frame) -> Frame:
        """The digits found, small in the empty cells."""
        found, look = self.found, self._solving.desk.task.look
        if found is None or look.box is None or found.digits.shape != (frame.rows, frame.cols):
            return frame
        faces = list(frame.faces)
        for index, face in enumerate(faces):
            if face.value == look.empty:
                digits = found.at(*divmod(index, frame.cols))
                marks = tuple(Mark(digit, ink=Ink.HINT) for digit in digits)
                faces[index] = replace(face, marks=marks)
        return replace(frame, faces=tuple(faces))


def words(found: Possible | None, looking: bool, broken: str) -> str:
    """How many solutions there are, as far as it is known, and what the green digits mean."""
    if found is None:
        return tr("Looking for solutions …") if looking else fill(tr("{0}: nothing found."), broken)
    count = counted(found.solutions, tr("{0} solution"), tr("{0} solutions"))
    if looking:
        return fill(tr("{0} so far …"), count)
    if not found.complete:
        told = tr("{0}, with {1} found. The green digits occur in one; others may, too.")
        return fill(told, broken, count)
    if not found.solutions:
        return tr("There is no solution with the digits on the board.")
    if found.solutions == 1:
        return tr("One solution: the green digits are it.")
    settled = sum(int(bits).bit_count() == 1 for bits in found.digits.flat)
    same = fill(tr("{0} of {1} cells are the same in all."), settled, CELLS)
    if not found.counted:
        told = tr("More than {0:,} solutions. The green digits occur in at least one. {1}")
        return fill(told, COUNTED, same)
    return fill(tr("{0}. The green digits occur in at least one. {1}"), count, same)
