"""The symmetries of sudoku: transpose, rows and columns in bands, relabelled digits; 0 stays 0."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.rules import CELLS, SIZE


@dataclass(frozen=True, eq=False)
class SudokuSymmetry:
    """One of the 2 x 6^8 x 9! ways to make an equivalent grid."""

    cells: NDArray[np.intp]  # [81], from which cell the new one takes its digit
    digits: NDArray[np.uint8]  # [10], the new digit for each old one; digits[0] is 0

    def apply(self, grid: Grid) -> Grid:
        """The grid as it looks under the symmetry. uint8 [9, 9] to the same."""
        return self.digits[grid.reshape(CELLS)[self.cells]].reshape(SIZE, SIZE)

    def undo(self, grid: Grid) -> Grid:
        """The grid that apply() makes into this one."""
        plain = np.empty(CELLS, dtype=np.uint8)
        plain[self.cells] = np.argsort(self.digits)[grid.reshape(CELLS)]
        return plain.reshape(SIZE, SIZE)


def random_symmetry(rng: np.random.Generator) -> SudokuSymmetry:
    """All symmetries are equally likely."""
    cells, digits = _draw(1, rng)
    return SudokuSymmetry(cells[0], digits[0])


def augment_batch(
    givens: NDArray[np.uint8], solutions: NDArray[np.uint8], rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Each row under a random symmetry of its own, puzzle and solution alike. uint8 [B, 81] all."""
    cells, digits = _draw(len(givens), rng)
    rows = np.arange(len(givens))[:, None]
    return digits[rows, givens[rows, cells]], digits[rows, solutions[rows, cells]]


def _draw(count: int, rng: np.random.Generator) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """`count` random symmetries: source cells [B, 81], digits [B, 10]."""
    lines = _shuffled_lines(2 * count, rng).reshape(2, count, SIZE)
    straight = lines[0, :, :, None] * SIZE + lines[1, :, None, :]
    turned = rng.random(count) < 0.5
    cells = np.where(turned[:, None, None], straight.transpose(0, 2, 1), straight)
    digits = np.zeros((count, SIZE + 1), dtype=np.uint8)
    digits[:, 1:] = rng.random((count, SIZE)).argsort(axis=1) + 1
    return cells.reshape(count, CELLS), digits


def _shuffled_lines(count: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Orders of nine lines that keep threes together, intp [B, 9]."""
    orders = rng.random((count, 4, 3)).argsort(axis=2)  # of the bands, then inside each band
    return (orders[:, :1].transpose(0, 2, 1) * 3 + orders[:, 1:]).reshape(count, SIZE)
