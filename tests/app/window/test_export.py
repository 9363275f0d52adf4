"""Export from the window: files, card and ONNX of the chosen model, or a sentence."""

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.models.child import Child
from app.window import export
from app.window.export import Exporter
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.places import asset_path


@pytest.fixture
def maze() -> ModelInfo:
    return ModelLibrary([asset_path("models")]).default("maze")


class ScriptedChild(Child):
    """The command, without the minute that it takes: tests/app/cli/test_models.py runs it."""

    def run(self) -> Generator[str, None, str]:
        assert self._command[-5] == "export"
        yield "comparing it with PyTorch, batch 1 of 8 …"
        Path(self._command[-2]).write_bytes(b"a graph")
        return '{"model": "maze", "onnx": "maze.onnx", "largest": 2e-06}'


def test_the_chosen_model_is_written_with_card_and_onnx(
    qtbot: QtBot, maze: ModelInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    exporter = Exporter(lambda: maze, window)
    monkeypatch.setattr(export, "Child", ScriptedChild)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    told: list[str] = []
    exporter.told.connect(told.append)
    exporter.ask()
    (writing,) = exporter.writing
    qtbot.waitUntil(lambda: not exporter.writing, timeout=20_000)
    folder = tmp_path / "maze"
    assert told == [
        f"{folder}; ONNX follows …",
        f"Exported to {folder}; ONNX within 2e-06 of PyTorch",
    ]
    assert writing.state == "comparing it with PyTorch, batch 1 of 8 …"
    assert "Maze" in (folder / "MODEL_CARD.md").read_text("utf-8")
    assert ModelLibrary([tmp_path]).find("maze").parameters == maze.parameters
    assert (folder / "maze.onnx").read_bytes() == b"a graph"


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


def test_an_export_is_stopped_at_once_and_leaves_a_whole_model(
    qtbot: QtBot, maze: ModelInfo, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    exporter = Exporter(lambda: maze, window)
    folder = tmp_path / "maze"
    exporter.write(maze, folder)
    (writing,) = exporter.writing
    with qtbot.waitSignal(exporter.told):  # the files are there
        pass
    with qtbot.waitSignal(exporter.told, timeout=10_000) as told:
        exporter.stop(writing)
    assert told.args == [f"Stopped: {folder} has the model, and no ONNX file"]
    assert exporter.writing == []
    assert ModelLibrary([tmp_path]).find("maze").parameters == maze.parameters
    assert {path.suffix for path in folder.iterdir()}.isdisjoint({".onnx", ".part"})


def test_a_window_that_closes_does_not_wait_for_an_export(
    qtbot: QtBot, maze: ModelInfo, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    exporter = Exporter(lambda: maze, window)
    with qtbot.waitSignal(exporter.told):
        exporter.write(maze, tmp_path / "maze")
    exporter.close()
    assert not list((tmp_path / "maze").glob("*.onnx"))
