"""Cells in which two candidates are left, marked on the board as it is written."""

from PySide6.QtCore import QObject

from app.board.frame import Frame
from app.board.notes import mark_pairs, pairs
from app.settings import Preferences
from app.solve.controller import SolveController


class PairMarks(QObject):
    """A switch that is remembered."""

    def __init__(
        self, solving: SolveController, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._solving, self._preferences = solving, preferences
        solving.dressings.append(self._dress)
        solving.show_board()

    def show(self, on: bool) -> None:
        """Mark them, or do not."""
        self._preferences.change(pairs=on)
        self._solving.show_board()

    def _dress(self, frame: Frame) -> Frame:
        if not self._preferences.now.pairs:
            return frame
        desk = self._solving.desk
        return mark_pairs(frame, pairs(desk.document, desk.task.look))
