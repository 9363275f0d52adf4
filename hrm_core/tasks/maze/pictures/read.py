"""The maze in a picture, as a puzzle."""

from hrm_core.puzzle import Puzzle
from hrm_core.tasks.maze.paths import ends, solve_exact
from hrm_core.tasks.maze.pictures.mazes import read_maze
from hrm_core.tasks.maze.rules import maze_faults
from hrm_core.tasks.pictures import PictureReading, Pixels, decode, drawn_by_us


def read_picture(data: bytes, walls: str = "auto") -> PictureReading:
    """The maze in the bytes of a PNG, JPEG, BMP, GIF or WebP; see maze_in."""
    return maze_in(decode(data), drawn_by_us(data), walls)


def maze_in(
    pixels: Pixels, note: tuple[str, int] | None = None, walls: str = "auto"
) -> PictureReading:
    """The maze that pixels show.

    Args:
        note: what a picture of ours says of itself: the color of the walls, pixels of a square.
        walls: "dark" or "light"; "auto" finds it out.
    Raises: AmbiguousWallsError if it can be read both ways; PuzzleFormatError if there is none.
    """
    side = 0
    if note is not None:
        walls = note[0] if walls == "auto" else walls
        step = note[1]
        side = step if step and not (pixels.shape[0] % step or pixels.shape[1] % step) else 0
    grid, notes = read_maze(pixels, walls, side)
    solvable = ends(grid) is not None and not maze_faults(grid)
    puzzle = Puzzle("maze", grid, solve_exact(grid) if solvable else None)
    return PictureReading(puzzle, tuple(notes))
