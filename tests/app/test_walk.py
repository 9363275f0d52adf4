"""The walk through the window that packages are tried with, here with the models as shipped."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app import walk
from app.self_test import walk_through
from app.walk import Stop, WalkError
from hrm_core.engines import Engine
from hrm_core.library.models import ModelError, ModelInfo, ModelLibrary, open_engine
from tests.app.support import SUDOKU

pytestmark = pytest.mark.usefixtures("no_window_stays")
WELL = Stop("sudoku", "Easy", False, True, 3, 3, 1000, 1.0)


@pytest.fixture(autouse=True)
def usual_excepthook() -> Iterator[None]:
    hook = sys.excepthook
    yield
    sys.excepthook = hook


def on_the_cpu(info: ModelInfo) -> Engine:
    return open_engine(info, "cpu", "onnx")


def test_each_kind_is_solved_saved_pictured_and_opened_without_pytorch(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "has_torch", lambda: False)
    stops = walk_through(SUDOKU, on_the_cpu, ModelLibrary(), tmp_path)
    assert [stop.kind for stop in stops] == ["sudoku", "maze", "arc"]
    assert all(stop.well and not stop.learnt_here for stop in stops), stops
    assert all(QPixmap(str(tmp_path / f"{stop.kind}.png")).width() > 100 for stop in stops)


def test_a_model_that_fails_ends_the_walk_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    def fails(info: ModelInfo) -> Engine:
        raise ModelError("its weights are damaged")

    with pytest.raises(WalkError, match="solving Easy: its weights are damaged"):
        walk_through(SUDOKU, fails, ModelLibrary(), tmp_path)


def test_what_does_not_come_about_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "PATIENCE", 0.0)
    with pytest.raises(WalkError, match="solving Easy: not done after 0 seconds"):
        walk_through(SUDOKU, on_the_cpu, ModelLibrary(), tmp_path)


@pytest.mark.parametrize("flaw", [{"solved": False}, {"thoughts_opened": 2}, {"picture": 0}])
def test_a_stop_is_well_only_if_all_of_it_came_back(flaw: dict[str, int]) -> None:
    assert WELL.well
    assert not Stop(**{**vars(WELL), **flaw}).well
