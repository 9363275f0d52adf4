"""Official checkpoints: imported, they compute the official outputs; the full-size ones fit."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
import yaml
from safetensors.torch import load_file

from hrm_core.checkpoint import ModelError, read_info, read_weights
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.library.official import fit, official_config, read_official, strip_prefixes
from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM
from tests.golden.cases import assert_close, batch, folder

CHECKPOINT = folder("official_style_ckpt")
WEIGHTS = next(path for path in sorted(CHECKPOINT.iterdir()) if path.name.startswith("step_"))
TABLES = json.loads((folder("official_keys") / "state_dict_keys.json").read_text())
TOLERANCES = {  # of logits and of Q-values
    "float32": (2e-4, 5e-5),
    # The official run multiplied in another order, and a bfloat16 number has 8 bits. Rounding the
    # input embeddings once more or less than officially gives 0.3.
    "bfloat16": (0.08, 0.03),
}


@pytest.mark.parametrize("path", [CHECKPOINT, WEIGHTS], ids=["folder", "file"])
@pytest.mark.parametrize("dtype", sorted(TOLERANCES))
def test_an_imported_checkpoint_computes_the_official_outputs(
    path: Path, dtype: str, tmp_path: Path
) -> None:
    info = ModelLibrary([tmp_path]).import_official(path, "tiny")
    config = replace(HRMConfig.from_dict(read_info(info.folder).config), forward_dtype=dtype)
    model = HRM(config)
    arrays = read_weights(info.folder)
    model.load_state_dict({name: torch.from_numpy(array) for name, array in arrays.items()})
    expected = load_file(CHECKPOINT / "expected.safetensors")
    tokens, _, ids = batch(expected, "batch")
    state = model.start(len(tokens))
    segments = sum(name.startswith(f"{dtype}.") and ".logits" in name for name in expected)
    assert segments > 0
    for segment in range(1, segments + 1):
        with torch.inference_mode():
            state, out = model(tokens, ids, state)
        wanted = f"{dtype}.seg{segment}"
        logits, values = TOLERANCES[dtype]
        assert out.logits.dtype == getattr(torch, dtype)
        assert_close(out.logits, expected[f"{wanted}.logits"], logits, wanted)
        assert_close(out.q_halt, expected[f"{wanted}.q_halt_logits"], values, wanted)
        assert_close(out.q_continue, expected[f"{wanted}.q_continue_logits"], values, wanted)


def test_an_imported_checkpoint_opens_in_an_engine(tmp_path: Path) -> None:
    library = ModelLibrary([tmp_path])
    info = library.import_official(CHECKPOINT)
    assert [found.name for found in library.models()] == [info.name]
    assert open_engine(info, "cpu").device == "cpu"


def official_arch(keys: dict[str, Any]) -> dict[str, Any]:
    """The section `arch` of the official hrm_v1."""
    arch = yaml.safe_load((CHECKPOINT / "all_config.yaml").read_text())["arch"]
    learned = any("embed_pos" in name for name in keys)
    sizes = {"hidden_size": 512, "puzzle_emb_ndim": 512, "num_heads": 8, "expansion": 4}
    layers = {"H_layers": 4, "L_layers": 4, "H_cycles": 2, "L_cycles": 2}
    return {**arch, **sizes, **layers, "pos_encodings": "learned" if learned else "rope"}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_the_key_tables_of_the_full_size_models_fit(name: str) -> None:
    keys = TABLES[name]["keys"]
    tensors = {key: torch.empty(shape, device="meta") for key, (shape, _) in keys.items()}
    shapes = {key: tuple(t.shape) for key, t in strip_prefixes(tensors).items()}
    config, task = official_config(official_arch(keys), shapes)
    assert name.startswith(task)
    assert config.seq_len == {"sudoku": 81, "maze": 900, "arc": 900}[task]
    assert config.num_puzzle_identifiers == shapes["puzzle_emb.weights"][0]
    assert fit(config, shapes) == TABLES[name]["trainable_params"]


FIRST = ("_orig_mod.model.inner.", "module._orig_mod.model.inner.", "_orig_mod.module.model.inner.")


@pytest.mark.parametrize("prefix", [*FIRST, "module.model.", "model._orig_mod.inner.", ""])
def test_prefixes_are_stripped_in_any_order(prefix: str) -> None:
    state = {f"{prefix}H_level.w": torch.zeros(1), f"{prefix}embed_tokens.w": torch.zeros(1)}
    assert list(strip_prefixes(state)) == ["H_level.w", "embed_tokens.w"]


@pytest.mark.parametrize("name", ["step_7", "step_7.pt", "checkpoint", "model.pt", "weights.pth"])
@pytest.mark.parametrize("around", [(), ("model",), ("state_dict",), ("ema", "model_state_dict")])
def test_weights_are_found_inside_what_others_save_around_them(
    tmp_path: Path, name: str, around: tuple[str, ...]
) -> None:
    state = torch.load(WEIGHTS, weights_only=True)
    for word in around:
        state = {"step": 7, word: state}
    torch.save(state, tmp_path / name)
    shutil.copy(CHECKPOINT / "all_config.yaml", tmp_path)
    assert read_official(tmp_path).weights.keys() == read_official(CHECKPOINT).weights.keys()


def test_a_table_without_tensors_is_refused_with_what_it_has(tmp_path: Path) -> None:
    torch.save({"optimizer": {}, "epoch": 3}, tmp_path / "step_1")
    shutil.copy(CHECKPOINT / "all_config.yaml", tmp_path)
    with pytest.raises(ModelError, match="not a table of tensors; it has optimizer, epoch"):
        read_official(tmp_path)
