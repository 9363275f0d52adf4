"""Graphs of architectures: one serves all models that differ in their weights alone.

Those of the shipped models come with the program; others are made once, by hrm_core.engines.making.
Needs neither PyTorch nor ONNX Runtime.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec

from hrm_core.checkpoint import ModelError
from hrm_core.decoding import DecodingError, from_json
from hrm_core.limits import DESCRIPTION, GRAPH, read_within
from hrm_core.model.config import HRMConfig
from hrm_core.places import asset_path, user_data_dir

FORMAT = 1  # of the folder of a graph, and of the meaning of its inputs and outputs
INNER = b"inner_L_0"  # of the names of HRMConfig.inner_states
ABOUT, SEGMENT, READER = "graph.json", "segment.onnx", "reader.onnx"
# settings that do not change what is computed from given weights and puzzle vectors
ELSEWHERE = (
    "halt_max_steps",
    "halt_exploration_prob",
    "num_puzzle_identifiers",
    "forward_dtype",
    "noise",
)

Shapes = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Graph:
    """One ONNX file without weights, and which it needs."""

    content: bytes
    weights: Shapes


def architecture(config: HRMConfig) -> dict[str, Any]:
    """The settings that a graph depends on; those at their defaults are left out.

    >>> architecture(HRMConfig(seq_len=81, vocab_size=11, halt_max_steps=8))
    {'seq_len': 81, 'vocab_size': 11}
    """
    values = {
        field.name: getattr(config, field.name)
        for field in fields(HRMConfig)
        if field.name not in ELSEWHERE and getattr(config, field.name) != field.default
    }
    if config.mixer == "conv":
        del values["seq_len"]  # the same weights and the same graph for boards of every size
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


def graph_key(config: HRMConfig) -> str:
    """The name of the folder of an architecture's graphs."""
    text = json.dumps([FORMAT, architecture(config)], sort_keys=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def graph_folders() -> tuple[Path, ...]:
    """Where graphs are looked for: the program's own, then those made on this machine."""
    return asset_path("graphs"), user_data_dir() / "graphs"


def find_graph(config: HRMConfig) -> Path | None:
    """The folder with the graphs of an architecture, if they were made."""
    key = graph_key(config)
    places = (folder / key for folder in graph_folders())
    return next((place for place in places if (place / ABOUT).is_file()), None)


def names_inner_steps(folder: Path) -> bool:
    """Whether a graph has names for the states between inner steps; those of old have none."""
    try:
        return INNER in read_within(folder / SEGMENT, GRAPH)
    except OSError:
        return False


class _File(msgspec.Struct):
    sha256: str
    weights: dict[str, tuple[int, ...]]


class _About(msgspec.Struct):
    format: int
    architecture: dict[str, Any]
    files: dict[str, _File]


def read_graph(folder: Path, config: HRMConfig, name: str = SEGMENT) -> Graph:
    """A graph of this architecture; ModelError says what is wrong with its folder."""
    again = "delete it, then make it again with hrm graph MODEL"
    try:
        about = from_json(read_within(folder / ABOUT, DESCRIPTION), _About)
        content = read_within(folder / name, GRAPH)
        listed = about.files[name]
    except OSError as error:
        raise ModelError(f"cannot read the graph in {folder}: {error.strerror}") from None
    except (DecodingError, KeyError):
        raise ModelError(f"the graph in {folder} is damaged; {again}") from None
    if about.format != FORMAT or about.architecture != architecture(config):
        raise ModelError(f"the graph in {folder} is of another architecture; {again}")
    if hashlib.sha256(content).hexdigest() != listed.sha256:
        raise ModelError(f"the graph in {folder} was changed since it was made; {again}")
    return Graph(content, listed.weights)


def more_outputs(names: Sequence[str]) -> bytes:
    """What makes values of a graph outputs as well, if it is put behind the bytes of its file.

    An ONNX file is a protocol buffer, in which a message that comes twice is one: lists of the
    second are added to those of the first. So this is a model with a graph with outputs alone.
    """
    graph = b"".join(_part(OUTPUT, _part(NAME, name.encode()) + FLOAT) for name in names)
    return _part(GRAPH_OF, graph)


# of ModelProto, of GraphProto, of ValueInfoProto; and a type: a tensor of float32, of any shape
GRAPH_OF, OUTPUT, NAME = 7, 12, 1
FLOAT = bytes((0x12, 4, 0x0A, 2, 0x08, 1))


def _part(field: int, content: bytes) -> bytes:
    """One field of a protocol buffer that holds bytes: its number, the length, the content."""
    length, digits = len(content), bytearray()
    while length >= 128:
        digits.append(length % 128 + 128)
        length //= 128
    return bytes((8 * field + 2, *digits, length)) + content
