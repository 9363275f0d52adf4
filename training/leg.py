"""What a run does around its training: looks at the base model first and at the result last."""

import io
import time
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

import numpy as np
import torch

from hrm_core.memory import free_mb, peak_mb, resident_mb
from training.config import SourceConfig, TrainConfig
from training.data.panel import JUDGE
from training.loop.processes import ALONE, Processes
from training.loop.start import start_model
from training.loop.train import device_of, prepare, train
from training.loop.trainer import Trainer
from training.results.judge import WATCH, judge_base, judge_result, watched
from training.results.publish import publish
from training.results.verdicts import Verdicts
from training.runs.checkpoints import RunFolder
from training.runs.events import Evaluated, Finished, Measured, Started, TrainEvent
from training.runs.files import RunFiles

WARM_UP, STEPS = 3, 20  # of a dry run
CHECKPOINTS = 3  # last, previous, best


def carry_out(
    run: RunFolder,
    data: Path,
    max_seconds: float | None = None,
    team: Processes = ALONE,
    best: bool = False,
) -> Generator[TrainEvent]:
    """One leg of a run, begun or resumed (from the best checkpoint if so wanted); logged.

    Every member of a team runs this; the one that leads looks at models and writes.
    """
    for event in _leg(run, data, max_seconds, team, best):
        if team.leads:
            run.log(event)
        yield event


def _leg(
    run: RunFolder, data: Path, max_seconds: float | None, team: Processes, best: bool
) -> Generator[TrainEvent]:
    config, root = run.config(), data_root(run, data)
    torch.set_num_threads(config.thread_count)
    started = Started(0, device_of(config)[1])
    if team.leads:
        run.stop_file.unlink(missing_ok=True)  # from now on it is meant for this leg
        message = "" if best else run.repair()
        step = int(run.load(best)["counters"]["step"]) if run.started or best else 0
        started = Started(step, started.device, message)
    started = team.gather_values(started)[0]
    yield started
    resume = best or run.started
    base = None
    if not resume and config.start_from:
        if team.leads:
            base = _judge_base(run, config, root)
        base = team.gather_values(base)[0]
        if base is not None:
            yield base
        if team.leads and config.extra.get(WATCH):
            yield watched(start_model(config), config, 0, "cpu")
    for event in train(run, root, resume, max_seconds, team, best, base, watch):
        if isinstance(event, Finished) and event.reason == "done" and team.leads:
            judge_result(run, config, root)
            if config.learned is not None:
                publish(run, config.name, into=_learned_into(config))
                run.forget_checkpoints()  # what was learnt is in the library
        yield event


def _learned_into(config: TrainConfig) -> Path | None:
    """The folder of models for what was learnt, None for the library's."""
    into = config.extra.get("into")
    return Path(into) if into else None


def watch(trainer: Trainer) -> Iterator[TrainEvent]:
    """What the averaged weights make of the pinned puzzle, if there is one."""
    if trainer.config.extra.get(WATCH):
        device = trainer.device.type
        yield watched(trainer.averaged(), trainer.config, trainer.step, device)


def _judge_base(run: RunFolder, config: TrainConfig, root: Path) -> Evaluated | None:
    """The base on the user's own puzzles, which are the panel; None where it is another."""
    verdicts = judge_base(run, config, root)
    return _evaluated(verdicts, config) if verdicts and config.extra.get(JUDGE) else None


def _evaluated(verdicts: Verdicts, config: TrainConfig) -> Evaluated:
    """The base model as the first point of the curves."""
    puzzles = verdicts.puzzles
    wrong = [puzzle.wrong / len(puzzle.solution) for puzzle in puzzles]
    return Evaluated(
        step=0,
        seconds=0.0,
        name="base",
        puzzles=len(puzzles),
        segments=config.evaluate_segments,
        exact=verdicts.exact / len(puzzles),
        cell=1 - float(np.mean(wrong)),
        valid=verdicts.solved / len(puzzles),
        mean_segments=config.evaluate_segments,
        best=False,
    )


def judge_now(run: RunFolder, data: Path) -> None:
    """Look at the result of a run that was paused."""
    judge_result(run, run.config(), data_root(run, data))


def measure(run: RunFolder, data: Path) -> None:
    """A dry run: some steps, timed, and what they need; logged as one event."""
    config = run.config()
    torch.set_num_threads(config.thread_count)
    trainer, panel = prepare(config, data_root(run, data))
    trainer.total = WARM_UP + STEPS
    base = _held()
    clock = time.perf_counter()
    for step in range(WARM_UP + STEPS):
        if step == WARM_UP:
            clock = time.perf_counter()
        trainer.train_step()
    pace = (time.perf_counter() - clock) / STEPS
    clock = time.perf_counter()
    if panel is not None:
        trainer.evaluate(panel, "dry run")
    evaluation = time.perf_counter() - clock
    buffer = io.BytesIO()
    torch.save(trainer.state(), buffer)
    disk = CHECKPOINTS * buffer.tell() / 1e6
    needed, room = _memory()
    run.log(Measured(pace, evaluation, needed, disk, device_of(config)[1], room, base))


def _held() -> float:
    """Megabytes that are taken now; 0 where nobody says."""
    if torch.cuda.is_available():
        return torch.cuda.memory_allocated() / 1e6
    return resident_mb()


def _memory() -> tuple[float, float]:
    """Megabytes needed at most so far, and what there is for them; 0 where nobody says."""
    if torch.cuda.is_available():
        free, _ = torch.cuda.mem_get_info()
        reserved = torch.cuda.memory_reserved()
        return torch.cuda.max_memory_allocated() / 1e6, (free + reserved) / 1e6
    free_now = free_mb()
    return peak_mb(), free_now + peak_mb() if free_now else 0.0


def data_root(run: RunFiles, data: Path) -> Path:
    """Where relative paths start: the run's own folder if its data are there, else `data`."""
    config = run.config()
    paths = [source.path for source in _sources(config) if source.path]
    inside = bool(paths) and all((run.folder / path).exists() for path in paths)
    return run.folder if inside else data


def _sources(config: TrainConfig) -> Iterable[SourceConfig]:
    return (*config.sources, *config.validation, *config.held_out)
