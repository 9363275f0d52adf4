"""Batches that are made to fit into memory before a run starts."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from tests.app.train.test_page import collect, puzzles
from training.config import TrainConfig
from training.runs.events import Measured
from training.runs.process import TrainingRun


class HeavyRun:
    """A dry run on a machine with room for 9 puzzles; beyond 20 it dies."""

    each = 100.0

    def __init__(self, config: TrainConfig, *_: object) -> None:
        self.batch = config.batch_size

    def run(self) -> Measured:
        if self.batch > 20:
            raise MemoryError("there was too little memory")
        return Measured(0.1, 1.0, self.each * self.batch, 1.0, "CPU", 1000.0)

    def kill(self) -> None:
        """Nothing to end."""


def test_batches_are_made_smaller_until_they_fit_into_memory(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    setup = studio.training.page.setup
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", HeavyRun)
    setup.advanced._batch.setValue(40)
    setup.measure.click()
    qtbot.waitUntil(lambda: setup.measure.text() != "Stop measuring", timeout=20_000)
    assert setup.choices.batch_size == 9
    said = "There was too little memory for batches of 40. 9 puzzles are set, which need 900 MB."
    assert setup._measured_hint.text() == said
    assert setup._rows.count() == 12


def test_a_run_beyond_the_cap_is_measured_before_it_starts_and_made_to_fit(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    training, setup = studio.training, studio.training.page.setup
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", HeavyRun)
    monkeypatch.setattr(TrainingRun, "start", lambda _: None)
    studio.preferences.change(memory=500)
    setup.advanced._batch.setValue(16)
    setup.start.click()
    qtbot.waitUntil(lambda: setup.measure.text() != "Stop measuring", timeout=20_000)
    said = "Batches of 16 need 1,600 MB, more than the 500 MB that may be taken. 5 puzzles are set"
    assert said in setup._measured_hint.text()
    assert training.page.step != "run"  # it is to be seen first
    with qtbot.waitSignal(training.setup_view.started):
        setup.start.click()  # measured already


def test_a_run_that_fits_starts_by_itself_once_it_was_measured(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    setup = studio.training.page.setup
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", HeavyRun)
    monkeypatch.setattr("app.train.steps.setup_view.free_mb", lambda: 1000.0)
    monkeypatch.setattr(TrainingRun, "start", lambda _: None)
    setup.advanced._batch.setValue(8)
    with qtbot.waitSignal(studio.training.setup_view.started):
        setup.start.click()


def test_a_run_of_which_not_even_one_puzzle_fits_is_refused_in_a_sentence(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    training, setup = studio.training, studio.training.page.setup
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", HeavyRun)
    monkeypatch.setattr(HeavyRun, "each", 600.0)
    studio.preferences.change(memory=500)
    setup.advanced._batch.setValue(4)
    setup.start.click()
    qtbot.waitUntil(lambda: setup.measure.text() != "Stop measuring", timeout=20_000)
    assert setup.choices.batch_size == 1
    assert "A step needs 600 MB, more than the 500 MB" in setup._measured_hint.text()
    with qtbot.waitSignal(training.failed):
        setup.start.click()


def test_a_second_measuring_begins_with_nothing_of_the_first(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect(qtbot, studio, puzzles(tmp_path))
    setup = studio.training.page.setup
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", HeavyRun)
    for batch, fits in ((40, 9), (4, 4)):
        setup.advanced._batch.setValue(batch)
        setup.measure.click()
        qtbot.waitUntil(lambda: setup.measure.text() != "Stop measuring", timeout=20_000)
        assert setup.choices.batch_size == fits
    assert setup._measured_hint.text() == ""


def test_a_start_whose_measuring_failed_does_not_come_after_the_next_one(
    qtbot: QtBot, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(HeavyRun):
        def run(self) -> Measured:
            raise ValueError("no PyTorch")

    collect(qtbot, studio, puzzles(tmp_path))
    training, setup, started = studio.training, studio.training.page.setup, list[object]()
    training.setup_view.started.connect(started.append)
    monkeypatch.setattr(TrainingRun, "start", lambda _: None)
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", Broken)
    monkeypatch.setattr("app.train.steps.setup_view.free_mb", lambda: 1000.0)
    setup.advanced._batch.setValue(8)
    setup.start.click()
    qtbot.waitUntil(lambda: setup.measure.text() != "Stop measuring", timeout=20_000)
    assert setup._measured_hint.text() == "That did not work: no PyTorch"
    monkeypatch.setattr("app.train.steps.setup_view.DryRun", HeavyRun)
    setup.measure.click()
    qtbot.waitUntil(lambda: setup.measure.text() != "Stop measuring", timeout=20_000)
    assert setup._rows.count() > 0
    assert started == []
