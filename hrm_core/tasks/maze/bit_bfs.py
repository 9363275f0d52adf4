"""Breadth-first search in many mazes at once: a wave is a bit per cell, a row of a maze one word.

One step moves the waves of all mazes by one cell with seven operations on whole arrays. That makes
labels and generation fast without compiled code.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64] | NDArray[np.uint32]  # [rows, N], bit c of a word is column c


def pack(cells: NDArray[np.bool_]) -> Bits:
    """bool [N, rows, columns] as bits [rows, N]; up to 64 columns."""
    count, rows, columns = cells.shape
    width = 32 if columns <= 32 else 64
    wide = np.zeros((rows, count, width), dtype=np.bool_)
    wide[:, :, :columns] = cells.transpose(1, 0, 2)
    packed = np.packbits(wide, axis=-1, bitorder="little")
    if width == 32:
        return packed.view(np.dtype("<u4"))[..., 0]
    return packed.view(np.dtype("<u8"))[..., 0]


def unpack(bits: Bits, columns: int) -> NDArray[np.bool_]:
    """The inverse of pack: bool [N, rows, columns]."""
    rows, count = bits.shape
    flat = np.ascontiguousarray(bits).view(np.uint8).reshape(rows, count, bits.itemsize)
    cells = np.unpackbits(flat, axis=-1, count=columns, bitorder="little")
    return cells.transpose(1, 0, 2).astype(np.bool_)


def seeds(rows: NDArray[np.intp], columns: NDArray[np.intp], like: Bits) -> Bits:
    """One bit for each maze, at its (row, column)."""
    bits = np.zeros_like(like)
    bits[rows, np.arange(like.shape[1])] = np.left_shift(
        like.dtype.type(1), columns.astype(like.dtype)
    )
    return bits


def waves(unvisited: Bits, start: Bits) -> Iterator[Bits]:
    """The cells first reached after 1, 2, 3 ... moves, until no maze has any.

    The yielded array is reused, and `unvisited` is used up. Whoever clears bits in the yielded
    array stops these waves.
    """
    rows, count = unvisited.shape
    front = np.zeros((rows + 2, count), dtype=unvisited.dtype)  # a row without cells on either side
    front[1:-1] = start
    inner, shifted, reached = front[1:-1], np.empty_like(unvisited), np.empty_like(unvisited)
    unvisited &= ~start
    while True:
        np.bitwise_or(front[:-2], front[2:], out=reached)
        reached |= np.left_shift(inner, 1, out=shifted)
        reached |= np.right_shift(inner, 1, out=shifted)
        reached &= unvisited
        if not reached.any():
            return
        unvisited ^= reached
        inner[:] = reached
        yield inner
