"""What is dropped on a page, or was copied."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget


def files_in(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def copied() -> QMimeData:
    """What the clipboard holds; an empty one where no program holds anything."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data


class DropPage(QWidget):
    """Takes files, and texts where `texts` says so.

    Signals:
        dropped: the QMimeData of what was dropped.
        files_dropped: the files and folders (list[Path]) of it, if there are any.
    """

    dropped = Signal(object)
    files_dropped = Signal(object)
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
        if files := files_in(event.mimeData()):
            self.files_dropped.emit(files)
