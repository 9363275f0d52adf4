"""All that changes while a run goes on, and how one step, one segment a puzzle, changes it."""

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from hrm_core.decoding import to_json
from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.model.config import ConfigError
from hrm_core.model.hrm import HRM, Horizon, Latent, Output
from hrm_core.solving.evaluate import evaluate, finish, join, scores
from hrm_core.solving.solve import Limit
from hrm_core.tasks import TASKS
from training.config import TrainConfig
from training.data.panel import solved_rows
from training.data.streams import Examples, Feed
from training.loop.act import Pool, continue_target, halting
from training.loop.directions import Directions, moves
from training.loop.guessing import doubt_loss, practise
from training.loop.losses import (
    Losses,
    exact_rows,
    prediction_loss,
    q_loss,
    softmax_cross_entropy,
    stablemax_cross_entropy,
)
from training.loop.optim import Ema, SparseSignSGD, cosine, load_states, make_optimisers, set_rate
from training.loop.processes import ALONE, Processes
from training.loop.reading import read_examples
from training.loop.speed import autocast, compiled
from training.loop.start import start_model
from training.loop.tally import SegmentResult, Tally, ratio
from training.runs.events import Evaluated, Progress


class Trainer:
    """Everything that changes while a run goes on, and how one step changes it."""

    def __init__(
        self,
        config: TrainConfig,
        feeds: Sequence[Feed],
        device: torch.device,
        team: Processes = ALONE,
    ) -> None:
        self.config, self.feeds, self.device, self.team = config, feeds, device, team
        self.model = start_model(config).to(device)
        self.forward = compiled(config.compile, self.model)
        self.ema = Ema(self.model, config.ema, config.anchor)
        self.optimisers = make_optimisers(self.model, config)
        self.directions = self._directions() if config.directions else None
        self.pools = [
            Pool.empty(self.model, max(1, config.slots(cells) // team.size), device, cells)
            for cells in (feed.stream.cells for feed in feeds)
        ]
        if self.directions:
            for pool in self.pools:
                pool.far = torch.zeros_like(pool.tokens)
        if config.read_once:
            self._make_room_for_readings()
        self.stream, self.pool = feeds[0].stream, self.pools[0]
        self.rng = np.random.default_rng(config.seed)
        self.generator = torch.Generator().manual_seed(config.seed)
        self.step = 0
        self.samples = 0  # segments of puzzles, by all processes
        self.total = config.steps
        self.seconds = 0.0
        self.best = -1.0  # of the panel, as `_score` counts it; the base counts, too
        self.tally = Tally()

    def _directions(self) -> Directions:
        """The head that says which neighbour is nearer, and its optimiser, which comes last."""
        if self.team.size > 1:
            raise ConfigError("directions are learnt by one process only")
        head = Directions(self.model.config.hidden_size).to(self.device)
        adam = torch.optim.AdamW(head.parameters(), lr=self.config.lr, betas=self.config.betas)
        adam.param_groups[0]["base_lr"] = self.config.lr
        self.optimisers.append(adam)
        return head

    def _make_room_for_readings(self) -> None:
        model = self.model.config
        assert model.reader, "TrainConfig.problems() refuses what has none"
        if self.team.size > 1:
            raise ConfigError("read_once is for one process")
        for pool in self.pools:
            shape = len(pool.steps), model.puzzle_emb_ndim
            pool.read = torch.zeros(shape, device=self.device)

    def train_step(self) -> None:
        """One segment, or config.unroll of them, for every slot, one update of the weights."""
        config, pool = self.config, self._next_pool()
        self._refill()
        rows = self._puzzle_rows()
        size = len(pool.steps) // config.accumulate
        parts = [slice(first, first + size) for first in range(0, len(pool.steps), size)]
        said = [self._think(part, rows) for part in parts]
        self.team.average(self.model)
        if config.clip:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), config.clip)
        self.step += 1
        self.samples += len(pool.steps) * self.team.size * config.unroll
        set_rate(self.optimisers, self.rate)
        for optimiser in self.optimisers:
            if isinstance(optimiser, SparseSignSGD):
                assert rows is not None, "a puzzle table gives its rows to the model"
                assert rows.grad is not None, "the backward pass came before"
                ids, gradient = self.team.gather(pool.puzzle_ids), self.team.gather(rows.grad)
                optimiser.add_gradient(self.model.table_rows(ids), gradient)
            optimiser.step()
            optimiser.zero_grad()
        self.ema.update(self.model)
        for part, each in zip(parts, said, strict=True):
            pool.z_H[part] = each.latent.z_H
            pool.z_L[part] = each.latent.z_L
        pool.steps += config.unroll
        q_halt = torch.cat([each.q_halt for each in said])
        q_continue = torch.cat([each.q_continue for each in said])
        pool.halted = halting(
            q_halt, q_continue, pool.steps, self.model.config, self.generator, self.team
        )
        self._count(said, q_halt)
        if self.model.config.doubt:
            practise(pool, said, self.model.config, self.generator, self.team)

    def _think(self, part: slice, puzzle_rows: Tensor | None) -> SegmentResult:
        """Some slots think; their gradients are added to those that are there."""
        config, pool = self.config, self.pool.part(part)
        rows = None if puzzle_rows is None else puzzle_rows[part]
        shown = pool.shown if self.model.config.reader else None
        if config.read_once:
            rows, shown = self._readings(pool), None
        latent, out, loss, exact = self._segment(pool, pool.latent, rows, shown)
        rows = out.read if shown is not None else rows
        for _ in range(config.unroll - 1):
            latent, out, more, exact = self._segment(pool, latent, rows)
            loss = loss + more
        torch.autograd.backward(loss := loss / config.unroll / len(self.pool.steps))
        cells = ((out.logits.argmax(-1) == pool.labels) & (pool.labels >= 0)).sum()
        doubt = None if out.doubt is None else out.doubt.detach()
        q_halt, q_continue, logits = (x.detach() for x in (out.q_halt, out.q_continue, out.logits))
        return SegmentResult(latent, q_halt, q_continue, exact, logits, doubt, cells, loss.detach())

    def _readings(self, pool: Pool) -> Tensor:
        """The puzzle vectors, [B, ndim]; puzzles that stay keep theirs, without a gradient."""
        fresh = pool.steps == 0
        rows = pool.read.clone()
        if fresh.any():
            with autocast(self.config.amp, self.device):
                read = self.model.read(pool.shown[fresh]).float()
            pool.read[fresh] = read.detach()
            rows[fresh] = read
        return rows

    def _segment(
        self, pool: Pool, latent: Latent, rows: Tensor | None, shown: Tensor | None = None
    ) -> tuple[Latent, Output, Tensor, Tensor]:
        """One segment: the state after it, what was said, the loss, and which rows are right."""
        asked = pool.tokens, pool.puzzle_ids, latent, Horizon(self.config.horizon), rows, shown
        with autocast(self.config.amp, self.device):
            latent, out = self.forward(*asked)
            losses, exact = self._losses(pool, out, latent)
        return latent, out, losses.total(self.config.q_weight), exact

    def _next_pool(self) -> Pool:
        """The slots of this step; those of other boards wait with their thoughts."""
        if len(self.pools) > 1:
            shares = np.array([feed.share * feed.now(self.done) for feed in self.feeds])
            chosen = int(self.rng.choice(len(shares), p=shares / shares.sum()))
            self.stream, self.pool = self.feeds[chosen].stream, self.pools[chosen]
        return self.pool

    def _refill(self) -> None:
        """New puzzles for the halted slots; all members draw them all, and each takes its own."""
        wanted = self.team.gather(self.pool.halted)
        count = int(wanted.sum())
        if not count:
            return
        mine = self.team.part(len(wanted))
        before, stop = int(wanted[: mine.start].sum()), int(wanted[: mine.stop].sum())
        drawn = self._tensors(self.stream.draw(count, self.rng).rows(slice(before, stop)))
        fresh = self.pool.halted.clone()
        self.pool.refill(self.model, drawn, self.generator, before, count - stop)
        if self.directions and fresh.any():
            self.pool.far[fresh] = moves(self.pool.tokens[fresh])

    def _puzzle_rows(self) -> Tensor | None:
        """The puzzle vectors of the batch as a leaf of their own, so that each has a gradient."""
        if not self.model.config.puzzle_emb_ndim or self.model.config.reader:
            return None
        rows = self.model.table_rows(self.pool.puzzle_ids)
        return self.model.puzzle_emb.weights[rows].requires_grad_()

    @property
    def done(self) -> float:
        """The share of the run that is over, 0 while its length is not known."""
        return min(1.0, self.step / self.total) if self.total else 0.0

    @property
    def rate(self) -> float:
        """The factor of the learning rate at the present step."""
        config = self.config
        return cosine(self.step, self.total, config.warmup_steps, config.lr_floor)

    def _losses(self, pool: Pool, out: Output, latent: Latent) -> tuple[Losses, Tensor]:
        config = self.config
        if config.loss == "softmax":
            per_cell = softmax_cross_entropy(out.logits, pool.labels, config.smoothing)
        else:
            per_cell = stablemax_cross_entropy(out.logits, pool.labels)
        if config.token_weights:
            weights = per_cell.new_tensor(config.token_weights)
            per_cell = per_cell * weights[pool.labels.clamp_min(0)]
        exact = exact_rows(out.logits.detach(), pool.labels) & ~pool.lost
        halt = q_loss(out.q_halt, exact)
        going_on = torch.zeros((), device=self.device)
        last = pool.steps + 1 >= self.model.config.halt_max_steps
        if config.q_target == "extra_pass" and self.model.config.halt_max_steps > 1:
            with torch.no_grad():
                _, after = self.forward(pool.tokens, pool.puzzle_ids, latent)
            going_on = q_loss(out.q_continue, continue_target(after, last))
        elif config.q_target == "next_segment":
            # What this segment found is the target of the value given before it.
            rows = pool.steps > 0
            _, before = self.model.q_values(pool.z_H[rows])
            going_on = q_loss(before, continue_target(out, last)[rows])
        losses = Losses(prediction_loss(per_cell, pool.labels), halt, going_on)
        if out.doubt is not None:
            losses = replace(losses, doubt=doubt_loss(out.doubt, pool))
        if self.directions is not None and out.z_H is not None:
            thought = out.z_H[:, self.model.config.prefix :]
            asked = self.directions.loss(thought, pool.far, pool.steps + 1)
            losses = replace(losses, directions=config.directions * asked)
        return losses, exact

    def _count(self, said: Sequence[SegmentResult], q_halt: Tensor) -> None:
        halted = self.pool.halted & ~self.pool.lost
        exact = torch.cat([each.exact for each in said])
        self.tally.add(
            loss=torch.stack([each.loss for each in said]).sum() / self.team.size,
            cell=torch.stack([each.cells for each in said]).sum(),
            cells=(self.pool.labels >= 0).sum(),
            halted=halted.sum(),
            exact=exact[halted].sum(),
            told=((q_halt > 0) == exact)[halted].sum(),
            segments=self.pool.steps[halted].sum(),
            samples=torch.tensor(len(halted), device=self.device),
        )

    def _tensors(self, examples: Examples) -> list[Tensor]:
        arrays = examples.arrays()
        return [torch.as_tensor(a, dtype=torch.int64, device=self.device) for a in arrays]

    def report(self, seconds: float) -> Progress:
        """The mean over the steps since the last report, which took `seconds`."""
        tally, self.tally = self.tally, Tally()
        sums = self.team.sums(tally.sums())
        halted = sums["halted"]
        pace = seconds / tally.steps
        return Progress(
            step=self.step,
            total_steps=self.total,
            seconds=self.seconds,
            eta_seconds=max(0, self.total - self.step) * pace,
            samples_per_second=sums["samples"] * self.config.unroll / seconds,
            lr=self.rate * self.config.lr,
            loss=ratio(sums["loss"], tally.steps),
            cell=ratio(sums["cell"], sums["cells"]),
            exact=ratio(sums["exact"], halted),
            q_accuracy=ratio(sums["told"], halted),
            mean_segments=ratio(sums["segments"], halted),
        )

    def state(self) -> dict[str, Any]:
        """Everything a resumed run needs to go on bit for bit, with as many processes as it likes.

        All members of a team ask for it together.
        """
        gather = self.team.gather
        return {
            "model": self.model.state_dict(),
            "ema": self.ema.average,
            "ema_count": self.ema.count,
            "ema_start": self.ema.start,
            "directions": self.directions.state_dict() if self.directions else {},
            "optimisers": [optimiser.state_dict() for optimiser in self.optimisers],
            "pool": {name: gather(getattr(pool, part)) for name, pool, part in self._slots()},
            "rng": to_json(self.rng.bit_generator.state),
            "generator": self.generator.get_state(),
            "counters": {
                "step": self.step,
                "samples": self.samples,
                "total": self.total,
                "seconds": self.seconds,
                "best": self.best,
            },
        }

    def load(self, values: dict[str, Any]) -> None:
        """Go on from a saved state, for as many steps and at the rates that the config says now."""
        self.model.load_state_dict(values["model"])
        self.ema.load(values["ema"], values["ema_count"], values.get("ema_start"))
        load_states(self.optimisers, values["optimisers"])
        if self.directions:
            self.directions.load_state_dict(values["directions"])
        for name, pool, part in self._slots():
            if name in values["pool"]:  # runs of old knew no guesses
                # all of them, unless batches became smaller
                rows = values["pool"][name][: len(pool.steps) * self.team.size]
                setattr(pool, part, rows[self.team.part(len(rows))].to(self.device))
        self.rng.bit_generator.state = json.loads(values["rng"])
        self.generator.set_state(values["generator"])
        for name, value in values["counters"].items():
            setattr(self, name, value)
        self.total = self.config.steps or self.total

    def _slots(self) -> Iterator[tuple[str, Pool, str]]:
        """Every tensor of every pool: its name in a checkpoint, the pool, its name there."""
        for number, pool in enumerate(self.pools):
            for part in vars(pool):
                yield (f"{part} {number}" if number else part), pool, part

    def averaged(self) -> HRM:
        """A model of its own with the averaged weights."""
        model = copy.deepcopy(self.model)
        model.load_state_dict(self.ema.weights(self.model))
        return model

    def count_base(self, base: Evaluated) -> None:
        """Only what solves more puzzles of the panel is better than the base from now on."""
        self.best = _score(base.valid, 1.0)

    def evaluate(self, examples: Examples, name: str) -> Evaluated:
        """The averaged weights on puzzles that are not trained on; each member judges its part."""
        judge = self.averaged()
        limit = Limit(self.config.evaluate_segments, halt=False)
        mine = examples.rows(self.team.part(len(examples.tokens)))
        if judge.config.reader:
            mine = read_examples(judge, mine)
        engine = TorchEngine(judge.eval(), self.device.type)
        many = self.config.batch_size // self.config.accumulate
        outcome = finish(evaluate(engine, mine.batch(), mine.labels, limit, many))
        whole = join(self.team.gather_values(outcome))
        figures = scores(whole, examples.labels)
        solved = solved_rows(TASKS[self.config.task], examples, whole.answers)
        valid = float(solved.mean())
        score = _score(valid, figures.cell)
        better = score > self.best
        self.best = max(self.best, score)
        return Evaluated(
            step=self.step,
            seconds=self.seconds,
            name=name,
            puzzles=figures.puzzles,
            segments=limit.segments,
            exact=figures.exact,
            cell=figures.cell,
            valid=valid,
            mean_segments=figures.mean_segments,
            best=better,
        )


def _score(solved: float, cells: float) -> float:
    """What makes one set of weights better than another: cells decide where no puzzle does."""
    return solved + cells / 10_000
