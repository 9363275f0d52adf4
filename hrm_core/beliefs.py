"""What a model believes of every symbol in every cell, made from what it believes of tokens."""

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Puzzle, Task


def cell_beliefs(task: Task, puzzle: Puzzle, probs: NDArray[np.float32]) -> NDArray[np.float32]:
    """The belief in every symbol of every cell, [rows, cols, symbols], of probs [L, V]."""
    rows, cols = puzzle.given.shape
    beliefs = np.zeros((rows, cols, len(task.look.symbols)), dtype=np.float32)
    by_cell = on_board(puzzle, probs)
    for token in range(task.vocab_size):
        symbol = task.decode(np.full(len(probs), token, dtype=np.int32), puzzle)
        np.put_along_axis(
            beliefs,
            symbol[:, :, None].astype(np.intp),
            np.take_along_axis(beliefs, symbol[:, :, None].astype(np.intp), 2)
            + by_cell[:, :, token : token + 1],
            2,
        )
    return beliefs


def on_board(puzzle: Puzzle, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values of positions, [L, ...], laid out as the cells of the puzzle, [rows, cols, ...]."""
    rows, cols = puzzle.given.shape
    if rows * cols == len(values):
        return values.reshape(rows, cols, *values.shape[1:])
    side = round(len(values) ** 0.5)  # a puzzle lies at the top left of a square
    assert side * side == len(values), "positions are cells, row by row"
    return values.reshape(side, side, *values.shape[1:])[:rows, :cols]
