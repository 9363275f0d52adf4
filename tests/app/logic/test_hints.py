"""Hints in the window: where, which, what, applied; from the rules alone."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.board.board import Board
from app.board.editor import Pen, new_document
from app.board.frame import Ink, Trait, edit_frame
from app.logic.hint import Hint, Stage, applied, dressed, look_for
from app.window.launch import Studio
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import Ending
from hrm_core.tasks.sudoku import solver
from hrm_core.tasks.sudoku.techniques import Position, Technique
from hrm_core.tasks.sudoku.techniques.find import FINDERS
from tests.app.support import ANSWER, LOOK, SUDOKU, Workshop, grid_of, puzzle, shown, solve

RIGHT = grid_of(ANSWER)


def press(studio: Studio, times: int = 1) -> None:
    for _ in range(times):
        studio.window.commands["hint"].trigger()


def traits(studio: Studio, trait: Trait) -> int:
    return sum(bool(face.traits & trait) for face in studio.solving.page.board.frame.faces)


def test_a_hint_is_told_little_by_little_and_then_applied_and_undone(studio: Studio) -> None:
    bar, desk = studio.solving.page.hint, studio.solving.desk
    before, entries = desk.document, desk.document.entries.copy()
    press(studio)
    assert bar.isVisible()
    head, where = bar.words
    assert head == "Hint 1 of 3: by the rules, not by the model"
    assert where.startswith("Look at box")
    assert traits(studio, Trait.HINT) == 9
    press(studio)
    assert bar.words[1] == "A hidden single: a digit that has only one place left there."
    assert traits(studio, Trait.HINT_CELL) == 0
    press(studio)
    assert "only" in bar.words[1]
    hint = studio.solving.hints.now
    assert hint is not None
    assert hint.step is not None
    assert hint.step.placed is not None
    cell, digit = hint.step.placed
    face = studio.solving.page.board.frame.face(cell)
    assert (face.value, face.ink) == (digit, Ink.HINT)
    assert desk.document is before  # shown, not written
    bar.button.click()
    assert desk.document.entries[cell] == digit == RIGHT[cell]
    assert bar.isHidden()
    desk.undo()
    assert np.array_equal(desk.document.entries, entries)


def test_hints_lead_to_the_end_without_model_or_solver(
    studio: Studio, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the exact solver has no part in hints")

    monkeypatch.setattr(solver, "search", refuse)
    board, desk = studio.solving.page.board, studio.solving.desk
    for _ in range(200):
        if desk.solved_by_hand:
            break
        press(studio, 4)
    assert shown(studio) == RIGHT.reshape(81).tolist()
    assert all(face.ink in (Ink.GIVEN, Ink.MINE) for face in board.frame.faces)
    assert workshop.steps == 0


def test_a_wrong_entry_is_said_first(studio: Studio) -> None:
    desk, bar = studio.solving.desk, studio.solving.page.hint
    desk.set_pen(Pen.MINE)
    wrong = int(desk.document.puzzle.given[0, 2])
    desk.type_value(frozenset({(0, 0)}), wrong)
    press(studio)
    assert bar.words[1].startswith("r1c1 contradicts r1c3: both are 3")
    assert bar.button.text() == "Back to before it"
    press(studio)
    assert desk.document.entries[0, 0] == wrong  # nothing is applied


def test_a_hint_ends_when_the_board_changes_or_is_closed(qtbot: QtBot, studio: Studio) -> None:
    solving = studio.solving
    press(studio, 2)
    solving.desk.type_value(frozenset({(0, 0)}), 2)
    assert solving.hints.now is None
    assert solving.page.hint.isHidden()
    press(studio)
    solving.page.hint.closed.emit()
    assert traits(studio, Trait.HINT) == 0
    solve(qtbot, studio)
    assert solving.desk.document.session is not None
    press(studio)  # with a run on show: back to what the user wrote
    assert solving.player.position == 0
    solving.player.go(2)
    assert solving.page.hint.isHidden()


def test_what_is_told_is_spoken(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(Board, "speak", lambda _, text: said.append(text))
    press(studio, 4)
    assert said[0].startswith("Hint 1 of 3: by the rules, not by the model. Look at box")
    assert any(text.startswith("Done: In box") for text in said)


def test_there_are_no_hints_while_the_model_thinks_nor_on_mazes(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.seconds = 0.05
    studio = workshop.build()
    hint = studio.window.commands["hint"]
    assert hint.isEnabled()
    with qtbot.waitSignal(studio.solving.ended) as ended:
        studio.solving.solve()
        assert not hint.isEnabled()
    assert ended.args == [Ending.HALTED]
    studio.solving.exchange.switch("maze")
    assert not hint.isEnabled()


def test_what_a_step_removes_is_struck_out_and_then_gone_from_the_notes() -> None:
    open_ = Position.of(np.zeros((9, 9), dtype=np.uint8))
    pair = {3: 6, 8: 6}  # in row 1, both hold 1 and 2
    options = tuple(pair.get(cell, held) for cell, held in enumerate(open_.options))
    position = Position((3, 3), open_.digits, options)
    step = next(FINDERS[Technique.NAKED_PAIR](position))
    document = new_document(LOOK, Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8)))
    hint = Hint(Stage.WHAT, step, position)
    frame = dressed(edit_frame(LOOK, document), hint, document.notes)
    assert [(m.value, m.struck) for m in frame.face((0, 0)).marks] == [(1, True), (2, True)]
    assert [(m.value, m.ink) for m in frame.face((0, 3)).marks] == [(1, Ink.HINT), (2, Ink.HINT)]
    notes = applied(hint, document.notes)
    assert notes[0, 0] == sum(1 << n for n in range(3, 10))
    assert notes[1, 0] == 0  # nothing was said of it


def test_a_board_on_which_logic_ends_says_so() -> None:
    document = new_document(LOOK, Puzzle("sudoku", np.zeros((9, 9), dtype=np.uint8)))
    assert look_for(document, LOOK) == Hint()
    assert look_for(new_document(LOOK, puzzle()), SUDOKU.look).step is not None
