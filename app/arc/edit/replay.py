"""A bar that goes through the history of the bench, step by step or by itself. Decides nothing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from app.style.controls import dress, slider
from app.style.icons import icon
from app.style.theme import Theme

PACE = 450  # milliseconds a step


class ReplayBar(QWidget):
    """Shows where in the history the bench is.

    Signals:
        wanted: the number of a step.
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.play = dress(QToolButton(autoRaise=True), "", self.tr("Play all steps, or pause"))
        self.play.setAccessibleName(self.tr("Play all steps"))
        self.steps = slider(0, 0, self.tr("Step of the history"))
        self._told = dress(QLabel(), "muted")
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.play)
        row.addWidget(self.steps, 1)
        row.addWidget(self._told, 1)
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self._go_on)
        self.play.clicked.connect(self._turn)
        self.steps.valueChanged.connect(self.wanted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    @property
    def text(self) -> str:
        """What is said."""
        return self._told.text()

    def show_history(self, count: int, now: int, text: str) -> None:
        """So many steps after the first, which of them is on show, and what it was."""
        self.steps.blockSignals(True)
        self.steps.setRange(0, count)
        self.steps.setValue(now)
        self.steps.blockSignals(False)
        self.play.setEnabled(count > 0)
        begin = self.tr("the beginning")
        self._told.setText(self.tr("{0} of {1}: {2}").format(now, count, text or begin))
        if now == count:
            self._halt()

    def _turn(self) -> None:
        """Play, from the beginning if it is at the end; or pause."""
        if self.playing:
            self._halt()
            return
        if self.steps.value() == self.steps.maximum():
            self.steps.setValue(0)
        self._timer.start()
        self._restyle()

    def _go_on(self) -> None:
        self.steps.setValue(self.steps.value() + 1)

    def _halt(self) -> None:
        self._timer.stop()
        self._restyle()

    def _restyle(self) -> None:
        self.play.setIcon(icon(self._theme, "pause" if self.playing else "play"))

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        self._halt()
        super().hideEvent(event)
