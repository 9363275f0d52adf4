"""The button at the foot of the window that says how much runs, and the list that it opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QWidget

from app.activity.running import Activity, Running
from app.style.controls import dress

MOMENT = 600  # milliseconds that something runs before it is worth a button
LOOK = 500  # milliseconds between two looks, while the list is open


class ActivityList(QObject):
    """Nothing is shown, and no timer runs, while nothing does."""

    def __init__(self, button: QToolButton, running: Running, window: QWidget) -> None:
        super().__init__(window)
        self._button, self._running, self._window = button, running, window
        self.panel = QFrame(window)  # over the page; a window of its own would take the keys
        self.panel.setObjectName("card")
        self.panel.setAccessibleName(self.tr("All that runs"))
        self._grid = QGridLayout(self.panel)
        self._grid.setColumnMinimumWidth(0, 300)
        self._grid.setHorizontalSpacing(16)
        self.panel.hide()
        self._shown: list[str] = []
        self._states: list[QLabel] = []
        self._moment = QTimer(self, singleShot=True, interval=MOMENT)
        self._moment.timeout.connect(self._show_button)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._follow)
        button.clicked.connect(self._toggle)
        button.hide()

    def look(self) -> None:
        """Something may have begun or ended."""
        if not self._running.all():
            self._moment.stop()
            self._button.hide()
            self.close()
        elif self._button.isHidden():
            if not self._moment.isActive():
                self._moment.start()
        else:
            self._show_button()

    def open(self) -> None:
        """Above the button, until that is pressed again or nothing runs any more."""
        self._list(self._running.all())
        if self._shown:
            self.panel.show()
            self._place()
            self._timer.start()

    def close(self) -> None:
        """Out of sight."""
        self.panel.hide()
        self._timer.stop()

    def _toggle(self) -> None:
        if self.panel.isHidden():
            self.open()
        else:
            self.close()

    def _place(self) -> None:
        self.panel.adjustSize()
        corner = self._button.mapTo(self._window, QPoint(self._button.width(), 0))
        self.panel.move(corner - QPoint(self.panel.width(), self.panel.height() + 8))
        self.panel.raise_()

    def _show_button(self) -> None:
        count = len(self._running.all())
        words = self.tr("1 running") if count == 1 else self.tr("{0} running").format(count)
        self._button.setText(f"{words} ▴")
        self._button.setVisible(count > 0)

    def _follow(self) -> None:
        """What is listed as it stands now."""
        found = self._running.all()
        if [each.name for each in found] != self._shown:
            self._list(found)
            self.look()
        for label, each in zip(self._states, found, strict=True):
            label.setText(each.state())
        self._place()

    def _list(self, found: list[Activity]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._shown, self._states = [each.name for each in found], []
        for row, each in enumerate(found):
            state = dress(QLabel(each.state()), "muted")
            self._states.append(state)
            self._grid.addWidget(dress(QLabel(each.name), "title"), 2 * row, 0)
            self._grid.addWidget(state, 2 * row + 1, 0)
            if each.stop is not None:
                end = QPushButton(each.ends)
                end.setAccessibleName(f"{each.ends}: {each.name}")
                end.clicked.connect(lambda _=False, stop=each.stop: self._end(stop))
                self._grid.addWidget(end, 2 * row, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)

    def _end(self, stop: Callable[[], None]) -> None:
        stop()
        self.look()
        self._follow()
