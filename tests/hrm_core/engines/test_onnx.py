"""One segment as an ONNX file: ONNX Runtime computes what PyTorch does, or no file is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from hrm_core.checkpoint import ModelError, ModelInfo, write_model
from hrm_core.engines import Batch
from hrm_core.engines.making import Comparison, export_onnx
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.model.config import HRMConfig
from hrm_core.model.export import Written
from tests.hrm_core.model.variants import BASE, make

# every cycle is written out, so few of them: an export takes seconds
SHORT = replace(BASE, H_cycles=1, L_cycles=1, L_layers=1)
CASES = {
    "puzzle tokens, registers, rope, bfloat16": replace(
        SHORT, puzzle_emb_ndim=12, num_puzzle_identifiers=3, registers=2, forward_dtype="bfloat16"
    ),
    "symbols, doubt": replace(
        SHORT, mixer="units", pos_encodings="none", symbols=(2, 4), q_pool="max", doubt=True
    ),
    "any size": replace(SHORT, mixer="conv", pos_encodings="none", q_pool="mean", L_cycles=2),
}


def model(folder: Path, config: HRMConfig, seed: int = 0) -> ModelInfo:
    """A small model on disk with weights that are not zero."""
    weights = make(config, seed).state_dict()
    arrays = {name: tensor.float().numpy() for name, tensor in weights.items()}
    info = ModelInfo("small", "Small", "sudoku", folder / "small", 1, config.to_dict(), {"a": [1]})
    write_model(info, arrays)
    return info


Exported = Callable[[str], tuple[ModelInfo, Path, Comparison]]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """A case as a model, a file, and how they compare; each is exported once."""

    @cache
    def export(name: str) -> tuple[ModelInfo, Path, Comparison]:
        folder = tmp_path_factory.mktemp("exported")
        info, path = model(folder, CASES[name]), folder / "small.onnx"
        return info, path, export_onnx(info, path)

    return export


def test_a_guess_is_thought_on_from_the_same_thoughts(exported: Exported) -> None:
    info, path, _ = exported("symbols, doubt")
    found = ModelLibrary([path.parent]).find(str(path))
    rng = np.random.default_rng(0)
    batch = Batch(rng.integers(6, size=(2, 16), dtype=np.int32), np.zeros(2, np.int32))
    guessed = Batch(batch.tokens[[1, 0]].copy(), batch.puzzle_ids)
    guessed.tokens[:, 5] = 3
    last = []
    for engine in (open_engine(info, "cpu"), open_engine(found)):
        assert engine.doubts
        state, first = engine.step(batch, engine.start(batch))
        apart = [engine.keep(state, np.array([row])) for row in (1, 0)]
        _, step = engine.step(guessed, engine.resume(guessed, apart))
        _, anew = engine.step(guessed, engine.start(guessed))
        assert first.doubt is not None
        assert step.doubt is not None
        assert anew.doubt is not None
        assert not np.allclose(step.doubt, anew.doubt)  # what was thought before counts
        last.append((step.logits, step.doubt))
    for torch_says, onnx_says in zip(*last, strict=True):
        np.testing.assert_allclose(torch_says, onnx_says, atol=1e-4)


@pytest.mark.parametrize("name", CASES)
def test_the_file_computes_what_the_model_does(name: str, exported: Exported) -> None:
    _, path, found = exported(name)
    assert found.largest < 1e-4
    assert found.answers_alike == 1
    assert sorted(file.name for file in path.parent.iterdir()) == ["small", "small.onnx"]


def test_a_file_is_opened_like_a_model_and_puzzles_may_leave_its_batches(
    exported: Exported,
) -> None:
    info, path, _ = exported("any size")
    found = ModelLibrary([path.parent]).find(str(path))
    assert (found.name, found.task, found.provenance) == (info.name, info.task, {"a": [1]})
    rng = np.random.default_rng(0)
    batch = Batch(rng.integers(6, size=(3, 81), dtype=np.int32), np.zeros(3, np.int32))
    rows = np.array([2, 0], dtype=np.intp)
    fewer = Batch(batch.tokens[rows], batch.puzzle_ids[rows])
    logits = []
    for engine in (open_engine(info, "cpu"), open_engine(found)):
        assert engine.seq_len is None
        state, _ = engine.step(batch, engine.start(batch))
        logits.append(engine.step(fewer, engine.keep(state, rows))[1].logits)
    assert logits[0].shape == (2, 81, 6)
    np.testing.assert_allclose(logits[0], logits[1], atol=1e-4)


def test_a_file_that_differs_is_not_kept(
    exported: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = Written(exported("symbols, doubt")[1].read_bytes(), {})
    monkeypatch.setattr("hrm_core.engines.making.segment_graph", lambda *_: graph)
    path = tmp_path / "small.onnx"
    path.write_bytes(b"what was there")
    other = model(tmp_path, CASES["symbols, doubt"], seed=1)
    with pytest.raises(ModelError, match=r"ONNX Runtime differs from PyTorch by .* than 0\.001"):
        export_onnx(other, path)
    assert path.read_bytes() == b"what was there"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["small", "small.onnx"]


def test_what_cannot_be_exported_is_told(
    exported: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = model(tmp_path, CASES["any size"])
    with pytest.raises(ModelError, match=r"cannot write .*nowhere.*small\.onnx: No such file"):
        export_onnx(info, tmp_path / "nowhere" / "small.onnx")

    def refuse(*arguments: object, **options: object) -> None:
        raise torch.onnx.OnnxExporterError("it has a sort of number in it")

    with monkeypatch.context() as patch:
        patch.setattr("torch.onnx.export", refuse)
        with pytest.raises(ModelError, match="PyTorch cannot write it as a graph: it has a sort"):
            export_onnx(info, tmp_path / "small.onnx")
    graph = Written(exported("symbols, doubt")[1].read_bytes(), {})
    monkeypatch.setattr("hrm_core.engines.making.segment_graph", lambda *_: graph)
    with pytest.raises(ModelError, match="small was not exported: ONNX Runtime"):
        export_onnx(info, tmp_path / "small.onnx")
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x08\x08" * 40])
def test_a_damaged_file_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "small.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"small\.onnx (is damaged|was not exported)"):
        ModelLibrary([tmp_path]).find(str(path))
