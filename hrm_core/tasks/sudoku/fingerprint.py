"""Numbers that all symmetric forms of a sudoku share, so that a test puzzle is known in disguise.

Equal up to symmetry implies equal fingerprints. The reverse holds so nearly that two unlike grids
with one fingerprint are never met in practice; a caller that leaves such a pair out loses nothing.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.sudoku.rules import CELLS, SIZE

Fingerprints = NDArray[np.uint64]  # [N]

_ROUNDS = 5  # of refinement; what a cell knows spreads to the whole grid in three
_CHUNK = 4096  # grids at a time, to bound memory


def puzzle_fingerprints(givens: NDArray[np.uint8]) -> Fingerprints:
    """Of puzzles, uint8 [N, 81], 0 for a blank: cells are coloured by the colours they see.

    This is colour refinement (Weisfeiler and Leman, 1968) over rows, columns, boxes and digits.
    """
    return _in_chunks(givens, _refine)


def solution_fingerprints(solutions: NDArray[np.uint8]) -> Fingerprints:
    """Of full grids, uint8 [N, 81]: two lines map digits to digits, and the cycles are counted."""
    return _in_chunks(solutions, _cycles)


def _in_chunks(
    grids: NDArray[np.uint8], function: Callable[[NDArray[np.uint8]], Fingerprints]
) -> Fingerprints:
    parts = [function(grids[first : first + _CHUNK]) for first in range(0, len(grids), _CHUNK)]
    return np.concatenate([np.empty(0, dtype=np.uint64), *parts])


def _mix(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Scatter 64-bit numbers, so that sums of them tell multisets apart (splitmix64's finish)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(values ^ (values >> np.uint64(31)))


def _refine(givens: NDArray[np.uint8]) -> Fingerprints:
    count = len(givens)
    same_digit = (givens[:, :, None] == givens[:, None, :]) & (givens[:, :, None] > 0)
    color = _mix(1 + (givens > 0).astype(np.uint64))
    for _ in range(_ROUNDS):
        known = _mix(color).reshape(count, 3, 3, 3, 3)  # [N, band, row, stack, column]
        lines = [
            _mix(np.broadcast_to(known.sum(axes, keepdims=True), known.shape) + np.uint64(salt))
            for salt, axes in ((1, (3, 4)), (1, (1, 2)), (2, (2, 4)))  # rows and columns are alike
        ]
        digits = np.where(same_digit, known.reshape(count, 1, CELLS), np.uint64(0)).sum(2)
        seen = (lines[0] + lines[1] + lines[2]).reshape(count, CELLS)
        color = _mix(color * np.uint64(3) + seen + _mix(digits + np.uint64(3)))
    return np.asarray(_mix(color).sum(1))


def _cycles(solutions: NDArray[np.uint8]) -> Fingerprints:
    grids = solutions.reshape(-1, SIZE, SIZE).astype(np.intp) - 1
    both = _line_pairs(grids) + _line_pairs(grids.transpose(0, 2, 1))
    return _mix(both)


def _line_pairs(grids: NDArray[np.intp]) -> Fingerprints:
    """From all pairs of rows, gathered row by row and band by band. grids: intp [N, 9, 9]."""
    count = len(grids)
    where = grids.argsort(axis=2)  # [N, row, digit] -> column
    rows = np.arange(SIZE)
    # step[n, i, j, d]: the digit below d when row j lies under row i
    step = grids[
        np.arange(count)[:, None, None, None], rows[None, None, :, None], where[:, :, None, :]
    ]
    start = np.broadcast_to(np.arange(SIZE), step.shape)
    place, kinds = start, np.zeros(step.shape[:3], dtype=np.uint64)
    for _ in range(SIZE):
        place = np.take_along_axis(step, place, axis=3)
        back = (place == start).sum(3).astype(np.uint64)  # digits that are back after k steps
        kinds = kinds * np.uint64(10) + back
    band = (rows[:, None] // 3 == rows // 3).astype(np.uint64)
    pairs = _mix(kinds + (band << np.uint64(60)))
    lines = _mix(pairs.sum(2)).reshape(count, 3, 3)
    return np.asarray(_mix(lines.sum(2)).sum(1))
