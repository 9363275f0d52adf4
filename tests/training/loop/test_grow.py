"""A grown network says what the one before said, and can learn more."""

from dataclasses import replace
from typing import Any

import pytest
import torch

from hrm_core.model.config import Horizon, HRMConfig
from hrm_core.model.hrm import HRM
from training.loop.grow import GrowthError, grow

SUDOKU = HRMConfig(
    seq_len=16,
    vocab_size=6,
    hidden_size=8,
    num_heads=1,
    H_layers=1,
    L_layers=2,
    H_cycles=2,
    L_cycles=2,
    expansion=2.0,
    mlp_multiple=4,
    mixer="units",
    mixer_size=4,
    pos_encodings="none",
    grid=(4, 4),
    box=(2, 2),
    symbols=(2, 4),
    q_pool="mean",
    doubt=True,
)
MAZE = replace(SUDOKU, mixer="conv", symbols=(0, 0), grid=(0, 0), box=(0, 0), doubt=False)
PLACES = replace(MAZE, mixer="units", grid=(4, 4), pos_encodings="grid", q_pool="first")
BOARD = replace(MAZE, mixer="conv", L_mixer="board", q_pool="max")
SHAPES = {"sudoku": SUDOKU, "maze": MAZE, "places": PLACES, "board": BOARD}
WIDER: dict[str, dict[str, Any]] = {
    "width": {"hidden_size": 12},
    "mixers": {"mixer_size": 6},
    "units": {"expansion": 4.0},
    "all": {"hidden_size": 20, "mixer_size": 7, "expansion": 3.0},
}


def model_of(config: HRMConfig, seed: int = 0) -> HRM:
    torch.manual_seed(seed)
    model = HRM(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():  # heads begin at 0, which would hide a fault
            parameter.add_(0.1 * torch.randn(parameter.shape))
    return model


def larger(model: HRM, after: HRMConfig) -> HRM:
    torch.manual_seed(1)
    grown = HRM(after).eval()
    grown.load_state_dict(grow(model.state_dict(), model.config, after))
    return grown


def assert_alike(before: HRM, after: HRM) -> None:
    torch.manual_seed(2)
    tokens = torch.randint(1, before.config.vocab_size, (3, before.config.seq_len))
    ids = torch.zeros(3, dtype=torch.int64)
    states = [model.start(3) for model in (before, after)]
    for _ in range(2):
        said = []
        for place, model in enumerate((before, after)):
            states[place], out = model(tokens, ids, states[place])
            said.append(out)
        for name in ("logits", "q_halt", "q_continue", "doubt"):
            old, new = (getattr(out, name) for out in said)
            if old is not None:
                # rounding alone is left, which segments of a network made at random enlarge
                torch.testing.assert_close(old, new, atol=1e-3, rtol=1e-3)


@pytest.mark.parametrize("changes", WIDER.values(), ids=WIDER)
@pytest.mark.parametrize("config", SHAPES.values(), ids=SHAPES)
def test_a_grown_network_says_the_same(config: HRMConfig, changes: dict[str, Any]) -> None:
    before = model_of(config)
    assert_alike(before, larger(before, replace(config, **changes)))


def test_reach_overview_and_doubt_may_be_new() -> None:
    before = model_of(BOARD)
    assert_alike(before, larger(before, replace(BOARD, reach=3, hidden_size=12)))
    wide = larger(model_of(replace(BOARD, reach=3)), replace(BOARD, reach=5, hidden_size=12))
    assert_alike(model_of(replace(BOARD, reach=3)), wide)
    for config in (SUDOKU, PLACES, replace(SUDOKU, box=(0, 0))):
        seen = replace(config, overview=True, mixer_size=6, hidden_size=12)
        assert_alike(model_of(config), larger(model_of(config), seen))
        assert_alike(model_of(seen), larger(model_of(seen), replace(seen, mixer_size=9)))
    knows_none = model_of(replace(SUDOKU, doubt=False))
    assert_alike(knows_none, larger(knows_none, replace(SUDOKU, hidden_size=12)))


def test_new_channels_and_units_learn() -> None:
    after = larger(model_of(SUDOKU), replace(SUDOKU, hidden_size=12, mixer_size=6, expansion=4.0))
    tokens, ids = torch.randint(1, 6, (2, 16)), torch.zeros(2, dtype=torch.int64)
    _, out = after(tokens, ids, after.start(2), Horizon.LAST_CYCLE)
    out.logits.square().sum().backward()
    added = dict(after.named_parameters())["L_level.layers.0.mlp.down_proj.weight"].grad
    assert added is not None
    assert added[8:].abs().sum() > 0, "new channels"
    assert added[:, -4:].abs().sum() > 0, "new units"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"hidden_size": 4}, "hidden_size cannot shrink from 8 to 4"),
        ({"L_cycles": 3}, "L_cycles cannot change from 2 to 3"),
        ({"doubt": False}, "cannot lose its doubt head"),
        ({"overview": False}, "with an overview cannot lose it"),
    ],
)
def test_shapes_between_which_no_growth_leads(changes: dict[str, Any], message: str) -> None:
    before = replace(SUDOKU, overview=True)
    with pytest.raises(GrowthError, match=message):
        grow({}, before, replace(before, **changes))


def test_networks_with_attention_do_not_grow() -> None:
    config = HRMConfig(seq_len=16, vocab_size=6, hidden_size=8, num_heads=1)
    with pytest.raises(GrowthError, match="attention"):
        grow({}, config, replace(config, hidden_size=16))
