"""Which engine runs a model where, as it was asked for."""

from pathlib import Path

import pytest

from hrm_core.checkpoint import ModelInfo
from hrm_core.engines import choice
from hrm_core.engines.choice import TORCH, choose

MODEL = ModelInfo("some", "Some", "sudoku", Path("some"), 1, {}, {})


@pytest.mark.parametrize("device", ["cpu", "auto"])
def test_pytorch_by_name_runs_on_the_device_that_is_asked_for(
    device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "has_torch", lambda: True)
    chosen = choose(MODEL, device, TORCH)
    assert (chosen.engine, chosen.device) == (TORCH, device)
