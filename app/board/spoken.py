"""Rows, columns and boxes in words, for those who hear a board. Plain values."""

from PySide6.QtCore import Qt

from app.board.frame import Frame, Ink
from app.board.tints import color_names
from app.told import told
from app.words import tr
from hrm_core.look import Look
from hrm_core.puzzle import Cell

UNITS = {Qt.Key.Key_R: "row", Qt.Key.Key_C: "column", Qt.Key.Key_B: "box"}  # keys that say one
NEXT = Qt.Key.Key_E  # to the next empty cell


def cell_words(frame: Frame, look: Look, cell: Cell) -> str:
    """A cell in words: row 3 column 5: 7, given."""
    face = frame.face(cell)
    symbol = told(look.symbols[face.value].name)
    parts = [symbol]
    if face.ink is not Ink.NONE:
        names = {
            Ink.GIVEN: tr("given"),
            Ink.MINE: tr("mine"),
            Ink.MODEL: tr("the model, {0} %").format(round(100 * face.confidence)),
            Ink.GUESS: tr("a guess of the model"),
            Ink.WHATIF: tr("what if"),
            Ink.HINT: tr("a hint, by the rules"),
        }
        parts.append(names[face.ink])
    if face.own:
        mine = told(look.symbols[face.own].name)
        parts.append(tr("yours: {0}").format(mine))
    if face.wrong:
        parts.append(tr("breaks a rule"))
    if face.color:
        parts.append(color_names()[face.color - 1])
    row, col = cell
    return tr("row {0} column {1}: {2}").format(row + 1, col + 1, ", ".join(parts))


def unit(frame: Frame, look: Look, cell: Cell, name: str) -> str:
    """What stands in the row, the column or the box of a cell, and which symbols are missing."""
    assert look.box is not None, "only a kind with boxes has them"
    row, col = cell
    tall, wide = look.box
    if name == "row":
        title, cells = tr("row {0}").format(row + 1), [(row, c) for c in range(frame.cols)]
    elif name == "column":
        title, cells = tr("column {0}").format(col + 1), [(r, col) for r in range(frame.rows)]
    else:
        top, left = row // tall * tall, col // wide * wide
        number = row // tall * (frame.cols // wide) + col // wide + 1
        title = tr("box {0}").format(number)
        cells = [(top + r, left + c) for r in range(tall) for c in range(wide)]
    # a cell that shows candidates holds nothing yet
    faces = [frame.face(each) for each in cells]
    held = [look.empty if face.marks else face.value for face in faces]
    values = sorted({value for value in look.keys.values() if value != look.empty})
    missing = [told(look.symbols[value].name) for value in values if value not in held]
    said = ", ".join(told(look.symbols[value].name) for value in held)
    rest = tr("missing: {0}").format(", ".join(missing)) if missing else tr("complete")
    return f"{title}: {said}; {rest}"


def next_empty(frame: Frame, empty: int, cell: Cell, back: bool = False) -> Cell | None:
    """The next cell without a symbol, in the order of reading, from the end to the beginning."""
    order = list(frame.cells())
    here = order.index(cell)
    way = [*order[here + 1 :], *order[:here]]
    way = way[::-1] if back else way
    free = (each for each in way if frame.face(each).value == empty or frame.face(each).marks)
    return next(free, None)
