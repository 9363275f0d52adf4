"""The two networks that read cells: what they see, and that they say how sure they are."""

import numpy as np

from hrm_core.tasks.sudoku.pictures.boards import CELL, SIDE
from hrm_core.tasks.sudoku.pictures.digits import TALL, WIDE
from hrm_core.tasks.sudoku.pictures.looks import WHOLE, first_look, second_look, whole_cells


def test_probabilities_add_up() -> None:
    rng = np.random.default_rng(1)
    for look, size in ((first_look, (TALL, WIDE)), (second_look, (WHOLE, WHOLE))):
        chances = look(rng.random((3, *size)).astype(np.float32))
        assert chances.shape == (3, 10)
        np.testing.assert_allclose(chances.sum(axis=1), 1, rtol=1e-5)


def test_each_cell_is_seen_as_what_differs_from_its_own_ground() -> None:
    board = np.full((SIDE, SIDE, 3), 250, np.uint8)
    board[:CELL, CELL : 2 * CELL] = 40  # a dark cell
    board[12:28, 18:22] = 0  # ink on the bright one
    board[12:28, CELL + 18 : CELL + 22] = 255  # and on the dark one
    cells = whole_cells(board)
    assert cells.shape == (81, WHOLE, WHOLE)
    np.testing.assert_allclose(cells[0], cells[1], atol=0.02)
    assert cells[0].max() > 0.9
    assert not cells[2].any()
