"""Colours that a person gives to cells and candidates of a sudoku. Plain values.

A cell has 32 bits, as for its pencil marks: three for the colour of the cell, three for that of
each candidate. 0 is no colour.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.board.editor import Document, Notes
from app.board.frame import Frame
from hrm_core.puzzle import Cell
from hrm_core.showing.hues import Written

MOST = 6  # colours
BITS, SEVEN = 3, 7


def color_at(colors: Notes, cell: Cell, digit: int = 0) -> int:
    """The colour of a cell, or of a candidate in it.

    >>> color_at(np.array([[5 | 2 << 3 * 9]], dtype=np.uint32), (0, 0), digit=9)
    2
    """
    return int(colors[cell]) >> BITS * digit & SEVEN


def colored(document: Document, cells: Iterable[Cell], color: int, digit: int = 0) -> Document:
    """Cells, or a candidate in them, in a colour; without one if all of them have it already."""
    cells = list(cells)
    before = _colors(document)
    if all(color_at(before, cell, digit) == color for cell in cells):
        color = 0
    after, shift = before.copy(), BITS * digit
    for cell in cells:
        bits = int(after[cell]) & ~(SEVEN << shift) | color << shift
        after[cell] = np.uint32(bits)
    return _with(document, after)


def uncolored(document: Document, cells: Iterable[Cell]) -> Document:
    """Cells and all their candidates without colours."""
    after = _colors(document).copy()
    for cell in cells:
        after[cell] = 0
    return _with(document, after)


def cleared(document: Document) -> Document:
    """No colour anywhere."""
    return document if document.colors is None else replace(document, colors=None)


def dressed(frame: Frame, colors: Notes | None) -> Frame:
    """The frame with these colours."""
    if colors is None or colors.shape != (frame.rows, frame.cols):
        return frame
    faces = list(frame.faces)
    for row, col in np.argwhere(colors).tolist():
        index = row * frame.cols + col
        face, cell = faces[index], (row, col)
        marks = tuple(replace(m, color=color_at(colors, cell, m.value)) for m in face.marks)
        faces[index] = replace(face, color=color_at(colors, cell), marks=marks)
    return replace(frame, faces=tuple(faces))


def apart(colors: Notes | None) -> tuple[NDArray[np.uint8], NDArray[np.uint8]] | None:
    """The colours of the cells, [rows, cols], and of the candidates, [rows, cols, 10]."""
    if colors is None:
        return None
    digits = np.arange(10, dtype=np.uint32) * BITS
    groups = (colors[..., None] >> digits & np.uint32(SEVEN)).astype(np.uint8)
    marks = groups.copy()
    marks[..., 0] = 0  # the first group is that of the cell
    return groups[..., 0], marks


def written(document: Document) -> Written:
    """All that a person put on a board, as pictures of it take it."""
    cells, marks = apart(document.colors) or (None, None)
    return Written(document.entries, document.notes, cells, marks)


def legal(colors: Notes) -> bool:
    """Whether stored colours are some that exist."""
    groups = [colors >> np.uint32(BITS * digit) & np.uint32(SEVEN) for digit in range(10)]
    return bool(
        all(group.max() <= MOST for group in groups) and not (colors >> np.uint32(30)).any()
    )


def _colors(document: Document) -> Notes:
    if document.colors is None:
        return np.zeros(document.puzzle.given.shape, dtype=np.uint32)
    return document.colors


def _with(document: Document, colors: Notes) -> Document:
    """The document in these colours; itself if they are the same."""
    if np.array_equal(colors, _colors(document)):
        return document
    return replace(document, colors=colors if colors.any() else None)
