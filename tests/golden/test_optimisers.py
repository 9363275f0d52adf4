"""Optimisers and the learning rate, step by step, beside the official numbers."""

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from tests.golden.cases import Case, assert_close, batch, cases, folder, name_of
from tests.golden.segment import supervise
from training.loop.act import Pool, halting
from training.loop.optim import AdamATan2, SparseSignSGD, cosine

OPTIM = folder("optim")
ADAM = json.loads((OPTIM / "adam_atan2.json").read_text())
WEIGHTS = 1e-5  # largest difference after three steps


@pytest.mark.parametrize(
    "path", sorted(OPTIM.glob("adam_atan2_*.safetensors")), ids=lambda path: path.stem
)
def test_adam_atan2_makes_the_official_steps(path: Path) -> None:
    numbers = load_file(path)
    tolerance = 1e-13 if path.stem.endswith("float64") else 1e-6
    start = {name[3:]: value for name, value in numbers.items() if name.startswith("p0.")}
    params = {name: torch.nn.Parameter(value) for name, value in start.items()}
    optimiser = AdamATan2(
        params.values(), betas=tuple(ADAM["betas"]), weight_decay=ADAM["weight_decay"]
    )
    for t, lr in enumerate(numbers["lrs"].tolist(), start=1):
        optimiser.param_groups[0]["lr"] = lr
        for name, p in params.items():
            p.grad = numbers.get(f"g{t}.{name}")
        optimiser.step()
        for name, p in params.items():
            moments = optimiser.state[p]
            for kind, found in (
                ("p", p.detach()),
                ("m", moments["exp_avg"]),
                ("v", moments["exp_avg_sq"]),
            ):
                what = f"{kind}{t}.{name}"
                wanted = numbers[what]
                assert found.dtype == wanted.dtype
                if wanted.dtype == torch.bfloat16:  # the same number, or a neighbour of it
                    torch.testing.assert_close(found, wanted, rtol=2**-7, atol=1e-37)
                else:
                    assert_close(found, wanted, tolerance, what)


def test_sparse_sign_sgd_moves_the_rows_of_the_batch_as_officially() -> None:
    numbers, settings = (
        load_file(OPTIM / "signsgd.safetensors"),
        json.loads((OPTIM / "signsgd.json").read_text()),
    )
    table = numbers["weights_before"].clone()
    optimiser = SparseSignSGD(table, settings["lr"], settings["weight_decay"])
    optimiser.add_gradient(numbers["ids"], numbers["local_grad"])
    optimiser.step()
    assert_close(table, numbers["weights_after"], 1e-7)


@pytest.mark.parametrize(
    "row", json.loads((OPTIM / "lr_schedule.json").read_text()), ids=lambda row: str(row["step"])
)
def test_the_learning_rate_is_the_official_one(row: dict[str, float]) -> None:
    factor = cosine(int(row["step"]), int(row["total"]), int(row["warmup"]), row["min_ratio"])
    assert row["base_lr"] * factor == pytest.approx(row["lr"], rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("case", cases("fit3"), ids=name_of)
def test_three_training_steps_lead_to_the_official_weights(case: Case) -> None:
    model, expected, settings = case.model(), case.tensors("fit3"), case.scalars["fit_hparams"]
    adam = AdamATan2(
        model.parameters(), betas=tuple(settings["betas"]), weight_decay=settings["wd"]
    )
    table = model.puzzle_emb.weights if case.config.puzzle_emb_ndim else torch.zeros(1, 1)
    sign = SparseSignSGD(table, settings["pe_lr"], settings["pe_wd"])
    rng = torch.Generator().manual_seed(0)  # exploration is off; nothing depends on it
    size = len(batch(expected, "t0.batch")[0])
    pool = Pool.empty(model, size, torch.device("cpu"))
    for t, scalars in enumerate(case.scalars["fit"]):
        fresh = [tensor[pool.halted] for tensor in batch(expected, f"t{t}.batch")]
        pool.refill(model, (fresh[0], fresh[1], fresh[2]), rng)
        pool.steps += 1
        data = (pool.tokens, pool.labels, pool.puzzle_ids)
        done = supervise(case, model, data, pool.latent, pool.steps)
        assert done.total.item() == pytest.approx(scalars["loss"], abs=case.tolerance(5e-5))
        (done.total / size).backward()  # type: ignore[no-untyped-call]  # torch has no type here
        norm = torch.nn.utils.get_total_norm(
            [p.grad for p in model.parameters() if p.grad is not None]
        )
        assert norm.item() == pytest.approx(scalars["grad_norm"], rel=1e-4)
        if done.rows is not None and done.rows.grad is not None:
            sign.add_gradient(pool.puzzle_ids, done.rows.grad)
        for optimiser, lr in ((sign, scalars["puzzle_emb_lr"]), (adam, scalars["lr"])):
            optimiser.param_groups[0]["lr"] = lr
            optimiser.step()
            optimiser.zero_grad()
        pool.z_H, pool.z_L = done.state.z_H, done.state.z_L
        pool.halted = halting(done.out.q_halt, done.out.q_continue, pool.steps, case.config, rng)
        assert pool.steps.tolist() == scalars["steps"]
        assert pool.halted.tolist() == scalars["halted"]

    for name, value in model.state_dict().items():
        difference = (value.float() - expected[f"after.inner.{name}"].float()).abs()
        wrong = difference > case.tolerance(WEIGHTS)
        if name == "puzzle_emb.weights":
            # The sign of a gradient of about 0 may differ: a step of lr down instead of up.
            rates = torch.tensor([row["puzzle_emb_lr"] for row in case.scalars["fit"]])
            flips = ((difference[..., None] - 2 * rates).abs() < WEIGHTS).any(-1)
            assert flips.sum() <= 2
            wrong &= ~flips
        assert not wrong.any(), f"{name} is off by {difference.max():.1e}"
    for name, p in model.named_parameters():
        for moment in ("exp_avg", "exp_avg_sq"):
            wanted = expected[f"{moment}.inner.{name}"]
            assert_close(adam.state[p][moment], wanted, case.tolerance(5e-6), f"{moment} {name}")
