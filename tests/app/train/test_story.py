"""One button: find what a model fails, train on it, replay before and after."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.train.steps import result_view
from app.train.story import EASY
from app.window.launch import Studio
from hrm_core.solving.hunt import Catch
from tests.app.support import ANSWER, LINE, Workshop
from tests.app.train.test_page import a_run
from training.presets import FEWEST
from training.results.verdicts import Judged, Verdicts
from training.runs.process import TrainingRun

WRONG = ANSWER[:-3] + "3" + ANSWER[-2:]


@pytest.fixture
def studio(qtbot: QtBot, workshop: Workshop) -> Iterator[Studio]:
    studio = workshop.build()
    with qtbot.waitExposed(studio.window):
        studio.window.show()
    studio.window.pages.show("train")
    yield studio
    studio.training.runs.close()


@pytest.fixture
def starts(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The preset of every run that would have begun."""
    begun: list[str] = []
    setup = studio.training.page.setup
    monkeypatch.setattr(
        studio.training.setup_view, "start", lambda: begun.append(setup.choices.preset)
    )
    return begun


def test_what_the_model_fails_is_trained_on_for_ten_minutes(
    qtbot: QtBot, studio: Studio, starts: list[str]
) -> None:
    training, page = studio.training, studio.training.page
    page.data._count.setValue(3 * FEWEST)
    page.data.hunt.story.click()
    assert training.hunter.busy
    assert not page.data.hunt.story.isVisibleTo(page)
    qtbot.waitUntil(lambda: bool(starts), timeout=20_000)
    assert starts == ["ten"]
    assert page.setup.base == page.data.hunt.model
    assert len(training.collector.items) == 3 * FEWEST


def test_too_few_are_not_trained_on(qtbot: QtBot, studio: Studio, starts: list[str]) -> None:
    page = studio.training.page
    page.data._count.setValue(3)
    with qtbot.waitSignal(studio.training.told, timeout=20_000) as told:
        page.data.hunt.story.click()
    assert "too few" in told.args[0]
    assert not starts


def test_a_level_that_the_model_solves_is_left_early(
    qtbot: QtBot, studio: Studio, starts: list[str]
) -> None:
    training = studio.training
    studio.training.page.data._count.setValue(2000)
    with qtbot.waitSignal(training.told, timeout=20_000) as told:
        training.page.data.hunt.story.click()
        training.hunter._take(Catch(EASY, 0, ()))
    assert "choose a harder level" in told.args[0]
    assert "choose a harder level" in training.page.data.hunt.told.text(), "it stays in sight"
    assert not training.hunter.busy
    assert not starts


def test_stop_ends_all_of_it(qtbot: QtBot, studio: Studio, starts: list[str]) -> None:
    training, page = studio.training, studio.training.page
    page.data._count.setValue(2000)
    page.data.hunt.story.click()
    qtbot.waitUntil(lambda: len(training.collector.items) > 3 * FEWEST, timeout=20_000)
    page.data.hunt.stop.click()
    qtbot.waitUntil(lambda: not training.collector.busy, timeout=20_000)
    qtbot.wait(50)
    assert not starts


def test_a_hunt_that_takes_too_long_has_found_enough(
    qtbot: QtBot, studio: Studio, starts: list[str]
) -> None:
    training, page = studio.training, studio.training.page
    page.data._count.setValue(2000)
    training.story._enough.setInterval(300)
    page.data.hunt.story.click()
    qtbot.waitUntil(lambda: not training.hunter.busy, timeout=20_000)
    qtbot.waitUntil(lambda: not training.collector.busy, timeout=20_000)
    found = len(training.collector.split.train)
    assert bool(starts) == (found >= FEWEST)


def judged_run(name: str) -> TrainingRun:
    """A run that solves the second of two puzzles which its base did not."""
    files = a_run(name)
    files.best.touch()
    bad = Judged("", LINE, ANSWER, (WRONG, WRONG), (0.0, 0.0))
    good = replace(bad, answers=(WRONG, ANSWER))
    Verdicts("base", 0, (bad, bad)).write(files.before_file)
    Verdicts("run", 4, (bad, good)).write(files.after_file)
    return TrainingRun(files.folder)


def test_the_result_opens_at_a_puzzle_newly_solved_and_replays_both(
    qtbot: QtBot, studio: Studio
) -> None:
    view, step = studio.training.result_view, studio.training.page.result
    view.replay_next()
    studio.training.page.show_step("result")
    view.show_run(judged_run("told"))
    assert step._list.currentRow() == 1
    assert view._player.playing
    assert step.play.text() == "Pause"
    qtbot.waitUntil(lambda: not view._player.playing, timeout=5_000)
    assert (step._slider.value(), step._after_told.text()) == (2, "solved")
    step._slider.setValue(1)
    assert step._after_told.text() != "solved"
    step.play.click()
    assert view._player.playing
    step.play.click()
    assert not view._player.playing


def test_only_the_result_that_was_waited_for_plays_by_itself(qtbot: QtBot, studio: Studio) -> None:
    view, step = studio.training.result_view, studio.training.page.result
    view.replay_next()
    view.show_run(judged_run("told"))
    assert view._player.playing
    view.show_run(judged_run("another"))
    assert step.play.text() == "Replay", "it stands still"
    assert (step._before_told.text(), step._after_told.text()) == ("1 cell wrong", "solved")
    assert any(face.wrong for face in step.before.frame.faces)
    assert not any(face.wrong for face in step.after.frame.faces)
    step._list.setCurrentRow(0)
    assert step._after_told.text() == "1 cell wrong"


def test_while_a_run_is_judged_no_boards_of_another_are_shown(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, step = studio.training.result_view, studio.training.page.result
    studio.training.page.show_step("result")
    view.show_run(judged_run("told"))
    assert step.after.isVisible()
    monkeypatch.setattr(result_view, "Errand", NeverJudged)
    files = a_run("new")
    files.best.touch()
    view.show_run(TrainingRun(files.folder))
    assert view.busy
    assert not step.after.isVisible()
    assert not step.play.isVisible()
    assert view._errand is not None
    view._judged(view._errand)  # nothing was written
    assert not step.after.isVisible()
    view.show_run(judged_run("again"))
    assert step.after.isVisible()


class NeverJudged:
    """An errand that is over at once and leaves no verdicts."""

    def __init__(self, *arguments: object) -> None: ...

    def run(self) -> str:
        return ""

    def kill(self) -> None: ...


def test_the_keyboard_never_ends_up_at_a_button_that_deletes(studio: Studio) -> None:
    page = studio.training.page
    page.data._count.setValue(2000)
    page.data.hunt.begin.setFocus()
    page.data.hunt.begin.click()
    assert page.data.hunt.stop.hasFocus()
    page.data.hunt.stop.click()
    assert page.data.hunt.begin.hasFocus()
    page.show_step("run")
    run = page.run
    run.show_buttons(running=True, pausing=False, resumable=True, memory=False, result=False)
    run.pause.setFocus()
    run.show_buttons(running=True, pausing=True, resumable=True, memory=False, result=False)
    assert not run.cancel.hasFocus()
    run.show_buttons(running=False, pausing=False, resumable=True, memory=False, result=False)
    assert not run.cancel.hasFocus()
