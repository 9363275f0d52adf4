"""Export from the window: files, card and ONNX of the chosen model, or a sentence."""

from pathlib import Path

import onnxruntime
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.window.export import Exporter
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.places import asset_path


@pytest.fixture
def maze() -> ModelInfo:
    return ModelLibrary([asset_path("models")]).default("maze")


def test_the_chosen_model_is_written_with_card_and_onnx(
    qtbot: QtBot, maze: ModelInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    exporter = Exporter(lambda: maze, window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    told: list[str] = []
    exporter.told.connect(told.append)
    exporter.ask()
    qtbot.waitUntil(lambda: any("PyTorch" in words for words in told), timeout=120_000)
    folder = tmp_path / "maze"
    assert "Maze" in (folder / "MODEL_CARD.md").read_text("utf-8")
    assert ModelLibrary([tmp_path]).find("maze").parameters == maze.parameters
    assert onnxruntime.InferenceSession(folder / "maze.onnx").get_outputs()


def test_a_folder_that_is_there_is_left_alone_and_told_of(
    qtbot: QtBot, maze: ModelInfo, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "maze").mkdir()
    exporter = Exporter(lambda: maze, window)
    with qtbot.waitSignal(exporter.failed) as failed:
        exporter.write(maze, tmp_path / "maze")
    assert "is there already" in str(failed.args[0])
    assert list((tmp_path / "maze").iterdir()) == []


def test_without_a_model_nothing_is_asked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    exporter = Exporter(lambda: None, window)
    with qtbot.waitSignal(exporter.told) as told:
        exporter.ask()
    assert told.args == ["There is no model to export"]
