"""What a run tells: one JSON line an event, the same for the terminal, the log file and the app."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import msgspec

from hrm_core.decoding import DecodingError, from_json, short, to_json

ROOM = 0.9  # of the memory there is may be used


@dataclass(frozen=True)
class Progress:
    """The mean over the steps since the last one."""

    step: int
    total_steps: int
    seconds: float  # of training so far, evaluations left out
    eta_seconds: float
    samples_per_second: float  # sample-segments
    lr: float
    loss: float
    cell: float  # share of supervised cells right, all samples
    exact: float  # share of halted samples that were right
    q_accuracy: float  # share of halted samples in which Q-halt's sign told right from wrong
    mean_segments: float  # of halted samples


@dataclass(frozen=True)
class Evaluated:
    """The EMA weights on puzzles they never saw."""

    step: int
    seconds: float
    name: str
    puzzles: int
    segments: int
    exact: float
    cell: float
    valid: float
    mean_segments: float
    best: bool  # whether this is the best so far


@dataclass(frozen=True)
class Saved:
    """A checkpoint is on disk."""

    step: int
    path: str


@dataclass(frozen=True)
class Finished:
    """The run ended: done, time, stopped, memory (there was too little) or failed."""

    step: int
    seconds: float
    reason: str
    message: str = ""


@dataclass(frozen=True)
class Started:
    """A leg of the run begins; what was logged for later steps is to be forgotten."""

    step: int
    device: str
    message: str = ""  # what the user should know of it


@dataclass(frozen=True)
class Watched:
    """What the EMA weights make of the pinned puzzle."""

    step: int
    answers: tuple[str, ...]  # after each segment, one character a cell
    q_halt: tuple[float, ...]  # logits, one a segment


@dataclass(frozen=True)
class Measured:
    """What a dry run found: the cost of one step, and what it was measured on."""

    seconds_per_step: float
    evaluation_seconds: float
    memory_mb: float  # of the whole process, at its largest
    disk_mb: float  # of the checkpoints
    device: str
    room_mb: float = 0.0  # what there is for it; 0: not known
    base_mb: float = 0.0  # of memory_mb, before the first step; 0: not known

    def limit_mb(self, cap: float = 0.0) -> float:
        """What it may take, to leave something for others, and within a cap if there is one."""
        room = ROOM * self.room_mb if self.room_mb > 0 else math.inf
        return min(room, cap) if cap > 0 else room


TrainEvent = Progress | Evaluated | Saved | Finished | Started | Watched | Measured
_KINDS: Mapping[str, type[TrainEvent]] = {
    "started": Started,
    "watched": Watched,
    "measured": Measured,
    "progress": Progress,
    "evaluated": Evaluated,
    "saved": Saved,
    "finished": Finished,
}


class _Head(msgspec.Struct):
    event: str


def to_line(event: TrainEvent) -> str:
    """One line of JSON, without the newline."""
    name = next(name for name, kind in _KINDS.items() if type(event) is kind)
    return to_json({"event": name, **asdict(event)})


def from_line(line: str) -> TrainEvent:
    """The inverse of to_line; ValueError for anything else."""
    kind = _KINDS.get(from_json(line, _Head).event)
    if kind is None:
        raise DecodingError(f"no training event: {short(line)}")
    return from_json(line, kind)
