"""Runs an exported model, a file of one segment, with ONNX Runtime on the CPU; needs no PyTorch."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from hrm_core.checkpoint import DESCRIPTION, ModelError, ModelInfo, parse_info
from hrm_core.engines import Batch, State, Step
from hrm_core.model.config import ConfigError, HRMConfig

# what ONNX Runtime raises for files that are not what they seem; it has no common base class
DAMAGED = (
    *(faults.InvalidProtobuf, faults.InvalidGraph, faults.InvalidArgument, faults.NoModel),
    *(faults.Fail, faults.NotImplemented, faults.RuntimeException),
)
SAYS = ("logits", "q_halt", "q_continue", "change_H", "change_L")


class OnnxEngine:
    """One exported model. State is what the graph hands on, z_H and z_L, and who begins."""

    device, reason = "cpu", "CPU: ONNX Runtime"

    def __init__(self, session: onnxruntime.InferenceSession, config: HRMConfig) -> None:
        self.session, self.config = session, config

    @property
    def seq_len(self) -> int | None:
        return None if self.config.any_size else self.config.seq_len

    @property
    def doubts(self) -> bool:
        return self.config.doubt

    def start(self, batch: Batch) -> State:
        """Empty state; the graph itself puts H_init and L_init into rows that begin."""
        count, cells = batch.tokens.shape
        config = self.config
        shape: tuple[int, ...] = (count, config.positions, config.hidden_size)
        if config.any_size:
            shape = (*self._board(count, cells), config.hidden_size)
        empty = np.zeros(shape, dtype=np.float32)
        return empty, empty, np.ones(count, dtype=np.bool_)

    def resume(self, batch: Batch, states: Sequence[State]) -> State:
        """Rows of several states as one; what is given comes with every step."""
        return tuple(np.concatenate(values) for values in zip(*states, strict=True))

    def step(self, batch: Batch, state: State) -> tuple[State, Step]:
        count, cells = batch.tokens.shape
        z_H, z_L, begin = state
        given = {
            "tokens": batch.tokens.astype(np.int64).reshape(self._board(count, cells)),
            "puzzle_ids": batch.puzzle_ids.astype(np.int64),
            "z_H": z_H,
            "z_L": z_L,
            "begin": begin,
        }
        wanted = [*SAYS, "next_H", "next_L", *(["doubt"] if self.doubts else [])]
        said = self.session.run(wanted, given)
        logits, q_halt, q_continue, change_H, change_L, z_H, z_L, *doubt = said
        step = Step(
            logits.reshape(count, cells, -1),
            q_halt,
            q_continue,
            change_H.reshape(count, cells),
            change_L.reshape(count, cells),
            *doubt,
        )
        return (z_H, z_L, np.zeros(count, dtype=np.bool_)), step

    def keep(self, state: State, rows: NDArray[np.intp]) -> State:
        return tuple(values[rows] for values in state)

    def _board(self, count: int, cells: int) -> tuple[int, ...]:
        side = round(cells**0.5)
        return (count, side, side) if self.config.any_size else (count, cells)


def open_onnx(path: Path) -> OnnxEngine:
    """An engine with the model in the file; ModelError if it cannot be read."""
    session = _session(path)
    try:
        config = HRMConfig.from_dict(_info(session, path).config)
    except ConfigError as error:
        raise ModelError(f"{path} is damaged: {error}") from None
    return OnnxEngine(session, config)


def read_onnx_info(path: Path) -> ModelInfo:
    """What model.json said of the model when it was exported; its folder is the file."""
    return _info(_session(path), path)


def _info(session: onnxruntime.InferenceSession, path: Path) -> ModelInfo:
    text = session.get_modelmeta().custom_metadata_map.get(DESCRIPTION)
    if text is None:
        raise ModelError(f"{path} was not exported by this program: it says nothing of its model")
    return parse_info(text, path, path)


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # threads that wait in a loop take the processor from each other, and from the window
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.intra_op_num_threads = _threads()
    options.log_severity_level = 3  # errors, which are raised anyway
    try:
        return onnxruntime.InferenceSession(path.read_bytes(), options, ["CPUExecutionProvider"])
    except OSError as error:
        raise ModelError(f"cannot read {path}: {error.strerror}") from None
    except DAMAGED:
        raise ModelError(f"{path} is damaged, or no ONNX file: export the model again") from None


def _threads() -> int:
    """As many as PyTorch would take; 0 lets ONNX Runtime choose."""
    wanted = os.environ.get("OMP_NUM_THREADS", "")
    return int(wanted) if wanted.isdecimal() else 0
