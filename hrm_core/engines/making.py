"""Makes graphs with PyTorch, kept only if ONNX Runtime computes what PyTorch does: one of an
architecture, for all its models, or one model whole as an ONNX file.
"""

import contextlib
import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from hrm_core.checkpoint import DESCRIPTION, ModelError, ModelInfo, description, write_synced
from hrm_core.decoding import to_json
from hrm_core.engines import Batch, difference
from hrm_core.engines.graphs import (
    ABOUT,
    FORMAT,
    READER,
    SEGMENT,
    Graph,
    architecture,
    find_graph,
    graph_folders,
    graph_key,
    names_inner_steps,
)
from hrm_core.engines.onnx_engine import DAMAGED, OnnxEngine, filled, open_onnx
from hrm_core.engines.torch_engine import TorchEngine, open_model
from hrm_core.files import new_folder, replacing
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.model.export import ExportError, reader_graph, segment_graph
from hrm_core.model.hrm import HRM
from hrm_core.views import TURNS

TOLERANCE = 1e-3  # of any number, relative where it is larger than 1
SEGMENTS = 3
BATCHES = (1, 3)
SIDES = (2, 5, 12)  # of the boards that a model for all sizes is tried on, besides its largest


@dataclass(frozen=True)
class Comparison:
    """How far ONNX Runtime was from PyTorch."""

    largest: float  # difference of any number, relative where that is larger than 1
    answers_alike: float  # share of positions with the same most believed token


def ensure_graph(info: ModelInfo, say: Callable[[str], None], into: Path | None = None) -> Path:
    """The folder with the graph of the model's architecture, made if it is not there yet, and anew
    if it is of an earlier version, which cannot be looked into.

    Slow then: `say` gets a sentence about each step. ModelError, and nothing kept, if the graph
    cannot be made or written, or if it does not compute what PyTorch does.
    """
    try:
        config = HRMConfig.from_dict(info.config)
    except ConfigError as error:
        raise ModelError(f"the model {info.name} cannot be built: {error}") from None
    found = find_graph(config) if into is None else None
    if found is not None and names_inner_steps(found):
        return found
    folder = (into or graph_folders()[-1]) / graph_key(config)
    try:
        files = _files(info.name, config, say)
        _write(folder, config, files)
    except ExportError as error:
        raise ModelError(f"no graph of {info.name} was made: {error}") from None
    except OSError as error:
        raise ModelError(f"cannot write {folder}: {error.strerror}") from None
    return folder


def _files(name: str, config: HRMConfig, say: Callable[[str], None]) -> dict[str, Graph]:
    """The graphs of an architecture, compared with PyTorch on weights drawn at random."""
    rows = TURNS if config.legend else 1
    config = replace(config, forward_dtype="float32", num_puzzle_identifiers=rows)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = HRM(config).eval()
    say(f"writing the graph of the architecture of {name}; this takes up to some minutes, once …")
    written = segment_graph(model, {}, weights=False)
    files = {SEGMENT: Graph(written.content, written.weights)}
    if config.reader:
        say("writing the graph of its reader …")
        written = reader_graph(model, {})
        files[READER] = Graph(written.content, written.weights)
    say("comparing ONNX Runtime with PyTorch …")
    weights = {key: tensor.float().numpy() for key, tensor in model.state_dict().items()}
    found = compare(TorchEngine(model), filled(name, config, files[SEGMENT], weights))
    if found.largest > TOLERANCE:
        raise ModelError(
            f"no graph of {name} was made: ONNX Runtime differs from PyTorch by"
            f" {found.largest:.2g}, more than {TOLERANCE:g}"
        )
    return files


def _write(folder: Path, config: HRMConfig, files: Mapping[str, Graph]) -> None:
    about = {
        "format": FORMAT,
        "architecture": architecture(config),
        "files": {
            name: {
                "sha256": hashlib.sha256(graph.content).hexdigest(),
                "weights": graph.weights,
            }
            for name, graph in files.items()
        },
    }
    shutil.rmtree(folder, ignore_errors=True)  # no whole graph, or it would have been found
    with contextlib.suppress(FileExistsError), new_folder(folder) as part:  # another was quicker
        for name, graph in files.items():
            write_synced(part / name, graph.content)
        write_synced(part / ABOUT, (to_json(about, indent=1) + "\n").encode())


def export_onnx(
    info: ModelInfo,
    path: Path,
    tolerance: float = TOLERANCE,
    say: Callable[[str], None] = lambda words: None,
) -> Comparison:
    """Write one segment of the model to `path`, replacing what is there; `say` gets each step.

    A model that thinks in bfloat16 is exported, and compared, in float32. ModelError, and nothing
    kept, if the file cannot be made or written, or if an output differs by more than `tolerance`.
    """
    info = replace(info, config={**info.config, "forward_dtype": "float32"})
    engine = open_model(info, "cpu")
    try:
        with replacing(path) as part:  # what cannot be written is known before the slow work
            say("writing one segment as a graph …")
            graph = segment_graph(engine.model, {DESCRIPTION: description(info)})
            part.write_bytes(graph.content)
            try:
                found = compare(engine, open_onnx(part), say=say)
            except ModelError as error:  # the graph is that of another model
                raise ModelError(f"{info.name} was not exported: ONNX Runtime: {error}") from None
            if found.largest > tolerance:
                raise ModelError(
                    f"{info.name} was not exported: ONNX Runtime differs from PyTorch by"
                    f" {found.largest:.2g}, more than {tolerance:g}"
                )
    except ExportError as error:
        raise ModelError(f"{info.name} was not exported: {error}") from None
    except DAMAGED as error:
        reason = str(error).partition("\n")[0]
        raise ModelError(f"{info.name} was not exported: ONNX Runtime says {reason}") from None
    except OSError as error:
        raise ModelError(f"cannot write {path}: {error.strerror}") from None
    return found


def compare(
    torch_engine: TorchEngine,
    onnx_engine: OnnxEngine,
    seed: int = 0,
    say: Callable[[str], None] = lambda words: None,
) -> Comparison:
    """Both engines on the same random puzzles, some segments long, each from its own state."""
    config = torch_engine.model.config
    rng = np.random.default_rng(seed)
    largest, alike = 0.0, []
    boards = {config.seq_len}
    if config.any_size:
        boards |= {side * side for side in SIDES if side * side <= config.seq_len}
    batches = [(count, cells) for count in BATCHES for cells in sorted(boards)]
    for number, (count, cells) in enumerate(batches, 1):
        say(f"comparing it with PyTorch, batch {number} of {len(batches)} …")
        batch = Batch(
            rng.integers(config.vocab_size, size=(count, cells), dtype=np.int32),
            rng.integers(config.num_puzzle_identifiers, size=count, dtype=np.int32),
        )
        state, own = torch_engine.start(batch), onnx_engine.start(batch)
        for _ in range(SEGMENTS):
            state, expected = torch_engine.step(batch, state)
            own, step = onnx_engine.step(batch, own)
            largest = max(largest, difference(expected, step))
            alike.append((expected.answers == step.answers).mean())
    return Comparison(float(largest), float(np.mean(alike)))
