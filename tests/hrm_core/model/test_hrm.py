"""One segment is a pure function of tokens, puzzle ids and state, whatever the options."""

from dataclasses import replace

import pytest
import torch

from hrm_core.model.config import HRMConfig
from hrm_core.model.hrm import Latent
from tests.hrm_core.model.variants import BASE, VARIANTS, make, puzzles

every_variant = pytest.mark.parametrize("config", VARIANTS.values(), ids=list(VARIANTS))


@every_variant
def test_shapes_and_types_of_a_segment(config: HRMConfig) -> None:
    model = make(config)
    tokens, ids = puzzles(config)
    state, out = model(tokens, ids, model.start(3))
    each = max(1, config.symbols[1])
    positions = each * config.seq_len + config.puzzle_tokens + config.registers
    for z in (state.z_H, state.z_L):
        assert z.shape == (3, positions, config.hidden_size)
        assert z.dtype == getattr(torch, config.forward_dtype)
    assert out.logits.shape == (3, config.seq_len, config.vocab_size)
    assert out.logits.dtype == getattr(torch, config.forward_dtype)
    values = (out.q_halt, out.q_continue, *(() if out.doubt is None else (out.doubt,)))
    assert len(values) == 2 + config.doubt
    for q in values:
        assert q.shape == (3,)
        assert q.dtype == torch.float32


@every_variant
def test_the_same_arguments_give_the_same_numbers_and_stay_as_they_are(config: HRMConfig) -> None:
    model = make(config)
    tokens, ids = puzzles(config)
    state, _ = model(tokens, ids, model.start(3))
    before = Latent(state.z_H.clone(), state.z_L.clone())
    weights = {name: value.clone() for name, value in model.state_dict().items()}
    first, out = model(tokens, ids, state)
    second, again = model(tokens, ids, state)
    assert torch.equal(first.z_H, second.z_H)
    assert torch.equal(first.z_L, second.z_L)
    assert torch.equal(out.logits, again.logits)
    assert torch.equal(state.z_H, before.z_H)
    assert torch.equal(state.z_L, before.z_L)
    assert all(torch.equal(value, weights[name]) for name, value in model.state_dict().items())


@every_variant
def test_the_new_state_carries_no_gradient_and_the_output_does(config: HRMConfig) -> None:
    model = make(config)
    tokens, ids = puzzles(config)
    state, out = model(tokens, ids, model.start(3))
    assert not state.z_H.requires_grad
    assert not state.z_L.requires_grad
    assert out.logits.requires_grad
    assert out.q_halt.requires_grad


@every_variant
def test_puzzles_of_a_batch_do_not_see_each_other(config: HRMConfig) -> None:
    model = make(config).eval()
    tokens, ids = puzzles(config)
    with torch.inference_mode():
        state, out = model(tokens, ids, model.start(3))
        changed = tokens.clone()
        changed[1] = (changed[1] + 1) % config.vocab_size
        other_state, other = model(changed, ids, model.start(3))
    assert torch.equal(out.logits[[0, 2]], other.logits[[0, 2]])
    assert torch.equal(state.z_L[[0, 2]], other_state.z_L[[0, 2]])
    assert torch.equal(out.q_halt[[0, 2]], other.q_halt[[0, 2]])
    assert not torch.equal(out.logits[1], other.logits[1])


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "bfloat16"])
def test_every_cell_is_seen_by_every_other_within_two_segments(name: str) -> None:
    config = VARIANTS[name]
    model = make(config).eval()
    tokens, ids = puzzles(config, 1)
    changed = tokens.clone()
    changed[0, 0] = (changed[0, 0] + 1) % config.vocab_size
    with torch.inference_mode():
        outs = []
        for given in (tokens, changed):
            state, _ = model(given, ids, model.start(1))
            outs.append(model(given, ids, state)[1].logits[0])
    assert (outs[0] != outs[1]).any(-1).all()


@every_variant
def test_every_parameter_matters_to_the_loss(config: HRMConfig) -> None:
    model = make(config)
    tokens, ids = puzzles(config)
    _, out = model(tokens, ids, model.start(3))
    loss = out.logits.float().square().sum() + out.q_halt.sum() + out.q_continue.sum()
    (loss if out.doubt is None else loss + out.doubt.sum()).backward()
    for name, p in model.named_parameters():
        assert p.grad is not None, name
        assert p.grad.any(), name


def test_a_segment_goes_on_from_the_state_it_is_given() -> None:
    model = make(BASE)
    tokens, ids = puzzles(BASE)
    state, first = model(tokens, ids, model.start(3))
    _, second = model(tokens, ids, state)
    assert not torch.equal(first.logits, second.logits)


def test_the_first_state_is_the_same_two_vectors_at_every_position() -> None:
    model = make(BASE)
    start = model.start(2)
    assert torch.equal(start.z_H, model.H_init.expand(2, 16, 8))
    assert torch.equal(start.z_L, model.L_init.expand(2, 16, 8))


def test_initial_states_are_no_parameters_but_are_saved() -> None:
    model = make(BASE)
    assert {"H_init", "L_init"} <= set(model.state_dict())
    assert not {"H_init", "L_init"} & {name for name, _ in model.named_parameters()}


def test_a_new_model_doubts_every_answer() -> None:
    torch.manual_seed(0)
    model = make(BASE)
    torch.nn.init.zeros_(model.q_head.weight)  # as made; make() fills it
    tokens, ids = puzzles(BASE)
    _, out = model(tokens, ids, model.start(3))
    assert out.q_halt.tolist() == out.q_continue.tolist() == [-5.0] * 3


def test_a_puzzle_embedding_tells_puzzles_apart() -> None:
    config = VARIANTS["two puzzle tokens"]
    model = make(config)
    tokens, _ = puzzles(config)
    tokens = tokens[:1].expand(2, -1)
    _, out = model(tokens, torch.tensor([0, 1]), model.start(2))
    assert not torch.allclose(out.logits[0], out.logits[1], atol=1e-3)


def test_rows_that_are_given_take_the_place_of_the_table() -> None:
    config = VARIANTS["two puzzle tokens"]
    model = make(config)
    tokens, ids = puzzles(config)
    rows = model.puzzle_emb.weights[ids].requires_grad_()
    _, from_rows = model(tokens, ids * 0, model.start(3), puzzle_rows=rows)
    _, from_table = model(tokens, ids, model.start(3))
    assert torch.equal(from_rows.logits, from_table.logits)
    from_rows.logits.square().sum().backward()
    assert rows.grad is not None
    assert rows.grad.abs().sum(-1).all()


def test_a_puzzle_row_is_padded_with_zeros_and_stands_before_the_cells() -> None:
    config = VARIANTS["two puzzle tokens"]
    model = make(config)
    tokens, ids = puzzles(config)
    e = model.embed(tokens, ids) / config.hidden_size**0.5
    assert torch.allclose(e[:, :2].flatten(1)[:, :12], model.puzzle_emb.weights[ids])
    assert not e[:, 1, 4:].any()
    assert torch.allclose(e[:, 2:], model.embed_tokens(tokens))


def test_bfloat16_stays_near_float32() -> None:
    exact, coarse = make(BASE), make(VARIANTS["bfloat16"])
    coarse.load_state_dict(exact.state_dict())
    tokens, ids = puzzles(BASE)
    _, wanted = exact(tokens, ids, exact.start(3))
    _, found = coarse(tokens, ids, coarse.start(3))
    difference = (found.logits.float() - wanted.logits).abs()
    assert 0 < difference.max() < 0.1 * wanted.logits.abs().max()


def test_shared_levels_have_one_module_and_separate_ones_two() -> None:
    shared, separate = make(VARIANTS["shared levels"]), make(BASE)
    assert not any(name.startswith("H_level") for name in shared.state_dict())
    assert any(name.startswith("H_level") for name in separate.state_dict())


def test_shared_levels_compute_what_two_equal_modules_compute() -> None:
    config = replace(BASE, H_layers=BASE.L_layers)
    separate, shared = make(config), make(replace(config, shared_levels=True))
    separate.H_level.load_state_dict(separate.L_level.state_dict())
    weights = separate.state_dict()
    shared.load_state_dict({k: v for k, v in weights.items() if not k.startswith("H_level")})
    tokens, ids = puzzles(config)
    _, one = separate(tokens, ids, separate.start(3))
    _, other = shared(tokens, ids, shared.start(3))
    assert torch.equal(one.logits, other.logits)


def test_the_values_are_read_where_q_pool_says() -> None:
    z_H = torch.randn(2, 16, 8, generator=torch.Generator().manual_seed(0))
    for pool, seen in (("first", z_H[:, 0]), ("mean", z_H.mean(1)), ("max", z_H.amax(1))):
        model = make(replace(BASE, q_pool=pool))
        q_halt, q_continue = model.q_values(z_H)
        assert model.q_head.bias is not None
        expected = seen @ model.q_head.weight.T + model.q_head.bias
        assert torch.allclose(torch.stack((q_halt, q_continue), -1), expected, atol=1e-5)


def test_registers_stand_before_the_cells_and_are_heard_by_them() -> None:
    model = make(replace(BASE, registers=2))
    tokens, ids = puzzles(model.config)
    e = model.embed(tokens, ids)
    assert e.shape[1] == 18
    assert torch.equal(e[0, :2], e[1, :2])  # the same for every puzzle
    _, before = model(tokens, ids, model.start(3))
    before.logits.sum().backward()
    gradient = model.embed_registers.embedding_weight.grad
    assert gradient is not None
    assert (gradient != 0).any(dim=1).all()


def test_how_far_a_cell_moved_is_told_beside_how_large_it_was() -> None:
    model = make(VARIANTS["one puzzle token"])
    before = torch.ones(2, 1 + 16, 8)
    after = before.clone()
    after[0, 1 + 5] = 4
    after[0, 0] = 99  # of the puzzle, which is no cell
    expected = torch.zeros(2, 16)
    expected[0, 5] = 3
    torch.testing.assert_close(model.change(before, after), expected)
    symbols = make(VARIANTS["doubt"])  # four vectors a cell
    before = torch.ones(1, 4 * 16, 8)
    after = before.clone()
    after[0, 4 * 5 + 2] = 2
    expected = torch.zeros(1, 16)
    expected[0, 5] = 0.5
    torch.testing.assert_close(symbols.change(before, after), expected)


@pytest.mark.parametrize("box", [(2, 3), (0, 0)])
def test_a_cell_of_a_grid_has_the_vectors_of_its_row_its_column_and_its_box(
    box: tuple[int, int],
) -> None:
    model = make(replace(BASE, pos_encodings="grid", seq_len=24, grid=(4, 6), box=box))
    where = model._grid_positions().view(4, 6, -1)
    for row in range(4):
        for col in range(6):
            vectors = [
                model.embed_row.embedding_weight[row],
                model.embed_col.embedding_weight[col],
            ]
            if box[0]:
                vectors.append(model.embed_box.embedding_weight[2 * (row // 2) + col // 3])
            expected = torch.stack(vectors).sum(0) / len(vectors) ** 0.5
            torch.testing.assert_close(where[row, col], expected)
