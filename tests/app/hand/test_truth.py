"""True candidates on the board, with where they come from and how much is known."""

import numpy as np
from pytestqt.qtbot import QtBot

from app.board.frame import Ink
from app.hand import truth
from app.hand.truth import Truth
from app.window.launch import Studio
from hrm_core.tasks.sudoku.possible import Possible
from tests.app.support import ANSWER, LINE, Workshop, solve

EMPTY = LINE.index(".")


def truth_of(studio: Studio) -> Truth:
    found = studio.window.findChild(Truth)
    assert isinstance(found, Truth)
    return found


def switch_on(qtbot: QtBot, studio: Studio) -> Truth:
    studio.window.commands["truth"].trigger()
    found = truth_of(studio)
    qtbot.waitUntil(lambda: not found.looking)
    return found


def marks(studio: Studio, index: int) -> list[tuple[int, Ink]]:
    face = studio.solving.page.board.frame.faces[index]
    return [(mark.value, mark.ink) for mark in face.marks]


def test_they_stand_small_in_the_empty_cells_and_are_said_to_be_by_search(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    switch_on(qtbot, studio)
    assert marks(studio, EMPTY) == [(int(ANSWER[EMPTY]), Ink.HINT)]
    head, text = studio.solving.page.truth.words
    assert "by search through all solutions, not by the model" in head
    assert text == "One solution: the green digits are it."
    studio.window.commands["truth"].trigger()
    assert marks(studio, EMPTY) == []
    assert studio.solving.page.truth.isHidden()


def test_they_follow_what_is_written(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    found = switch_on(qtbot, studio)
    wrong = int(ANSWER[EMPTY]) % 9 + 1
    cell = divmod(EMPTY, 9)
    studio.solving.desk.type_value(frozenset({cell}), wrong)
    qtbot.waitUntil(lambda: not found.looking)
    assert (
        studio.solving.page.truth.words[1] == "There is no solution with the digits on the board."
    )
    studio.solving.desk.undo()
    qtbot.waitUntil(lambda: not found.looking)
    assert "One solution" in studio.solving.page.truth.words[1]


def test_on_an_answer_of_the_model_they_are_out_of_sight(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    studio.window.show()
    switch_on(qtbot, studio)
    solve(qtbot, studio)
    assert all(
        mark.ink is not Ink.HINT
        for face in studio.solving.page.board.frame.faces
        for mark in face.marks
    )
    assert studio.solving.page.truth.isHidden()
    studio.solving.player.go(0)
    assert marks(studio, EMPTY) == [(int(ANSWER[EMPTY]), Ink.HINT)]
    assert not studio.solving.page.truth.isHidden()


def test_a_search_that_is_stopped_says_that_there_may_be_more(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.solving.desk.clear()
    studio.window.commands["truth"].trigger()
    found = truth_of(studio)
    qtbot.waitUntil(lambda: found.found is not None)
    studio.solving.page.truth.button.click()
    assert not found.looking
    text = studio.solving.page.truth.words[1]
    assert text.startswith("Stopped, with ")
    assert text.endswith("The green digits occur in one; others may, too.")


def test_another_kind_of_puzzle_turns_it_off(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    switch_on(qtbot, studio)
    studio.solving.exchange.switch("maze")
    assert not studio.window.commands["truth"].isChecked()
    assert not studio.window.commands["truth"].isEnabled()


def test_what_is_said_of_many_solutions() -> None:
    digits = np.full((9, 9), 2, np.uint16)
    digits[0] = 6
    told = truth.words(Possible(digits, 1001, complete=True), looking=False, broken="")
    assert told == (
        "More than 1,000 solutions. The green digits occur in at least one."
        " 72 of 81 cells are the same in all."
    )
