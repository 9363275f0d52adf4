"""Guesses in training: what the model half believes is set among the givens, right or wrong.

So it learns to think on after a guess, and to doubt one that leads to contradictions. The puzzle of
a slot with a wrong guess has no solution any more: its cells are no longer supervised, its answer
counts as wrong, and only Q-halt and doubt learn from it. A search then does in earnest what is
practised here (hrm_core/solving/tries.py).
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from hrm_core.model.config import HRMConfig
from hrm_core.puzzle import IGNORE
from training.loop.act import Pool
from training.loop.losses import q_loss
from training.loop.processes import ALONE, Processes
from training.loop.tally import SegmentResult

PLAIN = 0.5  # share of the puzzles that are thought through without a guess
TOLD = 0.5  # share of the guesses that are right whatever the model believes
HOLD = 2  # segments between guesses, at most; before the first one more
FLOOR = 0.01  # symbols believed less are not guessed
FOCUS = 4.0  # how strongly cells are preferred in which a second symbol is believed
LOST = 0.95  # a wrong guess doubted more has been found out
PATIENCE = 0.25  # chance in every segment that a wrong guess is dropped in any case


def doubt_loss(doubt: Tensor, pool: Pool) -> Tensor:
    """Cross entropy of the doubt, logits [B], against the truth about the guesses, summed."""
    return q_loss(doubt[pool.guesses > 0], pool.lost[pool.guesses > 0])


def practise(
    pool: Pool,
    said: Sequence[SegmentResult],
    config: HRMConfig,
    generator: torch.Generator,
    team: Processes = ALONE,
) -> None:
    """What follows from the last segment: wrong guesses are dropped, and new ones made."""
    doubt = torch.cat([each.doubt for each in said if each.doubt is not None])
    pool.halted |= given_up(pool, doubt, generator, team)
    guess(pool, torch.cat([each.logits for each in said]), config, generator, team)


def given_up(
    pool: Pool, doubt: Tensor, generator: torch.Generator, team: Processes = ALONE
) -> Tensor:
    """bool [B]: slots whose wrong guess was found out, or dropped; `doubt` in logits [B]."""
    draws = _draw(len(doubt), 1, generator, team).to(doubt.device)[:, 0]
    return pool.lost & ((doubt.sigmoid() > LOST) | (draws < PATIENCE))


def guess(
    pool: Pool,
    logits: Tensor,
    config: HRMConfig,
    generator: torch.Generator,
    team: Processes = ALONE,
) -> None:
    """A symbol more among the givens of every slot whose time it is; logits [B, L, V].

    Cells in which a second symbol is believed are likely to be taken, then a symbol as likely as it
    is believed, or the right one.
    """
    first, count = config.symbols
    rows = torch.arange(len(logits), device=logits.device)
    draws = _draw(len(logits), config.seq_len + 4, generator, team).to(logits.device)
    beliefs = logits.float().softmax(-1)[..., first : first + count]
    is_open = (pool.tokens < first) | (pool.tokens >= first + count)
    second = torch.where(is_open, beliefs.topk(2, -1).values[..., 1], 0)
    chance = FOCUS * second.clamp_min(1e-6).log() - torch.log(-torch.log(draws[:, 4:]))
    cell = chance.argmax(-1)
    share = beliefs[rows, cell]
    share = torch.where(share > FLOOR, share, 0).cumsum(-1)
    symbol = (share < draws[:, :1] * share[:, -1:]).sum(-1).clamp_max(count - 1)
    answer = pool.labels[rows, cell] - first
    symbol = torch.where((draws[:, 1] < TOLD) & ~pool.lost, answer, symbol)
    pool.rest -= 1
    due = (pool.rest <= 0) & ~pool.halted
    chosen = due & (second[rows, cell] > FLOOR)
    pool.tokens[rows[chosen], cell[chosen]] = first + symbol[chosen]
    pool.guesses += chosen.int()
    wait = 1 + (draws[:, 2] * HOLD).int()
    pool.rest = torch.where(due, wait, pool.rest)
    first_wait = torch.where(draws[:, 3] < PLAIN, config.halt_max_steps + 1, wait + 1)
    pool.rest = torch.where(pool.halted, first_wait, pool.rest)  # of the next puzzle
    pool.labels[chosen & (symbol != answer)] = IGNORE


def _draw(rows: int, columns: int, generator: torch.Generator, team: Processes) -> Tensor:
    """Numbers between 0 and 1 for the slots of this process, drawn for all of the team."""
    count = rows * team.size
    drawn = torch.rand(count, columns, generator=generator, device=generator.device)
    return drawn.clamp(1e-7, 1 - 1e-6)[team.part(count)]
