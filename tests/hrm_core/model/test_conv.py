"""The convolution: neighbours speak, on a square board of any size."""

from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from hrm_core.engines import Batch
from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.model.hrm import HRM
from tests.hrm_core.model.variants import BASE, make

CONFIG = replace(
    BASE, mixer="conv", pos_encodings="none", seq_len=400, H_layers=1, L_layers=1, L_cycles=2
)
ROUNDS = CONFIG.H_cycles * (CONFIG.L_cycles + 1)  # how far a cell is heard in one segment


def logits(model: HRM, board: Tensor) -> Tensor:
    """int [n, n] to logits [n, n, V] of the first segment."""
    tokens = board.reshape(1, -1)
    with torch.no_grad():
        start = model.start(1, tokens.shape[1])
        _, out = model(tokens, torch.zeros(1, dtype=torch.int64), start)
    seen: Tensor = out.logits.view(*board.shape, -1)
    return seen


def board(size: int) -> Tensor:
    return torch.randint(1, 6, (size, size), generator=torch.Generator().manual_seed(size))


def test_the_same_weights_serve_every_size() -> None:
    model = make(CONFIG)
    assert logits(model, board(20)).shape == (20, 20, 6)
    assert logits(model, board(7)).shape == (7, 7, 6)


def test_a_cell_is_heard_as_far_as_the_cycles_carry_and_no_farther() -> None:
    model, plain = make(CONFIG), board(20)
    changed = plain.clone()
    changed[0, 0] = (changed[0, 0] + 1) % 6
    moved = (logits(model, plain) != logits(model, changed)).any(-1)
    reached = torch.nonzero(moved).amax(0)
    assert reached.tolist() == [ROUNDS, ROUNDS]


def test_what_lies_far_from_the_edge_does_not_know_where_it_is() -> None:
    model, inner = make(CONFIG), board(5)
    centre = []
    for row in (7, 8):
        around = torch.ones(20, 20, dtype=torch.int64)
        around[row : row + 5, 7:12] = inner
        centre.append(logits(model, around)[row : row + 5, 7:12])
    torch.testing.assert_close(centre[0], centre[1])


def test_an_engine_takes_smaller_boards_than_the_model_names() -> None:
    engine = TorchEngine(make(CONFIG))
    batch = Batch(board(9).reshape(1, 81).numpy().astype(np.int32), np.zeros(1, dtype=np.int32))
    _, step = engine.step(batch, engine.start(batch))
    assert step.logits.shape == (1, 81, 6)
    assert step.change_L.shape == (1, 81)
