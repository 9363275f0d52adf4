"""What a log tells, put together for people who look at it: curves, the newest figures, lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from training.config import TrainConfig
from training.runs.events import (
    Evaluated,
    Finished,
    Measured,
    Progress,
    Saved,
    Started,
    TrainEvent,
    Watched,
)

Values = NDArray[np.float64]  # [N]
OF_HALTED = ("exact", "q_accuracy", "mean_segments")  # known only where a puzzle was finished


@dataclass
class RunHistory:
    """Grows with the log; a leg that begins anew takes back what was lost."""

    progress: list[Progress] = field(default_factory=list)
    evaluations: list[Evaluated] = field(default_factory=list)
    watched: list[Watched] = field(default_factory=list)
    notes: list[TrainEvent] = field(default_factory=list)  # what a log pane shows
    started: Started | None = None
    measured: Measured | None = None
    finished: Finished | None = None  # None while a leg is under way

    def add(self, events: Iterable[TrainEvent]) -> None:
        """Take in what is new."""
        for event in events:
            self._take(event)

    def _take(self, event: TrainEvent) -> None:
        if isinstance(event, Progress):
            self.progress.append(event)
            return
        if isinstance(event, Evaluated):
            self.evaluations.append(event)
        elif isinstance(event, Watched):
            self.watched.append(event)
        elif isinstance(event, Started):
            self._begin(event)
        elif isinstance(event, Measured):
            self.measured = event
        elif isinstance(event, Finished):
            self.finished = event
        if not isinstance(event, Saved | Watched):
            self.notes.append(event)

    def _begin(self, event: Started) -> None:
        self.started, self.finished = event, None
        later = event.step
        self.progress = [old for old in self.progress if old.step <= later]
        self.evaluations = [old for old in self.evaluations if old.step <= later and later]
        self.watched = [old for old in self.watched if old.step <= later and later]

    @property
    def latest(self) -> Progress | None:
        return self.progress[-1] if self.progress else None

    @property
    def latest_halted(self) -> Progress | None:
        """The newest report in which puzzles were finished."""
        return next((event for event in reversed(self.progress) if event.mean_segments), None)

    @property
    def best(self) -> Evaluated | None:
        """The best look at the panel; the base is one of them, and wins ties."""
        return max(self.evaluations, key=lambda event: event.valid, default=None)

    @property
    def is_rising(self) -> bool:
        """Whether the newest look at the panel is the best one, and better than the first."""
        looks = [event.valid for event in self.evaluations]
        return len(looks) > 1 and looks[-1] > max(looks[:-1])

    def curve(self, name: str) -> tuple[Values, Values]:
        """Steps and values of a figure of training."""
        known = self.progress
        if name in OF_HALTED:
            known = [event for event in known if event.mean_segments]
        steps = np.array([event.step for event in known], dtype=np.float64)
        return steps, np.array([getattr(event, name) for event in known], dtype=np.float64)

    def validation(self) -> tuple[Values, Values]:
        """Steps and the share of unseen puzzles that were solved."""
        steps = np.array([event.step for event in self.evaluations], dtype=np.float64)
        return steps, np.array([event.valid for event in self.evaluations], dtype=np.float64)

    def share_done(self, config: TrainConfig) -> float:
        """0 to 1."""
        if self.finished is not None and self.finished.reason == "done":
            return 1.0
        if self.latest is None:
            return 0.0
        if config.steps:
            return min(1.0, self.latest.step / config.steps)
        return min(1.0, self.latest.seconds / max(config.max_seconds, 1e-9))

    def seconds_left(self, config: TrainConfig) -> float | None:
        """Of training; None while nobody can know."""
        if self.latest is None:
            return None if config.steps else config.max_seconds
        if config.steps:
            return self.latest.eta_seconds
        return max(0.0, config.max_seconds - self.latest.seconds)


def smooth(values: Values, window: int) -> Values:
    """The mean of the last `window` values, of fewer at the beginning."""
    if window < 2 or len(values) < 2:
        return values
    sums = np.concatenate([[0.0], np.cumsum(values)])
    ends = np.arange(1, len(values) + 1)
    starts = np.maximum(0, ends - window)
    return np.asarray((sums[ends] - sums[starts]) / (ends - starts))


def thin(steps: Values, values: Values, most: int = 1500) -> tuple[Values, Values]:
    """No more points than a screen can show: means of neighbours."""
    if len(steps) <= most:
        return steps, values
    group = -(-len(steps) // most)
    whole = len(steps) // group * group
    means = values[:whole].reshape(-1, group).mean(axis=1)
    ends = steps[:whole].reshape(-1, group)[:, -1]
    if whole == len(steps):
        return ends, means
    return np.append(ends, steps[-1]), np.append(means, values[whole:].mean())
