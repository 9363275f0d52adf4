"""A base of one's own: a base model tuned on a folder of ARC tasks, some of which are left out.

What is left out is never trained on, and says before and after how far the base reads a task at
sight. New tasks by the generator's rules are mixed in, so that it forgets less of what it knew.
"""

from dataclasses import dataclass
from math import isqrt
from pathlib import Path

from hrm_core.library.models import ModelInfo
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import fingerprint, read_collection
from training.arc.learn import library_name
from training.config import SourceConfig, TrainConfig

FEWEST = 10  # tasks; with fewer nothing could be said about those left out
REHEARSED = 8  # rows and columns of the generated tasks, which is what most of the base's had
LOOKS = 6  # at the tasks left out
QUESTIONS = 96  # about them, at every look
SHORT = 1800.0  # seconds of a run whose average must forget its start sooner


@dataclass(frozen=True)
class TuneChoices:
    """What the user may set."""

    title: str = ""
    seconds: float = 1800.0
    left_out: float = 0.2  # share of the tasks
    mix: float = 0.4  # share of generated tasks among those trained on
    lr: float = 3e-4
    seed: int = 0


@dataclass(frozen=True)
class Tuning:
    """What a run is told, and the tasks it never sees, by name."""

    config: TrainConfig
    left_out: dict[str, tuple[Puzzle, ...]]
    count: int  # of the tasks that are trained on


def plan_tuning(base: ModelInfo, path: Path, choices: TuneChoices) -> Tuning:
    """A run on the tasks of a folder; ConfigError or PuzzleFormatError if that cannot be."""
    if not base.config.get("reader") or "learned" in base.provenance:
        raise ConfigError(f"the model {base.name} is no ARC base; choose one that can learn tasks")
    if not 0 < choices.left_out < 1:
        raise ConfigError(f"the share of tasks left out is between 0 and 1, not {choices.left_out}")
    tasks = read_collection(path).tasks
    if len(tasks) < FEWEST:
        raise ConfigError(f"{path.name} has {len(tasks)} tasks; at least {FEWEST} are needed")
    order = sorted(tasks, key=lambda name: fingerprint(tasks[name][0].examples))
    marks = [fingerprint(tasks[name][0].examples) for name in order]
    kept = max(1, round(choices.left_out * len(order)))
    while kept < len(order) and marks[kept] == marks[kept - 1]:
        kept += 1  # the same task under two names stays on one side
    if kept == len(order):
        raise ConfigError(f"nothing is left to train on with {choices.left_out} of it left out")
    left_out = {name: tasks[name] for name in order[:kept]}
    known = all(test.solution is not None for tests in left_out.values() for test in tests)
    place = str(path.resolve())
    judged = SourceConfig("arc", place, count=kept, pairs="tests" if known else "examples")
    own = SourceConfig("arc", place, skip=kept, pairs="all", share=1 - choices.mix)
    size = min(REHEARSED, isqrt(int(base.config["seq_len"])) - 1)
    rehearsal = SourceConfig("generate", size=size, share=choices.mix)
    config = TrainConfig(
        name="arc-tuned",
        title=choices.title or f"ARC base, tuned on {path.name}",
        description=f"{base.title}, tuned on {len(order) - kept} tasks of a folder.",
        task="arc",
        model=base.config,
        sources=(own, rehearsal) if choices.mix else (own,),
        validation=(judged,),
        start_from=library_name(base),
        seed=choices.seed,
        max_seconds=choices.seconds,
        batch_size=32,
        batch_cells=3872,
        lr=choices.lr,
        unroll=2,
        amp=True,
        warmup_steps=50,
        ema=0.99 if choices.seconds < SHORT else 0.999,
        q_target="none",
        evaluate_every=max(20.0, choices.seconds / LOOKS),
        evaluate_puzzles=QUESTIONS,
        evaluate_segments=base.halt_max_steps,
        extra={"panel": "tasks left out"},
    )
    return Tuning(config, left_out, len(order) - kept)
