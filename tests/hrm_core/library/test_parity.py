"""How far the engines are apart, on the puzzles that came with the program."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.checkpoint import EXPORTED, ModelError
from hrm_core.engines.choice import ONNX_RUNTIME, TORCH
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.library.models import ModelLibrary, open_engine
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


def test_the_largest_difference_of_all_segments_is_told_and_the_share_of_cells_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The engines part most in the second of three segments; one cell differs, in the third."""
    ones = np.ones(81, dtype=np.int32)
    other = np.where(np.arange(81) == 7, 2, 1).astype(np.int32)
    even = np.full(81, 0.1, dtype=np.float32)  # both symbols of the cell are believed alike
    ours = [Beat(ones, -0.1, 0), Beat(ones, -0.5, 0), Beat(other, -0.2, 0, confidence=even)]
    reference = [Beat(ones, 0, 0), Beat(ones, 0, 0), Beat(ones, 0, 0, confidence=even)]
    engines = {
        ONNX_RUNTIME: ScriptedEngine(ours, 11),
        TORCH: ScriptedEngine(reference, 11),
    }
    monkeypatch.setattr(
        "hrm_core.library.parity.open_engine", lambda info, device, kind: engines[kind]
    )
    found = parity(SHIPPED.find("sudoku"), segments=3)
    assert found.largest == pytest.approx(0.5)
    assert found.cells_alike == pytest.approx(1 - 1 / (3 * 81))
    assert found.puzzles == len(fitting(TASKS["sudoku"], 81))


def test_an_engine_is_opened_with_the_threads_that_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = SHIPPED.find("sudoku")
    told: list[object] = []
    for name in ("open_graph", "open_onnx"):
        monkeypatch.setattr(
            f"hrm_core.engines.onnx_engine.{name}", lambda *given: told.append(given)
        )
    open_engine(info, "cpu", "onnx", threads=3)
    open_engine(info, "cpu", "onnx")
    exported = tmp_path / "only"
    exported.mkdir()
    (exported / EXPORTED).touch()
    open_engine(replace(info, folder=exported), threads=2)
    reason = "ONNX Runtime, CPU, as chosen"
    assert told == [(info, reason, 3), (info, reason, 1), (exported / EXPORTED, 2)]
