"""Where one is among the puzzles of a file: back, by number, on. Decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.style.controls import dress, roomy
from app.style.fields import SpinBox
from app.style.icons import icon
from app.style.theme import Theme
from app.words import fill


class PuzzleChooser(QWidget):
    """With fewer than two puzzles there is nothing to choose, and nothing to see.

    Signals:
        wanted: the number of another puzzle, from 0.
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.back, self.on = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.number = roomy(SpinBox(minimum=1))
        self.number.setKeyboardTracking(False)
        # as wide as the panel lets it be: "1234 of 1,240" asks for more
        self.number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        dress(self.number, "", self.tr("Which puzzle of the file"), self.tr("Puzzle"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button, tip, step in (
            (self.back, self.tr("The puzzle before"), -1),
            (self.on, self.tr("The next puzzle"), 1),
        ):
            dress(button, "", tip, tip)
            button.clicked.connect(
                lambda _=False, step=step: self.number.setValue(self.number.value() + step)
            )
        layout.addWidget(self.back)
        layout.addWidget(self.number, 1)
        layout.addWidget(self.on)
        self.number.valueChanged.connect(lambda number: self.wanted.emit(number - 1))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setVisible(False)

    def show_place(self, count: int, current: int) -> None:
        """The puzzle with this number is open, of so many."""
        blocked = self.number.blockSignals(True)
        self.number.setMaximum(max(count, 1))
        self.number.setValue(current + 1)
        self.number.blockSignals(blocked)
        self.number.setSuffix(fill(self.tr(" of {0:,}"), count))
        self.back.setEnabled(current > 0)
        self.on.setEnabled(current < count - 1)
        self.setVisible(count > 1)

    def _restyle(self) -> None:
        self.back.setIcon(icon(self._theme, "previous"))
        self.on.setIcon(icon(self._theme, "next"))
