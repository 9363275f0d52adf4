"""The ARC task on the bench, its history, and which of its rows is on show."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.arc.edit.document import (
    ArcDocument,
    Pair,
    Place,
    Row,
    add_row,
    can_delete,
    check,
    delete_row,
    differing_row,
    keep_as_solution,
    move_row,
    new_task,
    swap_sides,
    weight,
    with_grid,
)
from app.board.editor import History
from hrm_core.puzzle import Grid


class ArcDesk(QObject):
    """Takes gestures, keeps documents. One gesture is one step that can be undone.

    Signals:
        changed: another document is on the bench.
        turned: another row is on show.
    """

    changed = Signal()
    turned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(new_task(self.tr("New task")), weight)
        self._row = Row(True, 0)

    @property
    def document(self) -> ArcDocument:
        return self._history.document

    @property
    def history(self) -> History[ArcDocument]:
        return self._history

    @property
    def row(self) -> Row:
        """The pair or test input on show."""
        return self._row

    @property
    def pairs(self) -> tuple[Pair, ...]:
        return self.document.pairs

    @property
    def trial(self) -> int:
        """The test input on show, or the first one while a pair is."""
        return self._row.index if self._row.test else 0

    def show_row(self, row: Row) -> None:
        """Put a pair or a test input on the large boards."""
        if row != self._row:
            self._row = row
            self.turned.emit()

    def next_trial(self) -> None:
        """On to the next test input; after the last, the first."""
        count = len(self.document.trials)
        number = (self._row.index + 1) % count if self._row.test else 0
        self.show_row(Row(True, number))

    def lay(self, document: ArcDocument, text: str) -> None:
        """Begin with another task, at its first test input."""
        self._push(text, document, Row(True, 0))

    def draw(self, place: Place, grid: Grid, what: str) -> None:
        """Another grid in a place."""
        text = self.tr("{0}, {1}").format(what, self.words(place))
        self._push(text, with_grid(self.document, place, grid), place.row)

    def add(self, test: bool) -> None:
        document, row = add_row(self.document, test)
        what = self.tr("add a test input") if test else self.tr("add a pair")
        self._push(what, document, row)

    def delete(self, row: Row) -> None:
        if can_delete(self.document, row):
            text = self.tr("delete {0}").format(self.row_words(row))
            document = delete_row(self.document, row)
            self._push(text, document, Row(row.test, max(row.index - 1, 0)))

    def move(self, row: Row, by: int) -> None:
        """A row up (-1) or down (1) among its kind."""
        document, moved = move_row(self.document, row, by)
        self._push(self.tr("move {0}").format(self.row_words(row)), document, moved)

    def swap(self, row: Row) -> None:
        """Input and output of a pair change places."""
        text = self.tr("swap input and output of {0}").format(self.row_words(row))
        self._push(text, swap_sides(self.document, row), row)

    def check(self) -> None:
        """Hand in the answer that is drawn."""
        self._push(self.tr("check"), check(self.document, self.trial), Row(True, self.trial))

    def keep_as_solution(self) -> None:
        document = keep_as_solution(self.document, self.trial)
        self._push(self.tr("keep as the solution"), document, Row(True, self.trial))

    def resume(self, steps: Sequence[tuple[str, ArcDocument]], now: int, row: Row) -> None:
        """Go on with what lay here when the program ended; ValueError for no step of it."""
        self._history = self._history.again(steps, now)
        self._announce(row)

    def undo(self) -> None:
        self._go(self._history.undo)

    def redo(self) -> None:
        self._go(self._history.redo)

    def go_to(self, step: int) -> None:
        """To any step of the history."""
        self._go(lambda: self._history.go_to(step))

    def row_words(self, row: Row) -> str:
        """What a row is called."""
        name = self.tr("test {0}") if row.test else self.tr("pair {0}")
        return name.format(row.index + 1)

    def words(self, place: Place) -> str:
        """What a grid is called."""
        if place.row.test and place.output:
            return self.tr("answer of {0}").format(self.row_words(place.row))
        side = self.tr("output of {0}") if place.output else self.tr("input of {0}")
        return side.format(self.row_words(place.row))

    def _go(self, step: Callable[[], None]) -> None:
        """Through the history, to where something changes."""
        before = self.document
        step()
        if self.document is not before:
            self._announce(differing_row(before, self.document) or self._row)

    def _push(self, text: str, document: ArcDocument, row: Row) -> None:
        if self._history.push(text, document):
            self._announce(row)

    def _announce(self, row: Row) -> None:
        rows = self.document.rows()
        turned, self._row = row != self._row, row if row in rows else rows[-1]
        self.changed.emit()
        if turned:
            self.turned.emit()
