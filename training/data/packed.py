"""Prepared training data: many puzzles in one small file that is read in one go.

A file is what numpy.savez writes, and nothing in it is pickled: `task`, and bits.

    sudoku: givens, solutions  uint8 [N, 41], two cells a byte, the first in the low half; 0 blank
    maze:   walls              uint8 [N, ceil(side * side / 8)], a bit a cell, the first the highest
            start, goal        uint16 [N], cells
            side               int, the same for all of a file
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.files import replacing
from hrm_core.limits import PREPARED
from hrm_core.npz import DAMAGE, read_arrays
from hrm_core.tasks.maze.symbols import FREE, GOAL, LARGEST, START, WALL
from training.data.streams import DataError

CELLS = 81  # of a sudoku
_FORMS = {  # of each array: the types it may have, and how many dimensions
    **dict.fromkeys(("givens", "solutions", "walls"), (("uint8", 2),)),
    **dict.fromkeys(("start", "goal"), (("uint16", 1),)),
    "side": (("int64", 0), ("int32", 0)),
}
Bytes = NDArray[np.uint8]


def pack_sudokus(givens: Bytes, solutions: Bytes) -> dict[str, Any]:
    """What a file of sudokus holds; digits uint8 [N, 81] both."""
    return {"task": "sudoku", "givens": _nibbles(givens), "solutions": _nibbles(solutions)}


def pack_mazes(mazes: Bytes) -> dict[str, Any]:
    """What a file of mazes holds; tokens uint8 [N, n, n]."""
    count, side, _ = mazes.shape
    cells = mazes.reshape(count, -1)
    return {
        "task": "maze",
        "side": side,
        "walls": np.packbits(cells == WALL + 1, axis=1),
        "start": (cells == START + 1).argmax(axis=1).astype(np.uint16),
        "goal": (cells == GOAL + 1).argmax(axis=1).astype(np.uint16),
    }


def read_sudokus(path: Path) -> tuple[Bytes, Bytes]:
    """Givens and solutions, digits uint8 [N, 81] both; DataError says what is wrong."""
    values = _read(path, "sudoku", ("givens", "solutions"))
    if any(array.shape[1] != -(-CELLS // 2) for array in values.values()):
        raise DataError(f"{path} is damaged: a sudoku has {-(-CELLS // 2)} bytes in it")
    givens, solutions = _digits(values["givens"]), _digits(values["solutions"])
    if givens.shape != solutions.shape or (solutions < 1).any():
        raise DataError(f"{path} is damaged: its solutions do not fit its puzzles")
    if not ((givens == 0) | (givens == solutions)).all():
        raise DataError(f"{path} is damaged: its solutions do not fit its puzzles")
    return givens, solutions


def read_mazes(path: Path) -> Bytes:
    """Tokens uint8 [N, n, n]; DataError says what is wrong."""
    values = _read(path, "maze", ("side", "walls", "start", "goal"))
    side, start, goal = int(values["side"]), values["start"], values["goal"]
    cells = side * side
    sizes = len(start) == len(goal) == len(values["walls"])
    if not (2 <= side <= LARGEST and sizes and values["walls"].shape[1:] == (-(-cells // 8),)):
        raise DataError(f"{path} is damaged: its arrays do not fit together")
    walls = np.unpackbits(values["walls"], axis=1, count=cells)
    mazes = np.where(walls, WALL + 1, FREE + 1).astype(np.uint8)
    rows = np.arange(len(mazes))
    outside = (np.maximum(start, goal) >= cells).any() or (start == goal).any()
    if outside or walls[rows, start].any() or walls[rows, goal].any():
        raise DataError(f"{path} is damaged: a start or goal lies in a wall or outside")
    mazes[rows, start], mazes[rows, goal] = START + 1, GOAL + 1
    return mazes.reshape(-1, side, side)


def write_packed(path: Path, values: Mapping[str, Any]) -> None:
    """Write a file in one step; DataError if it cannot be written."""
    try:
        with replacing(path) as part, part.open("wb") as file:
            np.savez(file, allow_pickle=False, **values)
    except OSError as error:
        raise DataError(f"cannot write {path}: {error.strerror}") from None


def _read(path: Path, task: str, names: tuple[str, ...]) -> dict[str, NDArray[Any]]:
    try:
        found = str(read_arrays(path, PREPARED, ["task"], packed=False)["task"])
        if found != task:
            raise DataError(f"{path} holds puzzles of the task {found[:20]}, not {task}")
        values = read_arrays(path, PREPARED, names, packed=False)
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror}") from None
    except DataError:
        raise
    except DAMAGE:
        raise DataError(
            f"{path} is no prepared file, or damaged; make it with hrm prepare"
        ) from None
    for name, array in values.items():
        if (array.dtype.name, array.ndim) not in _FORMS[name]:
            told = f"{array.ndim} dimensions of {array.dtype}"
            raise DataError(f"{path} is damaged: {name!r} cannot have {told}")
    if not len(values[names[-1]]):
        raise DataError(f"{path} holds no puzzle")
    return values


def _nibbles(digits: Bytes) -> Bytes:
    """uint8 [N, 81] -> [N, 41]."""
    even = np.pad(digits, ((0, 0), (0, 1)))
    return (even[:, ::2] | even[:, 1::2] << 4).astype(np.uint8)


def _digits(packed: NDArray[Any]) -> Bytes:
    """uint8 [N, 41] -> [N, 81]."""
    digits = np.stack((packed & 15, packed >> 4), axis=-1)
    return np.minimum(digits.reshape(len(packed), -1)[:, :CELLS], 9).astype(np.uint8)
