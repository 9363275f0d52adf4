"""The pool of puzzles under way: who halts when, and who gets which puzzle, as officially."""

import pytest
import torch

from tests.golden.cases import Case, assert_close, batch, cases, name_of
from tests.golden.segment import supervise
from training.loop.act import Pool, halting


@pytest.mark.parametrize("case", cases("stream"), ids=name_of)
def test_successive_batches_go_through_the_pool_as_officially(case: Case) -> None:
    model, expected = case.model().train(), case.tensors("stream")
    rng = torch.Generator().manual_seed(0)  # exploration is off; nothing depends on it
    pool = Pool.empty(model, len(batch(expected, "t0.batch")[0]), torch.device("cpu"))
    for t, scalars in enumerate(case.scalars["stream"]):
        tokens, labels, ids = batch(expected, f"t{t}.batch")
        wanting = pool.halted.clone()
        pool.refill(model, (tokens[wanting], labels[wanting], ids[wanting]), rng)
        data = batch(expected, f"t{t}.current")
        for mine, official in zip((pool.tokens, pool.labels, pool.puzzle_ids), data, strict=True):
            assert torch.equal(mine, official), f"the data of batch {t}"

        pool.steps += 1
        with torch.no_grad():
            done = supervise(case, model, data, pool.latent, pool.steps)
        pool.z_H, pool.z_L = done.state.z_H, done.state.z_L
        pool.halted = halting(done.out.q_halt, done.out.q_continue, pool.steps, case.config, rng)

        assert pool.steps.tolist() == scalars["steps"], f"batch {t}"
        assert pool.halted.tolist() == scalars["halted"], f"batch {t}"
        assert done.total.item() == pytest.approx(scalars["loss"], abs=case.tolerance(5e-5))
        for name, found in (
            ("q_halt_logits", done.out.q_halt),
            ("q_continue_logits", done.out.q_continue),
            ("target_q_continue", done.target),
        ):
            name = f"t{t}.{name}"
            assert (found is not None) == (name in expected)
            if found is not None:
                assert_close(found, expected[name], case.tolerance(5e-5), name)
    last = f"t{len(case.scalars['stream']) - 1}"
    assert_close(pool.z_H, expected[f"{last}.z_H"], case.tolerance(2e-4))
    assert_close(pool.z_L, expected[f"{last}.z_L"], case.tolerance(2e-4))
