"""Mazes in pictures of every kind."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hrm_core.puzzle import Grid
from hrm_core.tasks.maze.pictures.mazes import AmbiguousWallsError
from hrm_core.tasks.maze.pictures.read import read_picture
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL
from hrm_core.tasks.maze.task import Maze
from hrm_core.tasks.maze.text import read_text
from hrm_core.tasks.pictures import PictureReading
from tests.hrm_core.tasks.maze.pictures.drawings import margin, squares, stored
from tests.hrm_core.tasks.maze.samples import grid

DATA = Path(__file__).with_name("data")
(REF,) = read_text((DATA / "ref.txt").read_text("utf-8"))
UNMARKED = "gaps1_mono.png"


def given(data: bytes, walls: str = "auto") -> Grid:
    return read_picture(data, walls).puzzle.given


def maze(seed: int) -> Grid:
    """A maze with an outer wall, as most pictures have one."""
    rng = np.random.default_rng(seed)
    style = ("backtracker", "prim", "loops", "wilson")[seed % 4]
    return np.pad(Maze().generate(rng, f"{style} {(9, 15, 21)[seed % 3]}x15").given, 1)


@pytest.mark.parametrize(
    "path", [p for p in sorted(DATA.iterdir()) if p.suffix != ".txt"], ids=lambda path: path.name
)
def test_pictures_of_one_maze_in_many_forms_are_read_alike(path: Path) -> None:
    reading = read_picture(path.read_bytes())
    assert reading.kind == "maze"
    if path.name == UNMARKED:
        assert "no start and no goal is marked; set them" in reading.notes
        assert not {START, GOAL} & set(reading.puzzle.given.flat)
    else:
        np.testing.assert_array_equal(reading.puzzle.given, REF)
        assert reading.puzzle.solution is not None


@pytest.mark.parametrize("form", ["PNG", "BMP", "GIF", "WEBP", "JPEG"])
@pytest.mark.parametrize("seed", range(4))
def test_every_form_of_picture_is_read(form: str, seed: int) -> None:
    drawn = maze(seed)
    np.testing.assert_array_equal(given(stored(squares(drawn, 9), form)), drawn)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("look", "data"),
    [
        ("thin walls", lambda m: stored(margin(squares(m, 17, thin=2), 13))),
        ("lines of one pixel", lambda m: stored(squares(m, 20, thin=1))),
        ("thick walls", lambda m: stored(squares(m, 6, thin=11))),
        ("scaled up", lambda m: stored(squares(m, 8), size=1.63)),
        ("scaled down, in JPEG", lambda m: stored(margin(squares(m, 24), 31), "JPEG", size=0.47)),
        ("light walls", lambda m: stored(squares(m, wall=(240, 240, 240), floor=(20, 20, 30)))),
        ("grey on white", lambda m: stored(squares(m, wall=(190, 190, 190)))),
        (
            "coloured walls and floor",
            lambda m: stored(squares(m, wall=(40, 60, 160), floor=(250, 230, 170))),
        ),
        ("a grey page around", lambda m: stored(margin(squares(m, 12), 17, (128, 130, 135)))),
        ("a black page around", lambda m: stored(margin(squares(m, 12), 24, (0, 0, 0)))),
        (
            "blue and orange marks",
            lambda m: stored(squares(m, start=(30, 80, 220), goal=(240, 150, 20))),
        ),
        ("a palette", lambda m: stored(squares(m, 3), mode="P")),
        ("one pixel a square", lambda m: stored(squares(m, 1))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_mazes_are_read_however_they_are_drawn(look: str, data: object, seed: int) -> None:
    drawn = maze(seed)
    assert callable(data)
    read = given(data(drawn))
    if look.startswith("blue"):  # which of the two is the start, the picture does not say
        np.testing.assert_array_equal(read >= START, drawn >= START)
    else:
        np.testing.assert_array_equal(read, drawn)


def test_sixteen_bits_of_grey_are_read() -> None:
    values = np.where(squares(REF, 5).sum(axis=2) > 100, 60000, 3000).astype(np.uint16)
    file = io.BytesIO()
    Image.fromarray(values).save(file, "PNG")
    np.testing.assert_array_equal(given(file.getvalue()) == 0, REF == 0)


def test_marks_smaller_than_their_squares_are_read() -> None:
    pixels = squares(REF, 16, start=(255, 255, 255), goal=(255, 255, 255))
    for value, color in ((START, (0, 160, 60)), (GOAL, (200, 30, 40))):
        row, column = np.argwhere(value == REF)[0]
        pixels[row * 16 + 4 : row * 16 + 12, column * 16 + 4 : column * 16 + 12] = color
    np.testing.assert_array_equal(given(stored(pixels)), REF)


def test_where_both_colours_give_a_maze_the_person_decides() -> None:
    one_way = squares(grid("S#  \n #  \n ## \n   G"), 10)
    assert given(stored(one_way)).shape == (4, 4)
    twofold = stored(squares(grid("S##G\n #  \n #  \n    "), 10))
    with pytest.raises(AmbiguousWallsError, match="hrm solve --walls dark or light"):
        read_picture(twofold)
    dark, light = (given(twofold, walls) for walls in ("dark", "light"))
    assert ((dark == WALL) == (light == FREE)).all()


def test_nothing_but_paper_is_no_maze() -> None:
    with pytest.raises(ValueError, match="one colour"):
        read_picture(stored(np.full((40, 40, 3), 255, dtype=np.uint8)))


def test_a_reading_names_its_kind() -> None:
    assert isinstance(read_picture(stored(squares(REF))), PictureReading)
