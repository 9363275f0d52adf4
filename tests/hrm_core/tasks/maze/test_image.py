"""Mazes in PNG and .npy files."""

import io
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.maze.image import PNG, read_binary
from hrm_core.tasks.maze.task import Maze
from tests.hrm_core.tasks.maze.samples import OPEN, OPEN_ANSWER, grid

PLAIN = grid(OPEN)
COLOURS = np.array([[20, 20, 30], [250, 250, 250], [30, 160, 60], [210, 50, 60]], dtype=np.uint8)


def picture(maze: NDArray[np.uint8], scale: int = 7) -> NDArray[np.uint8]:
    return COLOURS[maze].repeat(scale, axis=0).repeat(scale, axis=1)


def filtered(lines: NDArray[np.uint8], channels: int, way: int) -> bytes:
    """The lines of a PNG, stored in one of its five ways."""
    whole = lines.astype(np.int32)
    left, above, corner = (np.zeros_like(whole) for _ in range(3))
    left[:, channels:], above[1:] = whole[:, :-channels], whole[:-1]
    corner[1:, channels:] = whole[:-1, :-channels]
    hope = left + above - corner
    near = np.stack([abs(hope - each) for each in (left, above, corner)]).argmin(axis=0)
    paeth = np.choose(near, (left, above, corner))
    guess = (0 * left, left, above, (left + above) // 2, paeth)[way]
    stored = ((whole - guess) & 255).astype(np.uint8)
    return b"".join(bytes([way]) + line.tobytes() for line in stored)


def png(values: NDArray[np.uint8], kind: int, way: int = 0, palette: bytes = b"") -> bytes:
    height, width = values.shape[:2]
    channels = values.size // (height * width)
    lines = values.reshape(height, -1)
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
        *([(b"PLTE", palette)] if palette else []),
        (b"IDAT", zlib.compress(filtered(lines, channels, way))),
        (b"IEND", b""),
    ]
    return PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def read_one(raw: bytes) -> NDArray[np.uint8]:
    found = read_binary(raw)
    assert found is not None
    (maze,) = found
    return maze


def npy(array: NDArray[np.generic]) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


@pytest.mark.parametrize("way", range(5))
def test_a_png_is_read_however_its_lines_are_stored(way: int) -> None:
    np.testing.assert_array_equal(read_one(png(picture(PLAIN), 2, way)), PLAIN)


def test_a_png_with_transparency_grey_or_a_palette_is_read() -> None:
    colours = picture(PLAIN)
    clear = np.full((*colours.shape[:2], 1), 255, dtype=np.uint8)
    np.testing.assert_array_equal(read_one(png(np.concatenate([colours, clear], 2), 6, 4)), PLAIN)
    walls = np.where(PLAIN == 0, 0, 255).astype(np.uint8)
    np.testing.assert_array_equal(read_one(png(walls, 0)), (PLAIN != 0).astype(np.uint8))
    indices = PLAIN.repeat(3, axis=0).repeat(3, axis=1)
    np.testing.assert_array_equal(read_one(png(indices, 3, palette=COLOURS.tobytes())), PLAIN)


def test_a_transparent_pixel_is_free() -> None:
    nothing = np.zeros((4, 4, 2), dtype=np.uint8)
    nothing[0, 0, 1] = 255
    assert (read_one(png(nothing, 4)) == 0).sum() == 1


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (png(np.zeros((3000, 3000), dtype=np.uint8), 0), "3000 x 3000 pixels; 2048 x 2048"),
        (
            png(np.tile(np.array([[0, 255], [255, 0]], dtype=np.uint8), (50, 50)), 0),
            "100 rows and 100 columns",
        ),
        (PNG, "its heading is missing"),
        (png(picture(PLAIN), 2)[:60], "ends in pixel row 5 of 21"),
        (png(picture(PLAIN), 2).replace(b"IDAT", b"IDOT"), "ends in pixel row 1 of 21"),
        (PNG + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 9, 9, 16, 2, 0, 0, 0, 0), "8 bits"),
        (npy(np.zeros((2, 900))), "not 2 dimensions of float64"),
        (npy(np.full((2, 900), 9)), "entry [0, 0] is 9"),
        (npy(np.ones((2, 901), dtype=int)), "a row of 901 cells is not a square maze"),
        (npy(np.ones((2, 50, 50), dtype=int)), "50 rows and 50 columns"),
        (npy(np.ones((2, 900), dtype=int))[:200], "damaged"),
    ],
)
def test_a_damaged_or_foreign_file_is_refused_in_one_sentence(raw: bytes, told: str) -> None:
    with pytest.raises(PuzzleFormatError) as raised:
        read_binary(raw)
    assert told in str(raised.value)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


def test_a_broken_png_never_crashes() -> None:
    rng = np.random.default_rng(0)
    whole = png(picture(PLAIN, 3), 2, 4)
    for _ in range(200):
        raw = bytearray(whole)
        raw[rng.integers(8, len(raw))] = rng.integers(256)
        with suppress(PuzzleFormatError):
            read_binary(bytes(raw))


@pytest.mark.parametrize("shape", [(1, 16), (1, 4, 4), (4, 4), (16,)])
def test_arrays_of_official_tokens_are_read(shape: tuple[int, ...]) -> None:
    maze = grid("S  #\n   #\n#  G\n####")
    np.testing.assert_array_equal(read_one(npy((maze + 1).reshape(shape))), maze)


def test_a_path_in_an_array_is_left_out() -> None:
    np.testing.assert_array_equal(read_one(npy(grid(OPEN_ANSWER)[None] + 1)), PLAIN)


def test_text_is_no_binary_file() -> None:
    assert read_binary(b"S #\n  G") is None


def test_pictures_are_files_like_others(tmp_path: Path) -> None:
    path = tmp_path / "maze.png"
    path.write_bytes(png(picture(PLAIN), 2))
    (puzzle,) = read_puzzles(path, Maze())
    assert puzzle.title == "maze.png"
    path.write_bytes(PNG)
    with pytest.raises(PuzzleFormatError, match=r"^maze\.png: this PNG is damaged"):
        read_puzzles(path, Maze())
