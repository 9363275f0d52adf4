"""What the Solve page says and offers while runs come, go and are played again."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.board.editor import Pen
from app.board.frame import Heat
from app.solve.book import Book
from app.solve.report import OnShow
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelError
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.solve import Limit
from hrm_core.solving.solve import solve as think_about
from hrm_core.tasks.maze import Maze
from tests.app.solve.support import stands_at
from tests.app.support import (
    ANSWER,
    SUDOKU,
    Gate,
    Workshop,
    grid_of,
    info,
    puzzle,
    script,
    solve,
)

RIGHT = grid_of(ANSWER)

MAZE = Maze()


def test_the_pace_is_that_of_all_segments_that_came(workshop: Workshop) -> None:
    report = workshop.build().solving.report
    told: list[str] = []
    report.told.connect(lambda _, __, pace: told.append(pace))
    engine = ScriptedEngine(script(), SUDOKU.vocab_size)
    session = SolveSession(puzzle())
    book = Book(SUDOKU, session, False, Heat.NONE)
    for trace in think_about(engine, SUDOKU, puzzle(), Limit(3, halt=False)):
        session.add(replace(trace, seconds=float(trace.segment)))
        report.refresh(OnShow(book))
    assert told == ["1000 ms per segment", "1500 ms per segment", "2000 ms per segment"]


def test_of_runs_of_the_same_length_each_has_its_own_pace(workshop: Workshop) -> None:
    report = workshop.build().solving.report
    told: list[str] = []
    report.told.connect(lambda _, __, pace: told.append(pace))
    engine = ScriptedEngine(script(), SUDOKU.vocab_size)
    (trace,) = think_about(engine, SUDOKU, puzzle(), Limit(1, halt=False))
    for seconds in (1.0, 2.0):
        session = SolveSession(puzzle(), traces=[replace(trace, seconds=seconds)])
        report.refresh(OnShow(Book(SUDOKU, session, False, Heat.NONE)))
    assert told == ["1000 ms per segment", "2000 ms per segment"]


@pytest.mark.parametrize("goes_on", ["step", "solve"])
def test_who_thinks_on_after_looking_back_sees_what_comes(
    qtbot: QtBot, workshop: Workshop, goes_on: str
) -> None:
    studio = workshop.build()
    solving, commands = studio.solving, studio.window.commands
    for segment in (1, 2):
        commands["step"].trigger()
        qtbot.waitUntil(partial(stands_at, studio, segment))
    assert commands["solve"].text() == "&Go on"
    solving.player.go(0)
    commands[goes_on].trigger()
    assert solving.player.playing
    qtbot.waitUntil(partial(stands_at, studio, 3 if goes_on == "step" else 4))


def test_go_on_is_what_a_run_under_way_is_not_asked(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.seconds = 0.3
    gate = Gate(monkeypatch, free=0)
    studio = workshop.build()
    studio.solving.solve()
    commands = studio.window.commands
    assert commands["solve"].text() == "&Solve"
    assert [commands[name].isEnabled() for name in ("solve", "stop")] == [False, True]
    gate.open()


def test_the_speed_is_that_of_the_next_replay_and_of_the_next_start(workshop: Workshop) -> None:
    studio = workshop.build(speed=1.0)
    studio.solving.page.timeline.choose_speed(4.0)
    assert (studio.solving.player.speed, studio.preferences.now.speed) == (4.0, 4.0)


def test_a_run_that_failed_is_told_to_have_failed_when_it_is_done_again(
    qtbot: QtBot, workshop: Workshop
) -> None:
    workshop.fails = ModelError("its weights are damaged")
    studio = workshop.build()
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.solve()
    headlines = []
    for turn in (studio.solving.desk.undo, studio.solving.desk.redo):
        turn()
        headlines.append(studio.solving.page.verdict.saying.headline)
    assert headlines[1] == "The model could not run"
    assert headlines[0] != headlines[1]


def test_while_a_run_waits_for_its_model_that_is_said(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = workshop.build()
    monkeypatch.setattr(studio.solving.thinker, "_open", lambda: None)
    studio.solving.solve()
    assert studio.solving.page.verdict.saying.headline == "Waking the model …"


def test_a_replay_gives_nothing_away_of_what_it_did_not_show_yet(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    page, player = studio.solving.page, studio.solving.player
    page.board.choose((0, 0))
    shown_: list[int] = []
    show_cell = page.inspector.show_cell

    def show(headline: str, history: object, segment: int, answer: int | None) -> None:
        shown_.append(0 if history is None else len(history))  # type: ignore[arg-type]  # an array
        show_cell(headline, history, segment, answer)  # type: ignore[arg-type]  # the same

    page.inspector.show_cell = show  # type: ignore[method-assign]  # to look at what it shows
    player.go(1)
    assert (page.timeline.strip.seen, shown_[-1]) == (4, 4), "all of it was seen"
    player.play()
    assert page.timeline.strip.seen == 1
    player.pause()
    assert shown_[-1] == 1


def test_after_a_command_the_keyboard_is_at_the_board(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    page, commands = studio.solving.page, studio.window.commands
    focused: list[str] = []
    page.board.setFocus = lambda *_: focused.append("board")  # type: ignore[method-assign]  # no window has it here
    names = ("solve", "stop", "reset", "step", "pen_note")
    for number, name in enumerate(names, start=1):
        commands[name].trigger()
        assert len(focused) == number, name
    assert studio.solving.desk.pen is Pen.NOTE


def test_a_loop_is_chosen_by_its_command(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    moves: list[int] = []
    studio.solving.player.moved.connect(moves.append)
    studio.window.commands["loop"].trigger()
    studio.solving.player.set_speed(100)
    studio.solving.player.play()
    qtbot.waitUntil(lambda: moves.count(0) > 1)
    studio.solving.player.pause()


def test_a_failure_of_the_desk_is_shown(workshop: Workshop) -> None:
    studio = workshop.build()
    studio.solving.desk.failed.emit(RuntimeError("no look"))
    assert "no look" in studio.window.errors.text


def test_the_last_digit_of_a_person_is_praised(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    desk, saying = studio.solving.desk, studio.solving.page.verdict
    *cells, last = zip(*(puzzle().given == 0).nonzero(), strict=True)
    for cell in cells:
        desk.enter(cell, int(RIGHT[cell]), "test")
    assert saying.saying.headline != "Solved, by you"
    desk.enter(last, int(RIGHT[last]), "test")
    assert saying.saying.headline == "Solved, by you"


def test_the_rating_is_told_as_soon_as_it_is_known(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    qtbot.waitUntil(lambda: studio.solving.desk.problems is not None)
    told = [studio.solving.page.puzzle.facts]
    qtbot.waitUntil(lambda: studio.solving.desk.rating is not None)
    told.append(studio.solving.page.puzzle.facts)
    assert told[0].endswith("one solution")
    assert told[1].startswith(f"{told[0]}. ")


def test_what_is_asked_of_a_board_at_rest_is_not_offered_while_the_model_thinks(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = workshop.build()
    commands = studio.window.commands

    def offered() -> list[bool]:
        return [commands[name].isEnabled() for name in ("hint", "logic")]

    told = [offered()]
    studio.solving.step()
    qtbot.waitUntil(partial(stands_at, studio, 1))
    told.append(offered())
    studio.solving.stop()
    told.append(offered())
    assert told == [[True, False], [False, False], [True, True]]


def test_beside_the_buttons_it_says_what_stands_there(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    timeline, player = studio.solving.page.timeline, studio.solving.player
    told = [timeline.facts]
    solve(qtbot, studio)
    told.append(timeline.facts)
    player.go(0)
    told.append(timeline.facts)
    assert told[0] == "Every segment of thought will stand here, to be looked at again."
    assert told[1].startswith("Segment 4   ·   3 fixed   ·   no rule broken   ·   ")
    assert told[2] == "The puzzle, before the first segment"


def test_without_a_model_for_mazes_the_page_says_so(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    studio.solving.desk.lay(MAZE.parse("S   \n ## \n ## \n   G\n")[0], "test")
    assert studio.solving.page.verdict.saying.headline == "There is no model for mazes yet"
    assert not studio.solving.page.findChildren(QPushButton, "primary")[0].isEnabled()
    studio.solving.page.puzzle.kind_chosen.emit("sudoku")
    assert studio.solving.page.findChildren(QPushButton, "primary")[0].isEnabled()


def test_that_its_model_sees_more_than_the_maze_is_told(workshop: Workshop) -> None:
    seeing = info("mazes", task="maze")
    workshop.models = [info(), replace(seeing, config={**seeing.config, "seq_len": 25})]
    studio = workshop.build()
    told = []
    for side in (4, 5):
        text = "\n".join(["S" + " " * (side - 1)] * 1 + [" " * side] * (side - 2))
        text += "\n" + " " * (side - 1) + "G"
        studio.solving.desk.lay(MAZE.parse(text)[0], "test")
        told.append("sees 5 x 5 cells" in studio.solving.page.puzzle.facts)
    assert told == [True, False]
