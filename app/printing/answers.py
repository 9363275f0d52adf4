"""Solutions for the last pages: those a puzzle came with, else by exact search. Never the model."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks import maze, sudoku


def solved(puzzles: Sequence[Puzzle]) -> Generator[int, None, list[Puzzle]]:
    """Yields how many are done; returns them with their solutions, as far as there is one."""
    found = []
    for puzzle in puzzles:
        answer = puzzle.solution if puzzle.solution is not None else _solve(puzzle)
        found.append(replace(puzzle, solution=answer))
        yield len(found)
    return found


def _solve(puzzle: Puzzle) -> Grid | None:
    if puzzle.task == "maze":
        return maze.solve_exact(puzzle.given)
    if puzzle.task == "sudoku":
        solutions = sudoku.solve_exact(puzzle.given, 2)
        return solutions[0] if len(solutions) == 1 else None
    return None
