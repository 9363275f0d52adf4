"""The hunt for puzzles a model does not solve."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Step, step_of
from hrm_core.puzzle import Puzzle, Task
from hrm_core.solving.hunt import BATCH, hunt
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from hrm_core.tasks.maze import solve_exact
from hrm_core.tasks.seeds import fresh

SUDOKU, MAZE = TASKS["sudoku"], TASKS["maze"]
ONE = Limit(1)


class Knowing:
    """Answers mazes rightly where the start is in an even row, and with nothing elsewhere."""

    device, reason, seq_len = "script", "Script: no model is running", None
    doubts = False
    side = 9

    def start(self, batch: Batch) -> NDArray[np.intp]:
        return np.zeros(len(batch.tokens), dtype=np.intp)

    def resume(self, batch: Batch, states: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
        return np.concatenate(states)

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        answers = np.stack([self._answer(tokens) for tokens in batch.tokens])
        logits = np.eye(6, dtype=np.float32)[answers]
        zeros = np.zeros(len(state), dtype=np.float32)
        change = np.zeros(answers.shape, dtype=np.float32)
        return state + 1, step_of(logits, zeros + 1, zeros, change, change)

    def keep(self, state: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return state[rows]

    def _answer(self, tokens: NDArray[np.int32]) -> NDArray[np.int32]:
        maze = (tokens.reshape(self.side, self.side) - 1).astype(np.uint8)
        answer = solve_exact(maze) if knows(maze) else maze
        assert answer is not None
        return answer.reshape(-1).astype(np.int32) + 1


def knows(maze: NDArray[np.uint8]) -> bool:
    return int(np.argwhere(maze == 2)[0, 0]) % 4 == 0


def first(task: Task, level: str, count: int, seed: int = 3) -> list[Puzzle]:
    return list(islice(fresh(task, np.random.default_rng(seed), level), count))


def test_what_the_model_does_not_solve_is_collected_and_counted() -> None:
    rng = np.random.default_rng(3)
    catches = list(hunt(Knowing(), MAZE, "prim 9x9", rng, ONE, most=BATCH + 4))
    assert [catch.tried for catch in catches] == [BATCH, BATCH + 4]
    found = [puzzle for catch in catches for puzzle in catch.new]
    expected = [p for p in first(MAZE, "prim 9x9", BATCH + 4) if not knows(p.given)]
    assert 0 < len(expected) < BATCH + 4
    assert [p.given.tolist() for p in found] == [p.given.tolist() for p in expected]
    assert all(puzzle.solution is not None for puzzle in found)
    assert catches[-1].found == len(found)
    assert catches[-1].rate == len(found) / (BATCH + 4)


def test_a_hunt_ends_when_enough_were_found() -> None:
    rng = np.random.default_rng(4)
    catches = list(hunt(Knowing(), MAZE, "prim 9x9", rng, ONE, wanted=3))
    last = catches[-1]
    assert sum(len(catch.new) for catch in catches) == last.found == 3
    tried = [knows(puzzle.given) for puzzle in first(MAZE, "prim 9x9", last.tried, 4)]
    assert tried.count(False) == 3
    assert not tried[-1]


def test_sudokus_come_as_one_stream() -> None:
    levels = first(SUDOKU, "beginner", 3)
    again = list(islice(SUDOKU.stream(np.random.default_rng(3), "beginner"), 3))  # type: ignore[attr-defined]  # a Sudoku
    assert [p.given.tolist() for p in levels] == [p.given.tolist() for p in again]
