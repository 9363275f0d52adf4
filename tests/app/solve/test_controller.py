"""Runs on the Solve page, driven by a script instead of a model."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.board.frame import Ink
from app.solve.report import OnShow
from hrm_core.library.models import ModelError
from hrm_core.sessions.solve import Ending
from hrm_core.solving.solve import Limit
from tests.app.solve.support import stands_at
from tests.app.support import (
    ANSWER,
    Gate,
    Workshop,
    beat,
    grid_of,
    puzzle,
    shown,
    solve,
)

RIGHT = grid_of(ANSWER)


def test_solve_shows_the_answer_the_model_halted_with(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    assert shown(studio) == RIGHT.reshape(81).tolist()
    saying = studio.solving.page.verdict.saying
    assert saying.mood == "good"
    assert saying.headline == "It believes it is right, and it is"
    assert "95 %" in saying.belief
    assert saying.check.startswith("Rule check: nothing is wrong")
    assert "Halted by its own decision after segment 4." in saying.halting


def test_every_segment_is_shown_as_it_arrives(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    moves: list[int] = []
    studio.solving.player.moved.connect(moves.append)
    solve(qtbot, studio)
    assert moves == [1, 2, 3, 4]


def test_a_wrong_answer_is_marked_and_the_belief_told_apart_from_the_check(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.beats = [beat(wrong=1, halt=True)]
    studio = workshop.build()
    solve(qtbot, studio)
    saying = studio.solving.page.verdict.saying
    assert (saying.mood, saying.headline) == (
        "bad",
        "It believes it is right, but it is not",
    )
    assert "stands twice" in saying.check
    faces = studio.solving.page.board.frame.faces
    assert any(face.wrong and face.ink is Ink.MODEL for face in faces)


def test_running_on_tells_where_the_model_would_have_halted(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    studio.preferences.change(policy="beyond", beyond=20, speed=8.0)
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    session = studio.solving.desk.document.session
    assert session is not None
    assert (len(session), session.ending) == (20, Ending.LIMIT)
    halting = studio.solving.page.verdict.saying.halting
    assert "Would have halted after segment 4; it ran on." in halting
    assert "right from segment 4 on" in halting


def test_a_model_stuck_on_a_wrong_answer_is_told_of(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.beats = [beat(wrong=1)]
    studio = workshop.build()
    studio.preferences.change(segments=6)
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    halting = studio.solving.page.verdict.saying.halting
    assert "Used all 6 segments without deciding to halt." in halting
    assert "stuck on a wrong answer" in halting


def test_solve_is_one_step_of_undo_and_redo(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    steps = workshop.steps
    studio.solving.desk.undo()
    assert shown(studio) == puzzle().given.reshape(81).tolist()
    studio.solving.desk.redo()
    assert shown(studio) == RIGHT.reshape(81).tolist()
    assert workshop.steps == steps, "nothing was run again"


def test_going_through_the_segments_never_runs_the_model(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    steps, player = workshop.steps, studio.solving.player
    answers = []
    for segment in (0, 1, 3, 2, 4):
        player.go(segment)
        answers.append(sum(digit == 0 for digit in shown(studio)))
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert answers[0] == int((puzzle().given == 0).sum())
    assert answers[1:] == [0, 0, 0, 0]
    assert workshop.steps == steps


def test_stop_is_answered_in_the_middle_of_a_segment_and_keeps_what_was_thought(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.seconds, workshop.beats = 0.3, [beat(wrong=3)]
    gate = Gate(monkeypatch, free=1)
    studio = workshop.build()
    studio.solving.solve()
    qtbot.waitUntil(lambda: studio.solving.player.count == 1)
    qtbot.waitUntil(lambda: gate.waiting)
    studio.solving.stop()
    assert gate.passed == 1, "the segment under way is not waited for"
    session = studio.solving.desk.document.session
    assert session is not None
    assert (len(session), session.ending) == (1, Ending.STOPPED)
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "Stopped before the model believed its answer"
    assert "Stopped by you after segment 1." in saying.halting
    assert studio.solving.page.board.frame.face((0, 0)).ink is Ink.MODEL
    gate.open()


def test_step_thinks_one_segment_and_solve_goes_on(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solving, moves = studio.solving, list[int]()
    solving.player.moved.connect(moves.append)
    for segment in (1, 2):
        solving.step()
        qtbot.waitUntil(partial(stands_at, studio, segment))
        qtbot.wait(50)
        assert (workshop.steps, solving.player.count) == (segment, segment)
        assert "press Step for the next" in solving.page.verdict.saying.headline
    solve(qtbot, studio)
    assert workshop.steps == 4
    assert moves == [1, 2, 3, 4], "nothing was shown twice"
    assert solving.page.verdict.saying.mood == "good"
    solving.desk.undo()
    assert solving.desk.document.session is None, "all steps together are one step of undo"


def test_reset_leaves_the_clues_and_can_be_undone(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    studio.solving.reset()
    assert shown(studio) == puzzle().given.reshape(81).tolist()
    assert studio.solving.player.count == 0
    studio.solving.desk.undo()
    assert shown(studio) == RIGHT.reshape(81).tolist()


def test_typing_while_the_model_thinks_ends_the_run(qtbot: QtBot, workshop: Workshop) -> None:
    workshop.seconds, workshop.beats = 0.05, [beat(wrong=3)]
    studio = workshop.build()
    studio.solving.solve()
    qtbot.waitUntil(lambda: studio.solving.player.count >= 1)
    studio.solving.page.board.choose((0, 0))
    QTest.keyClick(studio.solving.page.board, Qt.Key.Key_2)
    assert not studio.solving.thinker.running
    assert studio.solving.page.board.frame.face((0, 0)).ink is Ink.MINE
    qtbot.wait(150)
    assert studio.solving.desk.document.session is None


def test_a_second_solve_begins_anew(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    first = studio.solving.desk.document.session
    solve(qtbot, studio)
    assert studio.solving.desk.document.session is not first
    assert (len(workshop.engines), workshop.steps) == (1, 8)


def test_a_model_that_cannot_be_opened_is_told_of_and_the_puzzle_kept(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.fails = ModelError("its weights are damaged")
    studio = workshop.build()
    with qtbot.waitSignal(studio.solving.ended) as ended:
        studio.solving.solve()
    assert ended.args == [Ending.FAILED]
    assert studio.window.errors.text == "its weights are damaged"
    assert studio.solving.page.verdict.saying.headline == "The model could not run"
    assert shown(studio) == puzzle().given.reshape(81).tolist()
    workshop.fails = None
    solve(qtbot, studio)
    assert studio.window.errors.text == "", "what works takes the old message away"
    assert studio.solving.page.verdict.saying.mood == "good"


def test_closing_the_window_while_the_model_thinks_waits_for_the_thread(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.seconds, workshop.beats = 0.1, [beat(wrong=3)]
    studio = workshop.build()
    studio.window.show()
    studio.solving.solve()
    qtbot.waitUntil(lambda: studio.solving.player.count >= 1)
    studio.window.close()
    steps = workshop.steps
    qtbot.wait(200)
    assert workshop.steps == steps


def test_a_fast_model_is_shown_whole(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    studio.preferences.change(policy="beyond", beyond=300)
    studio.solving.player.set_speed(1000)
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.solve()
    assert studio.solving.player.count == 300
    assert studio.solving.page.timeline.strip.columns == 301


def test_what_is_only_watched_has_a_limit_of_its_own(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.watch(Limit(2, halt=False))
    session = studio.solving.desk.document.session
    assert session is not None
    assert (len(session), session.limit) == (2, Limit(2, halt=False))


def test_a_hint_is_given_on_the_board_as_it_was_written(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    assert stands_at(studio, 4)
    studio.solving.hint()
    assert stands_at(studio, 0)
    assert not studio.solving.player.playing


def test_before_the_first_segment_the_board_is_as_a_person_left_it(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    clash = (0, 0)  # there is a 3 in its row
    studio.solving.desk.type_value(frozenset({clash}), 3)
    solve(qtbot, studio)
    studio.solving.player.go(0)
    face = studio.solving.page.board.frame.face(clash)
    assert (face.value, face.ink, face.wrong) == (3, Ink.MINE, True)


def test_another_puzzle_while_the_model_thinks_ends_its_run_and_shows_its_own(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.seconds, workshop.beats = 0.3, [beat(wrong=3)]  # under way for five seconds
    studio = workshop.build()
    studio.solving.solve()
    qtbot.waitUntil(lambda: studio.solving.player.count >= 1)
    run = studio.solving.desk.document.session
    assert run is not None
    studio.solving.desk.lay(replace(puzzle(), title="Other"), "other")
    assert run.ending is Ending.STOPPED
    assert (studio.solving.player.count, studio.solving.book) == (0, None)
    studio.solving.desk.undo()
    assert studio.solving.player.count == len(run) == studio.solving.player.position


def test_a_run_knows_its_engine_and_its_weights(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    session = studio.solving.desk.document.session
    assert session is not None
    assert (session.model, session.device) == ("scripted", "script")
    assert session.origin["model"] == "scripted"
    solve(qtbot, studio)
    again = studio.solving.desk.document.session
    assert again is not None
    assert again is not session
    assert again.device == "script", "its engine was open before"


def test_the_first_clues_raise_no_alarm_and_a_clash_does(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    page, desk = studio.solving.page, studio.solving.desk
    desk.clear()
    with qtbot.waitSignal(desk.examined):
        desk.type_value(frozenset({(0, 0)}), 5)
    facts = page.puzzle.findChild(QLabel, "bad")
    assert facts is None
    assert page.verdict.saying.mood == "idle"
    assert "Fewer than 17" in page.verdict.saying.check
    with qtbot.waitSignal(desk.examined):
        desk.type_value(frozenset({(0, 1)}), 5)
    assert page.puzzle.findChild(QLabel, "bad") is not None
    assert page.verdict.saying.mood == "bad"


def test_ones_own_digits_stay_beside_the_answer_and_come_back(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    page, desk = studio.solving.page, studio.solving.desk
    empty = [
        (int(row), int(col)) for row, col in zip(*(puzzle().given == 0).nonzero(), strict=True)
    ]
    right, wrong = empty[0], empty[1]
    desk.type_value(frozenset({right}), int(RIGHT[right]))
    desk.type_value(frozenset({wrong}), int(RIGHT[wrong]) % 9 + 1)
    assert "given the clues alone" in page.verdict.saying.halting
    solve(qtbot, studio)
    face = page.board.frame.face(wrong)
    assert (face.value, face.own) == (int(RIGHT[wrong]), int(RIGHT[wrong]) % 9 + 1)
    assert "1 of 2 agree" in page.verdict.saying.halting
    page.board.choose(wrong)
    assert "yours: " in page.board.accessibleDescription()
    studio.solving.reset()
    assert page.board.frame.face(wrong).ink is Ink.MINE
    assert desk.document.entries[right] == RIGHT[right]


def test_a_long_title_takes_one_line(workshop: Workshop) -> None:
    studio = workshop.build()
    desk, panel = studio.solving.desk, studio.solving.page.puzzle
    heights = []
    for title in ("Short", "A title that is far longer than the panel is wide, and then some"):
        desk.lay(replace(puzzle(), title=title), "test")
        heights.append(panel.sizeHint().height())
    assert heights[0] == heights[1]
    assert any(label.toolTip() == title for label in panel.findChildren(QLabel))


def test_own_digits_without_clues_are_told_to_be_no_puzzle(workshop: Workshop) -> None:
    studio = workshop.build()
    desk = studio.solving.desk
    desk.clear()
    desk.set_pen(Pen.MINE)
    desk.type_value(frozenset({(0, 0)}), 5)
    assert not studio.window.commands["solve"].isEnabled()
    assert "choose Clues (F2)" in studio.solving.page.verdict.saying.belief


def test_a_gesture_is_put_into_words_once(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    refreshed: list[OnShow] = []
    monkeypatch.setattr(studio.solving.report, "refresh", refreshed.append)
    studio.solving.desk.lay(puzzle(), "another")
    assert len(refreshed) == 1
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.solve()
        assert len(refreshed) == 2
