import numpy as np
import pytest

from hrm_core.solving.beliefs import cell_beliefs
from tests.hrm_core.support import PUZZLE, SUDOKU


def test_what_is_believed_of_all_tokens_of_a_symbol_adds_up() -> None:
    probs = np.zeros((81, 11), dtype=np.float32)
    probs[:, 0], probs[:, 1], probs[:, 7] = 0.25, 0.25, 0.5  # padding, empty, and a 6
    found = cell_beliefs(SUDOKU, PUZZLE, probs)
    assert found.shape == (9, 9, 10)
    assert found[4, 4, 0] == pytest.approx(0.5)
    assert found[4, 4, 6] == pytest.approx(0.5)
    np.testing.assert_allclose(found.sum(axis=-1), 1)
