"""Says that something long is over, to whoever looks elsewhere: by the system, and the task bar."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.settings import Preferences
from app.style.icons import program_icon


def can_show_messages() -> bool:
    """Whether this system shows messages of programs."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


def is_away() -> bool:
    """Whether another program has the keyboard."""
    return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive


class Notifier(QObject):
    """Speaks only while the window is not in front, and only if that is wanted.

    Systems show messages of programs that have an icon in the tray: there is one from a message on
    until the program is in front again.
    """

    def __init__(
        self,
        window: QWidget,
        preferences: Preferences,
        away: Callable[[], bool] = is_away,
    ) -> None:
        super().__init__(window)
        self._window, self._preferences, self._away = window, preferences, away
        self._tray: QSystemTrayIcon | None = None
        QGuiApplication.instance().applicationStateChanged.connect(self._come_back)  # type: ignore[union-attr]  # there is one

    def say(self, title: str, words: str) -> None:
        """A message, where it is wanted and somebody is elsewhere."""
        if not (self._preferences.now.notify and self._away()):
            return
        QApplication.alert(self._window)
        if not can_show_messages():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(program_icon(), self)
            self._tray.setToolTip("HRM Studio")
            self._tray.messageClicked.connect(self._show_window)
            self._tray.activated.connect(self._show_window)
        self._tray.show()
        self._tray.showMessage(title, words, program_icon())

    def _show_window(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if self._tray is not None and state == Qt.ApplicationState.ApplicationActive:
            self._tray.hide()
