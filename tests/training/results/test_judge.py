"""What the shipped model makes of puzzles, as a run judges it."""

import numpy as np
import torch

from hrm_core.checkpoint import read_weights
from hrm_core.library.models import ModelLibrary
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.tasks import TASKS
from training.results.judge import judge
from training.results.verdicts import cells_of, grid_of

SUDOKU = TASKS["sudoku"]


def test_a_puzzle_is_judged_by_the_answer_after_the_last_segment() -> None:
    info = ModelLibrary().default("sudoku")
    model = HRM(HRMConfig.from_dict(info.config))
    model.load_state_dict({n: torch.from_numpy(a) for n, a in read_weights(info.folder).items()})
    puzzle = SUDOKU.generate(np.random.default_rng(5), "hard")
    (judged,) = judge(model, SUDOKU, [puzzle], segments=6, device="cpu")
    right = [not SUDOKU.check(puzzle, grid_of(cells, (9, 9))) for cells in judged.answers]
    assert right == sorted(right)
    assert right[0] < right[-1], "it is not right at once"
    assert judged.good
    assert puzzle.solution is not None
    assert judged.answers[-1] == judged.solution == cells_of(puzzle.solution)
    assert len(judged.q_halt) == 6
    assert judged.q_halt[0] < 0 < judged.q_halt[-1]
