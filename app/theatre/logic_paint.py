"""Two small boards beside each other: the steps of logic, and the segments of the model."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.board.geometry import Geometry
from app.style.painting import painting
from app.style.theme import Role, Theme
from app.told import told
from app.words import tr
from hrm_core.puzzle import Cell, Grid
from hrm_core.sessions.logic import AgainstLogic, CellStory
from hrm_core.tasks.sudoku.rules import cell_name
from hrm_core.tasks.sudoku.techniques import SCORES, Technique
from hrm_core.tasks.sudoku.techniques.units import Box


def tier_color(theme: Theme, needs: Technique | None) -> QColor:
    """The ground of what needs a technique: green for singles, warmer for harder ones."""
    if needs is None:
        return theme.color(Role.SUNKEN)
    if needs.is_single:
        return theme.color(Role.HINT if needs is Technique.HIDDEN_BOX else Role.HINT_CELL)
    share = (SCORES[needs] - 2.0) / (max(SCORES.values()) - 2.0)
    return theme.color(Role.HEAT, 0.12 + 0.22 * min(share, 1.0))


class LogicBoard(QWidget):
    """A number in each cell that the puzzle leaves empty: the step of logic, or the segment."""

    def __init__(self, theme: Theme, by_logic: bool) -> None:
        super().__init__()
        self._theme, self._by_logic = theme, by_logic
        self._given: Grid | None = None
        self._box: Box = (3, 3)
        self._cells: dict[Cell, CellStory] = {}
        self._segment = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_story(self, given: Grid, box: Box, found: AgainstLogic | None, segment: int) -> None:
        """What is known; None: nothing yet. `segment`: that on the Solve page."""
        self._given, self._box, self._segment = given, box, segment
        self._cells = {} if found is None else {each.cell: each for each in found.cells}
        self.update()

    def tip(self, cell: Cell) -> str:
        """What is known of a cell, in words."""
        story = self._cells.get(cell)
        if story is None:
            return ""
        name = cell_name(cell)
        if story.step is None or story.needs is None:
            by_logic = tr("{0}: the techniques known here do not get there.").format(name)
        else:
            text = tr("{0} is {1}: step {2} of logic, which by then has needed {3}.")
            by_logic = text.format(name, story.digit, story.step, told(story.needs.value))
        if not story.sure:
            unknown = tr("Whether the model is right there is not known.")
            return f"{by_logic} {unknown}"
        if story.held is None:
            lost = tr("The model does not hold it at the end.")
            return f"{by_logic} {lost}"
        held = tr("The model has held {0} since segment {1}.").format(story.digit, story.held)
        return f"{by_logic} {held}"

    def _place(self) -> Geometry:
        rows, cols = self._given.shape if self._given is not None else (9, 9)
        return Geometry.fit(rows, cols, self.width(), self.height())

    def _paint(self, painter: QPainter, given: Grid) -> None:
        theme, place = self._theme, self._place()
        for row in range(place.rows):
            for col in range(place.cols):
                box, story = QRectF(place.cell((row, col))), self._cells.get((row, col))
                if given[row, col]:
                    painter.fillRect(box, theme.color(Role.GIVEN_GROUND))
                    self._write(painter, box, str(given[row, col]), Role.MUTED, 0.42, True)
                elif story is not None:
                    painter.fillRect(box, theme.color(Role.SURFACE))
                    self._paint_story(painter, box, story)
        tall, wide = self._box
        light, heavy = (
            QPen(theme.color(Role.LINE), 1),
            QPen(theme.color(Role.HEAVY), 1.5),
        )
        board = place.board()
        for thick, pen in ((False, light), (True, heavy)):
            painter.setPen(pen)
            for col in range(place.cols + 1):
                if (col % wide == 0) is thick:
                    painter.drawLine(place.x(col), board.top(), place.x(col), board.bottom())
            for row in range(place.rows + 1):
                if (row % tall == 0) is thick:
                    painter.drawLine(board.left(), place.y(row), board.right(), place.y(row))

    def _paint_story(self, painter: QPainter, box: QRectF, story: CellStory) -> None:
        theme = self._theme
        if self._by_logic:
            painter.fillRect(box, tier_color(theme, story.needs))
            text = "?" if story.step is None else str(story.step)
            self._write(painter, box, text, Role.TEXT, 0.4)
            return
        if story.held is None or not story.sure:
            painter.fillRect(box, theme.color(Role.WRONG_GROUND))
            self._write(painter, box, "–", Role.BAD, 0.4)
            return
        now = story.held <= self._segment
        painter.fillRect(box, theme.color(Role.SELECTED if now else Role.SURFACE))
        self._write(painter, box, str(story.held), Role.MODEL, 0.4)

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        role: Role,
        share: float,
        bold: bool = False,
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(round(box.height() * share), 7))
        font.setBold(bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._place().at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self.tip(cell) if cell is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._given is not None:
            with painting(self) as painter:
                self._paint(painter, self._given)
