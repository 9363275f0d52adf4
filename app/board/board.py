"""The board: one widget that shows a Frame, animates to the next, and turns clicks into cells."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.board.frame import Face, Frame, Ink
from app.board.geometry import Geometry, runs
from app.board.kept import Kept
from app.board.keys import ENDS, STEPS, as_arrow, moved
from app.board.layers import Layers, make_layers
from app.board.paint import BoardPainter, Lit, lit_cells
from app.board.spoken import NEXT, UNITS, cell_words, next_empty, unit
from app.board.table import SpokenTable
from app.style.painting import painting
from app.style.theme import Theme
from hrm_core.look import Look
from hrm_core.puzzle import Cell

DURATION = 420  # milliseconds
MOST_ZOOM, ZOOM_STEP = 6.0, 1.2
_ALT = Qt.KeyboardModifier.AltModifier
NOTCH = 120  # of a wheel, as Qt counts
MANY = 300  # cells; to gather their outlines then takes longer than to show the whole board


class Board(QWidget):
    """Shows a frame; decides nothing.

    Signals:
        chosen: other cells are selected, or the cursor moved.
        typed: a character that the Look knows, and whether it is meant as a note.
        erased: the selected cells are to be emptied.
        pressed: the mouse went down on a cell; dragged: on to another one; released: up again.
        menu_wanted: where on the screen, for the chosen cell.
        said: what a key made it say of a row, a column or a box.
    """

    chosen = Signal()
    typed = Signal(str, bool)
    erased = Signal()
    pressed = Signal(object)
    dragged = Signal(object)
    released = Signal()
    menu_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, look: Look, theme: Theme, frame: Frame) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Board"))
        self._painter, self._theme = BoardPainter(look, theme), theme
        self._frame = self._before = frame
        self._moving: list[Cell] = []
        self._kept = Kept()  # the cells at rest
        self._layers: Layers | None = None  # of the animation under way
        self._spoken: SpokenTable | None = None  # made when somebody listens
        self._cursor: Cell = (frame.rows // 2, frame.cols // 2)
        self._selected = frozenset({self._cursor})
        self._peers = self.motion = True
        self._place = Geometry.fit(frame.rows, frame.cols, 400, 400)
        self._zoom, self._centre = 1.0, (0.5, 0.5)
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=DURATION)
        self._animation.valueChanged.connect(self._repaint_moving)
        self._animation.finished.connect(self._settle)
        theme.changed.connect(self._restyle)

    def show_look(self, look: Look) -> None:
        """Draw another kind of puzzle from now on; what it has no symbols for is gone."""
        self._settle()
        self._painter = BoardPainter(look, self._painter.theme)
        frame, known = self._frame, len(look.symbols)
        if any(face.value >= known for face in frame.faces):
            blank = (Face(look.empty),) * len(frame.faces)
            self._frame = self._before = Frame(frame.rows, frame.cols, blank, look)
        self._kept.forget()
        self.update()

    @property
    def frame(self) -> Frame:
        return self._frame

    @property
    def cursor_cell(self) -> Cell:
        return self._cursor

    @property
    def selected(self) -> frozenset[Cell]:
        return self._selected

    @property
    def animated(self) -> bool:
        """Whether the board is still on its way to the frame."""
        return self._animation.state() == QVariantAnimation.State.Running

    def show_frame(self, frame: Frame) -> None:
        """Go from what is shown to another frame; only cells that look different are painted."""
        self._settle()
        if frame.look is not None and frame.look.symbols != self._painter.look.symbols:
            self.show_look(frame.look)
        if (frame.rows, frame.cols) != (self._frame.rows, self._frame.cols):
            self._cursor, self._selected = (0, 0), frozenset({(0, 0)})
            self._frame = self._before = frame
            self._zoom, self._centre = 1.0, (0.5, 0.5)
            self._fit()
            self.choose((0, 0))
            return
        lit = self._lit()
        self._before, self._frame = self._frame, frame
        differing = self._before.differing(frame)
        self._repaint([*differing, *(lit.same ^ self._lit().same)])
        self._show_spoken()
        moves = any(self._moves(cell) for cell in differing)
        # every symbol that goes or comes fades with the others, so each moment paints all of them
        self._moving = [cell for cell in differing if moves and self._fades(cell)]
        if moves and self.motion and not self._theme.still:
            self._animation.start()
        else:
            self._before = frame

    def place_of(self, cell: Cell) -> QPoint:
        """The middle of a cell on the screen."""
        return self.mapToGlobal(self._place.cell(cell).center())

    def show_peers(self, on: bool) -> None:
        """Light up the units of the chosen cell, or not."""
        self._peers = on
        self._restyle()

    def set_pace(self, pace: float) -> None:
        """How many times faster than usual changes are animated."""
        self._animation.setDuration(round(DURATION / pace))

    @property
    def zoom(self) -> float:
        """How many times larger than the whole board in view."""
        return self._zoom

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller, around a point or the cursor's cell, which stays where it is."""
        zoom = min(max(self._zoom * factor, 1.0), MOST_ZOOM)
        if zoom == self._zoom:
            return
        place = self._place
        point = QRectF(place.cell(self._cursor)).center() if at is None else at
        across = (point.x() - place.left) / (place.size * place.cols)
        down = (point.y() - place.top) / (place.size * place.rows)
        larger = place.size * zoom / self._zoom
        self._zoom = zoom
        self._centre = (
            across + (self.width() / 2 - point.x()) / (larger * place.cols),
            down + (self.height() / 2 - point.y()) / (larger * place.rows),
        )
        self._settle()
        self._fit()

    def _scroll(self, across: float, down: float) -> None:
        """Move a board that is larger than its place, by pixels."""
        place = self._place
        middle = (
            (self.width() / 2 - place.left + across) / (place.size * place.cols),
            (self.height() / 2 - place.top + down) / (place.size * place.rows),
        )
        self._centre = (min(max(middle[0], 0.0), 1.0), min(max(middle[1], 0.0), 1.0))
        self._settle()
        self._fit()

    def _reveal(self, cell: Cell) -> None:
        """Scroll as far as it takes to see a cell."""
        if self._zoom == 1.0:
            return
        box, room = self._place.cell(cell), self.rect()
        across = min(box.left() - room.left(), 0) + max(box.right() - room.right(), 0)
        down = min(box.top() - room.top(), 0) + max(box.bottom() - room.bottom(), 0)
        if across or down:
            self._scroll(across, down)

    def choose(self, cell: Cell, extend: bool = False) -> None:
        """Put the cursor on a cell; extend adds it to the selection."""
        self._select(cell, self._selected | {cell} if extend else frozenset({cell}))

    def choose_nothing(self) -> None:
        """No cell is selected: for a board that is only looked at."""
        self._select(self._cursor, frozenset())

    def speak(self, text: str) -> None:
        """Tell a screen reader."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _show_spoken(self) -> None:
        """The chosen cell, and every cell, as a screen reader has them."""
        self.setAccessibleDescription(self.describe(self._cursor))
        if QAccessible.isActive():
            self._spoken = self._spoken or SpokenTable(self.describe, self)
            self._spoken.follow(self._place)

    def describe(self, cell: Cell) -> str:
        """A cell in words: row 3 column 5: 7, given."""
        return cell_words(self._frame, self._painter.look, cell)

    def _select(self, cell: Cell, selected: frozenset[Cell]) -> None:
        before, old = self._lit(), self._cursor
        self._cursor, self._selected = cell, selected
        now = self._lit()
        lit = (before.selected ^ now.selected) | (before.peers ^ now.peers) | before.same ^ now.same
        self._layers = None
        self.setAccessibleDescription(self.describe(cell))
        self.speak(self.describe(cell))
        self._repaint([old, cell, *lit])
        self.chosen.emit()

    def _lit(self) -> Lit:
        look, frame = self._painter.look, self._frame
        return lit_cells(look, frame, self._selected, self._cursor, self._peers)

    def _moves(self, cell: Cell) -> bool:
        """Typing answers at once; what the model does is animated, but no mere shift of belief."""
        old, new = self._before.face(cell), self._frame.face(cell)
        return new.changed or (Ink.MODEL in (old.ink, new.ink) and not new.same_symbol(old))

    def _fades(self, cell: Cell) -> bool:
        return self._moves(cell) or not self._before.face(cell).same_symbol(self._frame.face(cell))

    def _repaint(self, cells: list[Cell]) -> None:
        self._kept.touch(cells)
        self._show_again(cells)

    def _show_again(self, cells: list[Cell]) -> None:
        if len(cells) > MANY:
            self.update()
            return
        region = QRegion()
        for box in runs(self._place, cells):
            region += box.adjusted(-1, -1, 2, 2)
        self.update(region)

    def _repaint_moving(self) -> None:
        self._show_again(self._moving)

    def _settle(self) -> None:
        self._animation.stop()
        self._layers = None
        if self._before is not self._frame:
            self._repaint_moving()
            self._before = self._frame

    def _restyle(self) -> None:
        self._painter.clear()
        self._kept.forget()
        self._layers = None
        self.update()

    def _fit(self) -> None:
        self._place = Geometry.fit(
            self._frame.rows,
            self._frame.cols,
            self.width(),
            self.height(),
            self._zoom,
            self._centre,
        )
        self._painter.clear()
        self._kept.forget()
        self._show_spoken()
        self.update()

    def _at_rest(self) -> QPixmap:
        """The cells as they are when nothing moves any more."""
        ratio = self.devicePixelRatioF()
        return self._kept.picture(
            self._painter, self._place, self._frame, self._lit(), self.size(), ratio
        )

    def _paint_moment(self, painter: QPainter) -> None:
        """One step of the animation."""
        if self._layers is None:
            frames, lit, rest = (self._before, self._frame), self._lit(), self._at_rest()
            self._layers = make_layers(self._painter, self._place, *frames, lit, rest)
        self._layers.paint(painter, float(self._animation.currentValue()))

    def _tell(self, key: Qt.Key, back: bool) -> None:
        """Say a unit of the cell, or go to the next empty cell."""
        look, frame = self._painter.look, self._frame
        if key == NEXT:
            cell = next_empty(frame, look.empty, self._cursor, back)
            if cell is not None:
                self.choose(cell)
                self._reveal(cell)
            return
        words = unit(frame, look, self._cursor, UNITS[key])
        self.speak(words)
        self.said.emit(words)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restyle()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() in ENDS and not event.modifiers() & _ALT)
            return True  # the ends of the row, not of the run
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._kept.forget()  # megabytes

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.animated:
                self._paint_moment(painter)
            else:
                painter.drawPixmap(0, 0, self._at_rest())
            self._painter.paint_lines(painter, self._place)
            if self.hasFocus():
                self._painter.paint_cursor(painter, self._place, self._cursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._place.at(event.position())
        adding = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if cell is not None:
            draws = self._painter.look.trail is not None
            self.choose(cell, extend=bool(adding) and not draws)
            if event.button() == Qt.MouseButton.LeftButton:
                self.pressed.emit(cell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(ZOOM_STEP ** (turn.y() / NOTCH), event.position())
        elif self._zoom > 1.0:
            self._scroll(-turn.x(), -turn.y())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._place.at(event.position())
        dragging = event.buttons() & Qt.MouseButton.LeftButton
        if dragging and cell is not None and cell != self._cursor:
            self.choose(cell, extend=self._painter.look.trail is None)
            self.dragged.emit(cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if not by_mouse or self._place.at(QPointF(event.pos())) is not None:
            self.menu_wanted.emit(event.globalPos() if by_mouse else self.place_of(self._cursor))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers()
        key = as_arrow(self._painter.look, Qt.Key(event.key()), modifiers)
        note = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        character = chr(key) if note and 32 <= key < 127 else event.text()
        if key in (*STEPS, *ENDS) and not modifiers & _ALT:
            cell = moved(self._frame, self._painter.look.empty, self._cursor, key, far=note)
            self.choose(cell, extend=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            self._reveal(cell)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erased.emit()
        elif key in (*UNITS, NEXT) and self._painter.look.box is not None and not note:
            self._tell(key, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif character and character in self._painter.look.keys:
            self.typed.emit(character, note)
        else:
            super().keyPressEvent(event)
