"""The line at the foot of the window: model, device, what was just done, pace; side by side."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton

from app.style.controls import dress
from app.style.row import Row

MOMENT = 4000  # milliseconds that a note stays


class StatusLine(Row):
    """Each text has a place of its own, so that none is ever written over another."""

    def __init__(self) -> None:
        super().__init__()
        self.model, self.device, self.pace = QLabel(), QLabel(), QLabel()
        self.memory = QLabel()
        self._note = dress(QLabel(), "note")
        # what is too long for its place is cut off there
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.running = QToolButton()  # what runs, in a list that it opens
        self.running.setToolTip(self.tr("All that runs: how far it is, and what ends it"))
        room = self.running.sizePolicy()  # the page above stays as it is when something runs
        room.setRetainSizeWhenHidden(True)
        self.running.setSizePolicy(room)
        self.running.hide()
        self._moment = QTimer(self, singleShot=True, interval=MOMENT)
        self._moment.timeout.connect(self._note.clear)
        self.line.setSpacing(0)
        for widget in (self.model, self.device, self.memory):
            self.line.addWidget(widget)
        self.line.addWidget(self._note, 1)
        self.line.addWidget(self.running)
        self.line.addWidget(self.pace)

    @property
    def labels(self) -> tuple[QLabel, QLabel, QLabel]:
        """Model, device and pace."""
        return self.model, self.device, self.pace

    @property
    def note(self) -> str:
        """What was just done; "" after a moment."""
        return self._note.text()

    def tell(self, text: str) -> None:
        """Say what was just done; "" takes it back."""
        self._note.setText(text)
        self._note.setToolTip(text)
        if text:
            self._moment.start()
        else:
            self._moment.stop()
