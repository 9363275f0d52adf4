"""Mazes in .npy files, and pictures beside them."""

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.maze.arrays import read_array
from hrm_core.tasks.maze.styles import make_maze
from hrm_core.tasks.maze.task import Maze
from tests.hrm_core.tasks.maze.samples import OPEN, OPEN_ANSWER, grid

PLAIN = grid(OPEN)


def read_one(raw: bytes) -> NDArray[np.uint8]:
    found = read_array(raw)
    assert found is not None
    (maze,) = found
    return maze


def npy(array: NDArray[np.generic]) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (npy(np.zeros((2, 900))), "not 2 dimensions of float64"),
        (npy(np.full((2, 900), 9)), "entry [0, 0] is 9"),
        (npy(np.ones((2, 901), dtype=int)), "a row of 901 cells is not a square maze"),
        (npy(np.ones((2, 50, 50), dtype=int)), "50 rows and 50 columns"),
        (npy(np.ones((2, 900), dtype=int))[:200], "damaged"),
    ],
)
def test_a_damaged_or_foreign_file_is_refused_in_one_sentence(raw: bytes, told: str) -> None:
    with pytest.raises(PuzzleFormatError) as raised:
        read_array(raw)
    assert told in str(raised.value)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("shape", [(1, 16), (1, 4, 4), (4, 4), (16,)])
def test_arrays_of_official_tokens_are_read(shape: tuple[int, ...]) -> None:
    maze = grid("S  #\n   #\n#  G\n####")
    np.testing.assert_array_equal(read_one(npy((maze + 1).reshape(shape))), maze)


def test_a_path_in_an_array_is_left_out() -> None:
    np.testing.assert_array_equal(read_one(npy(grid(OPEN_ANSWER)[None] + 1)), PLAIN)


def test_text_is_no_binary_file() -> None:
    assert read_array(b"S #\n  G") is None


def test_pictures_are_files_like_others(tmp_path: Path) -> None:
    maze = make_maze(np.random.default_rng(4), "prim", 11)
    colors = np.array([[0, 0, 0], [255, 255, 255], [0, 160, 0], [210, 0, 0]], dtype=np.uint8)
    framed = np.pad(maze, 1)
    Image.fromarray(colors[framed].repeat(9, axis=0).repeat(9, axis=1)).save(tmp_path / "m.png")
    (puzzle,) = read_puzzles(tmp_path / "m.png", Maze())
    assert puzzle.title == "m.png"
    assert puzzle.solution is not None
    np.testing.assert_array_equal(puzzle.given, framed)
    (tmp_path / "m.png").write_bytes((tmp_path / "m.png").read_bytes()[:60])
    with pytest.raises(PuzzleFormatError, match=r"^m\.png: "):
        read_puzzles(tmp_path / "m.png", Maze())
