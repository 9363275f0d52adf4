"""Mazes in NumPy arrays, as in the official data."""

import io
import math

import numpy as np

from hrm_core.puzzle import Grid, PuzzleFormatError
from hrm_core.tasks.maze.paths import bare
from hrm_core.tasks.maze.symbols import LARGEST, PATH, SMALLEST, WALL

NPY = b"\x93NUMPY"


def read_array(raw: bytes) -> list[Grid] | None:
    """The mazes in a .npy file, without paths; None if it is none."""
    return _from_array(raw) if raw.startswith(NPY) else None


def _from_array(raw: bytes) -> list[Grid]:
    """Tokens as in the official data: [mazes, cells], [mazes, rows, columns] or one maze."""
    try:
        array = np.load(io.BytesIO(raw), allow_pickle=False)
    except (ValueError, EOFError, MemoryError, SyntaxError, TypeError) as error:
        raise PuzzleFormatError("this .npy file is damaged, or holds no plain numbers.") from error
    if array.dtype.kind not in "iu" or not 1 <= array.ndim <= 3 or not array.size:
        told = f"{array.ndim} dimensions of {array.dtype}"
        raise PuzzleFormatError(f"mazes are whole numbers in 1 to 3 dimensions, not {told}.")
    foreign = np.argwhere((array < WALL + 1) | (array > PATH + 1))
    if len(foreign):
        place = ", ".join(map(str, foreign[0].tolist()))
        value = array[tuple(foreign[0])]
        raise PuzzleFormatError(
            f"entry [{place}] is {value}; mazes are 1 wall, 2 free, 3 start, 4 goal, 5 path."
        )
    if array.ndim == 3 or (array.ndim == 2 and array.shape[0] == array.shape[1] <= LARGEST):
        mazes = array.reshape(-1, *array.shape[-2:])
    else:
        side = math.isqrt(array.shape[-1])
        if side * side != array.shape[-1]:
            raise PuzzleFormatError(f"a row of {array.shape[-1]} cells is not a square maze.")
        mazes = array.reshape(-1, side, side)
    _refuse_size(mazes.shape[1], mazes.shape[2], "the mazes of this array have")
    return [bare(np.asarray(maze - 1, dtype=np.uint8)) for maze in mazes]


def _refuse_size(rows: int, columns: int, subject: str) -> None:
    if not (SMALLEST <= rows <= LARGEST and SMALLEST <= columns <= LARGEST):
        allowed = f"a maze has {SMALLEST} to {LARGEST} of each"
        raise PuzzleFormatError(f"{subject} {rows} rows and {columns} columns; {allowed}.")
