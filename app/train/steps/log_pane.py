"""The log of a run: its lines, those that hold a word, and all of it as a file."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

LINES = 2000  # that are kept, the newest


class LogPane(QWidget):
    """Lines of text; decides nothing.

    Signals:
        save_wanted: the button was pressed.
    """

    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=LINES)
        self._text = QPlainTextEdit(readOnly=True, maximumBlockCount=LINES)
        self._text.setAccessibleName(self.tr("Log"))
        self.filter = QLineEdit(placeholderText=self.tr("Only lines with …"))
        self.filter.setAccessibleName(self.tr("Only lines with"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.save = QPushButton(self.tr("Save log …"))
        self.save.setEnabled(False)
        self.save.setToolTip(self.tr("The lines on show, as a text file"))
        self.save.clicked.connect(self.save_wanted)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._text, 1)

    @property
    def shown(self) -> list[str]:
        """The lines that hold what is asked for, in small or large letters."""
        return [line for line in self._lines if self._holds(line)]

    def add(self, lines: Sequence[str]) -> None:
        """More lines at the end."""
        self._lines.extend(lines)
        if found := [line for line in lines if self._holds(line)]:
            self._text.appendPlainText("\n".join(found))
        self.save.setEnabled(bool(self.shown))

    def clear(self) -> None:
        """Another run; what is asked for stays."""
        self._lines.clear()
        self._show()

    def _holds(self, line: str) -> bool:
        return self.filter.text().strip().casefold() in line.casefold()

    def _show(self) -> None:
        shown = self.shown
        self._text.setPlainText("\n".join(shown))
        self.save.setEnabled(bool(shown))
