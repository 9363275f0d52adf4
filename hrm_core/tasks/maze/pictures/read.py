"""One way in for pictures: what kind of puzzle a picture shows, and the puzzle."""

import re
from dataclasses import dataclass

from hrm_core.puzzle import Cell, Puzzle
from hrm_core.tasks.maze.paths import ends, solve_exact
from hrm_core.tasks.maze.pictures.draw import NOTE
from hrm_core.tasks.maze.pictures.mazes import AmbiguousWallsError, read_maze
from hrm_core.tasks.maze.rules import maze_faults
from hrm_core.tasks.pictures import decode, is_picture, note_of

__all__ = ["NOTE", "AmbiguousWallsError", "PictureReading", "is_picture", "read_picture"]


@dataclass(frozen=True)
class PictureReading:
    """A puzzle as it was understood; a person looks at it before it is used."""

    puzzle: Puzzle
    notes: tuple[str, ...] = ()  # what was found out or assumed, without a full stop
    unsure: tuple[Cell, ...] = ()  # that may be read wrongly

    @property
    def kind(self) -> str:
        """The name of the task."""
        return self.puzzle.task


def read_picture(data: bytes, walls: str = "auto") -> PictureReading:
    """The puzzle in the bytes of a PNG, JPEG, BMP, GIF or WebP.

    Args: walls: of mazes, "dark" or "light"; "auto" finds it out.
    Raises: AmbiguousWallsError if a maze can be read both ways; PuzzleFormatError with one
        sentence if the picture is damaged, too large or shows no puzzle.
    """
    pixels = decode(data)
    side = 0
    if drawn := re.fullmatch(r"maze, (dark|light) walls, (\d{1,3}) pixels", note_of(data, NOTE)):
        walls = drawn[1] if walls == "auto" else walls
        step = int(drawn[2])
        side = step if step and not (pixels.shape[0] % step or pixels.shape[1] % step) else 0
    grid, notes = read_maze(pixels, walls, side)
    solvable = ends(grid) is not None and not maze_faults(grid)
    puzzle = Puzzle("maze", grid, solve_exact(grid) if solvable else None)
    return PictureReading(puzzle, tuple(notes))
