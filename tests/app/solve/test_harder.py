"""Thinking harder: offered when a run failed, shown as guesses, never told as a single shot."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.solve import guesses, harder
from app.window.launch import Studio
from hrm_core.engines.scripted import Beat
from hrm_core.look import Look
from hrm_core.sessions.solve import SUFFIX, Ending, SolveSession, load
from hrm_core.solving.guess import Guess, Pin
from hrm_core.solving.solve import SegmentTrace
from hrm_core.tasks import TASKS
from tests.app.support import (
    LINE,
    LOOK,
    Workshop,
    answer_tokens,
    beat,
    grid_of,
    puzzle,
    solve,
)


def wrong_then_right() -> list[Beat]:
    """Each try is wrong and torn for two segments; a third would be right."""
    torn = beat(wrong=1, sure=0.6)
    torn = Beat(torn.tokens, torn.q_halt, torn.q_continue, 0.6, answer_tokens())
    return [torn, torn, beat(halt=True)]


def failed(qtbot: QtBot, workshop: Workshop) -> Studio:
    """A run of two segments that ends with a wrong answer."""
    workshop.beats = wrong_then_right()
    studio = workshop.build()
    studio.preferences.change(segments=2)
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    return studio


def offered(studio: Studio) -> bool:
    """Whether the button is in sight."""
    panel = studio.solving.page.think
    (button,) = (b for b in panel.findChildren(QPushButton) if b.text().startswith("Think harder"))
    return button.isVisibleTo(panel)


def search(qtbot: QtBot, studio: Studio) -> SolveSession:
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.harder.think()
    qtbot.waitUntil(lambda: not studio.solving.player.playing)
    session = studio.solving.desk.document.session
    assert session is not None
    return session


def test_it_is_told_how_far_the_model_doubts_its_guesses(qtbot: QtBot, workshop: Workshop) -> None:
    torn, _, right = (replace(each, doubt=3.0) for each in wrong_then_right())
    workshop.beats = [torn] * 5 + [right]
    studio = workshop.build()
    studio.preferences.change(segments=2)
    studio.solving.player.set_speed(100)
    solve(qtbot, studio)
    session = search(qtbot, studio)
    assert session.ending is Ending.FOUND
    again, *guesses = studio.solving.page.guesses.texts
    assert again == "…  thought through once more"
    assert any(text.strip().startswith("?") and "doubted 95 %" in text for text in guesses)


def test_it_is_offered_only_when_the_answer_is_not_right(qtbot: QtBot, workshop: Workshop) -> None:
    studio = workshop.build()
    assert not offered(studio)
    solve(qtbot, studio)
    assert not offered(studio), "it is solved"
    workshop.studios.clear()
    assert offered(failed(qtbot, workshop))


def test_it_goes_on_from_the_run_and_says_that_it_searched(
    qtbot: QtBot, workshop: Workshop
) -> None:
    studio = failed(qtbot, workshop)
    session = search(qtbot, studio)
    assert session.ending is Ending.FOUND
    assert len(session.shot) == 2
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "Found by model and search, not in a single shot"
    assert "Model + search" in saying.halting
    assert "Rule check: nothing is wrong" in saying.check
    assert not offered(studio)


def test_guesses_are_listed(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    session = search(qtbot, studio)
    assert session.at(len(session)).guess is not None
    (line,) = studio.solving.page.guesses.texts
    assert line.startswith("✓")
    assert "= " in line
    assert "%" in line


def test_it_is_one_step_of_undo(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    before = studio.solving.desk.document.session
    search(qtbot, studio)
    studio.solving.desk.undo()
    assert studio.solving.desk.document.session is before
    assert studio.solving.page.guesses.texts == []


def test_asking_again_searches_longer(
    qtbot: QtBot, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harder, "BUDGETS", (8, 20))
    studio = failed(qtbot, workshop)
    workshop.engines[-1].script = tuple(wrong_then_right()[:1])
    first = search(qtbot, studio)
    assert (first.ending, first.budget) == (Ending.LIMIT, 8)
    assert first.used <= 8
    saying = studio.solving.page.verdict.saying
    assert saying.headline == "Not found by searching either"
    assert offered(studio)
    second = search(qtbot, studio)
    assert (second.budget, len(second.shot)) == (20, 2)
    assert not offered(studio), "there is no larger one"


def test_stop_keeps_what_was_tried(qtbot: QtBot, workshop: Workshop) -> None:
    studio = failed(qtbot, workshop)
    workshop.engines[-1].script = tuple(wrong_then_right()[:1])
    workshop.engines[-1].seconds = 0.02
    studio.solving.harder.think()
    session = studio.solving.desk.document.session
    assert session is not None
    qtbot.waitUntil(lambda: len(session) > 2)
    studio.solving.stop()
    assert session.ending is Ending.STOPPED
    studio.solving.player.go(len(session))
    assert studio.solving.page.verdict.saying.headline == "The search was stopped"


def test_a_saved_search_comes_back(qtbot: QtBot, workshop: Workshop, tmp_path: Path) -> None:
    studio = failed(qtbot, workshop)
    session, path = search(qtbot, studio), tmp_path / f"a{SUFFIX}"
    session.save(path)
    studio.solving.desk.attach(load(path, TASKS))
    assert "Found by model and search" in studio.solving.page.verdict.saying.headline
    assert len(studio.solving.page.guesses.texts) == 1


def test_a_try_is_put_into_words_once_however_often_the_list_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worded: list[int] = []
    line = guesses._line

    def counting(trace: SegmentTrace, look: Look) -> guesses.Line:
        worded.append(trace.segment)
        return line(trace, look)

    monkeypatch.setattr(guesses, "_line", counting)
    grid, still = grid_of(LINE), np.zeros(81, dtype=np.float32)
    probs = np.zeros((81, 11), dtype=np.float32)
    session, known = SolveSession(puzzle(), budget=64), dict[int, guesses.Line]()
    for segment in range(1, 9):
        pins = tuple(Pin((0, column), 2, 0.5) for column in range(segment - 1))
        guess = Guess(pins) if pins else None
        trace = SegmentTrace(segment, grid, probs, 0.0, 0.0, still, still, (), 0.1, guess)
        session.add(trace)
        found = guesses.lines(session, LOOK, known)
        assert [each.segment for each in found] == list(range(2, segment + 1))
    assert worded == list(range(2, 9))
