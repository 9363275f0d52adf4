"""Mazes in pictures and arrays: PNG without any toolkit, and .npy as in the official data."""

import io
import math
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Grid, PuzzleFormatError
from hrm_core.tasks.maze.paths import bare
from hrm_core.tasks.maze.symbols import FREE, GOAL, LARGEST, PATH, SMALLEST, START, WALL

PNG, NPY = b"\x89PNG\r\n\x1a\n", b"\x93NUMPY"
MOST_PIXELS = 2048  # a side
DARK = 0.5  # brightness below which a pixel is wall
COLOURFUL = 0.25  # how far green or red must stand out to be start or goal
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by PNG's type of colour


def read_binary(raw: bytes) -> list[Grid] | None:
    """The mazes in a PNG or .npy file, without paths; None if it is neither."""
    if raw.startswith(PNG):
        return [_from_pixels(_pixels(raw))]
    return _from_array(raw) if raw.startswith(NPY) else None


def _from_array(raw: bytes) -> list[Grid]:
    """Tokens as in the official data: [mazes, cells], [mazes, rows, columns] or one maze."""
    try:
        array = np.load(io.BytesIO(raw), allow_pickle=False)
    except (ValueError, EOFError, MemoryError, SyntaxError, TypeError) as error:
        raise PuzzleFormatError("this .npy file is damaged, or holds no plain numbers.") from error
    if array.dtype.kind not in "iu" or not 1 <= array.ndim <= 3 or not array.size:
        told = f"{array.ndim} dimensions of {array.dtype}"
        raise PuzzleFormatError(f"mazes are whole numbers in 1 to 3 dimensions, not {told}.")
    foreign = np.argwhere((array < WALL + 1) | (array > PATH + 1))
    if len(foreign):
        place = ", ".join(map(str, foreign[0].tolist()))
        value = array[tuple(foreign[0])]
        raise PuzzleFormatError(
            f"entry [{place}] is {value}; mazes are 1 wall, 2 free, 3 start, 4 goal, 5 path."
        )
    if array.ndim == 3 or (array.ndim == 2 and array.shape[0] == array.shape[1] <= LARGEST):
        mazes = array.reshape(-1, *array.shape[-2:])
    else:
        side = math.isqrt(array.shape[-1])
        if side * side != array.shape[-1]:
            raise PuzzleFormatError(f"a row of {array.shape[-1]} cells is not a square maze.")
        mazes = array.reshape(-1, side, side)
    _refuse_size(mazes.shape[1], mazes.shape[2], "the mazes of this array have")
    return [bare(np.asarray(maze - 1, dtype=np.uint8)) for maze in mazes]


def _from_pixels(pixels: NDArray[np.uint8]) -> Grid:
    """[height, width, RGB]: one square of equal pixels is one cell."""
    step = _period(pixels)
    rows, columns = pixels.shape[0] // step, pixels.shape[1] // step
    _refuse_size(
        rows,
        columns,
        f"this picture of {pixels.shape[1]} x {pixels.shape[0]} pixels has, with squares of"
        f" {step} pixel{'s' if step > 1 else ''},",
    )
    colour = pixels[step // 2 :: step, step // 2 :: step].astype(np.float32) / 255
    red, green, blue = colour[..., 0], colour[..., 1], colour[..., 2]
    grid = np.where(colour.mean(axis=-1) < DARK, WALL, FREE).astype(np.uint8)
    grid[green - np.maximum(red, blue) > COLOURFUL] = START
    grid[red - np.maximum(green, blue) > COLOURFUL] = GOAL
    return grid


def _period(pixels: NDArray[np.uint8]) -> int:
    """The largest square of which all edges between colours are multiples."""
    down = 1 + np.flatnonzero((pixels[1:] != pixels[:-1]).any(axis=(1, 2)))
    right = 1 + np.flatnonzero((pixels[:, 1:] != pixels[:, :-1]).any(axis=(0, 2)))
    return math.gcd(*pixels.shape[:2], *down.tolist(), *right.tolist())


def _refuse_size(rows: int, columns: int, subject: str) -> None:
    if not (SMALLEST <= rows <= LARGEST and SMALLEST <= columns <= LARGEST):
        allowed = f"a maze has {SMALLEST} to {LARGEST} of each"
        raise PuzzleFormatError(f"{subject} {rows} rows and {columns} columns; {allowed}.")


def _pixels(raw: bytes) -> NDArray[np.uint8]:
    """A PNG decoded: uint8 [height, width, RGB], transparent pixels white."""
    chunks = _chunks(raw)
    try:
        width, height, depth, kind, _, _, laced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    except (KeyError, struct.error) as error:
        raise PuzzleFormatError("this PNG is damaged: its heading is missing.") from error
    if depth != 8 or kind not in _CHANNELS or laced:
        told = "8 bits a channel, not interlaced"
        raise PuzzleFormatError(f"this form of PNG is not read; save it with {told}.")
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        told = f"this picture has {width} x {height} pixels; "
        raise PuzzleFormatError(f"{told}{MOST_PIXELS} x {MOST_PIXELS} is the most.")
    channels = _CHANNELS[kind]
    row = width * channels + 1
    try:
        data = zlib.decompressobj().decompress(chunks.get(b"IDAT", b""), height * row)
    except zlib.error as error:
        raise PuzzleFormatError("this PNG is damaged: its pixels cannot be unpacked.") from error
    if len(data) < height * row:
        line = len(data) // row + 1
        raise PuzzleFormatError(f"this PNG is damaged: it ends in pixel row {line} of {height}.")
    lines = _unfilter(np.frombuffer(data, np.uint8).reshape(height, row), channels)
    values = lines.reshape(height, width, channels)
    return _colours(values, kind, chunks)


def _colours(values: NDArray[np.uint8], kind: int, chunks: dict[bytes, bytes]) -> NDArray[np.uint8]:
    if kind == 3:
        palette = np.zeros((256, 3), dtype=np.uint8)
        stored = np.frombuffer(chunks.get(b"PLTE", b"")[:768], np.uint8)
        palette[: len(stored) // 3] = stored[: len(stored) // 3 * 3].reshape(-1, 3)
        return np.asarray(palette[values[..., 0]])
    colours = values[..., :3] if kind in (2, 6) else values[..., :1].repeat(3, axis=2)
    if kind in (4, 6):
        clear = values[..., -1:].astype(np.uint16)
        colours = ((colours * clear + 255 * (255 - clear)) // 255).astype(np.uint8)
    return np.asarray(colours)


def _chunks(raw: bytes) -> dict[bytes, bytes]:
    """The parts of a PNG by name; the pixels joined."""
    found: dict[bytes, bytes] = {}
    pixels: list[bytes] = []
    at = len(PNG)
    while at + 8 <= len(raw):
        length, name = struct.unpack(">I4s", raw[at : at + 8])
        body = raw[at + 8 : at + 8 + length]
        if name == b"IDAT":
            pixels.append(body)
        else:
            found.setdefault(name, body)
        at += length + 12
    return found | {b"IDAT": b"".join(pixels)}


def _unfilter(lines: NDArray[np.uint8], channels: int) -> NDArray[np.uint8]:
    """Every line of a PNG is stored as differences, in one of five ways."""
    above = np.zeros(lines.shape[1] - 1, dtype=np.uint8)
    result = np.empty((len(lines), lines.shape[1] - 1), dtype=np.uint8)
    for number, line in enumerate(lines):
        way, stored = int(line[0]), line[1:]
        if way == 0:
            above = stored
        elif way == 1:
            steps = stored.reshape(-1, channels)
            above = np.cumsum(steps, axis=0, dtype=np.uint8).reshape(-1)
        elif way == 2:
            above = stored + above
        elif way == 4 and not stored.any():
            pass  # the line above once more, as most lines of drawn mazes are
        elif way in (3, 4):
            above = _unfilter_slowly(stored.tolist(), above.tolist(), channels, way)
        else:
            told = f"pixel row {number + 1} is stored in a way that is not known"
            raise PuzzleFormatError(f"this PNG is damaged: {told}.")
        result[number] = above
    return result


def _unfilter_slowly(
    stored: list[int], above: list[int], channels: int, way: int
) -> NDArray[np.uint8]:
    """The two ways in which every pixel depends on the one before it."""
    line: list[int] = []
    for at, value in enumerate(stored):
        left = line[at - channels] if at >= channels else 0
        corner = above[at - channels] if at >= channels else 0
        if way == 3:
            guess = (left + above[at]) // 2
        else:
            hope = left + above[at] - corner
            guess = min((left, above[at], corner), key=lambda near: abs(hope - near))
        line.append((value + guess) & 255)
    return np.array(line, dtype=np.uint8)
