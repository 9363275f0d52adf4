"""How long the window's event loop is away while one puzzle after another is solved.

    python -m tests.benchmarks.pace [SOLVES] [sudoku|maze] [GAP]

Real window, real model, 20 new puzzles in turn, the next one laid down as soon as the last is
solved. A line of JSON, in milliseconds: `gap` is the time between two looks at the clock, which a
timer of 16 ms takes; `unqueued` is that without the time for which the window's thread stood in the
queue for a processor that other programs had; `gui` is the processor time the thread took in
between. With GAP, a profile of the turns in which that was more than so many milliseconds. The exit
status is 1 where the p95 of the gap is 50 ms or more. Linux only.
"""

import argparse
import cProfile
import json
import pstats
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer

from app.settings import Preferences
from app.window.launch import Studio, build, make_application, spare_a_core
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.tasks import TASKS

TICK = 16  # milliseconds between two looks at the clock
WORST = 50.0  # milliseconds, as in the self-test
WARM = 5  # solves before anything counts
LEVELS = {"sudoku": 1, "maze": 1}


def stood_in_queue() -> float:
    """Seconds in which this thread could have run, and had no processor."""
    text = Path("/proc/thread-self/schedstat").read_text(encoding="ascii")
    return int(text.split()[1]) / 1e9


class Pace(QObject):
    """Solves until enough was solved, then leaves the event loop."""

    def __init__(self, studio: Studio, kind: str, solves: int, profiled: float | None) -> None:
        super().__init__(studio.window)
        self._studio, self._solves, self._done = studio, solves, -WARM
        task = TASKS[kind]
        rng = np.random.default_rng(0)
        level = task.difficulties[LEVELS[kind]]
        self._puzzles = [task.generate(rng, level) for _ in range(20)]
        self.gaps: list[float] = []
        self.unqueued: list[float] = []
        self.gui: list[float] = []
        self.began = 0.0
        self.used = 0.0
        self._last = self._busy = self._queued = 0.0
        self._limit = profiled
        self._profile: cProfile.Profile | None = None
        self.slow: pstats.Stats | None = None
        self.slow_turns = 0
        self._clock = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        studio.solving.thinker.opened.connect(self._next)
        studio.solving.ended.connect(self._ended)

    def _tick(self) -> None:
        now, busy, queued = time.perf_counter(), time.thread_time(), stood_in_queue()
        if self._last:
            self.gaps.append(1000 * (now - self._last))
            self.unqueued.append(1000 * (now - self._last - queued + self._queued))
            self.gui.append(1000 * (busy - self._busy))
        if self._limit is not None:
            self._look_at_profile()
        self._last, self._busy = time.perf_counter(), time.thread_time()
        self._queued = stood_in_queue()

    def _look_at_profile(self) -> None:
        """Keep the profile of a slow turn, and begin that of the next."""
        if self._profile is not None:
            self._profile.disable()
            if self.gui and self._limit is not None and self.gui[-1] > self._limit:
                self.slow_turns += 1
                if self.slow is None:
                    self.slow = pstats.Stats(self._profile)
                else:
                    self.slow.add(self._profile)
        self._profile = cProfile.Profile(time.thread_time)
        self._profile.enable()

    def _next(self) -> None:
        if self._done == 0:
            self._clock.start()
            self.began, self.used = time.perf_counter(), time.process_time()
        puzzle = self._puzzles[self._done % len(self._puzzles)]
        self._studio.solving.desk.lay(puzzle, "pace")
        self._studio.solving.solve()

    def _ended(self) -> None:
        self._done += 1
        if self._done >= self._solves:
            self._clock.stop()
            self.began = time.perf_counter() - self.began
            self.used = time.process_time() - self.used
            if self._profile is not None:
                self._profile.disable()
            self._studio.window.close()
        else:
            QTimer.singleShot(0, self, self._next)


def spread(values: list[float]) -> dict[str, float]:
    """The middle, the 95th percentile and the largest."""
    found = np.percentile(values, [50, 95, 100])
    return {
        name: round(float(each), 1) for name, each in zip(("p50", "p95", "max"), found, strict=True)
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="pace")
    parser.add_argument("solves", type=int, nargs="?", default=100)
    parser.add_argument("kind", choices=sorted(LEVELS), nargs="?", default="sudoku")
    parser.add_argument("gap", type=float, nargs="?")
    options = parser.parse_args(arguments)
    spare_a_core()
    application = make_application(["pace"])
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.json")
        library = ModelLibrary([asset_path("models")])
        studio = build(TASKS[options.kind], open_engine, library, preferences, "light")
        pace = Pace(studio, options.kind, options.solves, options.gap)
        studio.window.show()
        studio.models.warm_up()
        application.exec()
    gap = spread(pace.gaps)
    figures = {
        "kind": options.kind,
        "solves": options.solves,
        "looks": len(pace.gaps),
        "gap": gap,
        "unqueued": spread(pace.unqueued),
        "gui": spread(pace.gui),
        "gui_ms_per_solve": round(sum(pace.gui) / options.solves, 1),
        "process_ms_per_solve": round(1000 * pace.used / options.solves, 1),
        "wall_ms_per_solve": round(1000 * pace.began / options.solves, 1),
    }
    print(json.dumps(figures), flush=True)
    if pace.slow is not None:
        print(pace.slow_turns, "slow turns")
        pace.slow.sort_stats("cumtime").print_stats(70)
        pace.slow.sort_stats("tottime").print_stats(30)
    return 0 if gap["p95"] < WORST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
