"""Reads what the official HRM code writes: a step_N file of weights and all_config.yaml beside it.

The file is unpickled with weights_only, so nothing in it is ever executed.
"""

import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
import yaml
from torch import Tensor

from hrm_core.checkpoint import ModelError, ModelInfo, Weights
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.model.hrm import HRM

# The official data sets differ in vocabulary; the sequence length is stored nowhere.
TASK_BY_VOCABULARY = {11: ("sudoku", 81), 6: ("maze", 900), 12: ("arc", 900)}
PREFIXES = ("_orig_mod.", "model.", "inner.")
_SETTINGS = {f.name for f in fields(HRMConfig)} - {"seq_len", "vocab_size"}


@dataclass(frozen=True)
class Official:
    """An official checkpoint, in this project's terms."""

    name: str
    info: ModelInfo
    weights: Weights


def read_official(path: Path) -> Official:
    """Read a training output: its folder, or the weights file in it. ModelError if it is none."""
    file = _weights_file(path)
    arch = _read_arch(file.parent / "all_config.yaml")
    tensors = strip_prefixes(_read_tensors(file))
    config, task = official_config(arch, {name: tuple(t.shape) for name, t in tensors.items()})
    model = HRM(config)
    expected = {name: tuple(t.shape) for name, t in model.state_dict().items()}
    for name, shape in expected.items():
        if name not in tensors:
            raise ModelError(f"{file} is not the model its all_config.yaml says: {name} is missing")
        if tuple(tensors[name].shape) != shape:
            raise ModelError(
                f"{file} does not fit its all_config.yaml: {name} is "
                f"{tuple(tensors[name].shape)}, not {shape}"
            )
    surplus = sorted(set(tensors) - set(expected))
    if surplus:
        raise ModelError(f"{file} does not fit its all_config.yaml: it also holds {surplus[0]}")
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{file.parent.name}-{file.name}").strip("-.") or "hrm"
    info = ModelInfo(
        name=name,
        title=name,
        task=task,
        folder=file.parent,
        parameters=sum(p.numel() for p in model.parameters()),
        config=config.to_dict(),
        provenance={"source": "official checkpoint", "file": file.name},
        description="Imported from an official HRM checkpoint.",
    )
    return Official(name[:64], info, {k: t.float().numpy() for k, t in tensors.items()})


def strip_prefixes(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Official keys without what torch.compile and the loss and ACT wrappers put in front."""
    plain = {}
    for name, tensor in state.items():
        for prefix in PREFIXES:
            name = name.removeprefix(prefix)
        plain[name] = tensor
    return plain


def official_config(
    arch: Mapping[str, Any], shapes: Mapping[str, tuple[int, ...]]
) -> tuple[HRMConfig, str]:
    """The configuration and the task, from all_config.yaml's `arch` and the tensors' shapes."""
    tokens = shapes.get("embed_tokens.embedding_weight")
    if tokens is None or len(tokens) != 2:
        raise ModelError("no HRM checkpoint: it has no token embedding")
    if "H_level.layers.0.self_attn.qkv_proj.weight" not in shapes:
        raise ModelError("no HRM checkpoint: it has no H-level with attention (is it a TRM?)")
    if tokens[0] not in TASK_BY_VOCABULARY:
        known = ", ".join(str(size) for size in TASK_BY_VOCABULARY)
        raise ModelError(f"its vocabulary has {tokens[0]} tokens; known ones have {known}")
    task, length = TASK_BY_VOCABULARY[tokens[0]]
    values: dict[str, Any] = {name: arch[name] for name in _SETTINGS if name in arch}
    # bfloat16 runs of these weights are legitimate, float32 is more exact and faster on most CPUs.
    values |= {"vocab_size": tokens[0], "seq_len": length, "forward_dtype": "float32"}
    if "puzzle_emb.weights" in shapes:
        values["num_puzzle_identifiers"] = shapes["puzzle_emb.weights"][0]
    try:
        config = HRMConfig.from_dict(values)
        if "embed_pos.embedding_weight" in shapes:
            rows = shapes["embed_pos.embedding_weight"][0]
            values["seq_len"] = rows - config.puzzle_tokens
            config = HRMConfig.from_dict(values)
    except ConfigError as error:
        raise ModelError(f"its all_config.yaml cannot be used: {error}") from None
    return config, task


def _weights_file(path: Path) -> Path:
    if path.is_dir():
        steps = [p for p in path.iterdir() if re.fullmatch(r"step_\d+", p.name)]
        if steps:
            return max(steps, key=lambda p: int(p.name.removeprefix("step_")))
        if (path / "checkpoint").is_file():
            return path / "checkpoint"
        raise ModelError(f"{path} holds no official checkpoint: no file step_N or checkpoint")
    if not path.is_file():
        raise ModelError(f"{path} is not there")
    return path


def _read_arch(path: Path) -> Mapping[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            values = yaml.safe_load(file)
    except OSError:
        raise ModelError(f"{path} is not there; it belongs beside the weights") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise ModelError(f"{path} is no YAML file") from None
    arch = values.get("arch") if isinstance(values, dict) else None
    if not isinstance(arch, dict):
        raise ModelError(f"{path} is no official configuration: it has no section 'arch'")
    return arch


def _read_tensors(file: Path) -> dict[str, Tensor]:
    try:
        state = torch.load(file, weights_only=True, map_location="cpu")
    except pickle.UnpicklingError:
        raise ModelError(
            f"{file} was refused: it is no plain file of weights (it may hold code)"
        ) from None
    except (RuntimeError, EOFError, OSError, ValueError, KeyError, UnicodeDecodeError):
        raise ModelError(f"{file} is no checkpoint, or it is cut off") from None
    if not isinstance(state, dict) or not all(
        isinstance(name, str) and isinstance(value, Tensor) for name, value in state.items()
    ):
        raise ModelError(f"{file} is no checkpoint: it is not a table of tensors")
    return state
