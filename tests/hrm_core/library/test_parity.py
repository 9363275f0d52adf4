"""How far the engines are apart, on the puzzles that came with the program."""

from dataclasses import replace
from pathlib import Path

import pytest

from hrm_core.checkpoint import EXPORTED, ModelError
from hrm_core.library.models import ModelLibrary
from hrm_core.library.parity import fitting, parity
from hrm_core.places import asset_path
from hrm_core.tasks import TASKS

SHIPPED = ModelLibrary([asset_path("models")])


def test_the_engines_agree_on_stored_puzzles() -> None:
    found = parity(SHIPPED.find("sudoku-1k"), segments=2)
    assert found.puzzles == len(fitting(TASKS["sudoku"], 81)) > 2
    assert found.largest < 1e-3
    assert found.cells_alike == 1


def test_puzzles_that_are_too_large_for_the_board_are_left_out() -> None:
    every = fitting(TASKS["maze"], None)
    small = fitting(TASKS["maze"], 15 * 15)
    assert 0 < len(small) < len(every)
    assert all(max(puzzle.given.shape) <= 15 for puzzle in small)


def test_an_exported_file_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    folder = tmp_path / "only"
    folder.mkdir()
    (folder / EXPORTED).touch()
    info = replace(SHIPPED.find("sudoku"), folder=folder)
    with pytest.raises(ModelError, match="is an exported file: PyTorch has nothing"):
        parity(info)
