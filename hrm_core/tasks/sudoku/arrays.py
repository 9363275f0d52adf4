"""Sudokus in arrays of NumPy: digits, or the tokens of the official data, with answers or not."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Puzzle, PuzzleFormatError
from hrm_core.tasks.sudoku.rules import CELLS, SIZE
from hrm_core.tasks.sudoku.table import ANSWER_COLUMNS, PUZZLE_COLUMNS, refuse_false_answers
from hrm_core.tasks.sudoku.text import puzzles_of

_ASKED = PUZZLE_COLUMNS | {"inputs", "x", "features"}
_ANSWERED = ANSWER_COLUMNS | {"labels", "y", "targets"}


def read_arrays(arrays: Mapping[str, NDArray[Any]]) -> list[Puzzle] | None:
    """The puzzles in the arrays of a file; None if they are no sudokus by their shape."""
    grids = {name: array for name, array in arrays.items() if _is_grids(array)}
    asked = [name for name in grids if name.lower() in _ASKED] or list(grids)[:1]
    if not asked:
        return None
    answered = [name for name in grids if name.lower() in _ANSWERED and name != asked[0]]
    if len(grids) > 1 and (asked[0].lower() not in _ASKED or not answered):
        names = ", ".join(repr(name) for name in grids)
        raise PuzzleFormatError(
            f"no array says that it is the puzzles: there are {names}; call two of them puzzle"
            " and solution."
        )
    puzzles, tokens = _digits(grids[asked[0]])
    answers = np.zeros_like(puzzles)
    if answered:
        answers = _digits(grids[answered[0]], tokens)[0]
        if answers.shape != puzzles.shape:
            raise PuzzleFormatError(
                f"there are {len(puzzles)} puzzles and {len(answers)} answers; give each its own."
            )
        known = np.flatnonzero(answers.any(axis=1))
        refuse_false_answers(puzzles[known], answers[known], lambda n: (int(known[n]) + 1, 1))
    return puzzles_of(puzzles, answers)


def _is_grids(array: NDArray[Any]) -> bool:
    """Whether an array has the shape of sudokus and only what can be digits or their tokens."""
    if array.dtype.kind not in "iuf" or not array.size:
        return False
    if array.shape[-1:] != (CELLS,) and array.shape[-2:] != (SIZE, SIZE):
        return False
    least, most = array.min(), array.max()
    return bool(least >= 0 and SIZE // 2 < most <= SIZE + 1 and (array == np.floor(array)).all())


def _digits(array: NDArray[Any], tokens: bool | None = None) -> tuple[NDArray[np.uint8], bool]:
    """uint8 [N, 81], and whether the array has tokens, digit + 1: those have no 0, but a 10."""
    if tokens is None:
        tokens = bool(array.min() == 1 and array.max() == SIZE + 1)
    if array.max() > SIZE + tokens:
        raise PuzzleFormatError(f"a digit of a sudoku is 1 to 9, or 0 if empty, not {array.max()}.")
    digits = array.reshape(-1, CELLS).astype(np.int64) - tokens
    return np.maximum(digits, 0).astype(np.uint8), tokens
