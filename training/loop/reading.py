"""What a model with a reader makes of examples, written into its puzzle table for the engine."""

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from hrm_core.model.hrm import HRM
from hrm_core.tasks.arc import Augmentation
from hrm_core.tasks.arc.canvas import largest
from hrm_core.views import COLORS, TURNS, VIEWS, view
from training.data.arcs import Pair, show
from training.data.streams import Examples

READINGS = 4  # of a task in each turn, with other colours; their mean is what it is told to be


@torch.no_grad()
def read_examples(model: HRM, examples: Examples) -> Examples:
    """Gives the model a row for each question; the questions with the ids of these rows."""
    assert examples.shown is not None, "a model with a reader is asked with examples"
    count = len(examples.tokens)
    ids = VIEWS * np.arange(count, dtype=np.int32) + examples.puzzle_ids % TURNS
    table = model.puzzle_emb.weights.new_zeros(TURNS * count, model.config.puzzle_emb_ndim)
    shown = torch.as_tensor(examples.shown, dtype=torch.int64, device=table.device)
    rows = model.table_rows(torch.as_tensor(ids, dtype=torch.int64, device=table.device))
    table[rows] = model.read(shown).float()
    model.puzzle_emb.weights = table
    return replace(examples, puzzle_ids=ids)


@torch.no_grad()
def read_task(model: HRM, pairs: tuple[Pair, ...]) -> Tensor:
    """The puzzle vectors of a task, float32 [TURNS, ndim], from all of its examples."""
    side = 1 + largest(*(grid for pair in pairs for grid in pair))
    views = [view(number) for number in range(TURNS * READINGS)]
    seen = [Augmentation(each.turn, each.colors) for each in views]
    shown = np.array([[show(pair, each, side) for pair in pairs] for each in seen])
    rows = model.read(torch.as_tensor(shown, dtype=torch.int64)).float()
    parts = rows.view(len(views), 1 + 2 * COLORS, -1)
    shift = torch.tensor([each.colors for each in views])
    order = torch.cat((torch.zeros_like(shift[:, :1]), 1 + shift, 1 + COLORS + shift), dim=1)
    plain = parts.gather(1, order[:, :, None].expand_as(parts))
    return plain.view(READINGS, TURNS, -1).mean(0)
