"""Checkpoints of TRM: imported, they compute what the official code of TRM computes."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import yaml
from safetensors.torch import load_file

from hrm_core.checkpoint import ModelError, read_info, read_weights
from hrm_core.engines import Batch
from hrm_core.engines.making import ensure_graph
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.library.official import fit, official_config, strip_prefixes
from hrm_core.library.official_trm import plain_name
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from tests.golden.cases import assert_close, batch, folder

CASE = folder("trm_mini")
TABLES = json.loads((folder("official_keys") / "state_dict_keys_trm.json").read_text())
LOGITS, VALUES = 5e-5, 1e-5  # largest absolute difference in float32, after one segment
GROWTH = 20  # of a difference with each segment; measured 15, between kinds of processors


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A training output as TRM's code writes it, made of the case."""
    made = tmp_path / "output"
    made.mkdir()
    weights = load_file(CASE / "weights.safetensors")
    torch.save({f"_orig_mod.model.{k}": v for k, v in weights.items()}, made / "step_300")
    write_yaml(made)
    return made


def write_yaml(output: Path, **changes: Any) -> None:
    arch = {**json.loads((CASE / "config.json").read_text())["config"], **changes}
    arch = {name: value for name, value in arch.items() if value is not None}
    (output / "all_config.yaml").write_text(yaml.safe_dump({"arch": arch}))


def test_an_imported_checkpoint_computes_the_official_outputs(output: Path, tmp_path: Path) -> None:
    info = ModelLibrary([tmp_path / "models"]).import_official(output, "tiny")
    model = HRM(HRMConfig.from_dict(read_info(info.folder).config)).eval()
    arrays = read_weights(info.folder)
    model.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
    expected = load_file(CASE / "eval.safetensors")
    tokens, _, ids = batch(expected, "batch")
    state = model.start(len(tokens))
    for segment in range(1, model.config.halt_max_steps + 1):
        with torch.inference_mode():
            state, out = model(tokens, ids, state)
        name, grown = f"seg{segment}", GROWTH ** (segment - 1)
        assert_close(out.logits, expected[f"{name}.logits"], grown * LOGITS, name)
        assert_close(out.q_halt, expected[f"{name}.q_halt_logits"], grown * VALUES, name)
        assert not out.q_continue.any(), "it halts when Q-halt is above 0"


def test_onnx_runtime_computes_the_same(output: Path, tmp_path: Path) -> None:
    write_yaml(output, H_cycles=1, L_cycles=1)  # every cycle is written out, so few are made fast
    info = ModelLibrary([tmp_path / "models"]).import_official(output, "tiny")
    ensure_graph(info, lambda _: None)
    expected = load_file(CASE / "eval.safetensors")
    tokens, _, ids = batch(expected, "batch")
    asked = Batch(tokens.numpy().astype(np.int32), ids.numpy().astype(np.int32))
    said = []
    for name in ("onnx", "torch"):
        engine = open_engine(info, "cpu", name)
        _, step = engine.step(asked, engine.start(asked))
        said.append((step.look().logits, step.q_halt, step.q_continue))
    for ours, reference in zip(*said, strict=True):
        np.testing.assert_allclose(ours, reference, atol=1e-4)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_key_tables_of_the_full_size_models_fit(name: str) -> None:
    keys = strip_prefixes(
        {k: torch.empty(s, device="meta") for k, (s, _) in TABLES[name]["keys"].items()}
    )
    shapes = {plain_name(key): tuple(tensor.shape) for key, tensor in keys.items()}
    arch = json.loads((CASE / "config.json").read_text())["config"]
    arch |= {"hidden_size": 512, "num_heads": 8, "puzzle_emb_ndim": 512, "mlp_t": "mlp" in name}
    arch |= {"pos_encodings": "none" if "mlp" in name else "rope"}
    config, task = official_config(arch, shapes)
    assert task in name
    assert config.puzzle_tokens == 16
    assert fit(config, shapes) == TABLES[name]["trainable_params"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"no_ACT_continue": None}, "no H-level, so it is no HRM"),
        ({"mlp_t": False, "pos_encodings": "rope"}, "is missing"),
        ({"puzzle_emb_len": 8}, "all_config.yaml says"),
        ({"puzzle_emb_ndim": 0}, "puzzle_emb.weights"),
        ({"L_layers": 3}, "2 layers in L"),
        ({"puzzle_emb_len": -1}, "puzzle_emb_len must be at least 0"),
    ],
)
def test_what_does_not_fit_is_refused(
    output: Path, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    write_yaml(output, **changes)
    with pytest.raises(ModelError, match=message):
        ModelLibrary([tmp_path / "models"]).import_official(output, "tiny")
