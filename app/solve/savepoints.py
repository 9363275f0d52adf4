"""The savepoints of the desk; undo does not touch them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.board.editor import Document
from app.board.savepoints import LONGEST, MOST, Savepoint, alike
from app.words import fill, tr
from hrm_core.puzzle import Puzzle


class Savepoints(QObject):
    """Those of every puzzle, the latest last.

    Signals:
        changed: another list.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Savepoint, ...] = ()

    @property
    def all(self) -> tuple[Savepoint, ...]:
        return self._all

    def of(self, puzzle: Puzzle) -> list[Savepoint]:
        """Those of a puzzle, however its clues were changed; the latest last."""
        return [point for point in self._all if alike(point.document.puzzle, puzzle)]

    def add(self, document: Document, name: str = "") -> Savepoint:
        """Under a name; another one of this puzzle that had it is replaced."""
        here = self.of(document.puzzle)
        name = " ".join(name.split())[:LONGEST] or _free_name(here)
        point = Savepoint(name, replace(document, session=None))
        rest = [each for each in self._all if each not in here or each.name != name]
        self.restore([*rest, point])
        return point

    def rename(self, point: Savepoint, name: str) -> None:
        """Another name, unless it is none or that of another one of the same puzzle."""
        name = " ".join(name.split())[:LONGEST]
        taken = {each.name for each in self.of(point.document.puzzle) if each is not point}
        if name and name not in taken and name != point.name:
            renamed = replace(point, name=name)
            self.restore([renamed if each is point else each for each in self._all])

    def delete(self, point: Savepoint) -> None:
        self.restore([each for each in self._all if each is not point])

    def restore(self, points: Sequence[Savepoint]) -> None:
        """These and no others."""
        self._all = tuple(points)[-MOST:]
        self.changed.emit()

    def join(self, points: Sequence[Savepoint]) -> None:
        """Those of a file, in the place of any that have their names."""
        for point in points:
            self.add(point.document, point.name)


def _free_name(points: Sequence[Savepoint]) -> str:
    """Savepoint 1, 2, …: the first that is free after all that are taken."""
    taken = {point.name for point in points}
    names = (fill(tr("Savepoint {0:,}"), number) for number in range(1, MOST + 2))
    return next(name for name in names if name not in taken)
