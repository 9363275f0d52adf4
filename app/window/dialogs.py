"""The sheet of keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.actions import Command
from app.style.controls import column
from app.style.scale import fit
from app.window.pages import ARC, SOLVE
from app.words import tr

SIZE = 700, 860  # of the sheet, as far as the screen has room
WIDTHS = 560, 4000  # narrowest and widest


def as_written(keys: str) -> str:
    """Keys as the system and the language write them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def show_shortcuts(parent: QWidget, page: str, entries: Sequence[Command]) -> None:
    """Every key that means something on a page, in two columns."""
    cells = [
        f"<td style='white-space: nowrap'>{entry.text.replace('&', '')}</td>"
        f"<td style='white-space: nowrap; padding-left: 12px; padding-right: 28px'>"
        f"<b>{', '.join(map(as_written, entry.keys))}</b></td>"
        for entry in entries
        if entry.keys
    ]
    half = (len(cells) + 1) // 2
    left, right = cells[:half], [*cells[half:], ""][:half]
    rows = "".join(f"<tr>{a}{b}</tr>" for a, b in zip(left, right, strict=True))
    more = {
        SOLVE: tr(
            "On the board: arrows (on a sudoku W, A, S, D, too), Home and End move, Shift or"
            " dragging chooses several cells, digits write,"
            " Ctrl with a digit notes, Del erases. Space plays or pauses."
            " On a sudoku R, C and B say the row, the column and the box, E goes to the next empty"
            " cell, Shift with E back."
            " On the strip below: arrows, Home and End move through the segments."
        ),
        ARC: tr(
            "On a grid: arrows move, Enter is a click, 0 to 9 choose a colour, Alt-click picks one,"
            " Del makes black. Space plays or pauses."
            " On the strip below: arrows, Home and End move through the segments."
        ),
    }
    sheet = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
    sheet.setText(f"<table cellpadding='2'>{rows}</table><p>{more.get(page, '')}</p>")
    box = QDialog(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(tr("Keyboard shortcuts"))
    buttons = QDialogButtonBox()
    buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.rejected.connect(box.reject)
    layout = QVBoxLayout(box)
    layout.addWidget(column([sheet], WIDTHS), 1)
    layout.addWidget(buttons)
    fit(box, *SIZE)
    box.open()
