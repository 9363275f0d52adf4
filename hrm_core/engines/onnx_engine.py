"""Runs a model with ONNX Runtime on the CPU, in float32; needs no PyTorch."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime import OrtValue
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from hrm_core.checkpoint import (
    DESCRIPTION,
    ModelError,
    ModelInfo,
    parse_info,
    read_shapes,
    read_weights,
)
from hrm_core.engines import Batch, Inner, Seen, State, Step, too_large
from hrm_core.engines.graphs import (
    READER,
    SEGMENT,
    Graph,
    Shapes,
    find_graph,
    more_outputs,
    read_graph,
)
from hrm_core.limits import ONNX, read_within
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.views import TURNS, VIEWS, view

# what ONNX Runtime raises for files that are not what they seem; it has no common base class
DAMAGED = (
    *(faults.InvalidProtobuf, faults.InvalidGraph, faults.InvalidArgument, faults.NoModel),
    *(faults.Fail, faults.NotImplemented, faults.RuntimeException),
)
SAYS = ("answers", "q_halt", "q_continue", "next_H", "next_L", "logits", "change_H", "change_L")
TABLE = "puzzle_emb.weights"
UNNAMED = (
    "the graph of this model was made by an earlier version of this program, and its inner steps"
    " cannot be seen: {0}"
)
BEGINNING = b"\x08"  # of an ONNX file: the version of its form comes first
Weights = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Opened:
    """A session, and the weights that it reads where they lie: they must live as long."""

    session: onnxruntime.InferenceSession
    graph: Graph
    weights: Mapping[str, OrtValue]
    threads: int

    def with_outputs(self, names: Sequence[str]) -> "Opened":
        """Another session, whose graph puts these values out as well; one of DAMAGED if it has
        no such values."""
        wider = replace(self.graph, content=self.graph.content + more_outputs(names))
        return _session(wider, self.weights, self.threads)


@dataclass(frozen=True)
class Thoughts:
    """z_H and z_L as ONNX Runtime keeps them, and which rows begin."""

    z_H: OrtValue
    z_L: OrtValue
    begin: NDArray[np.bool_]  # [B]


class OnnxEngine:
    """One model. State is what the graph hands on, z_H and z_L, and who begins.

    `table` holds the puzzle vectors of a graph that takes them, float32 [N, ndim].
    """

    device = "cpu"

    def __init__(
        self,
        opened: Opened,
        config: HRMConfig,
        reason: str = "ONNX Runtime, CPU",
        table: NDArray[np.float32] | None = None,
    ) -> None:
        self.config, self.reason, self.table = config, reason, table
        self._opened, self.session = opened, opened.session
        self._inside: Opened | None = None
        session = opened.session
        self._takes = {each.name for each in session.get_inputs()}
        self._says = [*SAYS, *(["doubt"] if config.doubt else [])]
        missing = {"tokens", "z_H", "z_L", "begin"} - self._takes
        missing |= set(self._says) - {each.name for each in session.get_outputs()}
        if missing:
            raise ModelError(f"the graph is not one of this program: it lacks {min(missing)}")

    @property
    def seq_len(self) -> int | None:
        return None if self.config.any_size else self.config.seq_len

    @property
    def doubts(self) -> bool:
        return self.config.doubt

    def start(self, batch: Batch) -> State:
        """Empty state; the graph itself puts H_init and L_init into rows that begin.

        ModelError for a board larger than the model takes.
        """
        if not self.config.holds(batch.tokens.shape[1]):
            raise ModelError(too_large(batch.tokens.shape[1], self.config.seq_len))
        count, cells = batch.tokens.shape
        config = self.config
        shape: tuple[int, ...] = (count, config.positions, config.hidden_size)
        if config.any_size:
            shape = (*self._board(count, cells), config.hidden_size)
        empty = OrtValue.ortvalue_from_numpy(np.zeros(shape, dtype=np.float32))
        return Thoughts(empty, empty, np.ones(count, dtype=np.bool_))

    def resume(self, batch: Batch, states: Sequence[State]) -> State:
        """Rows of several states as one; what is given comes with every step."""
        return Thoughts(
            _joined([each.z_H for each in states]),
            _joined([each.z_L for each in states]),
            np.concatenate([each.begin for each in states]),
        )

    def step(self, batch: Batch, state: State) -> tuple[State, Step]:
        """One segment; what is not read of the Step stays in ONNX Runtime."""
        after, step, _ = self._run(self.session, self._says, batch, state)
        return after, step

    def inside(self, batch: Batch, state: State) -> tuple[State, Inner]:
        """One segment, with the states on the way, of the first row.

        They are computed in any case; a second session of the same graph puts them out.
        ModelError for a graph of an earlier version, in which they have no names.
        """
        fast, slow = self.config.inner_states
        if self._inside is None:
            try:
                self._inside = self._opened.with_outputs([*fast, *slow])
            except DAMAGED:
                again = "hrm graph MODEL makes it anew, with PyTorch"
                exported = "export the model again"
                told = UNNAMED.format(again if self._opened.weights else exported)
                raise ModelError(told) from None
        names = [*self._says, *fast, *slow]
        after, step, said = self._run(self._inside.session, names, batch, state)
        inner = [_flat(each) for each in said]
        return after, Inner(
            np.stack([*inner[: len(fast)], _flat(after.z_L)]),
            np.stack([*inner[len(fast) :], _flat(after.z_H)]),
            step,
        )

    def _run(
        self, session: onnxruntime.InferenceSession, names: list[str], batch: Batch, state: State
    ) -> tuple[Thoughts, Step, list[OrtValue]]:
        """One segment, and what was asked for besides what an engine says."""
        count, cells = batch.tokens.shape
        given: dict[str, Any] = {
            "tokens": batch.tokens.astype(np.int64).reshape(self._board(count, cells)),
            "begin": state.begin,
        }
        if "puzzle_ids" in self._takes:
            given["puzzle_ids"] = batch.puzzle_ids.astype(np.int64)
        if "puzzle_rows" in self._takes:
            assert self.table is not None, "a graph that takes puzzle vectors comes with a table"
            given["puzzle_rows"] = self.table[self._rows(batch.puzzle_ids)]
        feeds = {name: OrtValue.ortvalue_from_numpy(array) for name, array in given.items()}
        feeds |= {"z_H": state.z_H, "z_L": state.z_L}
        said = session.run_with_ort_values(names, feeds)
        answers, q_halt, q_continue, z_H, z_L, logits, change_H, change_L = said[: len(SAYS)]
        doubt, more = said[len(SAYS) : len(self._says)], said[len(self._says) :]

        def look() -> Seen:
            return Seen(
                logits.numpy().reshape(count, cells, -1),
                change_H.numpy().reshape(count, cells),
                change_L.numpy().reshape(count, cells),
            )

        step = Step(
            answers.numpy().reshape(count, cells).astype(np.int32),
            q_halt.numpy(),
            q_continue.numpy(),
            look,
            *(each.numpy() for each in doubt),
        )
        return Thoughts(z_H, z_L, np.zeros(count, dtype=np.bool_)), step, more

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        """Some rows of the state."""
        return Thoughts(_some(state.z_H, rows), _some(state.z_L, rows), state.begin[rows])

    def _board(self, count: int, cells: int) -> tuple[int, ...]:
        side = math.isqrt(cells)
        return (count, side, side) if self.config.any_size else (count, cells)

    def _rows(self, ids: NDArray[np.int32]) -> NDArray[np.intp]:
        """The rows of the table that ids mean, as HRM.table_rows has them."""
        if not self.config.legend:
            return ids.astype(np.intp)
        tasks = ids // VIEWS
        if not self.config.reader:
            return tasks.astype(np.intp)
        turns = [view(int(number)).turn for number in ids % VIEWS]
        return np.asarray(TURNS * tasks + turns, dtype=np.intp)


class OnnxReader:
    """Reads puzzle vectors off the examples of ARC tasks."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def read(self, shown: NDArray[np.int32]) -> NDArray[np.float32]:
        """int [B, K, 2, L], examples in one view each -> float32 [B, ndim], as HRM.read does."""
        side = math.isqrt(shown.shape[-1])
        boards = shown.astype(np.int64).reshape(*shown.shape[:-1], side, side)
        (rows,) = self._opened.session.run(["puzzle_rows"], {"shown": boards})
        return np.asarray(rows, dtype=np.float32)


def open_graph(info: ModelInfo, reason: str = "ONNX Runtime, CPU", threads: int = 1) -> OnnxEngine:
    """An engine with the graph of the model's architecture and its weights.

    ModelError if there is no such graph, or if the weights do not fit it.
    """
    config = _config(info)
    graph = _graph(info.name, config)
    return filled(info.name, config, graph, _weights(info, config, graph), reason, threads)


def open_reader(info: ModelInfo) -> OnnxReader:
    """What reads tasks for a model that has a reader; ModelError as for `open_graph`."""
    config = _config(info)
    graph = _graph(info.name, config, READER)
    return OnnxReader(_opened(info.name, graph, _weights(info, config, graph)))


def filled(
    name: str,
    config: HRMConfig,
    graph: Graph,
    weights: Weights,
    reason: str = "ONNX Runtime, CPU",
    threads: int = 1,
) -> OnnxEngine:
    """An engine with a graph and the weights of the model that is called `name`."""
    _refuse_unfit(name, config, graph, {key: array.shape for key, array in weights.items()})
    return OnnxEngine(_opened(name, graph, weights, threads), config, reason, weights.get(TABLE))


def open_onnx(path: Path, threads: int = 1) -> OnnxEngine:
    """An engine with the model in an exported file; ModelError if it cannot be read."""
    opened = _exported(path, threads)
    try:
        config = HRMConfig.from_dict(_info(opened, path).config)
    except ConfigError as error:
        raise ModelError(f"{path} is damaged: {error}") from None
    try:
        return OnnxEngine(opened, config, "ONNX Runtime, CPU: an exported file")
    except ModelError:
        raise ModelError(
            f"{path} was exported by another version of this program: export the model again"
        ) from None


def read_onnx_info(path: Path) -> ModelInfo:
    """What model.json said of the model when it was exported; its folder is the file."""
    return _info(_exported(path), path)


def _config(info: ModelInfo) -> HRMConfig:
    try:
        return HRMConfig.from_dict(info.config)
    except ConfigError as error:
        raise ModelError(f"the model {info.name} cannot be built: {error}") from None


def _graph(name: str, config: HRMConfig, file: str = SEGMENT) -> Graph:
    folder = find_graph(config)
    if folder is None:
        raise ModelError(
            f"there is no graph of the architecture of {name} yet; hrm graph {name}"
            " makes one, with PyTorch"
        )
    return read_graph(folder, config, file)


def _opened(name: str, graph: Graph, weights: Weights, threads: int = 1) -> Opened:
    try:
        return _session(graph, _values(graph, weights), threads)
    except DAMAGED as error:
        reason = str(error).partition("\n")[0]
        raise ModelError(f"ONNX Runtime cannot run the graph of {name}: {reason}") from None


def _values(graph: Graph, weights: Weights) -> dict[str, OrtValue]:
    """The weights that a graph needs, as ONNX Runtime reads them."""
    return {
        name: OrtValue.ortvalue_from_numpy(np.ascontiguousarray(weights[name]))
        for name in graph.weights
    }


def _weights(info: ModelInfo, config: HRMConfig, graph: Graph) -> Weights:
    """What a graph needs of a model's weights, whose shapes are looked at before they are read."""
    _refuse_unfit(info.name, config, graph, read_shapes(info.folder))
    return read_weights(info.folder, [*graph.weights, TABLE])


def _refuse_unfit(name: str, config: HRMConfig, graph: Graph, shapes: Shapes) -> None:
    """ModelError unless the weights are those of the graph, and of the table of puzzle vectors."""
    wanted = dict(graph.weights)
    if config.puzzle_emb_ndim:
        wanted[TABLE] = (config.num_puzzle_identifiers, config.puzzle_emb_ndim)
    for each, shape in wanted.items():
        if shapes.get(each) != shape:
            raise ModelError(_unfit(name, each, shapes.get(each), shape))


def _unfit(model: str, name: str, found: tuple[int, ...] | None, wanted: tuple[int, ...]) -> str:
    there = "missing" if found is None else f"of the shape {found}, not {wanted}"
    return f"the weights of {model} do not fit its model.json: {name} is {there}"


def _info(opened: Opened, path: Path) -> ModelInfo:
    text = opened.session.get_modelmeta().custom_metadata_map.get(DESCRIPTION)
    if text is None:
        raise ModelError(f"{path} was not exported by this program: it says nothing of its model")
    return parse_info(text, path, path)


def _exported(path: Path, threads: int = 1) -> Opened:
    try:
        content = read_within(path, ONNX)
        if not content.startswith(BEGINNING):
            raise ModelError(f"{path} is damaged, or no ONNX file: export the model again")
        return _session(Graph(content, {}), {}, threads)
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror}") from None
    except DAMAGED:
        raise ModelError(f"{path} is damaged, or no ONNX file: export the model again") from None


def _session(graph: Graph, weights: Mapping[str, OrtValue], threads: int) -> Opened:
    options = onnxruntime.SessionOptions()
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # threads that wait in a loop take the processor from each other, and from the window
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.inter_op.allow_spinning", "0")
    options.log_severity_level = 3  # errors, which are raised anyway
    if weights:
        options.add_external_initializers(list(weights), list(weights.values()))
    session = onnxruntime.InferenceSession(graph.content, options, ["CPUExecutionProvider"])
    return Opened(session, graph, weights, threads)


def _flat(value: OrtValue) -> NDArray[np.float32]:
    """The first row of a state."""
    return np.asarray(value.numpy()[0], dtype=np.float32).reshape(-1)


def _some(value: OrtValue, rows: NDArray[np.intp]) -> OrtValue:
    return OrtValue.ortvalue_from_numpy(value.numpy()[rows])


def _joined(values: Sequence[OrtValue]) -> OrtValue:
    return OrtValue.ortvalue_from_numpy(np.concatenate([value.numpy() for value in values]))
