"""Initial weights follow the official distribution; rotary tables are the official numbers."""

import json

import pytest
import torch
from safetensors.torch import load_file

from hrm_core.model.layers import rope_tables, rotate, trunc_normal_
from tests.golden.cases import assert_close, folder

INIT = folder("init")
STATISTICS = json.loads((INIT / "trunc_normal.json").read_text())
SAMPLES = load_file(INIT / "trunc_normal.safetensors")


@pytest.mark.parametrize("name", sorted(STATISTICS))
def test_initial_weights_have_the_statistics_of_the_official_samples(name: str) -> None:
    std = float(name.removeprefix("std_"))
    official = SAMPLES[name]
    mine = trunc_normal_(torch.empty(2**18), std, torch.Generator().manual_seed(1))
    assert mine.std().item() == pytest.approx(std, rel=0.005)
    assert abs(mine.mean().item()) < 0.01 * std
    by_chance = 5 / (2 * len(official)) ** 0.5  # five standard errors of a deviation
    assert mine.std().item() == pytest.approx(STATISTICS[name]["std"], rel=by_chance)
    # Cut at two sigma of the untruncated normal, so at 2.2737 of the resulting deviation.
    assert 2.26 < mine.abs().max().item() / std < 2.2738
    assert official.abs().max().item() / std < 2.2738
    # Kolmogorov and Smirnov: the largest distance between both distribution functions.
    ordered = mine.sort().values
    at = official.sort().values
    below = torch.searchsorted(ordered, at) / len(mine)
    distance = (below - torch.arange(1, len(at) + 1) / len(at)).abs().max().item()
    assert distance < 1.95 * (1 / len(at) + 1 / len(mine)) ** 0.5  # p = 0.001


def test_a_deviation_of_zero_gives_zeros() -> None:
    assert not trunc_normal_(torch.ones(8), 0).any()


def test_rotary_tables_and_rotated_queries_are_the_official_ones() -> None:
    numbers = load_file(INIT / "rope.safetensors")
    positions, size = numbers["cos"].shape
    cos, sin = rope_tables(positions, size, 10000.0)
    assert_close(cos, numbers["cos"], 1e-5)
    assert_close(sin, numbers["sin"], 1e-5)
    for name in ("q", "k"):
        assert_close(rotate(numbers[name], cos, sin), numbers[f"{name}_rot"], 5e-5)
