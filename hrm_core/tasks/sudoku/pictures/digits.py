"""What is drawn in a cell of a flat board, cut out as the first network looks at it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hrm_core.tasks.pictures import Pixels
from hrm_core.tasks.sudoku.pictures.boards import CELL, parts

Patch = NDArray[np.float32]  # [TALL, WIDE], 1 where ink is

TALL, WIDE = 20, 16
EDGE = 3  # pixels of a cell that belong to its lines
FAINT = 20.0  # of 255: ink differs from its ground by more
WEAK = 0.45  # of what ink usually differs by, in the same picture
HALF = 0.45  # of the darkest ink of a cell counts as ink
DIGIT = 0.2  # of a cell: the height of a digit at least
NOTES = 0.62  # of the usual height of the digits in the same picture
PART = 0.3  # of the usual height: alone in the middle of a cell it may be what is left of a digit
BROKEN = 0.45  # of the usual height: the same, in pieces


@dataclass(frozen=True)
class Drawn:
    """What is drawn in one cell."""

    patch: Patch
    height: int  # pixels of CELL
    contrast: float  # of 255
    lonely: bool  # nothing else of any size is in the cell
    central: bool  # it lies where digits stand, and pencil marks mostly do not


def drawn_in(cell: Pixels) -> Drawn | None:
    """The largest thing in the middle of a cell [CELL, CELL, RGB]; None if it is empty."""
    inner = cell[EDGE : CELL - EDGE, EDGE : CELL - EDGE].astype(np.float32)
    ground = np.median(inner.reshape(-1, 3), axis=0)
    ink = _without_lines(abs(inner - ground).max(axis=2))
    most = float(np.partition(ink[4:-4, 4:-4], -6, axis=None)[-6])
    if most < FAINT:
        return None
    mask = ink > HALF * most
    found = parts(_wider(mask))  # hair strokes break where they cross from pixel to pixel
    pieces = _pieces(np.where(mask, found.numbers, 0), found.count)
    if not pieces:
        return None
    own = _of_digit(pieces)
    top, left = min(piece.top for piece in own), min(piece.left for piece in own)
    bottom, right = max(piece.bottom for piece in own), max(piece.right for piece in own)
    others = mask & ~np.isin(found.numbers, [piece.number for piece in own])
    clean = np.where(_wider(others), np.float32(0), ink / np.float32(most))
    patch = _patch(clean, top, left, bottom, right)
    middle = ink.shape[0] / 2
    central = left < middle < right and abs(top + bottom - 2 * middle) < 0.6 * middle
    return Drawn(patch, bottom - top, most, len(pieces) == len(own), central)


@dataclass(frozen=True)
class _Piece:
    """Connected ink in a cell, and the box around it."""

    number: int
    pixels: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def _pieces(numbers: NDArray[np.int64], count: int) -> list[_Piece]:
    """All connected ink but what comes in from the cells around."""
    pieces, size = [], len(numbers)
    for number in range(1, count + 1):
        ys, xs = np.nonzero(numbers == number)
        top, left, bottom, right = (
            int(v) for v in (ys.min(), xs.min(), ys.max() + 1, xs.max() + 1)
        )
        at_edge = top == 0 or left == 0 or bottom == size or right == size
        off = max(abs(top + bottom - size), abs(left + right - size)) / 2
        if not (at_edge and off > 0.28 * size):
            pieces.append(_Piece(number, len(ys), top, left, bottom, right))
    return pieces


def _of_digit(pieces: list[_Piece]) -> list[_Piece]:
    """The tallest piece, and the other pieces of a digit that is broken."""
    main = max(pieces, key=lambda piece: (piece.height, piece.pixels, piece.number))

    def belongs(piece: _Piece) -> bool:
        across = min(piece.right, main.right) - max(piece.left, main.left)
        return (
            piece.height >= max(3, 0.25 * main.height)
            and across >= 0.6 * (piece.right - piece.left)
            and piece.top >= main.top - 5
            and piece.bottom <= main.bottom + 5
        )

    return [main, *(piece for piece in pieces if piece is not main and belongs(piece))]


def _without_lines(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Without what is left of the lines around the cell."""
    ink = ink.copy()
    for _ in range(2):
        for at in range(5):
            for line in (ink[at], ink[-1 - at], ink[:, at], ink[:, -1 - at]):
                if (line > FAINT / 2).mean() > 0.75:
                    line[:] = 0
    return ink


def _wider(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """With the pixels beside it."""
    padded = np.pad(mask, 1)
    wide = padded[1:-1, :-2] | padded[1:-1, 1:-1] | padded[1:-1, 2:]
    return np.asarray(wide | padded[:-2, 1:-1] | padded[2:, 1:-1])


def _patch(ink: NDArray[np.float32], top: int, left: int, bottom: int, right: int) -> Patch:
    """A part of a cell as large as the network wants it, with the same proportions."""
    size = ink.shape[0]
    top, left, bottom, right = (
        max(0, top - 1),
        max(0, left - 1),
        min(size, bottom + 1),
        min(size, right + 1),
    )
    piece = Image.fromarray((ink[top:bottom, left:right].clip(0, 1) * 255).astype(np.uint8))
    scale = min(TALL / piece.height, WIDE / piece.width)
    tall, wide = max(1, round(piece.height * scale)), max(1, round(piece.width * scale))
    scaled = np.asarray(piece.resize((wide, tall), Image.Resampling.BILINEAR), dtype=np.float32)
    patch = np.zeros((TALL, WIDE), dtype=np.float32)
    y, x = (TALL - tall) // 2, (WIDE - wide) // 2
    patch[y : y + tall, x : x + wide] = scaled / 255
    return patch
