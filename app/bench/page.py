"""What the two pages for solving have in common: things dropped on them, and the space bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.style.drops import DropPage


class Bench(DropPage):
    """A page that puzzles can be dropped on, as files or as text.

    Signals:
        space: the space bar was pressed where it has no other meaning.
    """

    space = Signal()
    texts = True

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space.emit()
        else:
            super().keyPressEvent(event)
