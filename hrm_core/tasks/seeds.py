"""A number that names a new puzzle: the same kind, level and seed give the same puzzle anywhere."""

from dataclasses import replace

import numpy as np

from hrm_core.puzzle import Puzzle, Task

SEEDS = 1_000_000_000  # nine digits can be read to somebody


def new_seed(rng: np.random.Generator) -> int:
    """Any seed."""
    return int(rng.integers(SEEDS))


def seeded(task: Task, level: str, seed: int) -> Puzzle:
    """The first puzzle that `hrm generate` prints for the seed; its title names the seed."""
    puzzle = task.generate(np.random.default_rng(seed), level)
    return replace(puzzle, title=f"{puzzle.title}, seed {seed}")
