"""The one place that shows a failure: what happened, what to do, details to copy."""

import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from app.style.controls import dress
from app.told import told
from app.words import tr

OUR_PACKAGES = ("app", "hrm_core", "training")


@dataclass(frozen=True)
class Notice:
    """A failure in words."""

    text: str
    details: str = ""  # for a report; "" if the text says it all


def explain(error: BaseException) -> Notice:
    """A named exception of ours carries its sentence; the rest is a fault, told with details."""
    package = type(error).__module__.partition(".")[0]
    if isinstance(error, ValueError) and package in OUR_PACKAGES:
        return Notice(told(str(error)))
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        return Notice(f"{name}{told(error.strerror)}.")
    if isinstance(error, MemoryError):
        return Notice(
            tr("There is not enough memory for this. Close other programs and try again.")
        )
    details = "".join(traceback.format_exception(error))
    text = tr("Something went wrong in HRM Studio; your puzzle is kept. {0}: {1}")
    return Notice(text.format(type(error).__name__, str(error)[:200]), details)


class ErrorBar(QFrame):
    """A strip below the header, shown until it is closed or something works again.

    While a dialog is in front, what is shown is said there, too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setVisible(False)
        self._notice = Notice("")
        self._label = dress(QLabel(wordWrap=True), "bad")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QPushButton(self.tr("Copy details"))
        close = QPushButton(self.tr("Close"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._copy)
        layout.addWidget(close)
        self._copy.clicked.connect(self._copy_details)
        close.clicked.connect(self.hide)

    @property
    def text(self) -> str:
        """What is shown; "" if nothing is."""
        return "" if self.isHidden() else self._notice.text

    def show_error(self, error: BaseException) -> None:
        """Show why something failed."""
        self._show(explain(error))
        front = QApplication.activeModalWidget() or QApplication.activeWindow()
        if front is not None and front is not self.window():
            self._show_in(front)

    def _show(self, notice: Notice) -> None:
        self._notice = notice
        self._label.setText(notice.text)
        self._copy.setVisible(bool(notice.details))
        self.setVisible(True)

    def _show_in(self, dialog: QWidget) -> None:
        """The same above the contents of a dialog, which may hide this bar."""
        layout = dialog.layout()
        if not isinstance(layout, QBoxLayout):
            return
        only_its_own = Qt.FindChildOption.FindDirectChildrenOnly
        copy = dialog.findChild(ErrorBar, options=only_its_own)
        if copy is None:
            copy = ErrorBar(dialog)
            layout.insertWidget(0, copy)
        copy._show(self._notice)

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._notice.details or self._notice.text)


def show_faults(show: Callable[[BaseException], None]) -> None:
    """Faults nobody caught are shown as well as printed."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not isinstance(error, KeyboardInterrupt):
            show(error)

    sys.excepthook = hook
