"""Reads what the official code of HRM and of TRM writes: step_N, and all_config.yaml beside it.

Both files are taken for hostile. The weights are unpickled with weights_only, so nothing in them is
ever executed; sizes are compared with the file before anything of that size is made.
"""

import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from hrm_core.checkpoint import ModelError, ModelInfo, Weights, read_tensors
from hrm_core.library import official_trm
from hrm_core.library.official_files import SAFE, find_output
from hrm_core.library.official_trm import is_trm, plain_weights, trm_settings
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.model.hrm import HRM

# The official data sets differ in vocabulary; the sequence length is stored nowhere.
TASK_BY_VOCABULARY = {11: ("sudoku", 81), 6: ("maze", 900), 12: ("arc", 900)}
PREFIXES = ("_orig_mod.", "module.", "model.", "inner.")
WRAPPERS = (
    "model",
    "state_dict",
    "model_state_dict",
    "module",
    "weights",
    "ema",
)  # the first there is
SETTINGS = (  # of the section `arch`, all of them required
    "hidden_size",
    "num_heads",
    "H_layers",
    "L_layers",
    "H_cycles",
    "L_cycles",
    "expansion",
    "pos_encodings",
    "halt_max_steps",
    "halt_exploration_prob",
)
OPTIONAL = ("puzzle_emb_ndim", "rms_norm_eps", "rope_theta")  # with official defaults
DESCRIPTION = "Imported from an official HRM checkpoint."

Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Official:
    """An official checkpoint, in this project's terms."""

    name: str
    info: ModelInfo
    weights: Weights


def read_official(path: Path) -> Official:
    """Read a training output: its folder, or the weights file in it. ModelError if it is none."""
    output = find_output(path)
    file, arch = output.file, output.arch
    tensors = _read_safe(file) if file.suffix == SAFE else _read_tensors(file)
    try:
        tensors = strip_prefixes(tensors)
        if recursive := is_trm(tensors):
            tensors = plain_weights(tensors)
        shapes = {name: tuple(tensor.shape) for name, tensor in tensors.items()}
        config, task = official_config(arch, shapes)
        parameters = fit(config, shapes)
    except ModelError as error:
        raise ModelError(f"{file} cannot be imported: {error}") from None
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{file.parent.name}-{file.name}").strip("-.") or "hrm"
    info = ModelInfo(
        name=name[:64],
        title=name,
        task=task,
        folder=file.parent,
        parameters=parameters,
        config=config.to_dict(),
        provenance={"source": "official checkpoint", "file": file.name},
        description=official_trm.DESCRIPTION if recursive else DESCRIPTION,
    )
    return Official(info.name, info, {k: t.detach().float().numpy() for k, t in tensors.items()})


def strip_prefixes(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Official keys without what torch.compile and the loss and ACT wrappers put in front."""
    plain: dict[str, Tensor] = {}
    for full_name, tensor in state.items():
        name = full_name
        while prefix := next((each for each in PREFIXES if name.startswith(each)), ""):
            name = name.removeprefix(prefix)  # they come in any order
        if name in plain:
            raise ModelError(f"it holds {name} twice")
        plain[name] = tensor
    return plain


def official_config(arch: Mapping[str, Any], shapes: Shapes) -> tuple[HRMConfig, str]:
    """The configuration and the task, from all_config.yaml's `arch` and the tensors' shapes."""
    tokens = shapes.get("embed_tokens.embedding_weight")
    if tokens is None or len(tokens) != 2:
        raise ModelError("it has no token embedding, so it is no HRM")
    recursive = is_trm(shapes)
    if not recursive and "H_level.layers.0.self_attn.qkv_proj.weight" not in shapes:
        raise ModelError("it has no level with attention, so it is neither an HRM nor a TRM")
    if tokens[0] not in TASK_BY_VOCABULARY:
        known = ", ".join(str(size) for size in TASK_BY_VOCABULARY)
        raise ModelError(f"its vocabulary has {tokens[0]} tokens; official ones have {known}")
    task, length = TASK_BY_VOCABULARY[tokens[0]]
    for name in SETTINGS:
        if name not in arch:
            raise ModelError(f"its all_config.yaml does not say {name!r}")
    if recursive:
        arch = {**arch, "H_layers": arch["L_layers"]}  # of which TRM has none
    _compare_sizes(arch, shapes)
    # float32 is more exact than the bfloat16 of the official runs, and faster on most CPUs.
    values = {name: arch[name] for name in (*SETTINGS, *OPTIONAL) if name in arch}
    values |= {"vocab_size": tokens[0], "seq_len": length, "forward_dtype": "float32"}
    if recursive:
        values |= trm_settings(arch, shapes, length)
    if "puzzle_emb.weights" in shapes:
        values["num_puzzle_identifiers"] = shapes["puzzle_emb.weights"][0]
    try:
        config = HRMConfig.from_dict(values)
    except ConfigError as error:
        raise ModelError(f"its all_config.yaml cannot be used: {error}") from None
    if "embed_pos.embedding_weight" in shapes:
        cells = shapes["embed_pos.embedding_weight"][0] - config.puzzle_tokens
        if cells != length:
            raise ModelError(f"it was trained for {cells} cells; {task} has {length}")
    return config, task


def _compare_sizes(arch: Mapping[str, Any], shapes: Shapes) -> None:
    """What would make a model of another size than the file is found before one is built."""
    tables = {
        "embed_tokens.embedding_weight": arch["hidden_size"],
        "embed_pos.embedding_weight": arch["hidden_size"],
        "puzzle_emb.weights": arch.get("puzzle_emb_ndim", 0),
    }
    for name, width in tables.items():
        if name in shapes and shapes[name][1:] != (width,):
            raise ModelError(f"{name} is {shapes[name]}, but its all_config.yaml says {width} wide")
    for level in ("L",) if is_trm(shapes) else ("H", "L"):
        layer = re.compile(rf"{level}_level\.layers\.(\d+)\.")
        found = len({match[1] for name in shapes if (match := layer.match(name))})
        if arch[f"{level}_layers"] != found:
            wanted = arch[f"{level}_layers"]
            raise ModelError(
                f"it has {found} layers in {level}, but its all_config.yaml says {wanted}"
            )


def fit(config: HRMConfig, shapes: Shapes) -> int:
    """The number of trainable parameters; ModelError if these are not the tensors of `config`."""
    try:
        with torch.device("meta"):  # shapes alone: the table of ARC takes gigabytes
            model = HRM(config)
    except (RuntimeError, ArithmeticError, ValueError, TypeError):
        raise ModelError("its all_config.yaml describes a model of impossible size") from None
    expected = {name: tuple(t.shape) for name, t in model.state_dict().items()}
    for name, shape in expected.items():
        if name not in shapes:
            raise ModelError(f"it is not the model its all_config.yaml says: {name} is missing")
        if shapes[name] != shape:
            raise ModelError(f"{name} is {shapes[name]}, but its all_config.yaml says {shape}")
    surplus = sorted(set(shapes) - set(expected))
    if surplus:
        raise ModelError(f"it is not the model its all_config.yaml says: it also has {surplus[0]}")
    return sum(p.numel() for p in model.parameters())


def _read_tensors(file: Path) -> dict[str, Tensor]:
    try:
        state = torch.load(file, weights_only=True, map_location="cpu", mmap=True)
    except pickle.UnpicklingError:
        raise ModelError(
            f"{file} was refused: it is no plain file of weights (it may hold code)"
        ) from None
    except Exception:  # noqa: BLE001  # a damaged pickle can raise anything
        raise ModelError(f"{file} is no checkpoint, or it is damaged") from None
    state = _unwrapped(state)
    if not isinstance(state, dict) or not all(
        isinstance(name, str) and isinstance(value, Tensor) for name, value in state.items()
    ):
        raise ModelError(f"{file} is no checkpoint: it is not a table of tensors{_inside(state)}")
    for name, tensor in state.items():
        plain = tensor.layout is torch.strided and tensor.device.type == "cpu"
        if not (plain and tensor.is_floating_point() and tensor.is_contiguous()):
            raise ModelError(f"{file} is no checkpoint: {name} is no plain table of numbers")
    if sum(tensor.nbytes for tensor in state.values()) > file.stat().st_size:
        raise ModelError(f"{file} was refused: its tensors are larger than the file")
    return state


def _unwrapped(state: object) -> object:
    """The table of tensors inside what other trainers save around it."""
    for _ in WRAPPERS:
        if not isinstance(state, dict) or all(isinstance(each, Tensor) for each in state.values()):
            break
        inner = next((state[name] for name in WRAPPERS if isinstance(state.get(name), dict)), None)
        if inner is None:
            break
        state = inner
    return state


def _inside(state: object) -> str:
    """What stands where the tensors should, as the end of a sentence."""
    if not isinstance(state, dict):
        return f" but {type(state).__name__}"
    names = ", ".join(str(name)[:40] for name in list(state)[:5])
    return f"; it has {names or 'nothing'}"


def _read_safe(file: Path) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array) for name, array in read_tensors(file).items()}
