"""The parts of a level: what each mixer can see, and what it treats alike."""

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F

from hrm_core.model.blocks import SwiGLU, make_mixer
from hrm_core.model.config import HRMConfig
from hrm_core.model.layers import (
    Attention,
    Linear,
    MlpMixer,
    UnitMixer,
    attended,
    rms_norm,
    rope_tables,
    rope_tables_2d,
    rotate,
)
from tests.hrm_core.model.variants import BASE


def latent(positions: int = 16, size: int = 8) -> torch.Tensor:
    return torch.randn(2, positions, size, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize(
    ("mixer", "kind"), [("attention", Attention), ("mlp", MlpMixer), ("units", UnitMixer)]
)
def test_a_configuration_chooses_the_mixer(mixer: str, kind: type) -> None:
    assert isinstance(make_mixer(replace(BASE, mixer=mixer, pos_encodings="none")), kind)


def test_the_norm_has_size_one_and_no_weight() -> None:
    x = latent() * 37
    normed = rms_norm(x, 1e-5)
    assert torch.allclose(normed.square().mean(-1), torch.ones(2, 16), atol=1e-4)
    assert torch.allclose(rms_norm(10 * x, 1e-5), normed, atol=1e-5)


def test_the_norm_of_bfloat16_is_computed_in_float32() -> None:
    x = torch.full((1, 1, 8), 2.0**70, dtype=torch.bfloat16)
    assert rms_norm(x / 2.0**20, 1e-5).tolist() == [[[1.0] * 8]]
    assert rms_norm(x, 1e-5).dtype == torch.bfloat16


def test_linear_maps_cast_their_weight_to_the_type_of_the_input() -> None:
    linear = Linear(8, 3, bias=True)
    assert linear.weight.dtype == torch.float32
    assert linear(latent().bfloat16()).dtype == torch.bfloat16


@pytest.mark.parametrize(
    ("size", "expansion", "multiple", "inner"),
    [(512, 4.0, 256, 1536), (32, 4.0, 256, 256), (96, 4.0, 32, 256), (96, 2.0, 8, 128)],
)
def test_the_inner_width_of_swiglu_is_two_thirds_rounded_up(
    size: int, expansion: float, multiple: int, inner: int
) -> None:
    config = replace(BASE, hidden_size=size, expansion=expansion, mlp_multiple=multiple)
    assert config.mlp_size == inner
    assert SwiGLU(config).gate_up_proj.weight.shape == (2 * inner, size)


def test_turned_queries_and_keys_meet_by_their_distance_alone() -> None:
    cos, sin = rope_tables(20, 8, 10000.0)
    q, k = torch.randn(2, 8, generator=torch.Generator().manual_seed(0))
    turned_q = rotate(q.expand(1, 20, 1, 8), cos, sin)[0, :, 0]
    turned_k = rotate(k.expand(1, 20, 1, 8), cos, sin)[0, :, 0]
    products = turned_q @ turned_k.T
    for distance in (0, 1, 7):
        diagonal = products.diagonal(distance)
        assert torch.allclose(diagonal, diagonal[:1].expand_as(diagonal), atol=1e-5)
    assert not torch.allclose(products[0, 0], products[0, 7], atol=1e-3)


def test_on_a_board_they_meet_by_the_rows_and_columns_between_them() -> None:
    cos, sin = rope_tables_2d(replace(BASE, pos_encodings="rope2d", num_heads=1))
    q, k = torch.randn(2, 8, generator=torch.Generator().manual_seed(0))
    turned_q = rotate(q.expand(1, 16, 1, 8), cos, sin)[0, :, 0].view(4, 4, 8)
    turned_k = rotate(k.expand(1, 16, 1, 8), cos, sin)[0, :, 0].view(4, 4, 8)
    for down, right in ((0, 0), (1, 0), (0, 1), (2, 3)):
        here, there = turned_q[: 4 - down, : 4 - right], turned_k[down:, right:]
        products = (here * there).sum(-1)
        assert torch.allclose(products, products[0, 0].expand_as(products), atol=1e-5)
    one_down, one_right = turned_q[0, 0] @ turned_k[1, 0], turned_q[0, 0] @ turned_k[0, 1]
    assert not torch.isclose(one_down, one_right, atol=1e-3)


def test_what_stands_before_the_cells_of_a_board_is_not_turned() -> None:
    cos, sin = rope_tables_2d(replace(BASE, pos_encodings="rope2d", registers=2))
    assert cos.shape == sin.shape == (18, 4)
    assert (cos[:2] == 1).all()
    assert (sin[:2] == 0).all()
    assert (sin[2:] != 0).all()


def test_normed_queries_and_keys_attend_alike_however_large_their_weights() -> None:
    normed, plain = (
        Attention(replace(BASE, qk_norm=norm, rms_norm_eps=1e-9)) for norm in (True, False)
    )
    x = latent()
    for attention, alike in ((normed, True), (plain, False)):
        before = attention(x, None)
        with torch.no_grad():
            attention.qkv_proj.weight[:16] *= 10  # rows of q and k
        assert torch.allclose(attention(x, None), before, atol=1e-5) == alike


def test_attention_without_positions_treats_all_cells_alike() -> None:
    attention = Attention(replace(BASE, pos_encodings="none"))
    x, order = latent(), torch.randperm(16, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(attention(x[:, order], None), attention(x, None)[:, order], atol=1e-5)


def test_the_mlp_mixer_does_the_same_to_every_channel() -> None:
    mixer = MlpMixer(BASE)
    x, order = latent(), torch.randperm(8, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(mixer(x[..., order], None), mixer(x, None)[..., order], atol=1e-5)


def units(box: tuple[int, int] = (2, 2)) -> UnitMixer:
    return UnitMixer(replace(BASE, mixer="units", pos_encodings="none", box=box))


@pytest.mark.parametrize("box", [(2, 2), (0, 0)])
def test_a_cell_of_the_units_mixer_hears_its_row_column_and_box(box: tuple[int, int]) -> None:
    mixer, x = units(box), latent().requires_grad_()
    mixer(x, None)[0, 5].sum().backward()
    assert x.grad is not None
    heard = {i for i in range(16) if x.grad[0, i].any()}
    row, column = {4, 5, 6, 7}, {1, 5, 9, 13}
    assert heard == row | column | ({0, 1, 4, 5} if box[0] else set())


def test_with_an_overview_a_symbol_hears_of_the_whole_board_and_of_all_symbols() -> None:
    torch.manual_seed(0)
    mixer = UnitMixer(
        replace(BASE, mixer="units", pos_encodings="none", symbols=(2, 4), overview=True)
    )
    x = latent(16 * 4)
    x[0, 4 * 5 + 1] += 1.0  # symbol 1 of cell 5
    changed = (mixer(x, None) - mixer(latent(16 * 4), None))[0].abs().sum(-1).view(16, 4)
    assert (changed > 1e-6).all()
    width = mixer.width
    with torch.no_grad():
        mixer.down_proj.weight[:, 5 * width :] = 0  # nothing of all symbols together
    changed = (mixer(x, None) - mixer(latent(16 * 4), None))[0].abs().sum(-1).view(16, 4)
    assert (changed[:, 1] > 1e-6).all(), "the same symbol, everywhere"
    assert not changed[0, [0, 2, 3]].any(), "other symbols of a cell that shares no unit"


def test_sums_over_a_whole_board_are_no_larger_than_those_of_a_unit() -> None:
    """Messages that know nothing of each other; the kinds lie side by side before they are told."""
    torch.manual_seed(0)
    config = replace(BASE, mixer="units", pos_encodings="none", symbols=(2, 4), overview=True)
    mixer = UnitMixer(replace(config, box=(2, 2)))
    heard: list[torch.Tensor] = []
    mixer.down_proj.register_forward_pre_hook(lambda _, given: heard.append(given[0]))
    with torch.no_grad():
        mixer(torch.randn(800, 16 * 4, config.hidden_size), None)
    kinds = heard[0].view(800, 64, len(config.unit_axes), mixer.width)
    spread = kinds.square().mean((0, 1, 3)).sqrt()
    assert len(spread) == 6
    assert (spread.max() / spread.min()).item() < 3


def test_the_units_mixer_does_not_care_how_rows_of_a_band_or_bands_are_ordered() -> None:
    mixer, x = units(), latent()
    for rows in ([1, 0, 2, 3], [2, 3, 0, 1], [3, 2, 0, 1]):
        order = torch.tensor([4 * row + col for row in rows for col in range(4)])
        assert torch.allclose(mixer(x[:, order], None), mixer(x, None)[:, order], atol=1e-5)


def test_the_units_mixer_does_care_which_rows_share_a_box() -> None:
    mixer, x = units(), latent()
    order = torch.tensor([4 * row + col for row in (0, 2, 1, 3) for col in range(4)])
    assert not torch.allclose(mixer(x[:, order], None), mixer(x, None)[:, order], atol=1e-3)


def test_boxes_may_be_oblong() -> None:
    config = HRMConfig(
        seq_len=36, vocab_size=8, hidden_size=8, grid=(6, 6), box=(2, 3), mixer="units",
        pos_encodings="none", mixer_size=4,
    )  # fmt: skip  # one line a group of settings
    x = latent(36).requires_grad_()
    UnitMixer(config)(x, None)[0, 0].sum().backward()
    assert x.grad is not None
    heard = {i for i in range(36) if x.grad[0, i].any()}
    assert heard == {0, 1, 2, 3, 4, 5} | {0, 6, 12, 18, 24, 30} | {0, 1, 2, 6, 7, 8}


def test_attention_is_learnt_in_float32_where_products_are_in_bfloat16() -> None:
    q, k, v = (torch.randn(1, 2, 5, 4, dtype=torch.bfloat16, requires_grad=True) for _ in range(3))
    with torch.autocast("cpu", torch.bfloat16):
        heard = attended(q, k, v)
    exact = F.scaled_dot_product_attention(q.float(), k.float(), v.float())
    assert heard.dtype == torch.bfloat16
    assert torch.equal(heard, exact.bfloat16())
    torch.autograd.backward(heard.sum())
    assert q.grad is not None
    assert q.grad.dtype == torch.bfloat16
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(attended(q, k, v), heard)  # a segment does not depend on the horizon
    assert torch.equal(attended(q, k, v), F.scaled_dot_product_attention(q, k, v))
