"""Running the command `hrm` in a test, and what it needs: a model, a table of puzzles."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from app.cli import main as cli
from hrm_core.checkpoint import ModelInfo, write_model
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE


def lines(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[str]:
    """What a command that works prints."""
    assert cli.main([str(argument) for argument in arguments]) == 0
    out, err = capsys.readouterr()
    assert all("is taken for" in line or ", seed " in line for line in err.splitlines())
    return out.splitlines()


def values(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(capsys, *arguments)]


def table(tmp_path: Path, count: int = 3) -> Path:
    """A file with the same puzzle and its solution many times."""
    path = tmp_path / "table.csv"
    path.write_text("question,answer\n" + f"{LINE},{ANSWER}\n" * count, "utf-8")
    return path


def random_model(folder: Path) -> Path:
    """A small model that knows nothing, the same each time."""
    config = HRMConfig(
        seq_len=81,
        vocab_size=11,
        hidden_size=16,
        num_heads=2,
        H_layers=1,
        L_layers=1,
        mlp_multiple=8,
    )
    torch.manual_seed(0)
    weights = {name: tensor.numpy() for name, tensor in HRM(config).state_dict().items()}
    info = ModelInfo("random", "Knows nothing", "sudoku", folder, 0, config.to_dict())
    write_model(info, weights)
    return folder
