"""Learning one ARC task: from a base model, on the examples alone, in every view.

One example is held back at first, so that one sees how far what was learnt carries; then it joins.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from hrm_core.files import replace_file
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.model.config import ConfigError
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import fingerprint, side_of, task_text
from hrm_core.tasks.files import read_puzzles
from training.arc.cost import batch_of, canvas_cells, cost_of
from training.config import LEARNED, SourceConfig, TrainConfig
from training.runs.files import RunError, RunFiles, create_run

FILE = "task.json"  # in the folder of a run
PANEL = "leave-one-out"  # what the evaluations are called
HELD = 0.4  # share of the run in which one example is held back
FEWEST_HELD = 2  # examples; with one alone nothing can be held back
PANEL_VIEWS, FEW_VIEWS = 24, 4  # of the example held back; on large boards fewer
PANEL_CELLS = 24 * 121  # of all of them together
JUDGED = 2.0  # seconds, at least, after which it is asked for again
LOOKS = 4  # at it, in a run


@dataclass(frozen=True)
class LearnChoices:
    """What the user may set; the defaults are what docs/log.md found."""

    steps: int = 150  # 0: read at sight, nothing is tuned
    seconds: float = 0.0  # so many in place of steps
    lr: float = 1e-3
    weight_decay: float = 0.1
    batch_size: int = 8  # at most; see training/arc/cost.py
    ema: float = 0.99
    hold_back: bool = True  # an example, at first
    threads: int = 0  # one less than there are cores
    seed: int = 0


def plan_learning(
    base: ModelInfo, puzzle: Puzzle, choices: LearnChoices | None = None
) -> TrainConfig:
    """What a run is told that learns the examples of `puzzle`; ConfigError if that cannot be."""
    choices = choices or LearnChoices()
    _refuse(base, puzzle)
    sight = not (choices.steps or choices.seconds)
    held = choices.hold_back and not sight and len(puzzle.examples) >= FEWEST_HELD
    everything = SourceConfig("arc", FILE, pairs="all", since=HELD if held else 0.0)
    at_first = SourceConfig("arc", FILE, pairs="examples", until=HELD)
    judged = SourceConfig("arc", FILE, pairs="tests", until=HELD)
    mark, cells = fingerprint(puzzle.examples), canvas_cells(puzzle)
    expected = cost_of([puzzle], choices.steps, 0, 0, choices.batch_size).learn
    return TrainConfig(
        name=learned_name(mark),
        title=f"ARC, {puzzle.title}" if puzzle.title else "ARC task",
        description=f"Has learnt one task from its {len(puzzle.examples)} examples.",
        task="arc",
        model=base.config,
        sources=(at_first, everything) if held else (everything,),
        validation=(judged,) if held else (),
        start_from=library_name(base),
        seed=choices.seed,
        max_seconds=choices.seconds,
        steps=0 if choices.seconds else max(1, choices.steps),
        batch_size=batch_of(cells, choices.batch_size),
        lr=0.0 if sight else choices.lr,
        warmup_steps=30,  # the steps that the length of the run is estimated from
        weight_decay=choices.weight_decay,
        unroll=2,  # examples are read once for two segments
        read_once=True,  # and not again in the next step
        amp=True,
        ema=choices.ema,
        q_target="none",
        threads=choices.threads,
        save_every=30.0,
        evaluate_every=max(JUDGED, (choices.seconds or expected) * HELD / LOOKS),
        evaluate_puzzles=max(FEW_VIEWS, min(PANEL_VIEWS, PANEL_CELLS // cells)),
        evaluate_segments=base.halt_max_steps,
        extra={
            "judge": 0,
            "panel": PANEL,
            LEARNED: {"learned": mark, "base": base.name, "side": side_of(puzzle)},
        },
    )


def _refuse(base: ModelInfo, puzzle: Puzzle) -> None:
    if not base.config.get("reader"):
        raise ConfigError(f"the model {base.name} cannot learn a task; choose the ARC base model")
    if not puzzle.examples:
        raise ConfigError("there are no examples to learn from; add a pair of input and output")
    side, room = side_of(puzzle) - 1, int(int(base.config["seq_len"]) ** 0.5) - 1
    if side > room:
        raise ConfigError(
            f"this task has grids of up to {side} x {side}, the model takes {room} x {room}"
        )


def learned_name(mark: str) -> str:
    """What the model is called that has learnt the task with this fingerprint."""
    return f"arc-{mark[:12]}"


def make_learning_run(folder: Path, config: TrainConfig, puzzle: Puzzle) -> RunFiles:
    """The folder of a run with the task in it, never its answer; RunError if it cannot be."""
    files = RunFiles(folder)
    asked = replace(puzzle, solution=None)
    tests = [asked]
    if config.validation:
        chosen = int(np.random.default_rng(config.seed).integers(len(puzzle.examples)))
        given, answer = puzzle.examples[chosen]
        rest = tuple(pair for index, pair in enumerate(puzzle.examples) if index != chosen)
        tests = [replace(asked, given=given, solution=answer, examples=rest), asked]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / FILE, task_text(tests).encode())
    except OSError as error:
        raise RunError(f"cannot write a run into {folder}: {error.strerror}") from None
    create_run(files, config)
    return files


def examples_of(folder: Path) -> tuple[tuple[Grid, Grid], ...]:
    """All examples of the task that a run in this folder learns, one held back at first too."""
    tests = read_puzzles(folder / FILE, TASKS["arc"])
    held = ((test.given, test.solution) for test in tests if test.solution is not None)
    return *tests[0].examples, *held


def library_name(base: ModelInfo) -> str:
    """The name of a model of the library, the folder of any other."""
    try:
        known = ModelLibrary().find(base.name, base.task).folder == base.folder
    except ValueError:
        known = False
    return base.name if known else str(base.folder.resolve())
