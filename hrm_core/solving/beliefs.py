"""What a model believes of every symbol in every cell, made from what it believes of tokens."""

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Puzzle, Task


def cell_beliefs(task: Task, puzzle: Puzzle, probs: NDArray[np.float32]) -> NDArray[np.float32]:
    """The belief in every symbol of every cell, [rows, cols, symbols], of probs [L, V].

    Where answers have their own size these are all cells of the model's board.
    """
    by_cell = on_board(task, puzzle, probs)
    beliefs = np.zeros((*by_cell.shape[:2], len(task.look.symbols)), dtype=np.float32)
    for token in range(task.vocab_size):
        symbol = task.decode(np.full(len(probs), token, dtype=np.int32), puzzle)
        if not symbol.size:  # a token that stands outside of grids
            continue
        np.put_along_axis(
            beliefs,
            symbol[:, :, None].astype(np.intp),
            np.take_along_axis(beliefs, symbol[:, :, None].astype(np.intp), 2)
            + by_cell[:, :, token : token + 1],
            2,
        )
    return beliefs


def on_board(task: Task, puzzle: Puzzle, values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values of positions, [L, ...], laid out as the cells of the puzzle, [rows, cols, ...].

    Where answers have their own size, as all cells of the model's board.
    """
    rows, cols = puzzle.given.shape
    if rows * cols == len(values) and not task.resizes:
        return values.reshape(rows, cols, *values.shape[1:])
    side = round(len(values) ** 0.5)  # a puzzle lies at the top left of a square
    assert side * side == len(values), "positions are cells, row by row"
    board = values.reshape(side, side, *values.shape[1:])
    return board if task.resizes else board[:rows, :cols]
