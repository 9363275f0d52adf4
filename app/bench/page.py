"""What the two pages for solving have in common: things dropped on them, and the space bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget


class Bench(QWidget):
    """A page that puzzles can be dropped on.

    Signals:
        dropped: something was dropped here; its QMimeData.
        space: the space bar was pressed where it has no other meaning.
    """

    dropped = Signal(object)
    space = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space.emit()
        else:
            super().keyPressEvent(event)
