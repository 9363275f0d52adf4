"""What the two pages for solving have in common: things dropped, time, the space bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from app.bench.timeline import Timeline
from app.style.drops import DropPage

LOW = 700  # pixels of height below which the board needs the room of the timeline: 1366 x 768


class Bench(DropPage):
    """A page that puzzles can be dropped on, as files or as text.

    Signals:
        space: the space bar was pressed where it has no other meaning.
    """

    space = Signal()
    texts = True
    timeline: Timeline

    def forget_folds(self) -> None:
        """The timeline is folded as the height asks for, not as the user chose."""
        self.timeline.forget_choice()
        self.timeline.fit(low=self.height() < LOW)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.timeline.fit(low=event.size().height() < LOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space.emit()
        else:
            super().keyPressEvent(event)
