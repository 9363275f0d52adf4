"""Painting that ends whatever happens, and pictures from and as bytes.

A painter left open takes the whole program with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPaintDevice, QPainter


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a widget or picture; closed also where an exception leaves the block."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def image_of(pixels: bytes, size: tuple[int, int]) -> QImage:
    """A picture from three bytes for each of its pixels, red first; `size`: width and height."""
    wide, tall = size
    image = QImage(pixels, wide, tall, 3 * wide, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes are the caller's


def picture_bytes(picture: QImage, form: str = "png") -> bytes:
    """A picture as the bytes of a file; ValueError for a form that Qt does not write."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # not picture.save: PySide6 6.11 takes the form as str, other releases as bytes
    writer = QImageWriter(buffer, QByteArray(form.encode()))
    if not writer.write(picture):
        raise ValueError(f"a picture cannot be written as {form}: {writer.errorString()}")
    return bytes(buffer.data().data())
