"""An engine for tests of searches: it answers to what is given."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Step, step_of
from hrm_core.engines.scripted import Beat, ScriptedEngine

Says = Callable[[NDArray[np.int32]], Beat]


class Listener:
    """An engine that answers to what is given: says(tokens [L]) is its thought, each time.

    Its state is how many segments it has thought.
    """

    device = "script"
    reason = "Script: no model is running"

    def __init__(
        self, says: Says, seq_len: int | None = 16, vocab_size: int = 6, doubts: bool = False
    ) -> None:
        self.says, self.seq_len, self.vocab_size, self.doubts = says, seq_len, vocab_size, doubts
        self.sizes: list[int] = []  # of the batch, in each step
        self.asked: list[NDArray[np.int32]] = []  # tokens of every try
        self.resumed: list[int] = []  # how much was thought before a try

    def start(self, batch: Batch) -> NDArray[np.intp]:
        self.asked += list(batch.tokens)
        return np.zeros(len(batch.tokens), dtype=np.intp)

    def resume(self, batch: Batch, states: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
        self.asked += list(batch.tokens)
        state = np.concatenate(states)
        self.resumed += state.tolist()
        return state

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        self.sizes.append(len(batch.tokens))
        zeros = np.zeros(batch.tokens.shape, dtype=np.float32)
        beats = [self.says(tokens) for tokens in batch.tokens]
        logits = [ScriptedEngine([beat], self.vocab_size) for beat in beats]
        one = np.zeros(1, dtype=np.intp)
        steps = [player.step(batch, one)[1] for player in logits]
        return state + 1, step_of(
            np.concatenate([step.logits for step in steps]),
            np.concatenate([step.q_halt for step in steps]),
            np.concatenate([step.q_continue for step in steps]),
            zeros,
            zeros,
            np.array([beat.doubt for beat in beats], np.float32) if self.doubts else None,
        )

    def keep(self, state: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return state[rows]
