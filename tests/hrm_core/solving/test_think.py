"""The loop over segments: a batch stays full while there are questions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
from numpy.typing import NDArray

from hrm_core.engines import Batch, Step, step_of
from hrm_core.engines.choice import ONNX_RUNTIME
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.solving.think import Limit, NoNumbersError, Question, think
from hrm_core.tasks import TASKS


class Countdown:
    """Halts after as many segments as the first token says; the state counts them."""

    device, reason, seq_len, doubts = "test", "Test", 4, False

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def start(self, batch: Batch) -> NDArray[np.intp]:
        return np.zeros(len(batch.tokens), dtype=np.intp)

    def resume(self, batch: Batch, states: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
        joined = np.concatenate(states)
        assert len(joined) == len(batch.tokens)
        return joined

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        assert len(state) == len(batch.tokens) == len(batch.puzzle_ids)
        self.sizes.append(len(state))
        state = state + 1
        q = (state >= batch.tokens[:, 0]).astype(np.float32)
        logits = np.eye(16, dtype=np.float32)[batch.tokens]
        change = np.zeros(batch.tokens.shape, np.float32)
        return state, step_of(logits, q, 0 * q + 0.5, change, change)

    def keep(self, state: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return state[rows]


def questions(lengths: Sequence[int]) -> list[Question]:
    return [Question(np.full(4, length, np.int32), number) for number, length in enumerate(lengths)]


def test_whoever_halts_makes_room_for_the_next() -> None:
    engine, lengths = Countdown(), [1, 5, 2, 1, 3, 1, 1, 2]
    spent = {}
    for moment in think(engine, questions(lengths), Limit(8), 3):
        for place in np.flatnonzero(moment.over):
            spent[int(moment.rows[place])] = int(moment.segments[place])
            assert moment.step.answers[place, 0] == lengths[moment.rows[place]]
    assert [spent[row] for row in range(len(lengths))] == lengths
    assert engine.sizes[:5] == [3] * 5  # full as long as there is somebody to come
    assert sum(engine.sizes) == sum(lengths)  # no segment is thought for nobody


@pytest.mark.parametrize("name", ["q_halt", "q_continue"])
def test_a_model_that_computes_no_numbers_is_told(name: str) -> None:
    class Broken(Countdown):
        def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
            state, step = super().step(batch, state)
            lost = np.full_like(step.q_halt, np.nan)
            if name == "q_halt":
                return state, replace(step, q_halt=lost)
            return state, replace(step, q_continue=lost)

    with pytest.raises(NoNumbersError, match="no finite numbers"):
        list(think(Broken(), questions([1]), Limit(2), 1))


def test_each_puzzle_keeps_its_own_thoughts_when_a_batch_shrinks_twice() -> None:
    class Owned(Countdown):
        def start(self, batch: Batch) -> NDArray[np.intp]:
            return 100 * batch.puzzle_ids.astype(np.intp)

        def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
            assert (state // 100 == batch.puzzle_ids).all(), "thoughts of another puzzle"
            done, step = super().step(batch, state % 100)
            return state // 100 * 100 + done, step

    moments = list(think(Owned(), questions([1, 4, 2, 4]), Limit(8), 4))
    assert [len(moment.rows) for moment in moments] == [4, 3, 2, 2]


def test_without_halting_all_have_the_same_segments() -> None:
    engine = Countdown()
    moments = list(think(engine, questions([1, 2, 3, 4, 5]), Limit(2, halt=False), 2))
    assert engine.sizes == [2, 2, 2, 2, 1, 1]
    assert [int(moment.over.sum()) for moment in moments] == [0, 2, 0, 2, 0, 1]


def test_questions_may_be_without_end_and_none_is_taken_before_there_is_room() -> None:
    taken = 0

    def endless() -> Iterator[Question]:
        nonlocal taken
        while True:
            taken += 1
            yield Question(np.ones(4, np.int32))

    list(islice(think(Countdown(), endless(), Limit(), 4), 3))
    assert taken == 12
    assert list(think(Countdown(), [], Limit(), 4)) == []


def test_a_full_batch_answers_as_one_puzzle_at_a_time_does() -> None:
    task, rng = TASKS["sudoku"], np.random.default_rng(3)
    asked = [Question(task.encode(task.generate(rng, "medium"))) for _ in range(6)]
    info = ModelLibrary([asset_path("models")]).default("sudoku")
    engine = open_engine(info, "cpu", ONNX_RUNTIME)
    answers: list[dict[int, NDArray[np.int32]]] = []
    for width in (1, 4):
        found = {}
        for moment in think(engine, asked, Limit(16), width):
            for place in np.flatnonzero(moment.over):
                found[int(moment.rows[place])] = moment.step.answers[place]
        answers.append(found)
    for row in range(len(asked)):
        assert (answers[0][row] == answers[1][row]).all()


def test_a_batch_grows_while_there_is_room_and_shrinks_when_there_is_none() -> None:
    engine, lengths = Countdown(), [2] * 40
    room = iter([True, True, True, True, False, False, False, False])
    spent = {}
    for moment in think(engine, questions(lengths), Limit(8), 8, lambda: next(room, False)):
        for place in np.flatnonzero(moment.over):
            spent[int(moment.rows[place])] = int(moment.segments[place])
    assert engine.sizes[:4] == [1, 2, 4, 8]
    assert max(engine.sizes) == 8
    assert engine.sizes[10:] == [1] * len(engine.sizes[10:])
    assert [spent[row] for row in range(len(lengths))] == lengths  # and everybody is answered
