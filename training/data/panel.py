"""The puzzles that a run is judged on: the same ones from its first look at them to its last."""

from math import isqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.canvas import lay, lay_labels
from hrm_core.solving.evaluate import exact_rows
from hrm_core.tasks import TASKS
from hrm_core.tasks.datasets import TRAIN
from hrm_core.tasks.opening import open_puzzles
from training.config import TrainConfig
from training.data.kinds import KINDS
from training.data.streams import Examples

JUDGE = "judge"  # in TrainConfig.extra: how many of the user's own puzzles are judged one by one
MOST = 100  # of them, where it is not said


def own_puzzles(config: TrainConfig, root: Path) -> list[Puzzle]:
    """The first of the user's own validation puzzles; [] where there are none in files."""
    task, most = TASKS[config.task], int(config.extra.get(JUDGE, MOST))
    found = []
    for source in config.validation:
        if source.kind == "csv":
            path = root / source.path
            puzzles = open_puzzles(path, task.name, part=TRAIN).puzzles[source.skip :]
            found += puzzles[: source.count or None]
    return [puzzle for puzzle in found if puzzle.solution is not None][:most]


def examples_of(task: Task, puzzles: list[Puzzle], board: int | None) -> Examples:
    """Puzzles with solutions as they are, on boards of so many positions; None: of the largest."""
    cells = board or max(len(task.encode(puzzle)) for puzzle in puzzles)
    return Examples(
        np.stack([lay(task, puzzle, cells) for puzzle in puzzles]),
        np.stack([lay_labels(task, puzzle, cells) for puzzle in puzzles]),
        np.array([puzzle.puzzle_id for puzzle in puzzles], dtype=np.int32),
    )


def solved_rows(task: Task, examples: Examples, answers: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which answers solve their puzzles; a path as short as any does, whatever the label says.

    Args: answers: int32 [N, L], tokens. Returns: bool [N].
    """
    solved = exact_rows(answers, examples.labels)
    if task.name not in KINDS:
        return solved
    side = isqrt(examples.tokens.shape[1])
    for row in np.flatnonzero(~solved):
        given = (examples.tokens[row] - 1).astype(np.uint8).reshape(side, side)
        puzzle = Puzzle(task.name, given)
        solved[row] = not task.check(puzzle, task.decode(answers[row], puzzle))
    return solved
