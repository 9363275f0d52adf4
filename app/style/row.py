"""A row of widgets whose texts change all the time, among others that shall not mind."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget


class Row(QWidget):
    """What is around it is laid out anew only if it needs another height.

    Every widget in a layout has all layouts up to the window's done anew when it says that it wants
    another size, and a label says so with every other text. Here it ends: the widgets in `line`
    share the width that the row is given, whatever they want.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._inside = QWidget(self)  # without a layout, this one hears of it and may keep silent
        self.line = QHBoxLayout(self._inside)
        self.line.setContentsMargins(0, 0, 0, 0)
        self._height = 0

    # Qt

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.sizeHint().height() != self._height:
            self._height = self.sizeHint().height()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._inside.resize(event.size())
