"""Fields that keep what was set: the wheel turns a page over them and changes nothing.

A field takes the wheel only when it has the focus, which the wheel alone does not give.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSlider, QSpinBox, QWidget

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object  # Qt takes one widget among the bases, and that is the field's own


class _Calm(_Field):
    """What all of them do; stands before the field's own class."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:
        super().__init__(*arguments, **properties)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # for the column around it


class ComboBox(_Calm, QComboBox):
    """One of a list that opens."""


class SpinBox(_Calm, QSpinBox):
    """A whole number."""


class DoubleSpinBox(_Calm, QDoubleSpinBox):
    """A number with decimals."""


class Slider(_Calm, QSlider):
    """A value on a line."""
