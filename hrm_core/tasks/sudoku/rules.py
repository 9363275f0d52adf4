"""The rules of sudoku: its units, what clashes, what keeps an answer from being a solution."""

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid, Problem

SIZE = 9
CELLS = SIZE * SIZE


def _units() -> dict[str, tuple[Cell, ...]]:
    steps = range(SIZE)
    rows = {f"row {r + 1}": tuple((r, c) for c in steps) for r in steps}
    columns = {f"column {c + 1}": tuple((r, c) for r in steps) for c in steps}
    boxes = {
        f"box {b + 1}": tuple((b // 3 * 3 + i // 3, b % 3 * 3 + i % 3) for i in steps)
        for b in steps
    }
    return rows | columns | boxes


UNITS = _units()  # name -> its nine cells


def cell_name(cell: Cell) -> str:
    """What solvers call a cell.

    >>> cell_name((0, 8))
    'r1c9'
    """
    return f"r{cell[0] + 1}c{cell[1] + 1}"


def names(cells: tuple[Cell, ...]) -> str:
    """Cells as a list in a sentence.

    >>> names(((0, 0), (0, 1), (0, 2)))
    'r1c1, r1c2 and r1c3'
    """
    words = [cell_name(cell) for cell in cells]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def clashes(grid: Grid) -> list[Problem]:
    """One problem for each digit that appears more than once in a unit. grid: uint8 [9, 9]."""
    problems, rows = [], grid.tolist()
    for unit, cells in UNITS.items():
        found: dict[int, list[Cell]] = {}
        for row, col in cells:
            found.setdefault(rows[row][col], []).append((row, col))
        for digit, places in found.items():
            if digit and len(places) > 1:
                times = "twice" if len(places) == 2 else f"{len(places)} times"
                message = f"{digit} stands {times} in {unit}: {names(tuple(places))}."
                problems.append(Problem(message, tuple(places)))
    return problems


def faults(given: Grid, answer: Grid) -> list[Problem]:
    """All that keeps `answer` from solving `given`; [] means solved. Both uint8 [9, 9]."""
    assert given.shape == answer.shape == (SIZE, SIZE), "a sudoku grid has nine rows and columns"
    changed = [
        Problem(f"{cell_name(cell)} was given as {given[cell]} and may not change.", (cell,))
        for cell in _where((given != 0) & (answer != given))
    ]
    foreign = [
        Problem(f"{cell_name(cell)} holds {answer[cell]}, which is no digit.", (cell,))
        for cell in _where(answer > SIZE)
    ]
    empty = _where(answer == 0)
    if len(empty) == 1:
        missing = [Problem(f"{cell_name(empty[0])} is empty.", empty)]
    else:
        missing = [Problem(f"{len(empty)} cells are empty.", empty)] if empty else []
    return changed + foreign + clashes(answer) + missing


def are_solved(grids: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """bool [N]: every row, column and box holds 1 to 9 once. grids: uint8 [N, 81]."""
    bits = np.left_shift(1, grids.astype(np.int32)).reshape(
        -1, 3, 3, 3, 3
    )  # [N, band, r, stack, c]
    full = 0b1111111110
    solved = np.ones(len(bits), dtype=np.bool_)
    for axes in ((3, 4), (1, 2), (2, 4)):
        units = np.bitwise_or.reduce(np.bitwise_or.reduce(bits, axis=axes[1]), axis=axes[0])
        solved &= (units == full).all(axis=(1, 2))
    return solved


def _where(mask: NDArray[np.bool_]) -> tuple[Cell, ...]:
    return tuple((int(row), int(column)) for row, column in np.argwhere(mask))
