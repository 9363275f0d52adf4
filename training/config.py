"""What a training run is told: one TOML file or one config.json, checked before anything starts."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from math import isfinite, isqrt
from pathlib import Path
from typing import Any, get_args, get_origin

from hrm_core.decoding import DecodingError, as_kind, from_json, short
from hrm_core.limits import DESCRIPTION, read_within
from hrm_core.model.config import ConfigError, Horizon, HRMConfig
from hrm_core.tasks import TASKS

LOSSES = ("softmax", "stablemax")
OPTIMISERS = ("adamw", "adam_atan2", "muon")
Q_TARGETS = ("extra_pass", "next_segment", "none")
DEVICES = ("auto", "cpu", "cuda")
LEARNED = "learned"  # in TrainConfig.extra: which ARC task a run learns, and from which model
SMOKE_SIDE = 10  # of the boards of a run that only shows that everything works
AT_LEAST = {  # of each setting that is a number
    **dict.fromkeys(("unroll", "evaluate_puzzles", "evaluate_segments"), 1),
    **dict.fromkeys(("threads", "seed", "steps", "max_seconds", "warmup_steps"), 0),
    **dict.fromkeys(("lr", "muon_lr"), 0),
    **dict.fromkeys(("weight_decay", "puzzle_emb_lr", "puzzle_emb_weight_decay", "clip"), 0),
    **dict.fromkeys(("q_weight", "directions", "evaluate_every", "save_every", "batch_cells"), 0),
}


@dataclass(frozen=True)
class SourceConfig:
    """Where puzzles come from, and how often."""

    kind: str  # csv | arc | generate | packed: what `hrm prepare` made
    path: str = ""  # csv, packed: a file, arc: a file or folder; relative to the data or absolute
    level: str = ""  # generate: a difficulty of the task
    count: int = 0  # csv, arc, packed: puzzles used (0: all); generate: puzzles made
    skip: int = 0  # csv, arc, packed: puzzles passed over before
    share: float = 1.0  # relative weight in the mix
    since: float = 0.0  # share of the run that is over when the source comes in
    until: float = 1.0  # and when it goes out; of a source to validate on: when that ends
    reveal: float = 0.0  # probability that a drawn sudoku gets extra givens from its solution
    size: int = 0  # mazes: rows, and as many columns; ARC: the most that a grid may have
    pairs: str = "examples"  # of ARC tasks that are learnt from: examples | tests | all
    above: int = 0  # ARC: only tasks with a grid larger than that
    scale: int = 1  # ARC: each task also 2 to so many times as large, where that fits `size`
    path_cells: int = 0  # mazes: cells a shortest path has at least; 0: what suits the size
    augment: bool = True  # sudokus and mazes: each draw under a random symmetry

    def problems(self) -> list[str]:
        """All that is wrong with it whatever the task, in sentences."""
        found = [
            f"{name} must be at least 0, not {getattr(self, name)}"
            for name in ("count", "skip", "size", "above", "path_cells")
            if getattr(self, name) < 0
        ]
        if self.scale < 1:
            found.append(f"scale must be at least 1, not {self.scale}")
        if self.share <= 0:
            found.append(f"share must be more than 0, not {self.share}")
        if not 0 <= self.since < self.until <= 1:
            found.append(f"since {self.since} and until {self.until} must be 0 to 1, in this order")
        if not 0 <= self.reveal <= 1:
            found.append(f"reveal lies between 0 and 1, not {self.reveal}")
        return [f"the source {self.path or self.level or self.kind}: {each}" for each in found]


@dataclass(frozen=True)
class TrainConfig:
    """One run. Defaults are what this project found to work on two CPU cores (docs/log.md)."""

    name: str
    task: str
    model: Mapping[str, Any]
    sources: tuple[SourceConfig, ...]
    validation: tuple[SourceConfig, ...] = ()
    held_out: tuple[SourceConfig, ...] = ()  # training refuses these, in whatever symmetric form
    title: str = ""
    description: str = ""
    seed: int = 0
    steps: int = 0  # 0: as many as max_seconds allows
    max_seconds: float = 0.0
    start_from: str = ""  # a library model whose weights are the start
    batch_size: int = 64
    batch_cells: int = 0  # most cells of a batch: fewer puzzles where boards are large; 0: any
    accumulate: int = 1  # parts of a batch that go through the model one after the other
    optimiser: str = "adamw"
    lr: float = 2e-3
    muon_lr: float = 0.02  # of the matrices, when the optimiser is muon
    betas: tuple[float, float] = (0.9, 0.95)
    weight_decay: float = 0.1
    warmup_steps: int = 100
    lr_floor: float = 0.0  # what the cosine ends at, as a share of lr; 1 keeps lr constant
    puzzle_emb_lr: float = 1e-2
    puzzle_emb_weight_decay: float = 0.1
    clip: float = 1.0  # largest gradient norm; 0 for none
    ema: float = 0.999
    anchor: float = 0.0  # share of the starting weights in the average, which is judged and kept
    horizon: str = Horizon.LAST_CYCLE
    loss: str = "softmax"
    smoothing: float = 0.0
    token_weights: tuple[float, ...] = ()  # how much each label counts, by token; () for 1 each
    directions: float = 0.0  # mazes: how much "which neighbour is nearer the goal" counts besides
    unroll: int = 1  # segments of each puzzle in a step
    read_once: bool = False  # ARC: examples are read as a puzzle comes in, not in each of its steps
    q_weight: float = 0.1  # the official code has 0.5
    q_target: str = "next_segment"  # extra_pass is the official one
    amp: bool = False  # products in bfloat16 over float32 weights, where the machine has that
    compile: bool = False  # the model, where there is a C++ compiler
    device: str = "auto"  # cpu, cuda, or cuda where there is one
    threads: int = 0  # of PyTorch; 0: one less than there are processor cores
    evaluate_every: float = 300.0  # seconds of training between evaluations
    save_every: float = 60.0  # seconds of training between checkpoints
    evaluate_puzzles: int = 256
    evaluate_segments: int = 16
    extra: Mapping[str, Any] = field(default_factory=dict)  # notes that travel with the run

    def slots(self, cells: int) -> int:
        """How many puzzles with boards of so many cells make a batch, on all processes together."""
        if not self.batch_cells:
            return self.batch_size
        parts = max(1, min(self.batch_size, self.batch_cells // cells) // self.accumulate)
        return parts * self.accumulate

    def hrm_config(self) -> HRMConfig:
        """The model's configuration, with the task's shape filled in."""
        task = TASKS[self.task]
        shape = {"seq_len": task.seq_len, "vocab_size": task.vocab_size}
        return HRMConfig.from_dict({**shape, **self.model})

    @property
    def thread_count(self) -> int:
        """The threads that PyTorch gets on this machine."""
        return self.threads or max(1, (os.cpu_count() or 2) - 1)

    @property
    def learned(self) -> Mapping[str, Any] | None:
        """Which ARC task the run learns, from which model; None for any other run."""
        found = self.extra.get(LEARNED)
        return found if isinstance(found, Mapping) else None

    def problems(self) -> list[str]:
        """All that is wrong, in sentences; [] means the run can start."""
        if self.task not in TASKS:
            return [f"there is no task {self.task!r}; there are {', '.join(TASKS)}"]
        found = []
        try:
            model, known = self.hrm_config(), TASKS[self.task].vocab_size
            tokens = model.vocab_size
            if self.read_once and not model.reader:
                found.append("read_once is for a model that reads examples: one with a reader")
            if tokens != known:
                found.append(f"vocab_size is {known} for the task {self.task}, not {tokens}")
        except ConfigError as error:
            found.append(str(error))
        choices = (
            ("optimiser", OPTIMISERS),
            ("loss", LOSSES),
            ("q_target", Q_TARGETS),
            ("horizon", tuple(Horizon)),
            ("device", DEVICES),
        )
        for name, allowed in choices:
            if getattr(self, name) not in allowed:
                found.append(f"{name} is one of {', '.join(allowed)}, not {getattr(self, name)!r}")
        found += self._source_problems()
        found += [
            f"{name} must be at least {least}, not {getattr(self, name)}"
            for name, least in AT_LEAST.items()
            if getattr(self, name) < least
        ]
        if self.steps == 0 == self.max_seconds:
            found.append("either steps or max_seconds must say how long to train")
        if self.batch_size < 1:
            found.append(f"batch_size must be at least 1, not {self.batch_size}")
        elif self.accumulate < 1 or self.batch_size % self.accumulate:
            found.append(
                f"a batch of {self.batch_size} does not divide into {self.accumulate} parts;"
                " accumulate must be one of its divisors"
            )
        if self.unroll > 1 and self.q_target != "none":
            found.append("unroll needs q_target none: the next segment belongs to the same step")
        if self.directions and self.task != "maze":
            found.append(f"directions are those of a maze, not of the task {self.task}")
        if len(self.token_weights) not in (0, TASKS[self.task].vocab_size):
            found.append("token_weights has one number for each of the task's tokens")
        for name in ("lr_floor", "smoothing"):
            if not 0 <= getattr(self, name) <= 1:
                found.append(f"{name} lies between 0 and 1, not {getattr(self, name)}")
        for name in ("ema", "anchor"):
            if not 0 <= getattr(self, name) < 1:
                found.append(f"{name} lies between 0 and 1, not {getattr(self, name)}")
        if not all(0 <= beta < 1 for beta in self.betas):
            found.append(f"betas are two numbers from 0 to less than 1, not {list(self.betas)}")
        return found

    def _source_problems(self) -> list[str]:
        if not self.sources:
            return ["there is nothing to train on: sources is empty"]
        every = (*self.sources, *self.validation, *self.held_out)
        found = [problem for source in every for problem in source.problems()]
        ends = {0.0, *(source.until for source in self.sources if source.until < 1)}
        found += [
            f"no source is there when {end:.0%} of the run are over"
            for end in sorted(ends)
            if not any(source.since <= end < source.until for source in self.sources)
        ]
        return found

    def smoke(self) -> "TrainConfig":
        """The same run made tiny, on generated puzzles: it shows that everything works."""
        task = TASKS[self.task]
        level, side = task.difficulties[0], isqrt(self.hrm_config().seq_len) - task.resizes
        if task.resizes and self.hrm_config().any_size:
            side = min(side, SMOKE_SIDE)
        easy = SourceConfig("generate", level=level, size=side, count=4)
        return replace(
            self,
            sources=(easy,),
            validation=(easy,),
            held_out=(),
            start_from="",
            steps=2,
            batch_size=2,
            accumulate=1,
            evaluate_puzzles=2,
            evaluate_segments=2,
            compile=False,
        )

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @staticmethod
    def from_dict(values: Mapping[str, Any]) -> "TrainConfig":
        """The inverse of to_dict, and what a recipe holds; unknown settings raise ConfigError."""
        plain = _typed(TrainConfig, values)
        for name in ("name", "task", "model", "sources"):
            if name not in values:
                raise ConfigError(f"the training setting {name!r} is missing")
        for name in ("sources", "validation", "held_out"):
            try:
                plain[name] = tuple(
                    SourceConfig(**_typed(SourceConfig, source)) for source in plain.get(name, ())
                )
            except (TypeError, AttributeError, ConfigError) as error:
                raise ConfigError(f"a source in {name!r} is wrong: {error}") from None
        return TrainConfig(**plain)


def _typed(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a dataclass is made of; ConfigError for a name or a value that it cannot have."""
    known = {f.name: f.type for f in fields(kind)}
    found = {}
    for name in values:
        if name not in known:
            raise ConfigError(f"unknown training setting {short(name)}")
        value = values[name]
        found[name] = tuple(value) if isinstance(value, list) else value
        if not _fits(found[name], known[name]):
            raise ConfigError(f"the training setting {name!r} cannot be {short(value)}")
    return found


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value is of the type of a field; sources are looked at by themselves."""
    if get_origin(kind) is tuple:
        if not isinstance(value, tuple):
            return False
        first, *others = get_args(kind)
        kinds = [first] * len(value) if others == [...] else [first, *others]
        alike = first is SourceConfig or all(map(_fits, value, kinds))
        return len(value) == len(kinds) and alike
    if kind is float:
        return type(value) in (int, float) and isfinite(value)
    if kind is int:
        return type(value) is int
    return isinstance(value, get_origin(kind) or kind)


def read_config(path: Path) -> TrainConfig:
    """A recipe (.toml), or what a run was told (.json); ConfigError names the fault."""
    if path.suffix.lower() == ".toml":
        return read_recipe(path)
    try:
        return TrainConfig.from_dict(from_json(read_within(path, DESCRIPTION), dict[str, Any]))
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {error.strerror or error}") from None
    except (DecodingError, ConfigError) as error:
        raise ConfigError(f"{path.name} holds no settings of a training: {error}") from None


def read_recipe(path: Path) -> TrainConfig:
    """A recipe file (TOML) as a configuration; ConfigError names the file and the fault."""
    try:
        text = read_within(path, DESCRIPTION).decode("utf-8-sig")
        return TrainConfig.from_dict(as_kind(tomllib.loads(text), dict[str, Any]))
    except OSError as error:
        raise ConfigError(f"cannot read the recipe {path}: {error.strerror}") from None
    except RecursionError:
        raise ConfigError(f"the recipe {path} is wrong: it is nested too deeply") from None
    except ValueError as error:  # no TOML, no UTF-8, a number without end, a ConfigError
        raise ConfigError(f"the recipe {path} is wrong: {error}") from None
