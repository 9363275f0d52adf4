"""From an unlearnt ARC task to its tries: learn it, then let many views vote."""

import tempfile
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from hrm_core.library.models import ModelError, ModelInfo, ModelLibrary, open_engine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.solve import Limit
from hrm_core.solving.vote import Ballot, count, vote
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import fingerprint, numbered_views
from training.arc.learn import LearnChoices, learned_name, make_learning_run, plan_learning
from training.leg import carry_out
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import TrainEvent
from training.runs.lock import Lock

TOGETHER = 8  # views in a batch
Result = TypeVar("Result")


@dataclass(frozen=True)
class Learning:
    """How a task is learnt, and where the results go."""

    base: ModelInfo
    choices: LearnChoices
    run: Path  # the folder of the run, new
    into: Path  # the folder of models


def finished(
    work: Generator[TrainEvent, None, Result],
    take: Callable[[TrainEvent], None] = lambda event: None,
) -> Result:
    """Run some learning to its end, showing each event to `take`; what came out."""
    while True:
        try:
            event = next(work)
        except StopIteration as stop:
            result: Result = stop.value
            return result
        take(event)


def base_model(library: ModelLibrary) -> ModelInfo:
    """The model that ARC tasks are learnt from; ModelError if there is none."""
    for info in library.models("arc"):
        if info.config.get("reader") and "learned" not in info.provenance:
            return info
    raise ModelError("there is no ARC base model to learn tasks from; train or import one")


def learn(puzzle: Puzzle, how: Learning) -> Generator[TrainEvent, None, ModelInfo]:
    """Learn the examples of a puzzle in this process; what training tells, then the model."""
    config = plan_learning(how.base, puzzle, how.choices)
    config = replace(config, extra={**config.extra, "into": str(how.into)})
    run = RunFolder(make_learning_run(how.run, config, puzzle).folder)
    lock = Lock.take(run.lock_file)
    if lock is None:
        raise RunError(f"{run.folder} is being trained by another process")
    try:
        yield from carry_out(run, Path())
    finally:
        lock.release()
    name = learned_name(fingerprint(puzzle.examples))
    return ModelLibrary([how.into]).find(name, "arc")


def ask(info: ModelInfo, puzzles: Sequence[Puzzle], views: int, device: str) -> list[Ballot]:
    """The votes on every test of a task that `info` has learnt."""
    engine, task = open_engine(info, device), TASKS["arc"]
    limit = Limit(info.halt_max_steps, halt=False)
    return [
        count(vote(engine, task, numbered_views(puzzle, views), limit, TOGETHER))
        for puzzle in puzzles
    ]


def learn_and_ask(
    puzzles: Sequence[Puzzle],
    base: ModelInfo,
    choices: LearnChoices,
    views: int,
    device: str,
    learners: int = 1,
) -> Generator[TrainEvent, None, list[Ballot]]:
    """The votes on every test of a task, which is learnt for this alone and then forgotten.

    Several `learners` learn it one after the other, each with a seed of its own, and vote together.
    """
    ballots = [Ballot() for _ in puzzles]
    for number in range(learners):
        with tempfile.TemporaryDirectory() as place:
            folder, mine = Path(place), replace(choices, seed=choices.seed + number)
            how = Learning(base, mine, folder / "run", folder / "models")
            info = yield from learn(puzzles[0], how)
            for ballot, votes in zip(ballots, ask(info, puzzles, views, device), strict=True):
                ballot.join(votes)
    return ballots
