"""The question which colour shall become which."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.arc.edit.swatches import Swatches
from app.style.theme import Theme


class RecolorDialog(QDialog):
    """Asks for two colours.

    Signals:
        chosen: the old colour, the new one, and whether they are to change places.
    """

    chosen = Signal(int, int, bool)

    def __init__(self, theme: Theme, old: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recolour"))
        self._old, self._new = old, (old + 1) % 10
        self.old, self.new = Swatches(theme), Swatches(theme)
        self.old.show_color(self._old)
        self.new.show_color(self._new)
        self.swap = QCheckBox(self.tr("Both change places"))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(QLabel(self.tr("Every cell of this colour")))
        layout.addWidget(self.old)
        layout.addWidget(QLabel(self.tr("becomes")))
        layout.addWidget(self.new)
        layout.addWidget(self.swap)
        layout.addWidget(self.buttons)
        self.old.chosen.connect(self._choose_old)
        self.new.chosen.connect(self._choose_new)
        self.buttons.accepted.connect(self._report)
        self.buttons.rejected.connect(self.reject)

    def _choose_old(self, color: int) -> None:
        self._old = color

    def _choose_new(self, color: int) -> None:
        self._new = color

    def _report(self) -> None:
        self.accept()
        self.chosen.emit(self._old, self._new, self.swap.isChecked())
