"""A board in words, and which puzzles are the same with changes."""

from dataclasses import replace

import numpy as np
import pytest

from app.board.colors import apart, colored, written
from app.board.editor import History, Pen, new_document, weight, without_run, write
from app.board.frame import Face, Frame, Ink, Mark
from app.board.savepoints import alike
from app.board.spoken import cell_words, next_empty, unit
from app.board.tints import color_names
from hrm_core.puzzle import Puzzle
from tests.app.support import LOOK, puzzle


def said(face: Face) -> str:
    return cell_words(Frame(1, 3, (Face(0), face, Face(0)), LOOK), LOOK, (0, 1))


def test_a_cell_is_said_with_whose_it_is_and_what_is_wrong() -> None:
    assert said(Face(0)) == "row 1 column 2: empty"
    assert said(Face(4, Ink.GIVEN)) == "row 1 column 2: four, given"
    assert said(Face(4, Ink.MINE, wrong=True)) == "row 1 column 2: four, mine, breaks a rule"
    assert said(Face(4, Ink.MODEL, 0.876)) == "row 1 column 2: four, the model, 88 %"
    own = Face(4, Ink.MODEL, 0.5, own=7, color=2)
    colors = color_names()
    assert said(own) == f"row 1 column 2: four, the model, 50 %, yours: seven, {colors[1]}"


def test_a_cell_with_candidates_holds_nothing_yet() -> None:
    faces = [Face(n + 1, Ink.GIVEN) for n in range(9)]
    faces[3] = Face(4, Ink.MODEL, marks=(Mark(4, 0.5, Ink.MODEL), Mark(5, 0.5, Ink.MODEL)))
    frame = Frame(1, 9, tuple(faces), LOOK)
    told = unit(frame, LOOK, (0, 0), "row")
    assert told.endswith("one, two, three, empty, five, six, seven, eight, nine; missing: four")
    assert next_empty(frame, 0, (0, 0)) == (0, 3)


@pytest.mark.parametrize(("changed", "same"), [(0, True), (5, True), (9, True), (10, False)])
def test_a_puzzle_with_a_quarter_of_its_clues_changed_is_the_same(changed: int, same: bool) -> None:
    given = puzzle().given.copy()
    clues = [(int(r), int(c)) for r, c in np.argwhere(given != 0)]
    assert len(clues) >= 36
    for cell in clues[36:]:
        given[cell] = 0
    other = given.copy()
    for cell in clues[:changed]:
        other[cell] = other[cell] % 9 + 1
    assert alike(Puzzle("sudoku", given), Puzzle("sudoku", other)) is same
    assert alike(Puzzle("sudoku", other), Puzzle("sudoku", given)) is same


def test_blank_boards_and_other_kinds_are_told_apart() -> None:
    blank = Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8))
    assert alike(blank, replace(blank, given=blank.given.copy()))
    assert not alike(blank, puzzle())
    assert not alike(puzzle(), replace(puzzle(), task="maze"))


def test_colours_of_cells_and_candidates_are_taken_apart() -> None:
    document = write(new_document(LOOK, puzzle()), LOOK, [(0, 0)], 2, Pen.NOTE)
    assert apart(document.colors) is None
    document = colored(colored(document, [(0, 0)], 4), [(0, 0), (0, 1)], 6, digit=9)
    found = written(document)
    assert found.cells is not None
    assert found.marks is not None
    assert (int(found.cells[0, 0]), int(found.cells[0, 1])) == (4, 0)
    assert found.marks[0, 0].tolist() == [0] * 9 + [6]
    assert found.marks[0, 1].tolist() == [0] * 9 + [6]
    assert found.entries is document.entries


def test_a_history_goes_to_a_step_and_no_further_than_its_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.board.editor.STEPS", 5)
    document = new_document(LOOK, puzzle())
    history = History(document, weight, without_run)
    for number in range(9):
        history.push(str(number), replace(document))
    assert [text for text, _ in history.steps] == ["4", "5", "6", "7", "8"]
    for step, text in ((2, "6"), (-3, None), (99, "8")):
        history.go_to(step)
        assert history.undo_text == text
    assert history.last(lambda _: True) is history.document
    history.go_to(1)
    assert history.last(lambda _: True) is history.steps[1][1]
