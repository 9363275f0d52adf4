"""What was read stands in the puzzle table, where the engine finds it."""

import numpy as np
import torch

from hrm_core.engines.torch_engine import TorchEngine
from hrm_core.model.hrm import HRM
from hrm_core.tasks.arc import Augmentation
from hrm_core.views import TURNS
from tests.training.arc_base import CONFIG, a_task
from training.data.arcs import show
from training.data.streams import Examples
from training.loop.reading import read_examples, read_task


def a_model() -> HRM:
    """One that takes all colours for the same, so that exchanged ones are read alike."""
    torch.manual_seed(0)
    model = HRM(CONFIG)
    with torch.no_grad():
        for table in (model.embed_tokens, model.reader.answers):
            table.embedding_weight[2:] = table.embedding_weight[2]
    return model


def test_a_task_has_a_vector_for_each_turn_in_its_own_colours() -> None:
    model, pairs = a_model(), a_task("mirror 5x5").examples
    rows = read_task(model, pairs)
    assert len({row.numpy().tobytes() for row in rows}) == TURNS
    for turn in range(TURNS):
        shown = np.array([[show(pair, Augmentation(turn), 6) for pair in pairs]])
        torch.testing.assert_close(
            rows[turn : turn + 1], model.read(torch.as_tensor(shown).long()).detach()
        )


def test_questions_find_what_was_read_for_them() -> None:
    model, pairs = a_model(), a_task("mirror 5x5").examples
    seen = [Augmentation(turn) for turn in (3, 0, 3)]
    tokens = np.array([show(pairs[0], each, 6)[0] for each in seen])
    shown = np.array([[show(pairs[n], each, 6)] for n, each in enumerate(seen, 1)])
    ids = np.array([each.turn for each in seen], dtype=np.int32)
    known = read_examples(model, Examples(tokens, tokens, ids, shown))
    engine = TorchEngine(model)
    _, step = engine.step(known.batch(), engine.start(known.batch()))
    read = model(
        *map(torch.as_tensor, (tokens.astype(np.int64), ids.astype(np.int64))),
        model.start(3, 36),
        shown=torch.as_tensor(shown),
    )
    np.testing.assert_allclose(step.logits, read[1].logits.detach().numpy(), atol=1e-5)
    assert not np.allclose(step.logits[0], step.logits[2])
