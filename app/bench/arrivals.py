"""Results that come faster than a screen can show them."""

from PySide6.QtCore import QObject, QTimer, Signal

BREATH = 60  # milliseconds between two looks at what came


class Arrivals(QObject):
    """Says when it is time to look: at once, then not before a breath is over.

    Signals:
        due: something came that was not looked at.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=BREATH, singleShot=True)
        self._timer.timeout.connect(self.due)

    def tell(self) -> None:
        """Something came."""
        if not self._timer.isActive():
            self._timer.start()
            self.due.emit()

    def stop(self) -> None:
        """Nothing comes any more; who wants to see the rest looks."""
        self._timer.stop()
