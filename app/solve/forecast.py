"""The forecast after two segments, with its record on unseen puzzles and on the user's own."""

import hashlib
import sqlite3
from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject

from app.job import Job, stop_all
from app.memory.database import Memory
from app.solve.models import ModelChoice
from app.solve.thinker import Thinker
from app.words import tr
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.forecast import (
    AFTER,
    WITHIN,
    Bin,
    Forecast,
    bin_of,
    features,
    is_due,
    load_forecast,
    outcome,
)
from hrm_core.sessions.solve import Ending, SolveSession

Own = dict[str, tuple[float, bool]]  # puzzle -> what was said of it first, and what came of it


class Forecaster(QObject):
    """Says a line for runs of the weights that a forecast was made for, and nothing for others."""

    def __init__(
        self, thinker: Thinker, models: ModelChoice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thinker, self._models = thinker, models
        self._forecast: Forecast | None = None
        self._memory: Memory | None = None
        self._own: Own = {}
        self._chances: WeakKeyDictionary[SolveSession, float | None] = WeakKeyDictionary()
        thinker.opened.connect(lambda _: self._use())

    def remember(self, memory: Memory) -> None:
        """Keep the record on the user's own puzzles from now on."""
        self._memory = memory
        self._recall()

    def close(self) -> None:
        """End what is written or read, and wait for it."""
        stop_all(self)

    def forms(self, session: SolveSession | None, segment: int) -> tuple[str, ...]:
        """The forecast with its record, without, and in short; none before it was made."""
        if session is None or not AFTER <= segment <= len(session.shot):
            return ()
        chance = self._chance(session)
        if chance is None or self._forecast is None:
            return ()
        record = self._forecast.record(chance)
        words = said(chance, record)
        short = tr("Forecast: {0} %").format(_percent(chance))
        return f"{words} {so_far(record, self._of_own(chance))}".strip(), words, short

    def note(self, session: SolveSession) -> None:
        """A run has ended: what was said of it goes into the record, once for each puzzle."""
        chance = self._chance(session)
        right = outcome(session)
        if chance is None or right is None or self._forecast is None:
            return
        key, weights = puzzle_key(session.puzzle), self._forecast.weights_sha256
        if key in self._own:
            return
        self._own[key] = chance, right
        memory = self._memory
        if memory is not None:
            self._at_work(lambda: memory.note_forecast(weights, key, chance, right))

    def _use(self) -> None:
        """Another model was opened."""
        info, origin = self._models.info, self._thinker.origin
        weights = origin.get("weights_sha256", "")
        known = info is not None and origin.get("model") == info.name
        self._forecast = load_forecast(info.folder, weights) if info and known else None
        self._own = {}
        self._chances.clear()
        self._recall()

    def _recall(self) -> None:
        memory, forecast = self._memory, self._forecast
        if memory is None or forecast is None:
            return
        job = self._at_work(lambda: memory.forecasts(forecast.weights_sha256))
        job.done.connect(lambda found: self._take(forecast, found))

    def _take(self, forecast: Forecast, found: Own) -> None:
        if forecast is self._forecast:
            self._own = {**found, **self._own}

    def _at_work(self, work: Callable[[], object]) -> Job:
        job = Job(work, self)
        job.failed.connect(self._fail)
        job.start()
        return job

    def _fail(self, error: Exception) -> None:
        """A full disk costs the record, not the run; whatever else it is must be shown."""
        if not isinstance(error, sqlite3.Error):
            raise error

    def _chance(self, session: SolveSession) -> float | None:
        """What is said of a run; None for other weights, other limits, or one that was over."""
        if session in self._chances:
            return self._chances[session]
        forecast = self._forecast
        if forecast is None or session.limit.segments < WITHIN or len(session.shot) < AFTER:
            return None
        here = session.ending is Ending.RUNNING or bool(session.origin)
        weights = session.origin.get("weights_sha256") or self._thinker.origin.get("weights_sha256")
        fits = here and weights == forecast.weights_sha256 and session.puzzle.task == forecast.task
        chance = forecast.chance(features(session)) if fits and is_due(session) else None
        self._chances[session] = chance
        return chance

    def _of_own(self, chance: float) -> tuple[int, int]:
        """Of the user's own puzzles of which a like chance was said: those right, and all."""
        alike = [right for said_, right in self._own.values() if bin_of(said_) == bin_of(chance)]
        return sum(alike), len(alike)


def said(chance: float, record: Bin) -> str:
    """A forecast in a few words."""
    percent = _percent(chance)
    if record.segments is None:
        return tr("Forecast after segment {0}: right with {1} %.").format(AFTER, percent)
    low, _, high = record.segments
    within = str(low) if low == high else tr("{0} to {1}").format(low, high)
    return tr("Forecast after segment {0}: right with {1} %, in {2} segments.").format(
        AFTER, percent, within
    )


def so_far(record: Bin, own: tuple[int, int]) -> str:
    """What became of those of which about that was said: the unseen ones, and the user's own."""
    if record.puzzles and own[1]:
        text = tr("So said: {0} of {1} unseen puzzles right, {2} of {3} of yours.")
        return text.format(record.right, record.puzzles, *own)
    if record.puzzles:
        return tr("So said: {0} of {1} unseen puzzles right.").format(record.right, record.puzzles)
    return ""


def _percent(chance: float) -> int:
    """Never as if it were certain."""
    return min(max(round(100 * chance), 1), 99)


def puzzle_key(puzzle: Puzzle) -> str:
    """The same for the same clues."""
    shape = "x".join(map(str, puzzle.given.shape)).encode()
    return hashlib.sha256(shape + puzzle.given.tobytes()).hexdigest()
