"""Segment by segment, the model computes what the official code computes."""

import pytest
import torch
from torch import Tensor, nn

from tests.golden.cases import Case, assert_close, batch, cases, name_of

LOGITS, VALUES = 2e-4, 5e-5  # largest absolute difference in float32

eval_cases = pytest.mark.parametrize("case", cases("eval"), ids=name_of)


@eval_cases
def test_every_segment_has_the_official_logits_values_and_states(case: Case) -> None:
    model, expected = case.model().eval(), case.tensors("eval")
    tokens, _, ids = batch(expected, "batch")
    state = model.start(len(tokens))
    with torch.inference_mode():
        for segment in range(1, case.config.halt_max_steps + 1):
            state, out = model(tokens, ids, state)
            pairs = (
                ("logits", out.logits, LOGITS),
                ("z_H", state.z_H, LOGITS),
                ("z_L", state.z_L, LOGITS),
                ("q_halt_logits", out.q_halt, VALUES),
                ("q_continue_logits", out.q_continue, VALUES),
            )
            for name, found, tolerance in pairs:
                name = f"seg{segment}.{name}"
                assert_close(found, expected[name], case.tolerance(tolerance), name)


@eval_cases
def test_input_embeddings_are_the_official_ones(case: Case) -> None:
    model, expected = case.model(), case.tensors("eval")
    tokens, _, ids = batch(expected, "batch")
    found = model.embed(tokens, ids)
    assert_close(found, expected["input_embeddings"], case.tolerance(1e-5))


@pytest.mark.parametrize(
    "case", [c for c in cases("eval") if c.config.pos_encodings == "rope"], ids=name_of
)
def test_rotary_tables_of_a_model_are_the_official_ones(case: Case) -> None:
    model, expected = case.model(), case.tensors("eval")
    assert_close(model.rope_cos, expected["rope_cos"], 1e-5)
    assert_close(model.rope_sin, expected["rope_sin"], 1e-5)


@eval_cases
def test_the_levels_are_called_in_the_official_order_with_the_official_results(case: Case) -> None:
    model, expected = case.model().eval(), case.tensors("eval")
    calls: list[tuple[str, Tensor]] = []

    def record(name: str, level: nn.Module) -> None:
        level.register_forward_hook(lambda _module, _inputs, out: calls.append((name, out)))

    record("L_level", model.L_level)
    record("H_level", model.H_level)
    tokens, _, ids = batch(expected, "batch")
    with torch.inference_mode():
        model(tokens, ids, model.start(len(tokens)))
    wanted = {name for name in expected if name.startswith("trace.seg1.")}
    assert {f"trace.seg1.call{k}.{name}" for k, (name, _) in enumerate(calls)} == wanted
    for k, (name, out) in enumerate(calls):
        name = f"trace.seg1.call{k}.{name}"
        assert_close(out, expected[name], case.tolerance(LOGITS), name)
