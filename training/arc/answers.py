"""From an unlearnt ARC task to its tries: learn it, then ask. Loads PyTorch."""

import tempfile
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from hrm_core.library.models import ModelInfo, ModelLibrary, open_engine
from hrm_core.puzzle import Puzzle
from hrm_core.solving.ask import ask
from hrm_core.solving.vote import Ballot
from hrm_core.tasks.arc import answer_size, fingerprint
from training.arc.learn import LearnChoices, learned_name, make_learning_run, plan_learning
from training.leg import carry_out
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import TrainEvent
from training.runs.lock import Lock

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


def learn_and_ask(
    puzzles: Sequence[Puzzle],
    base: ModelInfo,
    choices: LearnChoices,
    views: int,
    device: str,
    kind: str = "auto",
    learners: int = 1,
    place: Path | None = None,
    keep: Path | None = None,
) -> Generator[TrainEvent, None, list[Ballot]]:
    """The votes on every test of a task, which is learnt for this alone and then forgotten.

    device, kind: where and with which engine it is asked, as open_engine takes them.
    Several `learners` learn it one after the other, each with a seed of its own, and vote together.
    place: the folder below which they work; by default that of the system for what passes.
    keep: a folder of models in which what the first of them learnt stays.
    """
    ballots = [Ballot(answer_size(puzzle)) for puzzle in puzzles]
    for number in range(learners):
        with tempfile.TemporaryDirectory(dir=place) as mine:
            folder, seeded = Path(mine), replace(choices, seed=choices.seed + number)
            into = keep if keep is not None and not number else folder / "models"
            how = Learning(base, seeded, folder / "run", into)
            info = yield from learn(puzzles[0], how)
            engine = open_engine(info, device, kind)
            votes = ask(engine, puzzles, views, info.halt_max_steps)
            for ballot, each in zip(ballots, votes, strict=True):
                ballot.join(each)
    return ballots
