"""A page on which things can be dropped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropPage(QWidget):
    """Takes files, and texts where `texts` says so.

    Signals:
        dropped: the QMimeData of what was dropped.
    """

    dropped = Signal(object)
    texts = False

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or (self.texts and event.mimeData().hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())
