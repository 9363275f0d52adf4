"""A board to draw on: the same board, with the mouse of a drawing program and a dashed frame."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen

from app.arc.edit.tools import Box
from app.board.board import Board
from app.board.frame import Frame
from app.style.painting import painting
from app.style.theme import Theme
from hrm_core.look import Look
from hrm_core.puzzle import Cell

ARROWS = {  # rows and columns
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ArcBoard(Board):
    """Shows a grid; decides nothing.

    Signals:
        gripped: the mouse went down on a cell.
        entered: Enter was pressed; the cell is cursor_cell.
        swept: the mouse is on another cell, perhaps outside the grid.
        let_go: it is up again.
        picked: a cell whose colour is wanted: the right button, or Alt-click.
        nudged: what floats is to go on by rows and columns.
        hovered: the cell under the mouse, or None.
    """

    gripped = Signal(object)
    entered = Signal()
    swept = Signal(object)
    let_go = Signal()
    picked = Signal(object)
    nudged = Signal(int, int)
    hovered = Signal(object)

    def __init__(self, look: Look, theme: Theme, frame: Frame, name: str) -> None:
        super().__init__(look, theme, frame)
        self.setAccessibleName(name)
        self.show_peers(False)
        self._theme = theme
        self._box: Box | None = None
        self._under_mouse: Cell | None = None  # during a drag
        self._hovered: Cell | None = None
        self.carries = False  # whether the arrows move what floats
        self.setMouseTracking(True)
        self.choose_nothing()

    def show_box(self, box: Box | None) -> None:
        """Frame a rectangle of cells, or none."""
        if box != self._box:
            self._box = box
            self.update()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._box is None:
            return
        with painting(self) as painter:
            first = self._place.cell((self._box.top, self._box.left))
            last = self._place.cell(
                (self._box.top + self._box.rows - 1, self._box.left + self._box.cols - 1)
            )
            frame = QRectF(first.united(last)).adjusted(1, 1, 0, 0)
            for pen in (
                QPen(Qt.GlobalColor.white, 2.5),
                QPen(Qt.GlobalColor.black, 2.5, Qt.PenStyle.DashLine),
            ):
                painter.setPen(pen)
                painter.drawRect(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._place.at(event.position())
        if cell is None:
            return
        self._select(cell, frozenset())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.button() == Qt.MouseButton.RightButton or alt:
            self.picked.emit(cell)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._under_mouse = cell
            self.gripped.emit(cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._place.at(event.position()))
        cell = self._nearest(event.position())
        if self._under_mouse is not None and cell != self._under_mouse:
            self._under_mouse = cell
            self.swept.emit(cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._under_mouse is not None and event.button() == Qt.MouseButton.LeftButton:
            self._under_mouse = None
            self.let_go.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = ARROWS.get(Qt.Key(event.key()))
        if self.carries and step is not None and plain == Qt.KeyboardModifier.NoModifier:
            self.nudged.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
            self._select(self.cursor_cell, frozenset())

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.hovered.emit(cell)

    def _nearest(self, point: QPointF) -> Cell:
        """The cell under a point, counted on beyond the edges."""
        row = (point.y() - self._place.top) / self._place.size
        col = (point.x() - self._place.left) / self._place.size
        return int(row // 1), int(col // 1)
