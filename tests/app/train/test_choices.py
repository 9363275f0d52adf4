"""The choices of a run as files, and its log, on the Training page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.window.launch import Studio
from tests.app.support import Workshop
from tests.training.tiny import TINY
from training.presets import OWN_KINDS, choices_of


@pytest.fixture
def studio(workshop: Workshop) -> Studio:
    return workshop.build()


def test_choices_are_exported_and_imported_into_another_kind(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    studio.training.add_puzzle(studio.solving.desk.document.puzzle)
    qtbot.waitUntil(lambda: not studio.training.collector.busy)
    setup, view = studio.training.page.setup, studio.training.setup_view
    chosen = replace(setup.choices, title="Mine", minutes=7.5, lr=0.001, mix_level="easy", seed=11)
    setup.show_choices(chosen, None)
    view.write(tmp_path / "choices.toml")  # it is no recipe, and not called one
    file = tmp_path / "choices.toml.json"
    studio.training.show_kind("maze")
    assert setup.choices.title != "Mine"
    view.take(file)
    assert studio.training.collector.task.name == "sudoku"
    assert setup.choices == chosen
    assert setup.base is None
    assert len(studio.training.collector.items) == 1  # the puzzles stay


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "choices.json holds no settings of a training"),
        ('{"lr": 1}', "'name' is missing"),
        ("[1]", "choices.json holds no settings"),
    ],
)
def test_choices_that_are_none_are_refused_and_nothing_changes(
    studio: Studio, tmp_path: Path, content: str, words: str
) -> None:
    (tmp_path / "choices.json").write_text(content)
    failures: list[str] = []
    view, before = studio.training.setup_view, studio.training.set_up
    view.failed.disconnect()
    view.failed.connect(lambda error: failures.append(str(error)))
    view.take(tmp_path / "choices.json")
    assert words in failures[0]
    assert studio.training.set_up == before


def test_a_level_that_the_kind_does_not_have_is_no_choice(studio: Studio) -> None:
    source = replace(TINY.sources[0], kind="generate", path="", level="unheard of")
    shown = choices_of(replace(TINY, title="x", sources=(source,), lr_floor=0.05))
    studio.training.page.setup.show_choices(shown, None)
    assert studio.training.page.setup.choices.mix_level == OWN_KINDS


def test_the_log_shows_lines_with_a_word_and_saves_them(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = studio.training.page.run.log
    assert not log.save.isEnabled()
    log.add(["step 0: begins", "step 40: Solves 3 %", "step 80: solves 9 %"])
    log.filter.setText("SOLVES")
    log.add(["step 120: solves 12 %", "step 130: paused"])
    assert log.shown == log._text.toPlainText().split("\n")
    assert [line[5:8] for line in log.shown] == ["40:", "80:", "120"]
    file = tmp_path / "log.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "log"), ""))
    log.save.click()
    assert file.read_text() == "step 40: Solves 3 %\nstep 80: solves 9 %\nstep 120: solves 12 %\n"
    log.filter.clear()
    assert len(log.shown) == 5
