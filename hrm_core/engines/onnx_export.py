"""Writes a model as one ONNX file, kept only if ONNX Runtime computes what PyTorch does."""

from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np

from hrm_core.checkpoint import DESCRIPTION, ModelError, ModelInfo, description, write_synced
from hrm_core.engines import Batch, Step
from hrm_core.engines.onnx_engine import DAMAGED, OnnxEngine, open_onnx
from hrm_core.engines.torch_engine import TorchEngine, open_model
from hrm_core.model.export import ExportError, segment_graph

TOLERANCE = 1e-3  # of any number, relative where it is larger than 1
SEGMENTS = 3
BATCHES = (1, 3)
SIDES = (5, 12)  # of the boards that a model for all sizes is tried on


@dataclass(frozen=True)
class Comparison:
    """How far ONNX Runtime was from PyTorch."""

    largest: float  # difference of any number, relative where that is larger than 1
    answers_alike: float  # share of positions with the same most believed token


def export_onnx(info: ModelInfo, path: Path, tolerance: float = TOLERANCE) -> Comparison:
    """Write one segment of the model to `path`, replacing what is there.

    A model that thinks in bfloat16 is exported, and compared, in float32. ModelError, and nothing
    kept, if the file cannot be made or written, or if an output differs by more than `tolerance`.
    """
    info = replace(info, config={**info.config, "forward_dtype": "float32"})
    engine = open_model(info, "cpu")
    part = path.with_name(f".{path.name}.part")
    try:
        write_synced(part, b"")  # what cannot be written is known before the slow work
        write_synced(part, segment_graph(engine.model, {DESCRIPTION: description(info)}))
        found = compare(engine, open_onnx(part))
        if found.largest > tolerance:
            raise ModelError(
                f"{info.name} was not exported: ONNX Runtime differs from PyTorch by"
                f" {found.largest:.2g}, more than {tolerance:g}"
            )
        part.replace(path)
    except ExportError as error:
        raise ModelError(f"{info.name} was not exported: {error}") from None
    except DAMAGED as error:
        reason = str(error).partition("\n")[0]
        raise ModelError(f"{info.name} was not exported: ONNX Runtime says {reason}") from None
    except OSError as error:
        raise ModelError(f"cannot write {path}: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
    return found


def compare(torch_engine: TorchEngine, onnx_engine: OnnxEngine, seed: int = 0) -> Comparison:
    """Both engines on the same random puzzles, some segments long, each from its own state."""
    config = torch_engine.model.config
    rng = np.random.default_rng(seed)
    largest, alike = 0.0, []
    boards = [side * side for side in SIDES] if config.any_size else [config.seq_len]
    for count, cells in ((count, cells) for count in BATCHES for cells in boards):
        batch = Batch(
            rng.integers(config.vocab_size, size=(count, cells), dtype=np.int32),
            rng.integers(config.num_puzzle_identifiers, size=count, dtype=np.int32),
        )
        state, own = torch_engine.start(batch), onnx_engine.start(batch)
        for _ in range(SEGMENTS):
            state, expected = torch_engine.step(batch, state)
            own, step = onnx_engine.step(batch, own)
            largest = max(largest, _difference(expected, step))
            alike.append((expected.logits.argmax(-1) == step.logits.argmax(-1)).mean())
    return Comparison(float(largest), float(np.mean(alike)))


def _difference(expected: Step, found: Step) -> float:
    """The largest of any output; infinite if one is no number."""
    worst = 0.0
    for field in fields(Step):
        right, value = getattr(expected, field.name), getattr(found, field.name)
        if right is None and value is None:
            continue
        error = np.abs(value - right) / np.maximum(np.abs(right), 1)
        worst = max(worst, float(np.nan_to_num(error, nan=np.inf).max()))
    return worst
