"""What logic proves is true, on boards of every shape; what a person's notes change."""

import numpy as np
import pytest

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku import generate_batch
from hrm_core.tasks.sudoku.rating import LEVELS, rate_batch
from hrm_core.tasks.sudoku.techniques import (
    Position,
    Technique,
    contradictions,
    next_step,
    next_step_for,
    reason,
)
from hrm_core.tasks.sudoku.techniques.units import Box, shape_of
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, grid

NONE = np.zeros((9, 9), dtype=np.uint32)


def pattern(box: Box) -> Grid:
    """A solved board of any box shape."""
    tall, wide = box
    size = tall * wide
    rows = [
        [(r % tall * wide + r // tall + c) % size + 1 for c in range(size)] for r in range(size)
    ]
    return np.array(rows, dtype=np.uint8)


def scrambled(rng: np.random.Generator, box: Box) -> Grid:
    """The same with its digits exchanged."""
    board = pattern(box)
    names = np.concatenate(([0], rng.permutation(len(board)) + 1)).astype(np.uint8)
    return np.asarray(names[board])


def follow(board: Grid, answer: Grid, box: Box = (3, 3)) -> None:
    """Each step is news, and true of the answer."""
    position = Position.of(board, box)
    while (step := next_step(position)) is not None:
        if step.placed is not None:
            cell, digit = step.placed
            assert answer[cell] == digit, step
        assert all(answer[cell] != digit for cell, digit in step.removed), step
        assert bool(step.removed) != (step.placed is not None)
        after = position.after(step)
        assert after != position
        position = after
    assert not contradictions(position)


@pytest.mark.parametrize("level", LEVELS)
def test_no_step_removes_the_true_digit_and_levels_are_what_logic_needs(level: str) -> None:
    count = {"hard": 6, "extreme": 1}.get(level, 10)
    givens, answers = generate_batch(np.random.default_rng(5), count, level)
    for board, answer in zip(givens, answers, strict=True):
        follow(board.reshape(9, 9), answer.reshape(9, 9))
    for board, number in zip(givens, rate_batch(givens, answers), strict=True):
        found = reason(board.reshape(9, 9))
        singles = [Technique.HIDDEN_BOX, Technique.HIDDEN_LINE, Technique.NAKED_SINGLE]
        wanted = singles[number] if number < 3 else None
        easy = found.solved and found.hardest is not None and found.hardest.is_single
        assert (found.hardest if easy else None) == wanted


@pytest.mark.parametrize(
    ("box", "count", "share"),
    [((2, 2), 20, 0.35), ((2, 3), 20, 0.4), ((3, 2), 20, 0.4), ((2, 5), 6, 0.5), ((4, 4), 3, 0.6)],
)
def test_boards_of_every_shape_are_reasoned_about(box: Box, count: int, share: float) -> None:
    rng = np.random.default_rng(3)
    for _ in range(count):
        answer = scrambled(rng, box)
        board = np.where(rng.random(answer.shape) < share, answer, 0).astype(np.uint8)
        follow(board, answer, box)


def test_a_unit_of_every_kind_has_each_cell_once() -> None:
    shape = shape_of((2, 3))
    for units in (shape.rows, shape.columns, shape.boxes):
        assert sorted(cell for unit in units for cell in unit.cells) == list(range(36))
    assert shape.boxes[1].cells == (3, 4, 5, 9, 10, 11)
    assert shape.peers[0].bit_count() == 5 + 5 + 2


def test_steps_lead_to_the_answer_and_name_the_hardest() -> None:
    found = reason(grid(LINE))
    filled = found.grid()
    assert ((filled == 0) | (filled == grid(ANSWER))).all()
    easy = grid(ANSWER)
    easy[0, 0] = easy[4, 4] = 0
    assert reason(easy).solved
    assert reason(easy).hardest is Technique.HIDDEN_BOX
    assert len(reason(easy).steps) == 2
    assert reason(grid(ANSWER)).hardest is None


def test_a_broken_board_is_not_reasoned_about() -> None:
    board = grid(ANSWER)
    board[0, 0], board[0, 1] = board[0, 1], 0
    assert reason(board).steps == ()
    assert not reason(board).solved


def test_what_breaks_a_rule_is_seen_without_solving() -> None:
    board = np.zeros((9, 9), dtype=np.uint8)
    board[2, 3] = board[2, 6] = 5
    (clash,) = contradictions(Position.of(board))
    assert clash.unit is not None
    assert (clash.unit.name, clash.digit, clash.cells) == ("row 3", 5, ((2, 3), (2, 6)))
    board = np.zeros((9, 9), dtype=np.uint8)
    board[0, 1:] = range(1, 9)
    board[5, 0] = 9
    first, *rest = contradictions(Position.of(board))
    assert (first.unit, first.cells) == (None, ((0, 0),))
    assert [(c.unit.name, c.digit) for c in rest if c.unit] == [("row 1", 9)]


def test_what_a_person_has_struck_out_is_not_told_again() -> None:
    board = grid(LINE)
    position = Position.of(board)
    while (step := next_step(position)) is not None and step.placed is not None:
        position = position.after(step)
    assert step is not None
    now = np.array(position.digits, dtype=np.uint8).reshape(9, 9)
    told = next_step_for(now, position.notes())
    assert told is not None
    assert told[0] == step == next_step_for(now, NONE)[0]  # type: ignore[index]  # there is one
    again = next_step_for(now, position.after(step).notes())
    assert again is None or again[0] != step


def test_wrong_notes_prove_nothing() -> None:
    board = grid(LINE)
    wrong = np.full((9, 9), 2, dtype=np.uint32)  # every cell is 1, they say
    told, bare = next_step_for(board, wrong), next_step_for(board, NONE)
    assert bare is not None
    assert told is not None
    step = told[0]
    if step.placed is not None:
        assert grid(ANSWER)[step.placed[0]] == step.placed[1]
    assert all(grid(ANSWER)[cell] != digit for cell, digit in step.removed)
