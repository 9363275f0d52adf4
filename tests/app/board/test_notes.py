from dataclasses import replace

import numpy as np

from app.board.editor import new_document
from app.board.frame import Trait, edit_frame
from app.board.notes import cleaned, filled, mark_pairs, pairs, peers
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


def test_cells_with_two_candidates_are_found_by_notes_or_by_what_is_open() -> None:
    document = new_document(LOOK, puzzle())
    open_ = filled(document, LOOK).notes
    found = pairs(document, LOOK)
    assert found
    assert all(int(open_[cell]).bit_count() == 2 for cell in found)
    notes = document.notes.copy()
    noted = next(iter(found))
    notes[noted] = 0b1110
    assert pairs(replace(document, notes=notes), LOOK) == found - {noted}


def test_pairs_are_marked_on_the_board() -> None:
    document = new_document(LOOK, puzzle())
    found = pairs(document, LOOK)
    frame = mark_pairs(edit_frame(LOOK, document), found)
    assert {cell for cell in frame.cells() if frame.face(cell).traits & Trait.PAIR} == found
