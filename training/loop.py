"""Training: a generator of events. Deep supervision at every segment, carried by the ACT pool."""

import copy
import json
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.evaluate import finish, scores
from hrm_core.evaluate import run as evaluate
from hrm_core.model.hrm import HRM, Horizon, Output
from hrm_core.solve import Limit
from training.act import Pool, halting
from training.config import TrainConfig
from training.data import Examples, Stream, sudoku_stream
from training.events import Evaluated, Finished, Progress, Saved, TrainEvent
from training.losses import (
    Losses,
    exact_rows,
    prediction_loss,
    q_loss,
    softmax_cross_entropy,
    stablemax_cross_entropy,
)
from training.optim import Ema, cosine, make_optimisers, set_rate
from training.run import RunFolder

REPORT_EVERY = 25  # steps between Progress events
PLAN_EVERY = 200  # steps between estimates of how many the time allows
MEASURE = 30  # steps before the first estimate


@dataclass
class Tally:
    """Sums since the last report."""

    steps: int = 0
    halted: float = 0.0
    sums: dict[str, float] = field(default_factory=dict)

    def add(self, **values: Tensor) -> None:
        """Add one step's sums."""
        self.steps += 1
        for name, value in values.items():
            self.sums[name] = self.sums.get(name, 0.0) + float(value)

    def mean(self, name: str, over: float) -> float:
        """A sum divided, 0 if there is nothing."""
        return self.sums.get(name, 0.0) / over if over else 0.0


class Trainer:
    """Everything that changes while a run goes on, and how one step changes it."""

    def __init__(self, config: TrainConfig, stream: Stream, device: torch.device) -> None:
        torch.manual_seed(config.seed)
        self.config, self.stream, self.device = config, stream, device
        self.model = HRM(config.hrm_config()).to(device)
        self.forward = torch.compile(self.model) if config.compile else self.model
        self.ema = Ema(self.model, config.ema)
        self.optimisers = make_optimisers(self.model, config)
        self.pool = Pool.empty(self.model, config.batch_size, device)
        self.rng = np.random.default_rng(config.seed)
        self.generator = torch.Generator().manual_seed(config.seed)
        self.step = 0
        self.total = config.steps
        self.seconds = 0.0
        self.best = -1.0
        self.tally = Tally()

    def train_step(self) -> None:
        """One segment for every slot, one update of the weights."""
        config, pool = self.config, self.pool
        fresh = int(pool.halted.sum())
        if fresh:
            pool.refill(
                self.model, self._tensors(self.stream.draw(fresh, self.rng)), self.generator
            )
        with torch.autocast(self.device.type, torch.bfloat16, enabled=config.amp):
            latent, out = self.forward(
                pool.tokens, pool.puzzle_ids, pool.latent, Horizon(config.horizon)
            )
            losses, exact = self._losses(out, latent)
        loss = losses.total(config.q_weight) / config.batch_size
        loss.backward()
        if config.clip:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), config.clip)
        self.step += 1
        set_rate(self.optimisers, self.rate)
        for optimiser in self.optimisers:
            optimiser.step()
            optimiser.zero_grad()
        self.ema.update(self.model)
        with torch.no_grad():
            pool.z_H.copy_(latent.z_H)
            pool.z_L.copy_(latent.z_L)
            pool.steps += 1
            pool.halted = halting(
                out.q_halt, out.q_continue, pool.steps, self.model.config, self.generator
            )
            self._count(loss, out, exact)

    @property
    def rate(self) -> float:
        """The factor of the learning rate at the present step."""
        return cosine(self.step, max(self.total, 1), self.config.warmup_steps)

    def _losses(self, out: Output, latent: Any) -> tuple[Losses, Tensor]:
        config, pool = self.config, self.pool
        if config.loss == "softmax":
            per_cell = softmax_cross_entropy(out.logits, pool.labels, config.smoothing)
        else:
            per_cell = stablemax_cross_entropy(out.logits, pool.labels)
        exact = exact_rows(out.logits.detach(), pool.labels)
        halt = q_loss(out.q_halt, exact)
        going_on = torch.zeros((), device=self.device)
        last = pool.steps + 1 >= self.model.config.halt_max_steps
        if config.q_target == "extra_pass" and self.model.config.halt_max_steps > 1:
            with torch.no_grad():
                _, after = self.forward(pool.tokens, pool.puzzle_ids, latent)
                best = torch.maximum(after.q_halt, after.q_continue)
                target = torch.where(last, after.q_halt, best).sigmoid()
            going_on = q_loss(out.q_continue, target)
        elif config.q_target == "next_segment":
            # What this segment found is the target of the value given before it.
            rows = pool.steps > 0
            _, before = self.model.q_values(pool.z_H[rows])
            best = torch.maximum(out.q_halt, out.q_continue).detach()
            target = torch.where(last, out.q_halt.detach(), best).sigmoid()
            going_on = q_loss(before, target[rows])
        return Losses(prediction_loss(per_cell, pool.labels), halt, going_on), exact

    def _count(self, loss: Tensor, out: Output, exact: Tensor) -> None:
        halted = self.pool.halted
        known = self.pool.labels >= 0
        right = ((out.logits.argmax(-1) == self.pool.labels) & known).sum() / known.sum()
        self.tally.add(
            loss=loss.detach(),
            cell=right,
            halted=halted.sum(),
            exact=exact[halted].sum(),
            told=((out.q_halt > 0) == exact)[halted].sum(),
            segments=self.pool.steps[halted].sum(),
        )

    def _tensors(self, examples: Examples) -> tuple[Tensor, Tensor, Tensor]:
        arrays = (examples.tokens, examples.labels, examples.puzzle_ids)
        tokens, labels, ids = (
            torch.as_tensor(a, dtype=torch.int64, device=self.device) for a in arrays
        )
        return tokens, labels, ids

    def report(self, seconds: float) -> Progress:
        """The mean over the steps since the last report, which took `seconds`."""
        tally, self.tally = self.tally, Tally()
        halted = tally.sums["halted"]
        pace = seconds / tally.steps
        return Progress(
            step=self.step,
            total_steps=self.total,
            seconds=self.seconds,
            eta_seconds=max(0, self.total - self.step) * pace,
            samples_per_second=self.config.batch_size / pace,
            lr=self.rate * self.config.lr,
            loss=tally.mean("loss", tally.steps),
            cell=tally.mean("cell", tally.steps),
            exact=tally.mean("exact", halted),
            q_accuracy=tally.mean("told", halted),
            mean_segments=tally.mean("segments", halted),
        )

    def state(self) -> dict[str, Any]:
        """Everything a resumed run needs to go on bit for bit."""
        pool = self.pool
        return {
            "model": self.model.state_dict(),
            "ema": self.ema.average,
            "ema_count": self.ema.count,
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "pool": {name: getattr(pool, name) for name in vars(pool)},
            "rng": json.dumps(self.rng.bit_generator.state),
            "generator": self.generator.get_state(),
            "counters": {
                "step": self.step,
                "total": self.total,
                "seconds": self.seconds,
                "best": self.best,
            },
        }

    def load(self, values: dict[str, Any]) -> None:
        """Go on from a saved state."""
        self.model.load_state_dict(values["model"])
        self.ema.load(values["ema"], values["ema_count"])
        for optimiser, saved in zip(self.optimisers, values["optimisers"], strict=True):
            optimiser.load_state_dict(saved)
        for name, value in values["pool"].items():
            setattr(self.pool, name, value.to(self.device))
        self.rng.bit_generator.state = json.loads(values["rng"])
        self.generator.set_state(values["generator"])
        for name, value in values["counters"].items():
            setattr(self, name, value)

    def evaluate(self, examples: Examples, name: str) -> Evaluated:
        """The averaged weights on puzzles that are not trained on."""
        judge = copy.deepcopy(self.model)
        judge.load_state_dict(self.ema.weights(self.model))
        engine = TorchEngine(judge.eval(), self.device.type)
        limit = Limit(self.config.evaluate_segments, halt=False)
        outcome = finish(evaluate(engine, examples.batch(), examples.labels, limit))
        figures = scores(outcome, examples.labels)
        better = figures.exact > self.best
        self.best = max(self.best, figures.exact)
        return Evaluated(
            step=self.step,
            seconds=self.seconds,
            name=name,
            puzzles=figures.puzzles,
            segments=limit.segments,
            exact=figures.exact,
            cell=figures.cell,
            valid=figures.exact,
            mean_segments=figures.mean_segments,
            best=better,
        )


@dataclass
class Planner:
    """How many steps the remaining time allows, measured while running."""

    max_seconds: float
    step: int = 0
    seconds: float = 0.0

    def total(self, trainer: Trainer) -> int:
        """A new estimate of all steps, from the pace since the last estimate."""
        pace = (trainer.seconds - self.seconds) / max(1, trainer.step - self.step)
        self.step, self.seconds = trainer.step, trainer.seconds
        left = max(0.0, self.max_seconds - trainer.seconds)
        return trainer.step + max(1, int(left / pace))


def train(
    run: RunFolder,
    root: Path,
    resume: bool = False,
    max_seconds: float | None = None,
) -> Generator[TrainEvent]:
    """Train until the steps or the seconds are used up, or the file `stop` appears.

    `root` is the folder that relative data paths start from. Time counts training only, over all
    legs of a resumed run; `max_seconds` replaces the configuration's.
    """
    config = run.config()
    limit = config.max_seconds if max_seconds is None else max_seconds
    torch.set_num_threads(config.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    rng = np.random.default_rng([config.seed, 1])
    trainer = Trainer(config, sudoku_stream(config.sources, root, rng), device)
    if config.validation:
        panel = sudoku_stream(config.validation, root, rng).draw(config.evaluate_puzzles, rng)
    if resume:
        trainer.load(run.load())
    run.stop_file.unlink(missing_ok=True)
    planner = Planner(limit, trainer.step, trainer.seconds) if not config.steps else None
    began = trainer.step
    saved = evaluated = reported = trainer.seconds
    clock = time.perf_counter()
    reason = ""
    while not reason:
        trainer.train_step()
        now = time.perf_counter()
        trainer.seconds += now - clock
        clock = now
        since = trainer.step - began
        if planner and (since == MEASURE or since % PLAN_EVERY == 0):
            trainer.total = planner.total(trainer)
        if trainer.step % REPORT_EVERY == 0:
            yield trainer.report(trainer.seconds - reported)
            reported = trainer.seconds
        reason = _over(trainer, limit, config.steps, run)
        best = False
        if config.validation and (trainer.seconds - evaluated >= config.evaluate_every or reason):
            event = trainer.evaluate(panel, "validation")
            evaluated, best = trainer.seconds, event.best
            yield event
        if best or reason or trainer.seconds - saved >= config.save_every:
            run.save(trainer.state(), best)
            saved = trainer.seconds
            yield Saved(trainer.step, str(run.last))
        clock = time.perf_counter()
    yield Finished(trainer.step, trainer.seconds, reason)


def _over(trainer: Trainer, limit: float, steps: int, run: RunFolder) -> str:
    """Why training ends now, '' if it goes on."""
    if steps and trainer.step >= steps:
        return "done"
    if limit and trainer.seconds >= limit:
        return "done" if not steps else "time"
    return "stopped" if run.stop_file.exists() else ""
