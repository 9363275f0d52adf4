"""The engine without a model says what its script says, and forgets nothing it should not."""

import numpy as np

from hrm_core.engines import Batch
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.solving.solve import softmax
from tests.hrm_core.support import RIGHT, THOUGHTS, UNFINISHED, scripted


def batch(rows: int) -> Batch:
    return Batch(np.stack([UNFINISHED] * rows), np.zeros(rows, np.int32))


def test_it_says_each_beat_and_repeats_the_last() -> None:
    engine = scripted()
    state = engine.start(batch(1))
    said = []
    for _ in range(6):
        state, step = engine.step(batch(1), state)
        said.append((step.logits[0].argmax(axis=-1).tolist(), float(step.q_halt[0])))
    expected = [(beat.tokens.tolist(), beat.q_halt) for beat in THOUGHTS]
    assert said == [*expected, expected[-1], expected[-1]]
    assert engine.steps == 6


def test_the_belief_is_the_wanted_confidence() -> None:
    sure = np.linspace(0.5, 0.99, 81, dtype=np.float32)
    engine = ScriptedEngine([Beat(RIGHT, confidence=sure, second=UNFINISHED)], 11)
    _, step = engine.step(batch(1), engine.start(batch(1)))
    probs = softmax(step.logits[0])
    np.testing.assert_allclose(probs.sum(axis=-1), 1, rtol=1e-5)
    unlike = RIGHT != UNFINISHED
    np.testing.assert_allclose(probs[np.arange(81), RIGHT][unlike], sure[unlike], rtol=1e-3)
    ranking = np.argsort(probs, axis=-1)
    np.testing.assert_array_equal(ranking[unlike][:, -2], UNFINISHED[unlike])


def test_nothing_is_kept_in_the_engine_between_steps() -> None:
    engine = scripted()
    start = engine.start(batch(2))
    later, first = engine.step(batch(2), start)
    engine.step(batch(2), later)
    _, again = engine.step(batch(2), start)
    np.testing.assert_array_equal(first.logits, again.logits)


def test_rows_that_stay_keep_their_place_in_the_script() -> None:
    engine = scripted()
    state = engine.keep(np.array([0, 2, 1]), np.array([2]))
    _, step = engine.step(batch(1), state)
    assert step.q_halt.tolist() == [THOUGHTS[1].q_halt]


def test_what_is_said_has_the_shapes_of_an_engine() -> None:
    engine = scripted()
    _, step = engine.step(batch(3), engine.start(batch(3)))
    assert step.logits.shape == (3, 81, 11)
    assert step.q_halt.shape == step.q_continue.shape == (3,)
    assert step.change_H.shape == step.change_L.shape == (3, 81)
    arrays = (step.logits, step.q_halt, step.q_continue, step.change_H, step.change_L)
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}
