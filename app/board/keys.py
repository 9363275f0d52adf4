"""Where the keys lead on a board. Plain values."""

from PySide6.QtCore import Qt

from app.board.frame import Frame
from hrm_core.look import Look
from hrm_core.puzzle import Cell

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
LETTERS = {
    Qt.Key.Key_A: Qt.Key.Key_Left,
    Qt.Key.Key_D: Qt.Key.Key_Right,
    Qt.Key.Key_W: Qt.Key.Key_Up,
    Qt.Key.Key_S: Qt.Key.Key_Down,
}
ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


def as_arrow(look: Look, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Qt.Key:
    """W, A, S, D are arrows on a sudoku, where no letter is written; with Ctrl they are not."""
    others = modifiers & ~Qt.KeyboardModifier.ShiftModifier
    return LETTERS.get(key, key) if look.box is not None and not others else key


def moved(frame: Frame, empty: int, cursor: Cell, key: Qt.Key, far: bool) -> Cell:
    """The cell that a key leads to.

    An arrow: one cell on, from edge to edge; far, on to the next empty cell if there is one. Home
    and End: the ends of the row; far, the first and the last cell of the board.
    """
    rows, cols = frame.rows, frame.cols
    if key in ENDS:
        last = key == Qt.Key.Key_End
        row = (rows - 1) * last if far else cursor[0]
        return row, (cols - 1) * last
    step = STEPS[key]
    count = max(rows, cols) if far else 1
    way = [
        ((cursor[0] + n * step[0]) % rows, (cursor[1] + n * step[1]) % cols)
        for n in range(1, count + 1)
    ]
    return next((cell for cell in way if not far or frame.face(cell).value == empty), way[0])
