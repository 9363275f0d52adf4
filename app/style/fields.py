"""Fields that keep what was set: the wheel turns a page over them and changes nothing.

A field takes the wheel only when it has the focus, which the wheel alone does not give.
"""

import math
import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QListView, QSlider, QSpinBox, QWidget

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object  # Qt takes one widget among the bases, and that is the field's own


_BEGUN = re.compile(r"[+-]?\d*\.?\d*(?:e[+-]?\d*)?")  # what may become a number


def _number(text: str) -> float | None:
    """The number of a text, if it is one already."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


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
    """One of a list that opens below it, in the style of the other lists."""

    def __init__(self, *arguments: Any, **properties: Any) -> None:
        super().__init__(*arguments, **properties)
        self.setView(QListView(self))  # the style sheet reaches the rows of this one only


class SpinBox(_Calm, QSpinBox):
    """A whole number."""


class DoubleSpinBox(_Calm, QDoubleSpinBox):
    """A number with decimals, typed with a point, a comma or an exponent: 0.001, 0,001 or 1e-3.

    There are no signs for thousands, so that neither sign can be taken for one.
    """

    # Qt

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Whatever may become a number can be typed; no key changes the meaning of another."""
        number = self._bare(text)
        if not _BEGUN.fullmatch(number):
            return QValidator.State.Invalid, text, position
        value = _number(number)
        inside = value is not None and self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if inside else QValidator.State.Intermediate
        return state, text, position

    def valueFromText(self, text: str) -> float:
        value = _number(self._bare(text))
        return self.value() if value is None else value

    def textFromValue(self, value: float) -> str:
        shown = f"{value:.{self.decimals()}f}"
        if "." in shown:
            shown = shown.rstrip("0").rstrip(".")
        return shown.replace(".", self.locale().decimalPoint())

    def fixup(self, text: str) -> str:
        """What is no number, or lies outside, becomes the nearest that is allowed."""
        value = _number(self._bare(text))
        value = self.value() if value is None else value
        return self.textFromValue(min(max(value, self.minimum()), self.maximum()))

    def _bare(self, text: str) -> str:
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return bare.strip().replace(",", ".").lower()


class Slider(_Calm, QSlider):
    """A value on a line."""
