"""What colours mean: exchanged with the colours, told to cells; boards of every size."""

from dataclasses import replace

import pytest
import torch

from hrm_core.model.config import ConfigError
from hrm_core.model.hrm import HRM, Horizon
from hrm_core.model.legend import edge_bins
from hrm_core.views import COLORS, TURNS, VIEWS, view
from tests.hrm_core.model.variants import LEGEND

CONFIG = replace(LEGEND, num_puzzle_identifiers=3)
SIZE = CONFIG.hidden_size


def a_model(color_blind: bool = False) -> HRM:
    """New weights and puzzle vectors; if colour-blind, all colours look and are said alike."""
    torch.manual_seed(0)
    model = HRM(CONFIG)
    model.puzzle_emb.weights.normal_()
    if color_blind:
        with torch.no_grad():
            for table in (model.embed_tokens.embedding_weight, model.lm_head.weight):
                table[2:] = table[2]
    return model


def logits(model: HRM, tokens: torch.Tensor, number: int, row: int = 0) -> torch.Tensor:
    ids = torch.full((len(tokens),), VIEWS * row + number)
    found: torch.Tensor
    found = model(tokens, ids, model.start(*tokens.shape), Horizon.LAST_CYCLE)[1].logits
    return found


@pytest.mark.parametrize("side", [4, 7])
def test_exchanged_colours_take_their_meanings_with_them(side: int) -> None:
    model, number = a_model(color_blind=True), 8 * 31
    assert view(number).turn == 0
    colors = torch.tensor(view(number).colors)
    tokens = torch.randint(0, 12, (2, side * side), generator=torch.Generator().manual_seed(1))
    exchanged = torch.where(tokens < 2, tokens, 2 + colors[(tokens - 2).clamp_min(0)])
    plain, other = logits(model, tokens, 0), logits(model, exchanged, number)
    torch.testing.assert_close(plain[..., 2:], other[..., 2:][..., colors])
    torch.testing.assert_close(plain[..., :2], other[..., :2])
    assert (plain - logits(model, tokens, number)).abs().max() > 0.01


def test_a_turn_is_told_once_it_is_learnt() -> None:
    model = a_model()
    tokens = torch.randint(2, 12, (1, 49), generator=torch.Generator().manual_seed(1))
    plain = logits(model, tokens, 0)
    assert torch.equal(plain, logits(model, tokens, 3))
    with torch.no_grad():
        model.legend.turned.embedding_weight.normal_()
    assert (
        len({float(logits(model, tokens, turn).detach().sum()) for turn in range(TURNS)}) == TURNS
    )


def test_every_task_has_meanings_of_its_own() -> None:
    model = a_model()
    tokens = torch.randint(2, 12, (1, 49), generator=torch.Generator().manual_seed(1))
    assert (logits(model, tokens, 5, 0) - logits(model, tokens, 5, 1)).abs().max() > 0.01


def test_a_gradient_reaches_the_meanings_of_the_colours_that_are_seen() -> None:
    model = a_model()
    rows = model.puzzle_emb.weights[:1].clone().requires_grad_()
    tokens = torch.full((1, 16), 2 + 4)
    out = model(tokens, torch.tensor([0]), model.start(1, 16), Horizon.LAST_CYCLE, rows)[1]
    torch.autograd.backward(out.logits[..., 2 + 7].sum())
    assert rows.grad is not None
    parts = rows.grad.view(1 + 2 * COLORS, SIZE).abs().sum(1) > 0
    assert parts.nonzero().flatten().tolist() == [0, 1 + 4, 1 + COLORS + 7]


def test_cells_know_their_distance_from_every_edge() -> None:
    model = a_model()
    for side in (3, 7):
        where = model.edges(side).view(side, side, SIZE)
        assert len(where.flatten(0, 1).unique(dim=0)) == side * side
    large, small = (model.edges(n).view(n, n, SIZE)[0, 0] for n in (7, 6))
    assert not torch.equal(large, small)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"puzzle_emb_ndim": 8}, "a legend needs puzzle_emb_ndim 168, not 8"),
        ({"legend": 3}, "10 colours from 3 are not among the tokens"),
        ({"seq_len": 48}, "squares of cells alone, not of 48"),
        ({"registers": 2}, "squares of cells alone"),
        ({"L_mixer": "magic"}, "mixer is one of .*, not 'magic'"),
        ({"mixer": "board", "L_mixer": ""}, "edges needs the attention mixer"),
        ({"num_heads": 4}, "edges needs heads whose size is a multiple of 4"),
    ],
)
def test_what_does_not_fit_is_told(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        replace(CONFIG, **changes)  # type: ignore[arg-type]


def test_far_distances_share_vectors_and_near_ones_have_their_own() -> None:
    torch.manual_seed(0)
    model = HRM(replace(CONFIG, seq_len=31**2, near=6))
    assert model.edges.rows == 6 + 7  # six to thirty: less than seven thirds of an octave
    where = model.edges(31).view(31, 31, SIZE)
    assert not torch.equal(where[0, 5], where[0, 6])
    small = model.edges(6).view(6, 6, SIZE)
    assert len(small.flatten(0, 1).unique(dim=0)) == 36
    out = logits(model, torch.randint(2, 12, (1, 31**2)), 0, 0)
    assert out.isfinite().all()


def test_a_model_without_near_computes_as_ever() -> None:
    assert edge_bins(11, 0) == list(range(11))
