"""The command line and the window run the same configuration, and see each other's runs."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.cli.main import main
from hrm_core.puzzle import Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.sudoku import generate_batch
from tests.training.tiny import TINY
from training.config import SourceConfig
from training.data.own import Split
from training.presets import make_run
from training.runs.process import RunState, TrainingRun
from training.runs.shelf import Shelf


def prepared(folder: Path) -> TrainingRun:
    """What the window writes when a run is set up: a configuration and its data."""
    givens, solutions = generate_batch(np.random.default_rng(2), 6, "easy")
    puzzles = tuple(
        Puzzle("sudoku", g.reshape(9, 9), s.reshape(9, 9))
        for g, s in zip(givens, solutions, strict=True)
    )
    own = SourceConfig("csv", path="train.csv")
    kept = SourceConfig("csv", path="validation.csv")
    config = replace(TINY, sources=(own,), validation=(kept,), title="Mine")
    make_run(folder, config, Split(puzzles[:4], puzzles[4:]), TASKS["sudoku"])
    return TrainingRun(folder)


def test_a_run_set_up_in_the_window_is_run_by_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = prepared(Shelf().new_folder("Mine"))
    assert main(["train", "--out", str(run.folder)]) == 0
    assert "done after 6 steps" in capsys.readouterr().out
    assert run.state() is RunState.DONE
    assert run.files.after_file.exists()  # judged on the puzzles that were kept


def test_a_run_of_the_command_lies_where_the_window_looks(tmp_path: Path) -> None:
    first = prepared(tmp_path / "elsewhere")
    assert main(["train", "--recipe", str(first.files.config_file)]) == 0
    (run,) = Shelf().runs()
    assert run.state() is RunState.DONE
    assert run.files.about().title == "Mine"


def test_two_processes_never_train_in_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = prepared(tmp_path / "run")
    monkeypatch.setattr("app.cli.train.Lock.take", lambda path: None)
    assert main(["train", "--out", str(run.folder)]) == 2
    assert "is being trained by another process" in capsys.readouterr().err
