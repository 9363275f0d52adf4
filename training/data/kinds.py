"""Every kind of puzzle whose owner can train on it: what that needs beyond Task and loader."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks import maze, sudoku
from hrm_core.tasks.maze.symbols import PATH

_SUDOKU, _MAZE = sudoku.Sudoku(), maze.Maze()


@dataclass(frozen=True)
class Known:
    """What there is to know of a puzzle among others."""

    twin: int  # equal for puzzles that are equal up to symmetry
    family: int  # equal for puzzles that must stay on one side of a split
    size: str
    level: str  # how hard it is


@dataclass(frozen=True)
class Kind:
    """What is done with the puzzles of a kind before they are trained on."""

    complete: Callable[[Puzzle], Grid]  # the exact solution of a puzzle without faults
    know: Callable[[Sequence[Puzzle]], list[Known]]  # of puzzles with solutions
    write: Callable[[Path, Sequence[Puzzle]], None]  # a file as the loader reads it
    suffix: str  # of that file
    derived: bool  # whether answers follow from the puzzles; those in files are then not read


def _complete_sudoku(puzzle: Puzzle) -> Grid:
    return sudoku.solve_exact(puzzle.given, 1)[0]


def _know_sudokus(puzzles: Sequence[Puzzle]) -> list[Known]:
    givens = np.stack([puzzle.given.reshape(-1) for puzzle in puzzles])
    solutions = np.stack([p.solution.reshape(-1) for p in puzzles if p.solution is not None])
    figures = zip(
        sudoku.puzzle_fingerprints(givens),
        sudoku.solution_fingerprints(solutions),
        np.count_nonzero(givens, axis=1),
        sudoku.rate_batch(givens, solutions),
        strict=True,
    )
    return [
        Known(int(twin), int(family), f"{count} clues", _SUDOKU.difficulties[level])
        for twin, family, count, level in figures
    ]


def _write_sudokus(path: Path, puzzles: Sequence[Puzzle]) -> None:
    """A table with solutions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "question", "answer", "rating"])
        for puzzle in puzzles:
            assert puzzle.solution is not None, "only usable items are split"
            title = puzzle.title.replace(",", ";").replace('"', "'")
            answer = _SUDOKU.format(Puzzle(_SUDOKU.name, puzzle.solution))
            writer.writerow([title, _SUDOKU.format(puzzle), answer, "0"])


def _complete_maze(puzzle: Puzzle) -> Grid:
    answer = maze.solve_exact(puzzle.given)
    assert answer is not None, "only a maze without faults is completed"
    return answer


def _know_mazes(puzzles: Sequence[Puzzle]) -> list[Known]:
    grids = [puzzle.given for puzzle in puzzles]
    pairs = zip(maze.maze_fingerprints(grids), maze.wall_fingerprints(grids), strict=True)
    return [
        Known(int(twin), int(family), _size(puzzle.given), _length(puzzle))
        for puzzle, (twin, family) in zip(puzzles, pairs, strict=True)
    ]


def _size(grid: Grid) -> str:
    return f"{grid.shape[0]} x {grid.shape[1]}"


def _length(puzzle: Puzzle) -> str:
    """How many cells the path has, with start and goal."""
    assert puzzle.solution is not None, "only a maze with its path is known"
    return f"path of {int((puzzle.solution == PATH).sum()) + 2}"


def _write_mazes(path: Path, puzzles: Sequence[Puzzle]) -> None:
    """Drawings, parted by empty lines: they hold mazes of any shape."""
    text = "\n".join(_MAZE.format(puzzle) for puzzle in puzzles)
    path.write_text(text, encoding="utf-8", newline="")


KINDS: Mapping[str, Kind] = {
    "maze": Kind(_complete_maze, _know_mazes, _write_mazes, suffix=".txt", derived=True),
    "sudoku": Kind(_complete_sudoku, _know_sudokus, _write_sudokus, suffix=".csv", derived=False),
}
