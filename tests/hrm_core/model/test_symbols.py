"""A vector for each cell and symbol: the model treats symbols, rows, columns and boxes alike."""

import numpy as np
import pytest
import torch
from torch import Tensor

from hrm_core.engines import Batch
from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.model.config import ConfigError, HRMConfig
from hrm_core.model.hrm import HRM
from hrm_core.model.inputs import symbol_roles
from hrm_core.tasks.sudoku.symmetry import SudokuSymmetry, random_symmetry

SUDOKU = {
    "seq_len": 81,
    "vocab_size": 11,
    "hidden_size": 8,
    "num_heads": 1,
    "H_layers": 1,
    "L_layers": 1,
    "mlp_multiple": 8,
    "mixer": "units",
    "mixer_size": 4,
    "pos_encodings": "none",
    "grid": (9, 9),
    "box": (3, 3),
    "symbols": (2, 9),
    "q_pool": "mean",
}


def model() -> HRM:
    torch.manual_seed(0)
    made = HRM(HRMConfig.from_dict(SUDOKU))
    torch.nn.init.normal_(made.q_head.weight)
    return made.eval()


def answers(net: HRM, tokens: Tensor) -> tuple[Tensor, Tensor]:
    """Logits and Q-halt after two segments, so that the state has moved."""
    ids = torch.zeros(len(tokens), dtype=torch.int64)
    with torch.no_grad():
        state, _ = net(tokens, ids, net.start(len(tokens)))
        _, out = net(tokens, ids, state)
    return out.logits, out.q_halt


def upright_symmetry(rng: np.random.Generator) -> SudokuSymmetry:
    """A symmetry in which rows stay rows: those and columns have weights of their own."""
    while True:
        symmetry = random_symmetry(rng)
        if symmetry.cells[0] // 9 == symmetry.cells[8] // 9:
            return symmetry


@pytest.mark.parametrize("seed", range(4))
def test_a_symmetric_form_of_a_puzzle_gets_the_symmetric_answer(seed: int) -> None:
    rng = np.random.default_rng(seed)
    symmetry = upright_symmetry(rng)
    grid = np.where(rng.random((9, 9)) < 0.4, rng.integers(1, 10, (9, 9)), 0).astype(np.uint8)
    both = np.stack([grid, symmetry.apply(grid)]).reshape(2, 81).astype(np.int64) + 1
    logits, q_halt = answers(model(), torch.from_numpy(both))
    digits = torch.from_numpy(symmetry.digits[1:].astype(np.int64))  # new digit of each old one
    expected = torch.empty(81, 9)
    expected[:, digits - 1] = logits[0, torch.from_numpy(symmetry.cells), 2:]
    torch.testing.assert_close(logits[1, :, 2:], expected, atol=1e-5, rtol=0)
    torch.testing.assert_close(q_halt[1], q_halt[0], atol=1e-5, rtol=0)
    assert logits[0, :, 2:].std() > 0.1  # there was something to permute


def test_logits_stand_at_the_tokens_they_speak_of() -> None:
    net = model()
    with torch.no_grad():
        net.lm_head.weight.zero_()
        net.lm_head.weight[0, 0] = 1  # symbols alone; the others' rows stay 0
    logits, _ = answers(net, torch.ones(1, 81, dtype=torch.int64))
    assert logits.shape == (1, 81, 11)
    assert (logits[..., :2] == 0).all()
    assert (logits[..., 2:] != 0).all()


def test_a_token_tells_each_symbol_its_role() -> None:
    config = HRMConfig.from_dict({**SUDOKU, "vocab_size": 5, "symbols": (1, 3)})
    assert symbol_roles(config).tolist() == [
        [2, 2, 2],  # the first token that is no symbol
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 0],
        [3, 3, 3],  # the second
    ]


def test_the_engine_reports_changes_cell_by_cell() -> None:
    engine = TorchEngine(model())
    batch = Batch(np.ones((2, 81), dtype=np.int32), np.zeros(2, dtype=np.int32))
    _, step = engine.step(batch, engine.start(batch))
    assert step.change_H.shape == step.change_L.shape == (2, 81)
    assert (step.change_H > 0).all()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"mixer": "attention", "pos_encodings": "rope", "num_heads": 2}, "units mixer"),
        ({"symbols": (3, 9)}, "9 symbols from 3"),
    ],
)
def test_symbols_that_cannot_be_are_refused(values: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        HRMConfig.from_dict({**SUDOKU, **values})
