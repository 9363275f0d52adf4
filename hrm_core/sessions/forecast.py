"""A forecast after two segments: whether a run will end right, and in about how many segments.

A logistic calibration on what the model shows by then, fitted for one file of weights on puzzles
that it was not trained on, with the record it reached on others. It lies beside the weights and is
of no use to any others. Made by `python -m tests.benchmarks.forecast`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrm_core.decoding import DecodingError, from_json
from hrm_core.limits import DESCRIPTION, read_within
from hrm_core.sessions.solve import SolveSession
from hrm_core.sessions.story import Story
from hrm_core.solving.solve import sigmoid

FILE = "forecast.json"
FORMAT = 1
AFTER = 2  # segments that are looked at
WITHIN = 16  # segments, halting: what the outcome is counted over
BINS = 10
NAMES = ("q_halt", "q_rise", "q_continue", "unsure", "changed", "broken", "movement", "cells")


class Bin(msgspec.Struct, frozen=True):
    """What became of the unseen puzzles of which a like chance was said."""

    puzzles: int
    right: int
    chance: float  # mean of what was said
    segments: tuple[int, int, int] | None  # quartiles, of those that came out right


class Forecast(msgspec.Struct, frozen=True):
    """The calibration of one file of weights, and its record."""

    format: int
    weights_sha256: str
    task: str
    names: list[str]  # NAMES, in the order of the lists below
    mean: list[float]
    scale: list[float]
    slopes: list[float]
    bias: float
    fitted_on: int  # puzzles that were still thought about after AFTER segments
    tested_on: int
    data: str  # which puzzles, in words
    brier: float  # mean of (chance - outcome)^2 on the unseen ones
    brier_base: float  # the same if always their mean share were said
    bins: list[Bin]  # BINS of equal width

    def chance(self, found: NDArray[np.float64]) -> float:
        """How likely the run ends right, 0 to 1. found: [features]."""
        values = (found - np.array(self.mean)) / np.array(self.scale)
        return sigmoid(float(values @ np.array(self.slopes)) + self.bias)

    def record(self, chance: float) -> Bin:
        """What became of unseen puzzles of which about that was said."""
        return self.bins[bin_of(chance)]


@dataclass(frozen=True)
class Said:
    """A forecast of one run."""

    chance: float
    record: Bin


def bin_of(chance: float) -> int:
    """In which bin a chance is counted.

    >>> bin_of(0.0), bin_of(0.83), bin_of(1.0)
    (0, 8, 9)
    """
    return min(int(chance * BINS), BINS - 1)


def is_due(session: SolveSession) -> bool:
    """Whether there is anything to forecast: it was asked outright and had not halted by then."""
    shot = session.shot
    return len(shot) >= AFTER and not any(trace.wants_to_halt for trace in shot[:AFTER])


def features(session: SolveSession) -> NDArray[np.float64]:
    """What a run shows after AFTER segments, in the order of NAMES; there must be so many."""
    story = Story(session)
    line, trace, before = story.line(AFTER), session.at(AFTER), session.at(AFTER - 1)
    cells = trace.grid.size
    surely = np.clip(trace.probs.astype(np.float64), 1e-12, 1.0)
    entropy = float(-(surely * np.log(surely)).sum(axis=-1).mean())
    values = (
        _squeezed(trace.q_halt),
        _squeezed(trace.q_halt) - _squeezed(before.q_halt),
        _squeezed(trace.q_continue),
        entropy,
        line.changed / cells,
        np.sqrt(line.violations / cells),
        line.movement,
        np.log(cells),
    )
    return np.array(values, dtype=np.float64)


def outcome(session: SolveSession) -> bool | None:
    """Whether a run was right when it halted or had WITHIN segments; None if it is not known.

    What came later, or of a run that was ended before, does not count.
    """
    shot = session.shot
    last = session.halt_segment
    if last is None or last > WITHIN:
        if len(shot) < WITHIN:
            return None
        last = WITHIN
    return session.at(last).solved


def load_forecast(folder: Path, weights: str) -> Forecast | None:
    """The forecast beside these weights, by their SHA-256; None if there is none made for them."""
    try:
        found = from_json(read_within(folder / FILE, DESCRIPTION), Forecast)
    except (OSError, DecodingError):
        return None
    lists: Sequence[Sequence[float]] = (found.mean, found.scale, found.slopes)
    fits = (
        found.format == FORMAT
        and tuple(found.names) == NAMES
        and all(len(each) == len(NAMES) for each in lists)
        and len(found.bins) == BINS
        and all(found.scale)
    )
    return found if fits and weights and found.weights_sha256 == weights else None


def _squeezed(logit: float) -> float:
    """Logits far out tell nothing more, and a model that is very sure must not rule the sum."""
    return float(np.clip(logit, -12.0, 12.0))
