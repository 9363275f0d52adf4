"""Adaptive computation time in training: a pool of slots, each thinking about its own puzzle.

A slot whose puzzle halted gets a new one; the others think on from where they were.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import HRM, Latent, Output
from hrm_core.puzzle import IGNORE
from training.loop.processes import ALONE, Processes


@dataclass
class Pool:
    """The carry of every slot between steps; all tensors have B rows."""

    tokens: Tensor  # int64 [B, L]
    labels: Tensor  # int64 [B, L]
    puzzle_ids: Tensor  # int64 [B]
    z_H: Tensor  # [B, P + L, D]
    z_L: Tensor  # [B, P + L, D]
    steps: Tensor  # int32 [B], segments spent on the present puzzle
    halted: Tensor  # bool [B], True: the slot wants a new puzzle
    guesses: Tensor  # int32 [B], symbols set among the givens; see training/loop/guessing.py
    rest: Tensor  # int32 [B], segments until the next guess
    shown: Tensor  # int64 [B, K, 2, L], examples that are read; K is 0 where there are none
    read: Tensor  # float32 [B, ndim], what was read off them, or [B, 0]: config.read_once
    far: Tensor  # int64 [B, L], moves to the goal of a maze, or [B, 0]: training/loop/directions.py

    @staticmethod
    def empty(model: HRM, batch: int, device: torch.device, cells: int = 0) -> "Pool":
        """Every slot halted, so that the first step fills it; a board has seq_len or `cells`."""
        cells = cells or model.config.seq_len
        start = model.start(batch, cells)
        return Pool(
            tokens=torch.zeros(batch, cells, dtype=torch.int64, device=device),
            labels=torch.zeros(batch, cells, dtype=torch.int64, device=device),
            puzzle_ids=torch.zeros(batch, dtype=torch.int64, device=device),
            z_H=start.z_H.clone(),
            z_L=start.z_L.clone(),
            steps=torch.zeros(batch, dtype=torch.int32, device=device),
            halted=torch.ones(batch, dtype=torch.bool, device=device),
            guesses=torch.zeros(batch, dtype=torch.int32, device=device),
            rest=torch.full((batch,), 2, dtype=torch.int32, device=device),
            shown=torch.zeros(batch, 0, 2, cells, dtype=torch.int64, device=device),
            read=torch.zeros(batch, 0, device=device),
            far=torch.zeros(batch, 0, dtype=torch.int64, device=device),
        )

    @property
    def latent(self) -> Latent:
        """The state the next segment starts from."""
        return Latent(self.z_H, self.z_L)

    @property
    def lost(self) -> Tensor:
        """bool [B]: slots whose puzzle has no solution any more, since a guess was wrong."""
        return (self.guesses > 0) & (self.labels == IGNORE).all(-1)

    def part(self, rows: slice) -> "Pool":
        """Some slots, as views of the same tensors."""
        return Pool(**{name: values[rows] for name, values in vars(self).items()})

    def refill(
        self,
        model: HRM,
        fresh: Sequence[Tensor],
        generator: torch.Generator,
        before: int = 0,
        after: int = 0,
    ) -> None:
        """New puzzles, a row for each halted slot, start from H_init and L_init.

        `fresh` has tokens, labels and ids, and the examples of puzzles that come with some.

        model.config.noise > 0 adds normal noise of that deviation to both initial states. It is
        drawn for so many slots of other processes as well, `before` and `after` those of this one.
        """
        rows = self.halted.nonzero().squeeze(1)
        if not before + len(rows) + after:
            return
        self.tokens[rows], self.labels[rows], self.puzzle_ids[rows] = fresh[:3]
        for shown in fresh[3:]:
            more = shown.shape[1] - self.shown.shape[1]
            if more > 0:  # at first there is no room for any
                self.shown = F.pad(self.shown, (0, 0, 0, 0, 0, more))
            self.shown[rows] = shown
        start = model.start(len(rows), self.tokens.shape[1])
        for mine, initial in ((self.z_H, start.z_H), (self.z_L, start.z_L)):
            state = initial
            if model.config.noise:
                shape = (before + len(rows) + after, *initial.shape[1:])
                noise = torch.randn(shape, generator=generator, device=generator.device)
                noise = noise[before : before + len(rows)]
                state = initial + model.config.noise * noise.to(mine.device, mine.dtype)
            mine[rows] = state
        self.steps[rows] = 0
        self.guesses[rows] = 0
        self.halted[rows] = False


def halting(
    q_halt: Tensor,
    q_continue: Tensor,
    steps: Tensor,
    config: HRMConfig,
    generator: torch.Generator,
    team: Processes = ALONE,
) -> Tensor:
    """bool [B]: which slots stop after this segment; `steps` int [B] already counts it.

    Stops where Q-halt is above Q-continue, except that with probability halt_exploration_prob
    a slot must first spend a random number of segments between 2 and halt_max_steps; always at
    halt_max_steps. The random numbers are drawn on the generator's device, for all of the team.
    """
    last = steps >= config.halt_max_steps
    if config.halt_max_steps == 1:
        return last
    where = generator.device
    count = len(steps) * team.size
    explore = torch.rand(count, generator=generator, device=where) < config.halt_exploration_prob
    least = torch.randint(2, config.halt_max_steps + 1, (count,), generator=generator, device=where)
    least = torch.where(explore, least, 0)[team.part(count)].to(steps.device)
    return last | ((q_halt > q_continue) & (steps >= least))


def continue_target(after: Output, last: Tensor) -> Tensor:
    """What Q-continue should say, a probability [B]: the better value of the segment `after`.

    `last`, bool [B], is true where nothing may follow, so that only halting is possible.
    """
    best = torch.maximum(after.q_halt, after.q_continue)
    return torch.where(last, after.q_halt, best).sigmoid().detach()
