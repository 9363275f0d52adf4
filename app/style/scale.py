"""How large texts are: one factor for the whole program, and lengths that go with it."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

NORMAL = 13  # pixels of a text at 100 %
SIZES = (100, 110, 125, 150)  # percent
AUTOMATIC = 0
HIGH = 1300  # pixels of a screen on which texts of the usual size look tiny
ON_HIGH = 125
FRAME = QSize(16, 48)  # what a window manager may put around a window, and a little air

_LENGTHS = re.compile(r"(font-size|min-height|max-height): (\d+)px")


def percent_for(choice: int, height: int) -> int:
    """The text size in percent: the chosen one, or what suits a screen of so many pixels.

    >>> percent_for(AUTOMATIC, 900), percent_for(AUTOMATIC, 1440), percent_for(150, 900)
    (100, 125, 150)
    """
    if choice == AUTOMATIC:
        return ON_HIGH if height >= HIGH else SIZES[0]
    return choice


def text_scale() -> float:
    """How many times larger than usual texts are now."""
    pixels = QApplication.font().pixelSize()
    return pixels / NORMAL if pixels > 0 else 1.0


def scaled(length: float) -> int:
    """A length that has to hold texts, in pixels."""
    return round(length * text_scale())


def fit(window: QWidget, width: float, height: float) -> None:
    """Give a window a size that goes with the texts, within what its screen has room for."""
    room = window.screen().availableSize() - FRAME
    window.resize(QSize(scaled(width), scaled(height)).boundedTo(room))


def scale_sheet(sheet: str, factor: float) -> str:
    """A style sheet with the sizes of its texts multiplied.

    >>> scale_sheet("QLabel { font-size: 12px; padding: 4px; }", 1.5)
    'QLabel { font-size: 18px; padding: 4px; }'
    """
    return _LENGTHS.sub(lambda found: f"{found[1]}: {round(int(found[2]) * factor)}px", sheet)
