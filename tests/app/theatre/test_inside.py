"""Inside the two modules: the run is thought again by an engine that can be looked into."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from app.style.theme import Theme
from app.theatre import inside as module
from app.theatre.inside import Inside, InsideView, headline
from app.theatre.subject import NoInsideError
from app.window.launch import Studio
from hrm_core.engines import Batch, Inner
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelInfo
from hrm_core.solving.inside import Moves, look_inside
from tests.app.support import SUDOKU, Workshop, puzzle, script, solve


class Open(ScriptedEngine):
    """A script that shows made-up states: L settles in the first of two cycles alone."""

    def inside(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Inner]:
        after, step = self.step(batch, state)
        heights = np.array([0, 4, 5, 5.5, 6, 8, 12], dtype=np.float32)
        return after, Inner(
            np.outer(heights, np.ones(8, np.float32)), np.eye(3, 8, dtype=np.float32), step
        )


def inside_of(studio: Studio) -> Inside:
    found = studio.window.findChild(Inside)
    assert isinstance(found, Inside)
    return found


def test_what_is_seen_is_counted() -> None:
    engine = Open(script(), SUDOKU.vocab_size)
    moves = list(look_inside(engine, SUDOKU, puzzle(), 2))
    assert headline(moves[:1]) == "In 1 of 2 cycles L moved less in its last step than in its first"


def test_the_run_on_the_board_is_seen_from_inside(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_engine(model: ModelInfo) -> ScriptedEngine:
        return Open(script(), SUDOKU.vocab_size)

    monkeypatch.setattr(workshop, "open_engine", open_engine)
    studio = workshop.build()
    studio.window.show()
    solve(qtbot, studio)
    studio.window.commands["inside"].trigger()
    seen = inside_of(studio)
    qtbot.waitUntil(lambda: not seen.running)
    view = seen.view
    assert view is not None
    assert [each.segment for each in seen.moves] == [1, 2, 3, 4]
    assert "Script: no model is running" in view.note.text()
    assert "4 segments" in view.note.text()
    assert "varies most (PCA)" in view.shares[0].text()
    assert not view.grab().isNull()
    studio.solving.player.go(2)
    assert view.residuals.column(2).left() > view.residuals.column(1).left()
    view.close()


def test_it_says_why_nothing_can_be_seen(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    seen = inside_of(studio)
    told: list[str] = []
    seen.failed.connect(lambda error: told.append(str(error)))
    seen.show()
    solve(qtbot, studio)
    with qtbot.waitSignal(seen.failed) as last:
        seen.show()
    assert isinstance(last.args[0], NoInsideError)
    assert told[0] == "There is no run yet; press Solve first."
    assert told[1] == "This engine cannot be looked into: Script: no model is running"


def test_either_module_has_a_place_for_each_of_its_own_steps(qtbot: QtBot, theme: Theme) -> None:
    view = InsideView(theme)
    qtbot.addWidget(view)
    moves = list(look_inside(Open(script(), SUDOKU.vocab_size), SUDOKU, puzzle(), 3))
    view.show_moves(moves, 2)
    ways = [plane_._way for plane_ in view.planes]
    for name, way in zip("HL", ways, strict=True):
        assert way is not None
        steps = len(getattr(moves[0], name))
        assert way.segments == (1,) * steps + (2,) * steps + (3,) * steps
        assert len(way.places) == len(way.segments)
    assert "before and after segment 2: 0.00" in view.shares[0].text()
    assert "Cosine" not in view.shares[1].text()
    view.show_moves([], 0)
    assert [plane_._way for plane_ in view.planes] == [None, None]


def test_the_time_of_a_look_is_not_added_to_that_of_the_next(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(*asked: object) -> Iterator[Moves]:
        made = look_inside(Open(script(), SUDOKU.vocab_size), SUDOKU, puzzle(), 4)
        yield from (replace(moves, seconds=1.0) for moves in made)

    def open_engine(model: ModelInfo) -> ScriptedEngine:
        return Open(script(), SUDOKU.vocab_size)

    monkeypatch.setattr(workshop, "open_engine", open_engine)
    monkeypatch.setattr(module, "look_inside", look)
    studio = workshop.build()
    solve(qtbot, studio)
    seen = inside_of(studio)
    for _ in range(2):
        seen.show()
        qtbot.waitUntil(lambda: not seen.running)
        assert seen.view is not None
        assert "4 segments in 4.00 s" in seen.view.note.text()
        seen.view.close()
