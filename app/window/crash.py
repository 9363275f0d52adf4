"""Shown when the program itself is at fault: what happened, what is kept, where the log is."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import explain
from app.style.controls import dress
from app.style.scale import fit
from hrm_core.places import log_dir


class CrashDialog(QDialog):
    """One at a time: a fault that comes again is counted in the one that is open."""

    def __init__(self, kept: bool, parent: QWidget | None = None) -> None:
        """kept: whether what lies on the desks is written down by itself."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("HRM Studio has a fault"))
        self._count = 0
        self._what = dress(QLabel(wordWrap=True), "title")
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setAccessibleName(self.tr("Details for a report"))
        safe = self.tr(
            "What lies on the boards, with its undo history, is kept by itself and is there again"
            " at the next start. You can go on; if the window behaves oddly, close it and start"
            " again."
        )
        lost = self.tr(
            "Nothing is remembered in this session, because its memory file cannot be used. Save"
            " what you want to keep (Ctrl+S) before you close the window."
        )
        place = QLabel(self.tr("The log is in {0}").format(log_dir()), wordWrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = QPushButton(self.tr("Copy the details"))
        folder = QPushButton(self.tr("Open the log folder"))
        close = QPushButton(self.tr("Go on"))
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(folder)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._what)
        layout.addWidget(QLabel(safe if kept else lost, wordWrap=True))
        layout.addWidget(self._details, 1)
        layout.addWidget(place)
        layout.addLayout(row)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        folder.clicked.connect(open_logs)
        close.clicked.connect(self.accept)
        fit(self, 620, 420)

    @property
    def details(self) -> str:
        """What is copied for a report."""
        return self._details.toPlainText()

    @property
    def what(self) -> str:
        """What happened, in a sentence."""
        return self._what.text()

    def add(self, error: BaseException) -> None:
        """Show a fault; one that comes while the dialog is open is only counted."""
        self._count += 1
        if self._count == 1 or self.isHidden():
            self._count = 1
            notice = explain(error)
            named = f"{type(error).__name__}: {str(error)[:200]}"
            self._what.setText(self.tr("Something went wrong. {0}").format(named))
            self._details.setPlainText(notice.details or notice.text)
            self.show()
        else:
            self.setWindowTitle(self.tr("HRM Studio has {0} faults").format(self._count))


def open_logs() -> None:
    """Show the log folder in the system's file manager."""
    log_dir().mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_dir())))
