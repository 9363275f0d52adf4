"""New puzzles, and a number that names one: kind, level and seed give the same one anywhere."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from hrm_core.puzzle import Puzzle, Task
from hrm_core.tasks.sudoku import Sudoku
from hrm_core.tasks.sudoku.generator import BATCH

SEEDS = 1_000_000_000  # nine digits can be read to somebody


def new_seed(rng: np.random.Generator) -> int:
    """Any seed."""
    return int(rng.integers(SEEDS))


def seeded(task: Task, level: str, seed: int) -> Puzzle:
    """The first puzzle that `hrm generate` prints for the seed; its title names the seed."""
    puzzle = task.generate(np.random.default_rng(seed), level)
    return replace(puzzle, title=f"{puzzle.title}, seed {seed}")


def fresh(task: Task, rng: np.random.Generator, level: str, most: int = BATCH) -> Iterator[Puzzle]:
    """New puzzles of a level without end, as fast as the kind makes them.

    The first is the one that `generate` makes of the same generator state. At most `most` are made
    together: who must be able to stop asks for few.
    """
    if isinstance(task, Sudoku):  # many at a time cost little more than one
        yield from task.stream(rng, level, most=most)
    while True:
        yield task.generate(rng, level)
