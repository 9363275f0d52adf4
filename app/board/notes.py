"""Pencil marks that follow from the rules of rows, columns and boxes. Plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from app.board.editor import Document, Notes
from app.board.frame import Frame, Trait
from hrm_core.look import Look
from hrm_core.puzzle import Cell


def pairs(document: Document, look: Look) -> set[Cell]:
    """The empty cells with two candidates: those noted, or where none are, those that are open."""
    if look.box is None:
        return set()
    grid, open_ = document.grid(look), filled(document, look).notes
    notes = np.where(document.notes != 0, document.notes, open_)
    empty = zip(*np.nonzero(grid == look.empty), strict=True)
    return {(int(r), int(c)) for r, c in empty if int(notes[r, c]).bit_count() == 2}


def mark_pairs(frame: Frame, cells: Iterable[Cell]) -> Frame:
    """The frame with these cells marked."""
    faces = list(frame.faces)
    for row, col in cells:
        index = row * frame.cols + col
        faces[index] = replace(faces[index], traits=faces[index].traits | Trait.PAIR)
    return replace(frame, faces=tuple(faces))


def filled(document: Document, look: Look) -> Document:
    """All symbols that no peer holds noted in every empty cell; itself if they are already."""
    grid = document.grid(look)
    values = sorted({value for value in look.keys.values() if value != look.empty})
    notes = document.notes.copy()
    for row, col in np.argwhere(grid == look.empty).tolist():
        held = {int(grid[cell]) for cell in peers((row, col), grid.shape, look)}
        notes[row, col] = sum(1 << value for value in values if value not in held)
    return with_notes(document, notes)


def cleaned(document: Document, look: Look, cells: Iterable[Cell], value: int) -> Document:
    """A symbol that was just written taken out of the notes of all that it can see."""
    if look.box is None:
        return document
    notes = document.notes.copy()
    for cell in cells:
        for peer in peers(cell, notes.shape, look):
            notes[peer] &= np.uint32(~(1 << value) & 0xFFFFFFFF)
    return with_notes(document, notes)


def peers(cell: Cell, shape: tuple[int, ...], look: Look) -> Iterator[Cell]:
    """The other cells of the row, the column and the box of a cell."""
    assert look.box is not None, "only a kind with boxes has notes that follow"
    row, col = cell
    tall, wide = look.box
    for r in range(shape[0]):
        for c in range(shape[1]):
            same_box = r // tall == row // tall and c // wide == col // wide
            if (r, c) != cell and (r == row or c == col or same_box):
                yield r, c


def with_notes(document: Document, notes: Notes) -> Document:
    """The document with these notes and no run on show; itself if they are the same."""
    if np.array_equal(notes, document.notes):
        return document
    return replace(document, notes=notes, session=None)
