"""The line of the forecast, and the record on the user's own puzzles."""

import hashlib
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.memory.database import Memory
from app.solve.forecast import puzzle_key, said, so_far
from app.window.launch import Studio
from hrm_core.checkpoint import WEIGHTS
from hrm_core.decoding import to_json
from hrm_core.sessions.forecast import FILE, Bin
from hrm_core.sessions.solve import SolveSession
from hrm_core.solving.guess import Guess
from tests.app.support import Workshop, info, puzzle, solve
from tests.hrm_core.sessions.test_forecast import forecast

HASH = hashlib.sha256(b"weights").hexdigest()


@pytest.fixture
def folder(tmp_path: Path, workshop: Workshop) -> Path:
    """Where the scripted model has weights and a forecast."""
    (tmp_path / WEIGHTS).write_bytes(b"weights")
    (tmp_path / FILE).write_text(to_json(msgspec.to_builtins(forecast(HASH))), "utf-8")
    workshop.models = [replace(info(), folder=tmp_path)]
    return tmp_path


def add_another(workshop: Workshop, folder: Path) -> None:
    """A model with other weights, which have a forecast of their own."""
    other = folder / "other"
    other.mkdir()
    (other / WEIGHTS).write_bytes(b"more")
    made = forecast(hashlib.sha256(b"more").hexdigest())
    (other / FILE).write_text(to_json(msgspec.to_builtins(made)), "utf-8")
    workshop.models = [*workshop.models, replace(info("other"), folder=other)]


def line(studio: Studio) -> str:
    return studio.solving.page.timeline.forecast


def test_it_is_said_from_the_second_segment_on_with_its_record(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    studio.solving.player.go(1)
    assert line(studio) == ""
    studio.solving.player.go(2)  # Q-halt is -3 there
    assert line(studio) == (
        "Forecast after segment 2: right with 5 %, in 3 to 9 segments. So said: 41 of 50 unseen"
        " puzzles right, 1 of 1 of yours."
    )


def test_a_puzzle_counts_once_and_the_record_outlives_the_window(
    qtbot: QtBot, workshop: Workshop, folder: Path, tmp_path: Path
) -> None:
    memory = Memory(tmp_path / "memory.sqlite")
    for _ in range(2):
        studio = workshop.build()
        studio.solving.forecaster.remember(memory)
        solve(qtbot, studio)
        studio.solving.forecaster.close()
    ((key, (chance, right)),) = memory.forecasts(HASH).items()
    assert (key, right) == (puzzle_key(puzzle()), True)
    assert chance == pytest.approx(0.0474, abs=1e-3)
    assert memory.forecasts("other") == {}
    assert line(workshop.studios[-1]).endswith("1 of 1 of yours.")
    memory.close()


def test_other_weights_have_no_forecast(qtbot: QtBot, workshop: Workshop, folder: Path) -> None:
    (folder / WEIGHTS).write_bytes(b"other weights")
    studio = workshop.build()
    solve(qtbot, studio)
    assert line(studio) == ""


def test_once_another_model_is_open_nothing_is_said_of_the_run_of_the_first(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    add_another(workshop, folder)
    studio = workshop.build()
    solve(qtbot, studio)
    assert line(studio)
    with qtbot.waitSignal(studio.solving.thinker.opened):
        studio.models._panel.model_chosen.emit(1)
    assert line(studio) == ""


def test_each_model_has_its_own_record_on_the_puzzles_of_a_person(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    add_another(workshop, folder)
    studio = workshop.build()
    solve(qtbot, studio)
    assert line(studio).endswith("1 of 1 of yours.")
    with qtbot.waitSignal(studio.solving.thinker.opened):
        studio.models._panel.model_chosen.emit(1)
    fewer = puzzle().given.copy()
    fewer[tuple(np.argwhere(fewer)[0])] = 0
    studio.solving.desk.lay(replace(puzzle(), given=fewer), "another")
    solve(qtbot, studio)
    assert line(studio).endswith("1 of 1 of yours."), "the first one was asked of another model"


def test_nothing_is_said_of_runs_that_may_not_think_as_long(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    studio = workshop.build()
    studio.preferences.change(segments=8)
    solve(qtbot, studio)
    assert line(studio) == ""


def test_what_is_not_known_is_not_said() -> None:
    nothing, known = Bin(0, 0, 0.0, None), Bin(50, 41, 0.84, (4, 4, 4))
    assert said(0.999, nothing) == "Forecast after segment 2: right with 99 %."
    assert so_far(nothing, (0, 0)) == ""
    assert said(0.8, known) == "Forecast after segment 2: right with 80 %, in 4 segments."
    assert so_far(known, (0, 0)) == "So said: 41 of 50 unseen puzzles right."


def test_no_forecast_is_as_if_it_were_certain() -> None:
    nothing = Bin(0, 0, 0.0, None)
    told = [said(chance, nothing) for chance in (0.0, 0.505, 1.0)]
    assert [words.rpartition(": ")[2] for words in told] == [
        "right with 1 %.",
        "right with 50 %.",
        "right with 99 %.",
    ]


def test_the_same_clues_are_the_same_puzzle_whatever_it_is_called() -> None:
    one = puzzle_key(puzzle())
    assert puzzle_key(replace(puzzle(), title="other", solution=puzzle().given)) == one
    assert puzzle_key(replace(puzzle(), given=puzzle().given.reshape(3, 27))) != one
    other = puzzle().given.copy()
    other[0, 0] = 2
    assert puzzle_key(replace(puzzle(), given=other)) != one


def test_in_a_narrow_window_the_record_is_in_the_tip(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    studio = workshop.build()
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    solve(qtbot, studio)
    timeline = studio.solving.page.timeline
    studio.window.resize(1024, 640)
    assert timeline._forecast.text() in timeline._forms[1:]
    assert "So said: 41 of 50" in timeline._forecast.toolTip()
    studio.window.resize(1700, 900)
    qtbot.waitUntil(lambda: "So said" in timeline._forecast.text())
    timeline.resize(700, timeline.height())
    assert timeline._forecast.text() == "Forecast: 5 %"


def test_of_the_tries_of_a_search_nothing_is_forecast(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    session = studio.solving.desk.document.session
    assert session is not None
    forms = studio.solving.forecaster.forms
    assert forms(session, len(session))
    session.add(replace(session.at(4), segment=5, guess=Guess()))
    assert forms(session, 5) == ()


def test_of_a_run_that_does_not_say_which_weights_thought_it_nothing_is_forecast(
    qtbot: QtBot, workshop: Workshop, folder: Path
) -> None:
    studio = workshop.build()
    solve(qtbot, studio)
    run = studio.solving.desk.document.session
    assert run is not None
    forms = studio.solving.forecaster.forms
    old = SolveSession(run.puzzle, run.limit, traces=run.traces, ending=run.ending)
    known = SolveSession(
        run.puzzle, run.limit, traces=run.traces, ending=run.ending, origin=run.origin
    )
    assert forms(old, 2) == ()
    assert forms(known, 2) == forms(run, 2) != ()
