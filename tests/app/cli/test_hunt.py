"""The command `hrm hunt`: a file of puzzles to train on."""

from pathlib import Path

import pytest

from app.cli.main import main
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from tests.app.cli.commands import random_model


def hunt(tmp_path: Path, *more: str) -> int:
    model, out = str(random_model(tmp_path / "model")), str(tmp_path / "hard.csv")
    return main(["hunt", "--model", model, "--out", out, "--segments", "1", *more])


def test_what_a_model_fails_is_written_with_solutions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hunt(tmp_path, "--count", "5", "--level", "easy") == 0
    told = capsys.readouterr().out
    assert "random does not solve 5 of 5 puzzles (100.0%)" in told
    puzzles = read_puzzles(tmp_path / "hard.csv", TASKS["sudoku"])
    assert len(puzzles) == 5
    assert all(puzzle.solution is not None for puzzle in puzzles)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--level", "cruel"], "has the levels beginner, easy"),
        (["--out", "/no/such/folder/x.csv"], "there is no folder"),
    ],
)
def test_what_cannot_work_is_said_before_the_hunt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str
) -> None:
    assert hunt(tmp_path, *more) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_there_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hard.csv").write_text("mine")
    assert hunt(tmp_path) == 2
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "hard.csv").read_text() == "mine"
