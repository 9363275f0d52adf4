"""A puzzle whose answers have their own size on the Solve page: shown, copied, saved, opened."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.board.frame import Heat, Ink, trace_frame
from app.window.launch import Studio
from hrm_core.engines.scripted import Beat
from hrm_core.solving.beliefs import cell_beliefs
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import draw
from tests.app.support import Workshop, info, solve

ARC = TASKS["arc"]
PUZZLE = ARC.generate(np.random.default_rng(0), "crop 5x5")
SIDE = 7


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Studio:
    """A window with a task on the desk: no grid, one too large, then the right one."""
    assert PUZZLE.solution is not None
    right = draw(PUZZLE.solution, SIDE)
    answers = [np.ones_like(right), draw(np.full((7, 6), 3, np.uint8), SIDE), right]
    workshop.beats = [
        Beat(answer, 2.0 if answer is right else -2.0, 0.0, confidence=0.4) for answer in answers
    ]
    workshop.models = [info(), info("arcs", task="arc")]
    studio = workshop.build()
    studio.preferences.change(motion=False)
    studio.solving.page.board.motion = False
    studio.solving.desk.lay(PUZZLE, "test")
    return studio


def test_every_answer_is_shown_in_its_size(qtbot: QtBot, studio: Studio) -> None:
    solving = studio.solving
    solve(qtbot, studio)
    sizes = []
    for segment in range(len(solving.desk.document.session or ()) + 1):
        solving.player.go(segment)
        frame = solving.page.board.frame
        sizes.append((frame.rows, frame.cols))
        solving.page.board.choose((0, 0))
        solving.page.board.grab()
    assert PUZZLE.solution is not None
    assert sizes == [PUZZLE.given.shape, PUZZLE.given.shape, (7, 6), PUZZLE.solution.shape]
    assert {face.ink for face in solving.page.board.frame.faces} == {Ink.MODEL}


def test_beliefs_are_those_of_the_colours_on_the_whole_board(qtbot: QtBot, studio: Studio) -> None:
    solve(qtbot, studio)
    session = studio.solving.desk.document.session
    assert session is not None
    beliefs = cell_beliefs(ARC, PUZZLE, session.at(2).probs)
    assert beliefs.shape == (SIDE, SIDE, 10)
    assert beliefs[0, 0, 3] == pytest.approx(0.4, abs=1e-3)
    frame = trace_frame(ARC, session, 2, heat=Heat.CHANGE_H)
    assert all(face.confidence == pytest.approx(0.4, abs=1e-3) for face in frame.faces)
    assert max(face.heat for face in frame.faces) > 0


def test_the_answer_is_copied_as_the_output_of_the_test(qtbot: QtBot, studio: Studio) -> None:
    exchange = studio.solving.exchange
    solve(qtbot, studio)
    for segment, size in ((1, None), (2, (7, 6))):
        (copied,) = ARC.parse(exchange.text(segment))
        assert copied.solution is None or copied.solution.shape == size
        assert len(copied.examples) == len(PUZZLE.examples)
        np.testing.assert_array_equal(copied.given, PUZZLE.given)
    assert exchange.text(0) == ARC.format(PUZZLE)


def test_a_run_is_saved_and_opened_again(qtbot: QtBot, studio: Studio, tmp_path: Path) -> None:
    exchange = studio.solving.exchange
    solve(qtbot, studio)
    with qtbot.waitSignal(exchange.told):
        exchange.save(tmp_path / "a.hrms")
    exchange.open_file(tmp_path / "a.hrms")
    session = studio.solving.desk.document.session
    assert session is not None
    assert [trace.grid.shape for trace in session.traces[:2]] == [(0, 0), (7, 6)]


def test_the_facts_are_those_of_a_task(studio: Studio) -> None:
    texts = [label.text() for label in studio.solving.page.puzzle.findChildren(QLabel)]
    assert "5 x 5 cells, 4 examples" in texts
