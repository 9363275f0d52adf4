"""Mazes in NumPy arrays: the tokens of the official data, or 0 and 1."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid, PuzzleFormatError
from hrm_core.tasks.maze.paths import bare
from hrm_core.tasks.maze.symbols import FREE, GOAL, LARGEST, PATH, SMALLEST, START, WALL
from hrm_core.tasks.numbers import load_arrays

_ASKED = ("inputs", "puzzle", "puzzles", "maze", "mazes", "grid", "grids", "x")


def read_array(raw: bytes) -> list[Grid] | None:
    """The mazes in a .npy or .npz file, without paths; None if it is none."""
    arrays = load_arrays(raw)
    return None if arrays is None else read_arrays(arrays)


def read_arrays(arrays: Mapping[str, NDArray[Any]]) -> list[Grid]:
    """The mazes of the one array of a file, or of that whose name says so."""
    named = [array for name, array in arrays.items() if name.lower() in _ASKED]
    if not named and len(arrays) != 1:
        names = ", ".join(repr(name) for name in arrays)
        raise PuzzleFormatError(f"none of the arrays {names} is called mazes; rename it.")
    return _from_array((named or list(arrays.values()))[0])


def _from_array(array: NDArray[Any]) -> list[Grid]:
    """[mazes, cells], [mazes, rows, columns] or one maze."""
    if array.dtype.kind not in "biu" or not 1 <= array.ndim <= 3 or not array.size:
        told = f"{array.ndim} dimensions of {array.dtype}"
        raise PuzzleFormatError(f"mazes are whole numbers in 1 to 3 dimensions, not {told}.")
    values = _values(array)
    if values.ndim == 3 or (values.ndim == 2 and _is_one(values.shape)):
        mazes = values.reshape(-1, *values.shape[-2:])
    else:
        side = math.isqrt(values.shape[-1])
        if side * side != values.shape[-1]:
            raise PuzzleFormatError(f"a row of {values.shape[-1]} cells is not a square maze.")
        mazes = values.reshape(-1, side, side)
    _refuse_size(mazes.shape[1], mazes.shape[2], "the mazes of this array have")
    return [bare(maze) for maze in mazes]


def _is_one(shape: tuple[int, ...]) -> bool:
    """Whether two dimensions are those of one maze: a list of flat ones has squares in its rows."""
    rows, columns = shape
    return rows == columns <= LARGEST or (
        max(shape) <= LARGEST and rows >= SMALLEST and math.isqrt(columns) ** 2 != columns
    )


def _values(array: NDArray[Any]) -> NDArray[np.uint8]:
    """What the numbers mean, as grid values."""
    if array.dtype.kind == "b":
        array = array.astype(np.uint8)
    elif array.min() == 0 and set(np.unique(array).tolist()) == {0, 255}:
        array = (array == 0).astype(np.uint8)  # as in a picture: what is dark is a wall
    if array.min() == 0 and array.max() <= 3:
        return _of_digits(array)
    foreign = np.argwhere((array < WALL + 1) | (array > PATH + 1))
    if len(foreign):
        place = ", ".join(map(str, foreign[0].tolist()))
        value = array[tuple(foreign[0])]
        raise PuzzleFormatError(
            f"entry [{place}] is {value}; mazes are 1 wall, 2 free, 3 start, 4 goal, 5 path, or"
            " 1 wall and 0 free."
        )
    return np.asarray(array - 1, dtype=np.uint8)


def _of_digits(array: NDArray[Any]) -> NDArray[np.uint8]:
    """1 wall and 0 free, unless the whole border is 0; 2 start, 3 goal."""
    wall, free = 1, 0
    if array.ndim >= 2 and _is_closed(array, 0):
        wall, free = 0, 1
    meanings = {wall: WALL, free: FREE, 2: START, 3: GOAL}
    table = np.array([meanings[value] for value in range(4)], dtype=np.uint8)
    return table[array.astype(np.int64)]


def _is_closed(array: NDArray[Any], value: int) -> bool:
    """Whether all cells around are one value."""
    if array.ndim == 2 and not _is_one(array.shape):
        return False
    sides = (array[..., 0, :], array[..., -1, :], array[..., :, 0], array[..., :, -1])
    return all(bool((side == value).all()) for side in sides)


def _refuse_size(rows: int, columns: int, subject: str) -> None:
    if not (SMALLEST <= rows <= LARGEST and SMALLEST <= columns <= LARGEST):
        allowed = f"a maze has {SMALLEST} to {LARGEST} of each"
        raise PuzzleFormatError(f"{subject} {rows} rows and {columns} columns; {allowed}.")
