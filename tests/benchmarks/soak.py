"""Memory of the window and pace of its event loop while it solves one puzzle after another.

    python -m tests.benchmarks.soak [SOLVES]

Real window, real model, new puzzles; a line of JSON after every hundred solves. Linux only.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer

from app.settings import Preferences
from app.window.launch import Studio, build, make_application
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.tasks import TASKS

TICK = 16  # milliseconds between two looks at the clock


def resident() -> float:
    """What the process holds in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Soak(QObject):
    """Solves until enough was solved, then leaves the event loop."""

    def __init__(self, studio: Studio, solves: int) -> None:
        super().__init__(studio.window)
        self._studio, self._solves, self._done = studio, solves, 0
        task = TASKS["sudoku"]
        rng = np.random.default_rng(0)
        self._puzzles = [task.generate(rng, task.difficulties[1]) for _ in range(20)]
        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._clock = QTimer(studio.window, interval=TICK)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        studio.solving.thinker.opened.connect(self._next)
        studio.solving.ended.connect(self._ended)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append(1000 * (now - self._last))
        self._last = now

    def _next(self) -> None:
        puzzle = self._puzzles[self._done % len(self._puzzles)]
        self._studio.solving.desk.lay(puzzle, "soak")
        self._studio.solving.solve()

    def _ended(self) -> None:
        self._done += 1
        if self._done % 100 == 0:
            gap = round(float(np.percentile(self._gaps, 95)), 1)
            figures = {"solves": self._done, "mb": round(resident(), 1), "gap_p95_ms": gap}
            print(json.dumps(figures), flush=True)
            self._gaps.clear()
        if self._done >= self._solves:
            self._studio.window.close()
        else:
            QTimer.singleShot(0, self._next)


def main(arguments: list[str]) -> int:
    application = make_application(["soak"])
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.json")
        studio = build(TASKS["sudoku"], open_engine, ModelLibrary(), preferences, "light")
        Soak(studio, int(arguments[0]) if arguments else 500)
        studio.window.show()
        studio.models.warm_up()
        return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
