"""Puzzles that come in sizes on the board of a model that has one: laid on it, cut from it."""

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import IGNORE, Puzzle, Task, Tokens

Number = TypeVar("Number", np.float32, np.int32)


class SizeError(ValueError):
    """A puzzle too large for a model; its message is fit to show."""


def lay(task: Task, puzzle: Puzzle, seq_len: int | None) -> Tokens:
    """The tokens of a puzzle, at the top left of a board of seq_len positions; None: as it is."""
    return _lay(task, task.encode(puzzle), seq_len, task.pad)


def lay_labels(task: Task, puzzle: Puzzle, seq_len: int | None) -> Tokens:
    """The labels likewise; nothing is supervised outside the puzzle."""
    return _lay(task, task.labels(puzzle), seq_len, IGNORE)


def positions(task: Task, puzzle: Puzzle, seq_len: int | None) -> int:
    """How many positions of a board are the puzzle's: what `cut` takes."""
    own = len(task.encode(puzzle))
    return own if seq_len is None or not task.resizes else seq_len


def _lay(task: Task, tokens: Tokens, seq_len: int | None, around: int | None) -> Tokens:
    if seq_len is None or seq_len == len(tokens):
        return tokens
    side, board = math.isqrt(len(tokens)), math.isqrt(seq_len)
    spare = 1 if task.resizes else 0
    if around is None or board * board != seq_len or side - spare > board:
        size = side - spare
        raise SizeError(
            f"this {_noun(task)} of {size} x {size} is too large for the model, which"
            f" takes {board} x {board}"
        )
    wide = np.full((board, board), around, dtype=np.int32)
    wide[:side, :side] = tokens.reshape(side, side)[:board, :board]
    return wide.reshape(-1)


def _noun(task: Task) -> str:
    """The title within a sentence; what is all capitals stays so."""
    return task.title if task.title.isupper() else task.title.lower()


def cut(values: NDArray[Number], positions: int) -> NDArray[Number]:
    """Values of a board, [L, ...], at the positions of the puzzle that was laid on it."""
    if len(values) == positions:
        return values
    side, board = math.isqrt(positions), math.isqrt(len(values))
    wide = values.reshape(board, board, *values.shape[1:])
    return np.ascontiguousarray(wide[:side, :side]).reshape(positions, *values.shape[1:])
