"""Training: a generator of events, in time or in steps, stopped and resumed at any moment."""

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch

from hrm_core.engines.torch_engine import choose_device
from hrm_core.model.config import ConfigError
from hrm_core.tasks import TASKS
from training.config import TrainConfig
from training.data.loaders import LOADERS
from training.data.panel import JUDGE, examples_of, own_puzzles
from training.data.streams import DataError, Examples, feeds, mix
from training.loop.processes import ALONE, Processes
from training.loop.speed import keep_memory
from training.loop.trainer import Trainer
from training.runs.checkpoints import RunError, RunFolder
from training.runs.events import Evaluated, Finished, Saved, TrainEvent

REPORT_EVERY = 25  # steps between Progress events, if they do not take long
REPORT_SECONDS = 5.0
SETTLE = 5  # steps that are not typical: the first ones compile and allocate
MEASURE = 30  # steps before the first estimate of how many the time allows
PLAN_EVERY = 200  # steps between later estimates
PANEL_SEED = 20260101  # of the puzzles that runs are judged on: the same for every run of a recipe


class Progressing(Protocol):
    """What a planner reads and sets."""

    step: int
    seconds: float
    total: int


@dataclass
class Planner:
    """How many steps the remaining time allows, measured while running."""

    max_seconds: float
    step: int = 0
    seconds: float = 0.0

    def plan(self, trainer: Progressing, since: int) -> None:
        """Set trainer.total from the pace since the last estimate; `since`: steps so far."""
        if since == SETTLE:
            self.step, self.seconds = trainer.step, trainer.seconds
        if since == MEASURE or since % PLAN_EVERY == 0:
            pace = (trainer.seconds - self.seconds) / (trainer.step - self.step)
            left = max(0.0, self.max_seconds - trainer.seconds)
            trainer.total = trainer.step + max(1, int(left / pace))
            self.step, self.seconds = trainer.step, trainer.seconds


def train(
    run: RunFolder,
    root: Path,
    resume: bool = False,
    max_seconds: float | None = None,
    team: Processes = ALONE,
    best: bool = False,
    base: Evaluated | None = None,
    watch: Callable[[Trainer], Iterable[TrainEvent]] = lambda trainer: (),
) -> Generator[TrainEvent]:
    """Train until the steps or the seconds are used up, or the file `stop` appears.

    `root` is the folder that relative data paths start from. `resume` goes on from the last
    checkpoint, or from the best. Time counts training only, over all legs of a resumed run;
    `max_seconds` replaces the configuration's. Every member of a team runs this generator and gets
    the same events; the one that leads writes the checkpoints. `base`: how the model that a new run
    starts from did on the panel, if that is known; else it is judged first. `watch` tells more
    after each look at the panel.
    """
    config = run.config()
    if problems := config.problems():
        raise ConfigError("; ".join(problems))
    limit = config.max_seconds if max_seconds is None else max_seconds
    if config.batch_size % (team.size * config.accumulate):
        parts = f" in {config.accumulate} parts each" if config.accumulate > 1 else ""
        raise ConfigError(
            f"a batch of {config.batch_size} does not divide among {team.size} processes{parts}"
        )
    torch.set_num_threads(config.thread_count)
    keep_memory()
    if resume:  # the weights come from the checkpoint; their origin may be gone
        config = replace(config, start_from="")
    trainer, panel = prepare(config, root, team)
    if resume:
        _go_on(trainer, run.load(best))
    if panel and config.start_from and config.learned is None:
        if base is None:
            base = trainer.evaluate(panel, "base")
            yield replace(base, best=False)
        trainer.count_base(base)
    planner = None if config.steps else Planner(limit)
    judged_until = max((source.until for source in config.validation), default=0.0)
    began = trainer.step
    watching = judged_until == 1 or trainer.done < judged_until
    saved = evaluated = reported = trainer.seconds
    clock = time.perf_counter()
    reason = _over(trainer, limit, config.steps, False)  # one that was killed after its last save
    while not reason:
        trainer.train_step()
        now = time.perf_counter()
        trainer.seconds, stopped = team.follow(
            [trainer.seconds + now - clock, run.stop_file.exists()]
        )
        clock = now
        if planner:
            planner.plan(trainer, trainer.step - began)
        slow = trainer.seconds - reported >= REPORT_SECONDS
        if slow or trainer.step % REPORT_EVERY == 0:
            yield trainer.report(trainer.seconds - reported)
            reported = trainer.seconds
        reason = _over(trainer, limit, config.steps, bool(stopped))
        better = False
        due = trainer.seconds - evaluated >= config.evaluate_every or bool(reason)
        ended = judged_until < 1 and trainer.done >= judged_until
        if panel and watching and (due or ended):
            event = trainer.evaluate(panel, str(config.extra.get("panel", "validation")))
            evaluated, better = trainer.seconds, event.best
            yield event
            if team.leads:
                yield from watch(trainer)
            watching = not ended
        if better or reason or trainer.seconds - saved >= config.save_every:
            state = trainer.state()
            if team.leads:
                run.save(state, better)
            saved = trainer.seconds
            yield Saved(trainer.step, str(run.last))
        clock = time.perf_counter()
    if team.leads:
        run.stop_file.unlink(missing_ok=True)  # obeyed
    yield Finished(trainer.step, trainer.seconds, reason)


def _go_on(trainer: Trainer, values: dict[str, Any]) -> None:
    """Load a checkpoint; RunError if config.json was changed so that it does not fit any more."""
    saved = len(values["pool"]["halted"])
    batch = trainer.config.slots(trainer.feeds[0].stream.cells)
    if saved < batch:
        raise RunError(f"batch_size may become smaller in a run, not {batch} after {saved}")
    try:
        trainer.load(values)
    except (KeyError, RuntimeError, ValueError) as error:
        reason = str(error).splitlines()[-1].strip()
        raise RunError(f"the checkpoint does not fit config.json any more: {reason}") from None


def prepare(
    config: TrainConfig, root: Path, team: Processes = ALONE
) -> tuple[Trainer, Examples | None]:
    """The trainer of a run on the best device there is, and the puzzles it is judged on, if any."""
    rng = np.random.default_rng([config.seed, 1])
    loader = LOADERS[config.task]
    source = feeds(loader, config.sources, root, rng, config.held_out)
    boards = [feed.stream.cells for feed in source]
    panel = _panel(config, root)
    if panel is not None:
        boards.append(panel.tokens.shape[1])
    model = config.hrm_config()
    for cells in boards:
        if cells > model.seq_len:
            raise DataError(f"the model has room for {model.seq_len} cells, not {cells}")
        if cells < model.seq_len and not model.any_size:
            raise DataError(f"the model takes boards of {model.seq_len} cells alone, not {cells}")
    device = torch.device(device_of(config)[0])
    return Trainer(config, source, device, team), panel


def device_of(config: TrainConfig) -> tuple[str, str]:
    """What to train on, and why; ConfigError where a card is asked for and none answers."""
    device, reason = choose_device(config.device)
    if config.device == "cuda" and device != "cuda":
        raise ConfigError(f"the run wants a CUDA graphics card: {reason}")
    return device, reason


def _panel(config: TrainConfig, root: Path) -> Examples | None:
    """What the run is judged on from its beginning to its end, whatever its seed."""
    if not config.validation:
        return None
    if config.extra.get(JUDGE) and (own := own_puzzles(config, root)):
        model = config.hrm_config()
        return examples_of(TASKS[config.task], own, None if model.any_size else model.seq_len)
    rng = np.random.default_rng(PANEL_SEED)
    judged = mix(LOADERS[config.task], config.validation, root, rng, config.held_out)
    return judged.panel(config.evaluate_puzzles, rng)


def _over(trainer: Trainer, limit: float, steps: int, stopped: bool) -> str:
    """Why training ends now, '' if it goes on."""
    if steps and trainer.step >= steps:
        return "done"
    if limit and trainer.seconds >= limit:
        return "done" if not steps else "time"
    return "stopped" if stopped else ""
