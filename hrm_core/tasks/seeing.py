"""What a picture shows: a sudoku or a maze, and every way in which a maze can be meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.files import read_raw
from hrm_core.tasks.maze.pictures.mazes import WALLS, AmbiguousWallsError
from hrm_core.tasks.maze.pictures.read import maze_in
from hrm_core.tasks.pictures import PictureReading, Pixels, decode, drawn_by_us
from hrm_core.tasks.sudoku.pictures.read import sudoku_in

SUDOKU = "sudoku"  # the one way to read a sudoku, beside WALLS
NO_SUDOKU = (
    "no sudoku is found in this picture: a frame around nine boxes with eight digits or more."
)


@dataclass(frozen=True, eq=False)
class Sight:
    """A picture, and what it may show."""

    pixels: Pixels
    ways: Mapping[str, PictureReading]  # by "dark", "light" (which is wall) or "sudoku"
    likely: str  # one of them; '' if two mazes are as likely as each other
    certain: bool = False  # a picture of ours that says how it is drawn


def see(source: Path | bytes) -> Sight:
    """All that a picture can be read as; PuzzleFormatError if that is nothing."""
    if isinstance(source, Path):
        try:
            return see(read_raw(source))
        except PuzzleFormatError as error:
            raise type(error)(f"{source.name}: {error}") from error
    data = source
    pixels, note = decode(data), drawn_by_us(data)
    found = sudoku_in(pixels) if note is None else None
    if found is not None:
        return Sight(pixels, {SUDOKU: found}, SUDOKU)
    try:
        first = maze_in(pixels, note)
    except AmbiguousWallsError:
        likely = ""
    else:
        likely = next(walls for walls in WALLS if f"{walls} walls" in first.notes[0])
    ways = {walls: maze_in(pixels, note, walls) for walls in WALLS}
    return Sight(pixels, ways, likely, certain=note is not None)


def read_picture(data: bytes, kind: str = "", walls: str = "auto") -> PictureReading:
    """The likeliest reading; AmbiguousWallsError if there is none and `walls` does not decide."""
    pixels, note = decode(data), drawn_by_us(data)
    if kind == SUDOKU or (kind == "" and walls == "auto" and note is None):
        found = sudoku_in(pixels)
        if found is not None:
            return found
        if kind == SUDOKU:
            raise PuzzleFormatError(NO_SUDOKU)
    return maze_in(pixels, note, walls)
