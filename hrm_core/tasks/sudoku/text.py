"""Sudokus as people write them: lines of 81, nine lines of nine, boxes, lists, tables."""

import numpy as np

from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError


def line(grid: Grid) -> str:
    """The grid as 81 characters, a dot for an empty cell."""
    return "".join(str(digit) if digit else "." for digit in grid.flat)


def parse(text: str) -> list[Puzzle]:
    """Every puzzle in the text."""
    cells = "".join(text.split())
    if len(cells) != 81 or not set(cells) <= set("0123456789._*"):
        raise PuzzleFormatError(f"a sudoku is 81 digits or dots, not {text[:20]!r}.")
    digits = [int(cell) if cell in "123456789" else 0 for cell in cells]
    return [Puzzle("sudoku", np.array(digits, dtype=np.uint8).reshape(9, 9))]
