"""Puzzles on the boards of models: small ones and the official, with answers of their own size."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.puzzle import IGNORE, Puzzle
from hrm_core.solving.canvas import SizeError, cut, lay, lay_labels, positions
from hrm_core.solving.solve import solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import crop, draw

ARC = TASKS["arc"]
TEN = Puzzle("arc", np.ones((10, 4), np.uint8), np.full((3, 10), 5, np.uint8))


def test_the_smallest_canvas_holds_the_examples_and_the_marks_of_the_end() -> None:
    assert len(ARC.encode(TEN)) == 11 * 11
    wide = (np.zeros((1, 14), np.uint8), np.zeros((2, 2), np.uint8))
    assert len(ARC.encode(replace(TEN, examples=(wide,)))) == 15 * 15


@pytest.mark.parametrize("side", [10, 11, 12, 30])
def test_on_every_board_a_puzzle_lies_as_officially(side: int) -> None:
    np.testing.assert_array_equal(lay(ARC, TEN, side * side), draw(TEN.given, side))
    assert TEN.solution is not None
    labels = lay_labels(ARC, TEN, side * side)
    np.testing.assert_array_equal(np.where(labels == IGNORE, 0, labels), draw(TEN.solution, side))


def test_a_grid_of_30_x_30_fills_the_official_board() -> None:
    full = replace(TEN, given=np.full((30, 30), 9, np.uint8))
    np.testing.assert_array_equal(lay(ARC, full, 900), np.full(900, 11))


def test_what_does_not_fit_a_board_is_refused_with_both_sizes() -> None:
    with pytest.raises(SizeError, match=r"this ARC of 10 x 10 is too large .* takes 9 x 9"):
        lay(ARC, TEN, 81)


def test_an_answer_may_be_as_large_as_the_board() -> None:
    answer = np.arange(144, dtype=np.uint8).reshape(12, 12) % 10
    engine = ScriptedEngine([Beat(draw(answer, 12), q_halt=2.0)], ARC.vocab_size)
    assert positions(ARC, TEN, engine.seq_len) == 144
    assert positions(ARC, TEN, None) == 121
    (trace,) = solve(engine, ARC, TEN)
    np.testing.assert_array_equal(trace.grid, answer)
    assert trace.probs.shape == (144, 12)
    assert cut(trace.change_H, 144) is trace.change_H


def test_labels_are_as_large_as_the_answer_needs() -> None:
    grown = replace(TEN, solution=np.full((20, 20), 3, np.uint8))
    np.testing.assert_array_equal(crop(np.maximum(ARC.labels(grown), 0)), grown.solution)


def test_of_rectangles_as_large_the_first_counts() -> None:
    tokens = np.zeros((4, 4), dtype=np.int32)
    tokens[0, :4] = tokens[:, 0] = 2
    assert crop(tokens.reshape(-1)).shape == (1, 4)
    tokens[1, :2] = 2
    assert crop(tokens.reshape(-1)).shape == (1, 4)
    tokens[2, :2] = 2
    assert crop(tokens.reshape(-1)).shape == (3, 2)


def test_the_mark_of_the_end_stands_below_and_right_and_not_in_the_corner() -> None:
    canvas = draw(np.full((2, 3), 4, np.uint8), 5, 1, 1).reshape(5, 5)
    assert canvas.tolist() == [
        [0, 0, 0, 0, 0],
        [0, 6, 6, 6, 1],
        [0, 6, 6, 6, 1],
        [0, 1, 1, 1, 0],
        [0, 0, 0, 0, 0],
    ]


def test_no_token_beyond_the_colours_belongs_to_a_grid() -> None:
    tokens = np.array([[2, 11, 12], [11, 2, 2], [1, 2, 2]], dtype=np.int32)
    assert crop(tokens.reshape(-1)).tolist() == [[0, 9], [9, 0]]
    assert crop(np.zeros(9, dtype=np.int32)).shape == (0, 0)
