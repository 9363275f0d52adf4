"""Back to before the mistake: looked for on a thread, gone to in one step that can be undone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.hand.mistake import Basis, Way, way_back
from app.job import Job, stop_all
from app.solve.controller import SolveController
from app.words import counted, tr
from hrm_core.puzzle import Cell
from hrm_core.tasks.sudoku.rules import cell_name

NAMED = 4  # cells that are told by name


class BackToBefore(QObject):
    """Asks the rules and the exact solver, never the model, and says so.

    Signals:
        failed: an exception to show.
    """

    failed = Signal(object)

    def __init__(self, solving: SolveController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._solving = solving
        self._looking: Job | None = None
        solving.hints.back_wanted.connect(self.go)

    @property
    def offered(self) -> bool:
        """Whether there are digits of one's own to be judged."""
        desk = self._solving.desk
        look = desk.task.look
        return look.box is not None and bool((desk.document.entries != look.empty).any())

    def go(self) -> None:
        """Look for the way back, and go it."""
        if not self.offered:
            return
        if self._looking is not None:
            self._looking.stop()
        desk = self._solving.desk
        steps, now, look = desk.history.steps, desk.history.now, desk.task.look
        document = desk.document
        self._looking = job = Job(lambda: way_back(steps, now, look), self)
        job.done.connect(lambda way: self._take(way) if desk.document is document else None)
        job.failed.connect(self.failed)
        job.start()

    def close(self) -> None:
        """End what runs and wait for it."""
        stop_all(self)

    def _take(self, way: Way) -> None:
        solving = self._solving
        solving.player.pause()
        if way.document is not None:
            solving.desk.go_to(way.document, tr("back to before the mistake"))
        elif solving.player.position:
            solving.player.go(0)
        solving.hints.say(tr("By the rules and the exact solver, not by the model"), words(way))
        solving.page.board.setFocus()


def words(way: Way) -> str:
    """What was found, and what was done."""
    if way.basis is Basis.NONE:
        return tr("The puzzle itself has no solution: its clues contradict each other.")
    alone = way.basis is Basis.SOLUTION
    if not way.wrong:
        if alone:
            return tr("No mistake: all your digits stand in the only solution.")
        return tr(
            "No digit of yours contradicts the rules. The puzzle has several solutions, so no more"
            " can be said."
        )
    where = _names(way.wrong)
    if way.document is None:
        text = tr("Nothing before the mistake is known any more. It stands in {0}: empty that.")
        return text.format(where)
    back = counted(way.steps, tr("Back by {0} step"), tr("Back by {0} steps"))
    why = (tr("not in the only solution: {0}.") if alone else tr("against the rules: {0}.")).format(
        where
    )
    return tr("{0}, to before the mistake: {1} Undo brings all back.").format(back, why)


def _names(cells: Sequence[Cell]) -> str:
    """Some cells by name.

    >>> _names([(0, 0), (2, 4)])
    'r1c1, r3c5'
    """
    named = ", ".join(cell_name(cell) for cell in cells[:NAMED])
    more = len(cells) - NAMED
    return tr("{0} and {1} more").format(named, more) if more > 0 else named
