"""Many puzzles through one batch: numbers come back with their answers, refusals too."""

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.queue import Answered, Refused, answer_all
from hrm_core.solving.think import Limit
from hrm_core.tasks import TASKS
from tests.hrm_core.listener import Listener

SUDOKU, MAZE = TASKS["sudoku"], TASKS["maze"]


def test_every_puzzle_comes_back_under_its_number() -> None:
    rng = np.random.default_rng(0)
    puzzles = [SUDOKU.generate(rng, "easy") for _ in range(5)]
    solution = puzzles[0].solution
    assert solution is not None
    right = solution.reshape(-1).astype(np.int32) + 1
    engine = ScriptedEngine(
        [Beat(right, q_halt=-1, q_continue=0), Beat(right, q_halt=2, q_continue=0)], 11
    )
    found = [
        each
        for done in answer_all(engine, SUDOKU, enumerate(puzzles, start=7), Limit(4), 2)
        for each in done
    ]
    assert sorted(each.number for each in found) == [7, 8, 9, 10, 11]
    by_number = {each.number: each for each in found}
    first = by_number[7]
    assert isinstance(first, Answered)
    assert not first.problems
    assert first.believed
    assert first.segments == 2
    assert all(
        isinstance(each, Answered) and each.problems for n, each in by_number.items() if n > 7
    )


def test_a_puzzle_that_is_too_large_is_refused_and_the_rest_goes_on() -> None:
    small = Puzzle("maze", np.zeros((3, 3), np.uint8))
    large = Puzzle("maze", np.zeros((5, 5), np.uint8))
    answer = np.ones(9, np.int32)
    engine = ScriptedEngine([Beat(answer, q_halt=1, q_continue=0)], MAZE.vocab_size)
    given = [(1, large), (2, small), (3, large)]
    found = [each for done in answer_all(engine, MAZE, given, Limit(2), 4) for each in done]
    assert {each.number for each in found if isinstance(each, Refused)} == {1, 3}
    assert [each.number for each in found if isinstance(each, Answered)] == [2]
    assert "too large" in next(each.reason for each in found if isinstance(each, Refused))


def test_a_file_of_puzzles_that_are_all_too_large_is_refused_whole() -> None:
    large = Puzzle("maze", np.zeros((5, 5), np.uint8))
    engine = ScriptedEngine([Beat(np.ones(9, np.int32))], MAZE.vocab_size)
    found = [each for done in answer_all(engine, MAZE, [(1, large)], Limit(2), 4) for each in done]
    assert [each.number for each in found if isinstance(each, Refused)] == [1]


def test_what_the_model_believes_stays_with_its_puzzle() -> None:
    wall, free = np.full((3, 3), 1, np.uint8), np.zeros((3, 3), np.uint8)
    says = {1.0: MAZE.encode(Puzzle("maze", free)), 2.0: MAZE.encode(Puzzle("maze", wall))}

    def beat(tokens: NDArray[np.int32]) -> Beat:
        (value,) = (each for each, known in says.items() if (tokens == known).all())
        return Beat(tokens, q_halt=value, q_continue=0)

    given = [(1, Puzzle("maze", free)), (2, Puzzle("maze", wall))]
    engine = Listener(beat, seq_len=9)
    found = [each for done in answer_all(engine, MAZE, given, Limit(2), 4) for each in done]
    told = {each.number: each.q_halt for each in found if isinstance(each, Answered)}
    assert told == {1: 1.0, 2: 2.0}


def test_believed_is_what_the_model_rates_above_going_on() -> None:
    puzzle = Puzzle("maze", np.zeros((3, 3), np.uint8))
    for q_halt, q_continue, believed in ((1.0, 2.0, False), (-2.0, -3.0, True)):
        beat = Beat(MAZE.encode(puzzle), q_halt=q_halt, q_continue=q_continue)
        engine = ScriptedEngine([beat], MAZE.vocab_size)
        ((answered,),) = [d for d in answer_all(engine, MAZE, [(1, puzzle)], Limit(1), 4) if d]
        assert isinstance(answered, Answered)
        assert answered.believed is believed
