import numpy as np

from app.board.editor import new_document
from app.board.notes import cleaned, filled, peers
from tests.app.support import ANSWER, LOOK, grid_of, puzzle


def test_every_empty_cell_notes_what_its_peers_leave_open() -> None:
    document = filled(new_document(LOOK, puzzle()), LOOK)
    given, answer = puzzle().given, grid_of(ANSWER)
    assert not document.notes[given != 0].any()
    for row, col in np.argwhere(given == 0).tolist():
        noted = {digit for digit in range(1, 10) if document.notes[row, col] >> digit & 1}
        seen = {int(given[cell]) for cell in peers((row, col), given.shape, LOOK)}
        assert noted == set(range(1, 10)) - seen
        assert int(answer[row, col]) in noted


def test_filling_twice_is_no_step() -> None:
    document = filled(new_document(LOOK, puzzle()), LOOK)
    assert filled(document, LOOK) is document


def test_a_digit_is_taken_out_of_the_notes_that_it_sees() -> None:
    document = filled(new_document(LOOK, puzzle()), LOOK)
    after = cleaned(document, LOOK, [(0, 0)], 2)
    for cell in peers((0, 0), after.notes.shape, LOOK):
        assert not after.notes[cell] >> 2 & 1
    assert (after.notes[8, 8] == document.notes[8, 8]).all()


def test_a_cell_has_twenty_peers() -> None:
    assert len(list(peers((4, 4), (9, 9), LOOK))) == 20
