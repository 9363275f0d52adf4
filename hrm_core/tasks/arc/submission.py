"""Answers to many tasks of ARC as the official file submission.json, and how many are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hrm_core.decoding import to_json
from hrm_core.files import replace_file
from hrm_core.puzzle import Grid, Puzzle

TRIES = 2  # that count for a test input
NOTHING = [[0, 0], [0, 0]]  # what the official sample_submission.json has everywhere
Tries = Sequence[Sequence[Grid]]  # for each test of a task: the best answer first


@dataclass(frozen=True)
class Score:
    """Two ways to count, from 0 to 1, with so many tries for a test."""

    tasks: int
    whole: float  # share of tasks with every test right, as HRM counts
    tests: float  # mean over the tasks of the share of their tests, as ARC Prize counts


def write_submission(path: Path, answers: Mapping[str, Tries]) -> None:
    """{id: [{"attempt_1": grid, "attempt_2": grid}, ...]}, whole or not at all.

    The official format demands both attempts of every test of every task, each a grid. So one
    answer is handed in twice, and where there is none, or it has no cells, NOTHING stands for it.
    """
    content = {name: [_attempts(tries) for tries in tests] for name, tests in answers.items()}
    replace_file(path, to_json(content))


def score(
    tasks: Mapping[str, Sequence[Puzzle]], answers: Mapping[str, Tries], tries: int = TRIES
) -> Score:
    """How many of `tasks` the first so many answers solve; what was not answered is wrong.

    The solution of every test must be known.
    """
    shares = [_share(tests, answers.get(name, ()), tries) for name, tests in tasks.items()]
    return Score(
        tasks=len(shares),
        whole=float(np.mean([share == 1 for share in shares])) if shares else 0.0,
        tests=float(np.mean(shares)) if shares else 0.0,
    )


def _attempts(tries: Sequence[Grid]) -> dict[str, list[list[int]]]:
    rows = [grid.tolist() if grid.size else NOTHING for grid in tries[:TRIES]] or [NOTHING]
    return {f"attempt_{number + 1}": rows[min(number, len(rows) - 1)] for number in range(TRIES)}


def _share(tests: Sequence[Puzzle], answers: Tries, tries: int) -> float:
    right = 0
    for puzzle, given in zip(tests, answers, strict=False):
        assert puzzle.solution is not None, f"{puzzle.title} cannot be scored without its solution"
        right += any(np.array_equal(grid, puzzle.solution) for grid in given[:tries])
    return right / len(tests)
