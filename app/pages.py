"""The pages of the window: which one is on show, and what in the window belongs to it alone."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.controls import Choice

SOLVE, TRAIN = "solve", "train"


class Pages(QObject):
    """Solve and Training.

    Signals:
        shown: the name of the page that is now on show.
    """

    shown = Signal(str)

    def __init__(self, solve: QWidget, train: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget()
        self.stack.addWidget(solve)
        self.stack.addWidget(train)
        self.choice = Choice(
            [
                (SOLVE, self.tr("Solve"), self.tr("Watch a model think about a puzzle  (Alt+1)")),
                (
                    TRAIN,
                    self.tr("Training"),
                    self.tr("Train a model on your own puzzles  (Alt+2)"),
                ),
            ]
        )
        self.choice.chosen.connect(self.show)
        self._of_solve: list[QWidget | QAction] = []
        self.choice.set_key(SOLVE)

    @property
    def name(self) -> str:
        """The page on show."""
        return SOLVE if self.stack.currentIndex() == 0 else TRAIN

    def of_solve(self, part: QWidget | QAction) -> None:
        """A button or menu that only serves the Solve page."""
        self._of_solve.append(part)

    def show(self, name: str) -> None:
        """Go to a page."""
        self.choice.set_key(name)
        self.stack.setCurrentIndex(0 if name == SOLVE else 1)
        for part in self._of_solve:
            part.setVisible(name == SOLVE)
        self.shown.emit(name)
