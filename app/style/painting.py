"""Painting that ends whatever happens: a painter left open takes the whole program with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a widget or picture; closed also where an exception leaves the block."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()
