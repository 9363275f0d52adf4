"""A puzzle and engines that play given answers to it, for tests that need no model."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Step, step_of
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.tasks.sudoku import Sudoku
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, puzzle

SUDOKU = Sudoku()
PUZZLE = puzzle(LINE)
RIGHT = SUDOKU.encode(puzzle(ANSWER))
UNFINISHED = SUDOKU.encode(PUZZLE)

# unsure; right, but unsure about it; right and sure; wrong again
THOUGHTS = (
    Beat(UNFINISHED, q_halt=-3, q_continue=1),
    Beat(RIGHT, q_halt=-0.5, q_continue=0.5),
    Beat(RIGHT, q_halt=2, q_continue=-2),
    Beat(UNFINISHED, q_halt=-1, q_continue=0),
)


def scripted(script: Sequence[Beat] = THOUGHTS) -> ScriptedEngine:
    return ScriptedEngine(script, SUDOKU.vocab_size)


class PerPuzzle:
    """An engine with a script for each puzzle id, so that rows of a batch differ."""

    device = "script"
    reason = "Script: no model is running"
    doubts = False

    def __init__(
        self, *scripts: Sequence[Beat], vocab_size: int = SUDOKU.vocab_size, seq_len: int = 81
    ) -> None:
        self.players = [ScriptedEngine(script, vocab_size) for script in scripts]
        self.seq_len = seq_len
        self.sizes: list[int] = []  # of the batch, in each step

    def start(self, batch: Batch) -> NDArray[np.intp]:
        return self.players[0].start(batch)

    def resume(self, batch: Batch, states: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
        return np.concatenate(states)

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        assert len(batch.tokens) == len(batch.puzzle_ids) == len(state), "one state for each row"
        self.sizes.append(len(state))
        rows = [
            self.players[batch.puzzle_ids[row]].step(batch, state[row : row + 1])[1]
            for row in range(len(state))
        ]
        names = ("logits", "q_halt", "q_continue", "change_H", "change_L")
        columns = [np.concatenate([getattr(step, name) for step in rows]) for name in names]
        return state + 1, step_of(*columns)

    def keep(self, state: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return state[rows]
