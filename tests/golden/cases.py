"""Numbers of the official code, as data: the small set beside this file, or HRM_GOLDEN_DIR's.

A case is a folder hrm_*: a configuration, weights, and what the official code made of them. Names,
sizes and seeds differ between sets, so tests ask what is there; a file may be absent.
"""

import json
import os
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor

from hrm_core.library.official import strip_prefixes
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM

HERE = Path(__file__).parent
ROOT = Path(os.environ.get("HRM_GOLDEN_DIR") or HERE)
Tensors = dict[str, Tensor]


def folder(name: str) -> Path:
    """A part of the golden set; from beside this file if the other set lacks it."""
    return ROOT / name if (ROOT / name).is_dir() else HERE / name


@dataclass(frozen=True)
class Case:
    """One model, and what the official code computed with it."""

    path: Path

    @cached_property
    def values(self) -> dict[str, Any]:
        """config.json: `config` of the model, `loss_type`, `seed`."""
        values: dict[str, Any] = json.loads((self.path / "config.json").read_text())
        return values

    @cached_property
    def config(self) -> HRMConfig:
        """Its configuration; halting does not explore, for the official runs did not."""
        known = {f.name for f in fields(HRMConfig)}
        values = {k: v for k, v in self.values["config"].items() if k in known}
        return HRMConfig.from_dict({**values, "halt_exploration_prob": 0.0})

    @cached_property
    def scalars(self) -> dict[str, Any]:
        """scalars.json: losses, steps and halting of every run."""
        scalars: dict[str, Any] = json.loads((self.path / "scalars.json").read_text())
        return scalars

    def model(self) -> HRM:
        """A new model with the weights of the case."""
        model = HRM(self.config)
        model.load_state_dict(strip_prefixes(self.tensors("weights")))
        return model

    def tensors(self, name: str) -> Tensors:
        """One of its safetensors files."""
        return load_file(self.path / f"{name}.safetensors")

    def tolerance(self, value: float) -> float:
        """`value` for a float32 model; a bfloat16 number has 8 bits instead of 24."""
        return value if self.config.forward_dtype == "float32" else 1000 * value


def cases(*files: str) -> list[Case]:
    """Every HRM case that has all of these files."""
    found = [Case(path) for path in sorted(ROOT.glob("hrm_*")) if (path / "config.json").is_file()]
    assert found, f"{ROOT} holds no folder hrm_* with a config.json"
    return [c for c in found if all((c.path / f"{name}.safetensors").is_file() for name in files)]


def name_of(case: Case) -> str:
    """How a case is called in the list of tests."""
    return case.path.name


def batch(tensors: Tensors, prefix: str) -> tuple[Tensor, Tensor, Tensor]:
    """Tokens, labels and puzzle ids, int64, of the batch stored under `prefix`."""
    tokens, labels, ids = (
        tensors[f"{prefix}.{name}"].long() for name in ("inputs", "labels", "puzzle_identifiers")
    )
    return tokens, labels, ids


def assert_close(found: Tensor, expected: Tensor, tolerance: float, what: str = "") -> None:
    """Every number within `tolerance`, absolute."""
    torch.testing.assert_close(
        found.float(),
        expected.float(),
        atol=tolerance,
        rtol=0,
        msg=lambda text: f"{what}: {text}",
    )
