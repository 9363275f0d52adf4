"""Small training outputs as the official code writes them, for tests that damage them."""

from pathlib import Path
from typing import Any

import pytest
import torch
import yaml
from torch import Tensor

from hrm_core.checkpoint import ModelError
from hrm_core.library.official import read_official
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM

ARCH: dict[str, Any] = {
    "name": "hrm.hrm_act_v1@HierarchicalReasoningModel_ACTV1",
    "loss": {"name": "losses@ACTLossHead", "loss_type": "stablemax_cross_entropy"},
    "H_cycles": 2,
    "H_layers": 1,
    "L_cycles": 2,
    "L_layers": 1,
    "expansion": 4,
    "halt_exploration_prob": 0.1,
    "halt_max_steps": 4,
    "hidden_size": 16,
    "num_heads": 2,
    "pos_encodings": "rope",
    "puzzle_emb_ndim": 16,
}
MODEL = {k: v for k, v in ARCH.items() if k not in ("name", "loss")}
State = dict[str, Tensor]


def official_state(**changes: Any) -> State:
    """A state dict as torch.compile and the official wrappers name it."""
    shape = {"seq_len": 81, "vocab_size": 11, "num_puzzle_identifiers": 3}
    torch.manual_seed(0)
    state = HRM(HRMConfig.from_dict({**shape, **MODEL, **changes})).state_dict()
    return {f"_orig_mod.model.inner.{name}": tensor for name, tensor in state.items()}


def write_yaml(folder: Path, **changes: Any) -> None:
    arch = {k: v for k, v in {**ARCH, **changes}.items() if v is not None}
    (folder / "all_config.yaml").write_text(yaml.dump({"arch": arch, "epochs": 20000}))


def refusal(path: Path) -> str:
    """The message: one line that a person can read; without `path`, which has the test's name."""
    with pytest.raises(ModelError) as caught:
        read_official(path)
    message = str(caught.value)
    assert message
    assert "\n" not in message
    assert "Traceback" not in message
    assert str(path) in message
    return message.replace(str(path), "")


def write_output(folder: Path) -> Path:
    """A folder with a sound step_20 and its all_config.yaml."""
    folder.mkdir()
    write_yaml(folder)
    torch.save(official_state(), folder / "step_20")
    return folder
