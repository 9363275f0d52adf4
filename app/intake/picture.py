"""A picture beside what was understood of it: a person checks it before it lies on a board."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.board.board import Board
from app.board.frame import Face, Frame, Ink
from app.style.controls import dress
from app.style.painting import image_of
from app.style.scale import scaled
from app.style.theme import Theme
from hrm_core.puzzle import Cell, Grid, Tasks
from hrm_core.tasks.pictures import PictureReading
from hrm_core.tasks.seeing import SUDOKU, Sight
from hrm_core.tasks.sudoku.rules import clashes

SHOWN = 330  # pixels of the picture, and of a board beside it


class PictureDialog(QDialog):
    """Shows every way in which a picture can be read; decides nothing by itself.

    Signals:
        taken: the Puzzle as the person confirmed it.
    """

    taken = Signal(object)

    def __init__(
        self, sight: Sight, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Is it read right?"))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.take = dress(self.buttons.button(kinds.Ok), "primary")
        self.take.setText(self.tr("Use it"))
        self.ways: dict[str, Way] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(_titled(self.tr("The picture"), _picture(sight)))
        for name, reading in sight.ways.items():
            look = tasks[reading.kind].look
            way: Way = (
                SudokuWay(reading, Board(look, theme, _frame(reading.puzzle.given)))
                if name == SUDOKU
                else Way(reading, Board(look, theme, _frame(reading.puzzle.given)))
            )
            self.ways[name] = way
            row.addLayout(self._column(name, way, len(sight.ways) > 1, sight.likely))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(dress(QLabel(self._question(sight), wordWrap=True), "title"))
        layout.addLayout(row)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self._report)
        self.buttons.rejected.connect(self.reject)
        self.take.setDefault(True)
        self.take.setEnabled(self._chosen() is not None)
        if SUDOKU in self.ways:
            self.ways[SUDOKU].board.setFocus()

    def _question(self, sight: Sight) -> str:
        if len(sight.ways) > 1 and not sight.likely:
            return self.tr("This picture is a maze in two ways. Which squares are walls?")
        if len(sight.ways) > 1:
            return self.tr("Are the walls taken for what they are?")
        if SUDOKU in sight.ways:
            return self.tr("Is every digit read right?")
        return self.tr("Is this the maze?")

    def _column(self, name: str, way: "Way", several: bool, likely: str) -> QVBoxLayout:
        """A board under its name; where there are several, the name is to be chosen."""
        titles = {
            "dark": self.tr("Dark is wall"),
            "light": self.tr("Light is wall"),
            SUDOKU: self.tr("What was read"),
        }
        title: QWidget = dress(QLabel(titles[name]), "heading")
        if several:
            title = button = QRadioButton(titles[name])
            button.setProperty("way", name)
            self._group.addButton(button)
            button.setChecked(name == likely)
            button.toggled.connect(lambda: self.take.setEnabled(True))
            way.board.pressed.connect(lambda _, button=button: button.setChecked(True))
        way.board.setFixedSize(scaled(SHOWN), scaled(SHOWN))
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(way.board)
        column.addWidget(way.note)
        column.addStretch(1)
        return column

    def _chosen(self) -> "Way | None":
        if len(self.ways) == 1:
            return next(iter(self.ways.values()))
        button = self._group.checkedButton()
        return None if button is None else self.ways[button.property("way")]

    def _report(self) -> None:
        way = self._chosen()
        if way is not None:
            self.accept()
            self.taken.emit(way.puzzle)


class Way:
    """One reading, its board and what is said below it."""

    def __init__(self, reading: PictureReading, board: Board) -> None:
        self.puzzle, self.board = reading.puzzle, board
        board.motion = False
        self.note = dress(QLabel("; ".join(reading.notes), wordWrap=True), "muted")
        self.note.setFixedWidth(scaled(SHOWN))
        board.choose_nothing()


class SudokuWay(Way):
    """A sudoku whose cells can be written over; those in doubt are marked until that is done."""

    def __init__(self, reading: PictureReading, board: Board) -> None:
        super().__init__(reading, board)
        self.unsure = set(reading.unsure)
        board.typed.connect(lambda character, _: self._write(int(character.replace(".", "0"))))
        board.erased.connect(lambda: self._write(0))
        board.choose(min(self.unsure, default=(0, 0)))
        self._show()

    def _write(self, digit: int) -> None:
        given = self.puzzle.given.copy()
        for cell in self.board.selected:
            given[cell] = digit
        self.unsure -= self.board.selected
        self.puzzle = replace(self.puzzle, given=given)
        self._show()

    def _show(self) -> None:
        given = self.puzzle.given
        wrong = {cell for problem in clashes(given) for cell in problem.cells}
        self.board.show_frame(_frame(given, wrong, self.unsure))
        told = QCoreApplication.translate("picture", "{0} digits.").format(int((given > 0).sum()))
        if self.unsure:
            doubt = QCoreApplication.translate(
                "picture", "With a frame, in doubt, to be looked at again: {0}."
            )
            told = f"{told} {doubt.format(len(self.unsure))}"
        if wrong:
            clash = QCoreApplication.translate("picture", "Digits that clash have a red corner.")
            told = f"{told} {clash}"
        edit = QCoreApplication.translate(
            "picture", "Click a cell and type to correct it; Del empties it."
        )
        self.note.setText(f"{told} {edit}")


def _frame(grid: Grid, wrong: set[Cell] | None = None, unsure: set[Cell] | None = None) -> Frame:
    rows, cols = grid.shape
    faces = tuple(
        Face(
            int(grid[cell]),
            Ink.GIVEN,
            wrong=cell in (wrong or ()),
            differs=cell in (unsure or ()),
        )
        for cell in ((row, col) for row in range(rows) for col in range(cols))
    )
    return Frame(rows, cols, faces)


def _picture(sight: Sight) -> QLabel:
    pixels = sight.pixels
    height, width = pixels.shape[:2]
    image = image_of(pixels.tobytes(), (width, height))
    size = QSize(scaled(SHOWN), scaled(SHOWN))
    way = Qt.TransformationMode.SmoothTransformation
    shown = QPixmap.fromImage(image).scaled(size, Qt.AspectRatioMode.KeepAspectRatio, way)
    label = QLabel(pixmap=shown)
    label.setFixedSize(size)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _titled(title: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(dress(QLabel(title), "heading"))
    column.addWidget(widget)
    column.addStretch(1)
    return column
