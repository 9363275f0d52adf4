"""A training step of this project beside a plain one, of the official 27M configuration.

    python -m tests.benchmarks.training [STEPS] [BATCH]

The plain step is the computation of the official code written down as eager float32 PyTorch: one
segment with gradient through its last two level calls, a second segment for the target of
Q-continue, backward, AdamATan2 with a loop over the parameters, SignSGD for the puzzle vectors. The
third way is ours with the target that needs no second segment (`q_target = "next_segment"`). All
run the same layers on the same thread and take turns in one process; times are of the processor.
"""

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from app.cli.recipes import find_recipe
from hrm_core.model.hrm import HRM, Latent
from training.config import SourceConfig, TrainConfig
from training.data.loaders import LOADERS
from training.data.streams import Examples, Feed, Stream, mix
from training.loop.optim import cosine
from training.loop.trainer import Trainer


def official(batch: int) -> TrainConfig:
    """The recipe of the paper in float32 and without compilation, on generated sudokus."""
    recipe = find_recipe("paper-sudoku")
    return replace(
        recipe,
        model={**recipe.model, "forward_dtype": "float32"},
        sources=(SourceConfig("generate", level="beginner", count=64),),
        held_out=(),
        batch_size=batch,
        compile=False,
    )


class Plain:
    """The official step, without a pool of its own: every slot keeps its puzzle."""

    def __init__(self, config: TrainConfig, examples: Examples) -> None:
        self.config = config
        self.model = HRM(config.hrm_config())
        self.tokens = torch.as_tensor(examples.tokens, dtype=torch.int64)
        self.labels = torch.as_tensor(examples.labels, dtype=torch.int64)
        self.ids = torch.as_tensor(examples.puzzle_ids, dtype=torch.int64)
        self.state = self.model.start(config.batch_size)
        self.moments = [(torch.zeros_like(p), torch.zeros_like(p)) for p in self.parameters]
        self.step = 0

    @property
    def parameters(self) -> list[torch.nn.Parameter]:
        return list(self.model.parameters())

    def train_step(self) -> None:
        """One segment, one update."""
        config, model = self.config, self.model
        rows = model.puzzle_emb.weights[self.ids].requires_grad_()
        z_H, z_L = self._think(self.state, rows)
        q = model.q_head(z_H[:, 0])
        logits = model.lm_head(z_H)[:, 1:]
        self.state = Latent(z_H.detach(), z_L.detach())
        with torch.no_grad():
            later, _ = self._think(self.state, rows)
            target = model.q_head(later[:, 0]).max(dim=-1).values.sigmoid()
        wide = logits.double()
        powers = torch.where(wide < 0, 1 / (1 - wide + 1e-30), wide + 1)
        shares = torch.log(powers / powers.sum(-1, keepdim=True))
        prediction = -shares.gather(-1, self.labels[..., None]).mean(dim=(1, 2)).sum()
        exact = (logits.argmax(-1) == self.labels).all(-1).float()
        halting = F.binary_cross_entropy_with_logits(q[:, 0], exact, reduction="sum")
        going_on = F.binary_cross_entropy_with_logits(q[:, 1], target, reduction="sum")
        loss = (prediction + 0.5 * (halting + going_on)) / config.batch_size
        torch.autograd.backward(loss)
        self.step += 1
        self._update(rows)

    def _think(self, state: Latent, rows: Tensor) -> tuple[Tensor, Tensor]:
        """The schedule of section 3 of the paper, with its one-step gradient."""
        model, shape = self.model, self.model.config
        e = torch.cat((rows[:, None], model.embed_tokens(self.tokens)), dim=1) * 512**0.5
        rope = (model.rope_cos, model.rope_sin)
        z_H, z_L = state.z_H, state.z_L
        with torch.no_grad():
            for cycle in range(shape.H_cycles):
                for inner in range(shape.L_cycles):
                    if (cycle, inner) != (shape.H_cycles - 1, shape.L_cycles - 1):
                        z_L = model.L_level(z_L, z_H + e, rope)
                if cycle < shape.H_cycles - 1:
                    z_H = model.H_level(z_H, z_L, rope)
        z_L = model.L_level(z_L, z_H + e, rope)
        return model.H_level(z_H, z_L, rope), z_L

    @torch.no_grad()
    def _update(self, rows: Tensor) -> None:
        config = self.config
        factor = cosine(self.step, config.steps, config.warmup_steps, config.lr_floor)
        rate, (first, second) = config.lr * factor, config.betas
        assert rows.grad is not None, "the backward pass came before"
        table, used = self.model.puzzle_emb.weights, torch.unique(self.ids)
        total = torch.zeros_like(table).index_add_(0, self.ids, rows.grad)
        decay = 1 - rate * config.puzzle_emb_weight_decay
        table[used] = table[used] * decay - rate * total[used].sign()
        for p, (m, v) in zip(self.parameters, self.moments, strict=True):
            assert p.grad is not None, "every parameter takes part"
            p.mul_(1 - rate * config.weight_decay)
            m.lerp_(p.grad, 1 - first)
            v.lerp_(p.grad.square(), 1 - second)
            root = v.sqrt() / (1 - second**self.step) ** 0.5
            p.sub_(torch.atan2(m, root) * (rate / (1 - first**self.step)))
            p.grad = None


def main(steps: str = "5", batch: str = "8") -> None:
    """Print the samples a second of both, and their ratio."""
    torch.set_num_threads(1)
    config = official(int(batch))
    rng = np.random.default_rng(0)
    stream: Stream = mix(LOADERS["sudoku"], config.sources, Path(), rng)
    cpu = torch.device("cpu")
    cheaper = replace(config, q_target="next_segment")
    plain = Plain(config, stream.draw(config.batch_size, rng))
    ways = {
        "plain step": plain.train_step,
        "this trainer": Trainer(config, [Feed(stream, 1.0)], cpu).train_step,
        "without second segment": Trainer(cheaper, [Feed(stream, 1.0)], cpu).train_step,
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(int(steps) + 1):
        for name, step in ways.items():
            started = time.process_time()
            step()
            if turn:  # the first step makes the state of the optimiser
                seconds[name].append(time.process_time() - started)
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    for name, median in medians.items():
        ratio = medians["plain step"] / median
        rate = config.batch_size / median
        print(f"{name:24s} {median:6.2f} s a step  {rate:5.2f} samples/s  ratio {ratio:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
