from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import app.solve.desk as desk_module
from app.board.colors import color_at
from app.board.editor import Pen
from app.solve.desk import Desk
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.sessions.solve import SolveSession
from hrm_core.tasks.sudoku import Rating, rate
from tests.app.support import ANSWER, LOOK, SUDOKU, grid_of, puzzle


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(SUDOKU, 9, 9)
    yield desk
    desk.close()


def test_a_new_desk_is_blank_and_typing_writes_clues(desk: Desk) -> None:
    assert desk.is_blank
    desk.type_value(frozenset({(0, 0)}), 5)
    assert desk.document.puzzle.given[0, 0] == 5
    assert not desk.is_blank


def test_on_a_puzzle_typing_writes_the_users_answer(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    assert desk.pen is Pen.MINE
    desk.type_value(frozenset({(0, 0)}), 7)
    assert (desk.document.entries[0, 0], desk.document.puzzle.given[0, 0]) == (7, 0)


def test_there_is_nothing_to_reset_but_what_was_written_or_thought(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    offered = [desk.can_reset]
    desk.type_value(frozenset({(0, 0)}), 7)
    offered.append(desk.can_reset)
    desk.reset()
    offered.append(desk.can_reset)
    assert offered == [False, True, False]


def test_one_gesture_over_many_cells_is_one_step(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    before = desk.document
    desk.type_value(frozenset({(0, 0), (0, 1), (1, 1)}), 7)
    desk.undo()
    assert desk.document is before
    desk.redo()
    assert int((desk.document.entries == 7).sum()) == 3


def test_the_empty_symbol_erases(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.type_value(frozenset({(0, 0)}), 7)
    desk.type_value(frozenset({(0, 0)}), LOOK.empty)
    assert desk.document.entries[0, 0] == 0
    assert desk.history.undo_text == "erase"


def test_control_notes_whatever_the_pen(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.type_value(frozenset({(0, 0)}), 7, note=True)
    assert desk.document.notes[0, 0] == 1 << 7


def test_clashes_are_known_at_once_and_empty_cells_are_none(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    assert desk.clashes() == []
    desk.type_value(frozenset({(0, 0)}), 3)
    assert {cell for problem in desk.clashes() for cell in problem.cells} == {
        (0, 0),
        (0, 2),
        (7, 0),
    }


def test_the_puzzle_is_looked_through_in_the_background(qtbot: QtBot, desk: Desk) -> None:
    known: list[object] = []
    desk.changed.connect(lambda: known.append(desk.problems))
    with qtbot.waitSignal(desk.examined):
        desk.lay(puzzle(), "test")
    assert known == [None], "not known yet when the puzzle is laid"
    assert desk.problems == []
    assert not desk.is_impossible


def test_an_unchanged_puzzle_is_not_looked_through_again(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.examined):
        desk.lay(puzzle(), "test")
    with qtbot.assertNotEmitted(desk.examined, wait=100):
        desk.type_value(frozenset({(0, 0)}), 7)
        desk.attach(SolveSession(puzzle()))
    assert desk.problems == []


def test_only_the_last_of_several_puzzles_is_told_of(qtbot: QtBot, desk: Desk) -> None:
    told: list[object] = []
    desk.examined.connect(lambda: told.append(desk.problems))
    for column in range(3):
        given = puzzle().given.copy()
        given[0, 0] = 3 if column == 2 else 0
        desk.lay(Puzzle("sudoku", given), "test")
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    assert len(told) == 1
    assert desk.is_impossible


def test_a_sudoku_that_stays_is_rated_and_one_passed_by_is_not(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def noted(given: Grid) -> Rating | None:
        asked.append(given.tobytes())
        return rate(given)

    monkeypatch.setattr(desk_module, "rate", noted)
    first = puzzle()
    given = first.given.copy()
    given[0] = grid_of(ANSWER)[0]
    last = Puzzle("sudoku", given)
    monkeypatch.setattr(desk_module, "BEFORE_RATING", 10_000)
    with qtbot.waitSignal(desk.examined):
        desk.lay(first, "passed by")
    qtbot.wait(100)
    monkeypatch.setattr(desk_module, "BEFORE_RATING", 0)
    with qtbot.waitSignal(desk.rated):
        desk.lay(last, "stays")
    assert asked == [last.given.tobytes()]
    assert desk.rating == rate(last.given)


def test_several_solutions_are_a_problem_but_not_impossible(qtbot: QtBot, desk: Desk) -> None:
    given = np.zeros((9, 9), dtype=np.uint8)
    given[0, 0] = 1
    with qtbot.waitSignal(desk.examined):
        desk.lay(Puzzle("sudoku", given), "test")
    assert desk.problems
    assert not desk.is_impossible


def test_no_solution_without_a_clash_is_impossible(qtbot: QtBot, desk: Desk) -> None:
    given = np.zeros((9, 9), dtype=np.uint8)
    given[0, :8] = range(1, 9)
    given[1, 8] = 9
    with qtbot.waitSignal(desk.examined):
        desk.lay(Puzzle("sudoku", given), "test")
    assert desk.is_impossible


def test_reset_leaves_the_clues_alone_and_can_be_undone(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.type_value(frozenset({(0, 0)}), 7)
    written = desk.document
    desk.reset()
    assert np.array_equal(desk.document.grid(LOOK), puzzle().given)
    desk.undo()
    assert desk.document is written


def test_reset_of_a_bare_puzzle_is_no_step(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    before = desk.history.undo_text
    desk.reset()
    assert desk.history.undo_text == before


def test_clearing_gives_an_empty_board_for_drawing(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.clear()
    assert desk.is_blank
    assert desk.pen is Pen.CLUE
    desk.undo()
    assert not desk.is_blank


def test_a_run_is_one_step(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    session = SolveSession(puzzle())
    desk.attach(session)
    assert (desk.document.session, desk.history.undo_text) == (session, "solve")
    desk.undo()
    assert desk.document.session is None


def test_a_look_through_that_fails_is_told(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(puzzle: Puzzle) -> None:
        raise RuntimeError("no look")

    monkeypatch.setattr(type(desk.task), "examine", staticmethod(broken))
    with qtbot.waitSignal(desk.failed) as told:
        desk.lay(puzzle(), "test")
    assert str(told.args[0]) == "no look"


def test_writing_cleans_the_notes_and_is_one_step(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.fill_notes()
    assert desk.document.notes[0, 1] >> 7 & 1
    desk.type_value(frozenset({(0, 0)}), 7)
    assert not desk.document.notes[0, 1] >> 7 & 1
    desk.undo()
    assert desk.document.notes[0, 1] >> 7 & 1


def test_the_last_right_digit_of_a_person_solves_it(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    answer = grid_of(ANSWER)
    empty = [(int(row), int(col)) for row, col in np.argwhere(puzzle().given == 0)]
    for cell in empty:
        assert not desk.solved_by_hand
        desk.type_value(frozenset({cell}), int(answer[cell]))
    assert desk.solved_by_hand
    desk.type_value(frozenset({empty[0]}), int(answer[empty[0]]) % 9 + 1)
    assert not desk.solved_by_hand


def test_reset_takes_the_run_first_and_leaves_what_a_person_wrote(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.type_value(frozenset({(0, 0)}), 7)
    desk.attach(SolveSession(desk.document.puzzle))
    desk.reset()
    assert desk.document.session is None
    assert desk.document.entries[0, 0] == 7
    desk.reset()
    assert not desk.document.entries.any()


def test_a_few_clues_are_a_sketch_unless_they_clash(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.examined):
        desk.type_value(frozenset({(0, 0)}), 5)
    judged = [(desk.is_sketch, desk.is_impossible)]
    with qtbot.waitSignal(desk.examined):
        desk.type_value(frozenset({(0, 1)}), 5)
    judged.append((desk.is_sketch, desk.is_impossible))
    with qtbot.waitSignal(desk.examined):
        desk.lay(puzzle(), "test")
    judged.append((desk.is_sketch, desk.is_impossible))
    assert judged == [(True, False), (False, True), (False, False)]


def test_undo_to_an_empty_board_lets_typing_draw_the_puzzle(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    assert desk.pen is Pen.MINE
    desk.undo()
    assert desk.is_blank
    assert desk.pen.value == "clue"


@pytest.mark.parametrize(("clues", "sketch"), [(16, True), (17, False)])
def test_seventeen_clues_are_no_sketch_any_more(desk: Desk, clues: int, sketch: bool) -> None:
    given = grid_of(ANSWER)
    given.reshape(-1)[clues:] = 0
    desk.lay(Puzzle("sudoku", given), "test")
    assert desk.is_sketch is sketch


def test_a_savepoint_is_gone_back_to_and_that_can_be_undone(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    offered = [desk.can_go_back]
    desk.type_value(frozenset({(0, 0)}), 7)
    point = desk.set_savepoint()
    desk.type_value(frozenset({(0, 1)}), 8)
    offered.append(desk.can_go_back)
    assert offered == [False, True]
    desk.go_back(point)
    assert (desk.document.entries[0, 0], desk.document.entries[0, 1]) == (7, 0)
    desk.undo()
    assert desk.document.entries[0, 1] == 8


def test_what_is_entered_for_a_person_is_an_answer_whatever_typing_writes(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.set_pen(Pen.NOTE)
    desk.fill_notes()
    desk.enter((0, 0), 2, "hint")
    assert desk.document.entries[0, 0] == 2
    assert desk.document.puzzle.given[0, 0] == 0
    assert not desk.document.notes[0, 1] >> 2 & 1
    assert desk.pen is Pen.NOTE


def test_going_back_to_another_kind_takes_its_last_document(desk: Desk) -> None:
    assert not desk.switch("maze")
    desk.lay(puzzle(), "test")
    desk.type_value(frozenset({(0, 0)}), 7)
    before = desk.document
    desk.lay(Puzzle("maze", np.array([[2, 0, 3]], dtype=np.uint8)), "maze")
    assert desk.switch("sudoku")
    assert np.array_equal(desk.document.entries, before.entries)
    assert desk.switch("sudoku")  # already there: no step
    desk.undo()
    assert desk.task.name == "maze"


def test_with_the_colour_pen_digits_colour_cells_and_with_ctrl_candidates(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    desk.set_pen(Pen.COLOR)
    cells = frozenset({(0, 0), (0, 1)})
    desk.type_value(cells, 4)
    desk.type_value(cells, 7, note=True)
    colors = desk.document.colors
    assert colors is not None
    assert [color_at(colors, (0, 1), digit) for digit in (0, 7)] == [4, 4]
    assert desk.color == 4
    desk.type_value(cells, 9)  # there are six colours
    assert desk.document.colors is colors
    desk.erase(frozenset({(0, 0)}))
    assert color_at(desk.document.colors, (0, 0), 7) == 0
    desk.clear_colors()
    offered = [desk.can_reset]
    desk.undo()
    assert [*offered, desk.can_reset] == [False, True]


def test_colours_do_not_take_the_run_away(desk: Desk) -> None:
    desk.lay(puzzle(), "test")
    session = SolveSession(desk.document.puzzle)
    desk.attach(session)
    desk.set_pen(Pen.COLOR)
    desk.type_value(frozenset({(0, 0)}), 1)
    assert desk.document.session is session


def test_the_rating_of_one_sudoku_is_not_that_of_the_next(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "BEFORE_RATING", 0)
    with qtbot.waitSignal(desk.rated):
        desk.lay(puzzle(), "first")
    monkeypatch.setattr(desk_module, "BEFORE_RATING", 10_000)
    given = puzzle().given.copy()
    given[0] = grid_of(ANSWER)[0]
    with qtbot.waitSignal(desk.examined):
        desk.lay(Puzzle("sudoku", given), "next")
    assert desk.problems == []
    assert desk.rating is None
