"""A library with one small model in it, and an engine that plays it."""

from pathlib import Path

import numpy as np
import pytest

from app.cli import evaluate as cli_eval
from app.cli import main as cli
from hrm_core.checkpoint import ModelInfo, write_model
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.places import user_data_dir
from tests.hrm_core.support import scripted


@pytest.fixture
def no_shipped_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test does not depend on what lies in assets/models."""
    monkeypatch.setattr("hrm_core.library.models.asset_path", lambda *parts: tmp_path / "nothing")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    """A model named `tiny`, and a scripted engine that plays it."""
    folder = user_data_dir() / "models" / "tiny"
    config = {"seq_len": 81, "vocab_size": 11}
    info = ModelInfo("tiny", "A tiny model", "sudoku", folder, 3, config)
    write_model(info, {"x": np.zeros(3, np.float32)})
    player = scripted()

    def opened(asked: ModelInfo, device: str = "auto", kind: str = "auto") -> ScriptedEngine:
        assert (asked.name, device, kind) == ("tiny", "auto", "auto")
        return player

    monkeypatch.setattr(cli, "open_engine", opened)
    monkeypatch.setattr(cli_eval, "open_engine", opened)
    return player
