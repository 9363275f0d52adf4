"""A run beside logic: scripted answers, counted by hand."""

import numpy as np

from hrm_core.puzzle import Puzzle
from hrm_core.sessions.logic import against_logic
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.solve import Limit, SegmentTrace
from hrm_core.tasks import TASKS
from hrm_core.tasks.sudoku.techniques import SCORES, Technique, reason
from tests.hrm_core.tasks.sudoku.samples import ANSWER, grid

RIGHT = grid(ANSWER)
CELLS = ((0, 0), (4, 4), (8, 8))  # the first three empty ones: hidden singles in their boxes


def session(*answers: dict[tuple[int, int], int], given: np.ndarray | None = None) -> SolveSession:
    """A run whose answers are right but for some cells."""
    board = RIGHT.copy()
    for cell in CELLS:
        board[cell] = 0
    puzzle = Puzzle("sudoku", board if given is None else given)
    traces = []
    for number, wrong in enumerate(answers, start=1):
        answer = RIGHT.copy()
        for cell, digit in wrong.items():
            answer[cell] = digit
        nothing = np.zeros(81, dtype=np.float32)
        probs = np.eye(11, dtype=np.float32)[answer.reshape(81).astype(int) + 1]
        problems = tuple(TASKS["sudoku"].check(puzzle, answer))
        traces.append(
            SegmentTrace(number, answer, probs, 0.0, 0.0, nothing, nothing, problems, 0.0)
        )
    return SolveSession(puzzle, Limit(16), traces=traces, ending=Ending.LIMIT)


def test_a_cell_is_held_from_the_segment_since_which_it_stayed_right() -> None:
    first, second, third = CELLS
    run = session({first: 9, second: 9}, {third: 9}, {first: 9}, {})
    found = against_logic(run)
    held = {each.cell: each.held for each in found.cells}
    assert held == {first: 4, second: 2, third: 3}
    assert [each.step for each in found.cells] == [1, 2, 3]
    (tier,) = found.tiers
    assert (tier.needs, tier.held) == (Technique.HIDDEN_BOX, (2, 3, 4))
    assert found.by(2, singles=True) == (1, 3)
    assert found.by(4, singles=False) == (0, 0)
    assert (found.proved, found.steps, found.segments, found.solved) == (3, 3, 4, True)


def test_what_the_model_has_wrong_at_the_end_is_not_held() -> None:
    found = against_logic(session({}, {CELLS[0]: 9}))
    assert [each.held for each in found.cells] == [None, 1, 1]
    assert not found.solved


def test_where_logic_ends_only_a_right_answer_or_the_solution_tells() -> None:
    given = np.zeros((9, 9), dtype=np.uint8)
    open_ = against_logic(session({CELLS[0]: 9}, given=given))
    assert open_.proved == 0
    assert [tier.needs for tier in open_.tiers] == [None]
    assert not any(each.sure for each in open_.cells)
    assert open_.tiers[0].held == ()
    right = against_logic(session({CELLS[0]: 9}, {}, given=given))
    assert all(each.sure for each in right.cells)
    assert len(right.tiers[0].held) == 81


def test_a_cell_needs_the_hardest_that_was_used_on_the_way_to_it() -> None:
    puzzle = TASKS["sudoku"].generate(np.random.default_rng(1), "hard")
    steps = reason(puzzle.given).steps
    scores = [SCORES[step.technique] for step in steps]
    assert sorted(scores) != scores, "something simple comes after something hard"
    right, nothing = puzzle.solution, np.zeros(81, dtype=np.float32)
    assert right is not None
    probs = np.eye(11, dtype=np.float32)[right.reshape(81).astype(int) + 1]
    trace = SegmentTrace(1, right, probs, 0.0, 0.0, nothing, nothing, (), 0.0)
    found = against_logic(SolveSession(puzzle, traces=[trace]))
    assert found.steps == len(steps)
    proved = [each for each in found.cells if each.step is not None]
    assert len(proved) == sum(step.placed is not None for step in steps)
    for each in proved:
        assert each.needs is not None
        assert each.step is not None
        assert SCORES[each.needs] == max(scores[: each.step])
        assert each.digit == right[each.cell]
    singles = sum(each.needs is not None and each.needs.is_single for each in found.cells)
    assert found.by(1, singles=True) == (singles, singles)
    assert found.by(1, singles=False)[1] == len(found.cells) - singles
    hardest = [SCORES[tier.needs] for tier in found.tiers if tier.needs is not None]
    assert hardest == sorted(hardest)


def test_what_logic_does_not_prove_is_judged_by_the_solution_where_the_model_is_wrong() -> None:
    given = np.zeros((9, 9), dtype=np.uint8)
    run = session({}, {CELLS[0]: 9}, given=given)
    known = Puzzle("sudoku", given, RIGHT)
    found = against_logic(SolveSession(known, traces=run.traces))
    assert not found.solved
    assert all(each.sure for each in found.cells)
    assert {each.cell: each.digit for each in found.cells} == {
        (int(row), int(col)): int(RIGHT[row, col]) for row, col in np.ndindex(9, 9)
    }
    held = {each.cell: each.held for each in found.cells}
    assert held.pop(CELLS[0]) is None
    assert set(held.values()) == {1}
