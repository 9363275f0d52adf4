"""Two small networks that read the cells of a flat board, each in its own way.

The first looks at what was cut out of a cell, as large as it can be shown; the second at the whole
cell, its lines, notes and specks included. They err in different cells, so where they differ a
person is asked.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hrm_core.places import asset_path
from hrm_core.tasks.pictures import Pixels
from hrm_core.tasks.sudoku.pictures.boards import CELL

Patches = NDArray[np.float32]  # [cells, rows, columns], 1 where ink is
Probabilities = NDArray[np.float32]  # [cells, 10]; 0: no digit

WEIGHTS = "digits.npz"  # made by tests/benchmarks/digits.py
WHOLE = 28  # pixels of a cell for the second look
FAINT = 20.0  # of 255: what differs less from its ground is no ink
WEAK = 0.3  # of the strongest ink of the board: weaker cells are shown as weak


def whole_cells(board: Pixels) -> Patches:
    """The 81 cells of a flat board, each as what differs from its ground, [81, WHOLE, WHOLE]."""
    cells = board.reshape(9, CELL, 9, CELL, 3).swapaxes(1, 2).astype(np.float32)
    ground = np.median(cells.reshape(9, 9, -1, 3), axis=2)
    ink = abs(cells - ground[:, :, None, None]).max(axis=4)  # [9, 9, CELL, CELL]
    edge = CELL // 5
    middles = np.sort(ink[:, :, edge:-edge, edge:-edge].reshape(9, 9, -1), axis=2)
    most = middles[:, :, -8]
    scale = np.maximum(np.maximum(most, WEAK * np.quantile(most, 0.9)), FAINT)
    flat = (ink / scale[:, :, None, None]).clip(0, 1).swapaxes(1, 2).reshape(9 * CELL, 9 * CELL)
    small = Image.fromarray((flat * 255).astype(np.uint8)).resize(
        (9 * WHOLE, 9 * WHOLE), Image.Resampling.BILINEAR
    )
    values = np.asarray(small, dtype=np.float32).reshape(9, WHOLE, 9, WHOLE)
    return (values.swapaxes(1, 2).reshape(81, WHOLE, WHOLE) / 255).astype(np.float32)


def first_look(patches: Patches) -> Probabilities:
    """How sure the first network is of every digit, and of none."""
    return _look(patches, "first", 2)


def second_look(cells: Patches) -> Probabilities:
    """How sure the second network is of every digit, and of none."""
    return _look(cells, "second", 3)


def _look(patches: Patches, name: str, convolutions: int) -> Probabilities:
    weights = _weights()
    hidden = patches[..., None]
    for number in range(convolutions):
        kernel, bias = weights[f"{name}.{number}"], weights[f"{name}.{number}.bias"]
        hidden = np.maximum(_convolved(hidden, kernel) + bias, 0)
        hidden = _pooled(hidden) if number < 2 else hidden
    logits = hidden.reshape(len(patches), -1) @ weights[f"{name}.out"] + weights[f"{name}.out.bias"]
    logits = logits / weights[f"{name}.temperature"]
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)


@cache
def _weights() -> dict[str, NDArray[np.float32]]:
    with np.load(asset_path("pictures", WEIGHTS)) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def _convolved(values: NDArray[np.float32], kernel: NDArray[np.float32]) -> NDArray[np.float32]:
    """[cells, rows, columns, channels] with a kernel [3, 3, channels, out], the edges padded."""
    cells, rows, columns = values.shape[:3]
    padded = np.pad(values, ((0, 0), (1, 1), (1, 1), (0, 0)))
    total = np.zeros((cells, rows, columns, kernel.shape[3]), dtype=np.float32)
    for y in range(3):
        for x in range(3):
            total += padded[:, y : y + rows, x : x + columns] @ kernel[y, x]
    return total


def _pooled(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The largest of every four neighbours."""
    cells, rows, columns, channels = values.shape
    return np.asarray(
        values.reshape(cells, rows // 2, 2, columns // 2, 2, channels).max(axis=(2, 4))
    )
