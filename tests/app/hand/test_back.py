"""Back to before the mistake: by the rules and the exact solver, in one step that can be undone."""

import numpy as np
from pytestqt.qtbot import QtBot

from app.board.editor import Document, Pen, new_document, write
from app.hand.back import words
from app.hand.mistake import Basis, Way, way_back
from app.window.launch import Studio
from hrm_core.puzzle import Cell, Puzzle
from tests.app.support import ANSWER, LINE, LOOK, grid_of, puzzle

RIGHT = grid_of(ANSWER)
EMPTY = [(int(row), int(col)) for row, col in np.argwhere(grid_of(LINE) == 0)]


def written(first: Document, *entries: tuple[Cell, int]) -> list[tuple[str, Document]]:
    """A history in which one digit after the other is written."""
    steps = [("", first)]
    for cell, value in entries:
        steps.append(("answer", write(steps[-1][1], LOOK, [cell], value, Pen.MINE)))
    return steps


def wrong(cell: Cell) -> int:
    return int(RIGHT[cell]) % 9 + 1


def test_the_way_leads_to_the_latest_state_without_a_wrong_digit() -> None:
    one, two, three = EMPTY[:3]
    entries = [(one, int(RIGHT[one])), (two, wrong(two)), (three, int(RIGHT[three]))]
    steps = written(new_document(LOOK, puzzle()), *entries)
    assert way_back(steps, 3, LOOK) == Way(Basis.SOLUTION, (two,), steps[1][1], 2)


def test_a_mistake_that_was_mended_and_made_again_costs_only_the_last_one() -> None:
    one = EMPTY[0]
    values = [wrong(one), int(RIGHT[one]), wrong(one)]
    steps = written(new_document(LOOK, puzzle()), *((one, value) for value in values))
    assert way_back(steps, 3, LOOK).document is steps[2][1]


def test_right_digits_are_no_mistake() -> None:
    steps = written(new_document(LOOK, puzzle()), *((c, int(RIGHT[c])) for c in EMPTY[:5]))
    way = way_back(steps, 5, LOOK)
    assert way == Way(Basis.SOLUTION)
    assert words(way) == "No mistake: all your digits stand in the only solution."


def test_without_one_solution_the_rules_alone_judge_and_the_words_say_so() -> None:
    blank = new_document(LOOK, Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8)))
    steps = written(blank, ((0, 0), 5), ((0, 8), 5))
    way = way_back(steps, 2, LOOK)
    assert (way.basis, way.document, way.steps) == (Basis.RULES, steps[1][1], 1)
    assert "against the rules" in words(way)
    assert "several solutions" in words(way_back(steps, 1, LOOK))


def test_a_puzzle_without_a_solution_is_not_blamed_on_the_person() -> None:
    given = np.zeros((9, 9), dtype=np.uint8)
    given[0, 0] = given[0, 1] = 5
    steps = written(new_document(LOOK, Puzzle("sudoku", given)), ((4, 4), 1))
    assert "puzzle itself has no solution" in words(way_back(steps, 1, LOOK))


def test_states_of_another_puzzle_are_no_way_back() -> None:
    other = new_document(LOOK, Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8)))
    cell = EMPTY[0]
    bad = write(new_document(LOOK, puzzle()), LOOK, [cell], wrong(cell), Pen.MINE)
    way = way_back([("", other), ("open", bad)], 1, LOOK)
    assert (way.document, way.wrong) == (None, (cell,))
    assert words(way).startswith("Nothing before the mistake is known")


def test_many_wrong_digits_are_not_all_named() -> None:
    way = Way(Basis.SOLUTION, tuple(EMPTY[:7]), new_document(LOOK, puzzle()), 1)
    assert "and 3 more" in words(way)
    assert words(way).startswith("Back by 1 step, to before the mistake")


def test_in_the_window_one_command_goes_back_and_one_undo_brings_all_again(
    qtbot: QtBot, studio: Studio
) -> None:
    solving, command = studio.solving, studio.window.commands["before_mistake"]
    desk = solving.desk
    desk.lay(puzzle(), "test")
    assert not command.isEnabled()
    first, second = EMPTY[:2]
    desk.enter(first, int(RIGHT[first]), "answer")
    kept = desk.document
    desk.enter(second, wrong(second), "answer")
    desk.set_pen(Pen.NOTE)
    bad = desk.document
    assert command.isEnabled()
    with qtbot.waitSignal(desk.changed):
        command.trigger()
    assert np.array_equal(desk.document.entries, kept.entries)
    head, text = solving.page.hint.words
    assert solving.page.hint.isVisible()
    assert "not by the model" in head
    assert text.startswith("Back by 1 step")
    assert desk.pen is Pen.NOTE
    desk.undo()
    assert desk.document is bad


def test_a_hint_that_finds_a_contradiction_offers_the_way_back(
    qtbot: QtBot, studio: Studio
) -> None:
    solving = studio.solving
    desk, bar = solving.desk, solving.page.hint
    desk.lay(puzzle(), "test")
    row = next(r for r in range(9) if (desk.document.puzzle.given[r] == 0).any())
    col = int(np.flatnonzero(desk.document.puzzle.given[row] == 0)[0])
    held = int(desk.document.puzzle.given[row].max())
    desk.enter((row, col), held, "answer")
    studio.window.commands["hint"].trigger()
    assert bar.button.text() == "Back to before it"
    with qtbot.waitSignal(desk.changed):
        bar.button.click()
    assert not desk.document.entries.any()
