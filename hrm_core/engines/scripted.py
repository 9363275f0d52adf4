"""An engine without a model: it plays given answers. For tests, never offered as a model."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch, Step, step_of
from hrm_core.puzzle import Tokens


@dataclass(frozen=True, eq=False)
class Beat:
    """What to say after one segment."""

    tokens: Tokens  # [L], the answer
    q_halt: float = -1.0
    q_continue: float = 1.0
    confidence: float | NDArray[np.float32] = 0.9  # belief in the answer; one number or [L]
    second: Tokens | None = None  # [L], gets most of the remaining belief
    doubt: float | None = None  # in what was guessed; None: the script says nothing of it


class ScriptedEngine:
    """Plays a script, the same for every row of the batch; the last beat goes on for ever."""

    def __init__(self, script: Sequence[Beat], vocab_size: int, seconds: float = 0.0) -> None:
        assert script, "a script has at least one beat"
        self.script = tuple(script)
        self.vocab_size = vocab_size
        self.seconds = seconds  # how long a segment takes
        self.steps = 0  # segments run so far, for tests that count them

    @property
    def device(self) -> str:
        return "script"

    @property
    def reason(self) -> str:
        return "Script: no model is running"

    @property
    def seq_len(self) -> int:
        return len(self.script[0].tokens)

    @property
    def doubts(self) -> bool:
        return self.script[0].doubt is not None

    def start(self, batch: Batch) -> NDArray[np.intp]:
        """How many segments each row has had."""
        return np.zeros(len(batch.tokens), dtype=np.intp)

    def resume(self, batch: Batch, states: Sequence[NDArray[np.intp]]) -> NDArray[np.intp]:
        return np.concatenate(states)

    def step(self, batch: Batch, state: NDArray[np.intp]) -> tuple[NDArray[np.intp], Step]:
        if self.seconds:
            time.sleep(self.seconds)
        self.steps += 1
        beats = [self.script[min(int(index), len(self.script) - 1)] for index in state]
        logits = np.stack([self._logits(beat) for beat in beats])
        before = np.stack([self._before(int(index)) for index in state])
        change = np.abs(logits - before).mean(axis=-1).astype(np.float32)
        return state + 1, step_of(
            logits=logits,
            q_halt=np.array([beat.q_halt for beat in beats], dtype=np.float32),
            q_continue=np.array([beat.q_continue for beat in beats], dtype=np.float32),
            change_H=change,
            change_L=2 * change,
            doubt=np.array([beat.doubt for beat in beats], np.float32) if self.doubts else None,
        )

    def keep(self, state: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
        return state[rows]

    def _before(self, index: int) -> NDArray[np.float32]:
        if index == 0:
            tokens = len(self.script[0].tokens)
            return np.zeros((tokens, self.vocab_size), dtype=np.float32)
        return self._logits(self.script[min(index, len(self.script)) - 1])

    def _logits(self, beat: Beat) -> NDArray[np.float32]:  # [L, V]
        positions = np.arange(len(beat.tokens))
        sure = np.broadcast_to(np.asarray(beat.confidence, dtype=np.float32), positions.shape)
        probs = np.repeat((1 - sure)[:, None] / (self.vocab_size - 1), self.vocab_size, axis=1)
        if beat.second is not None:
            probs *= 0.2
            probs[positions, beat.second] += 0.8 * (1 - sure)
        probs[positions, beat.tokens] = sure
        return np.log(np.maximum(probs, 1e-6)).astype(np.float32)
