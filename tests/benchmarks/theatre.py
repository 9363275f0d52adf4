"""How smoothly the window shows a run: while it streams, and when somebody goes through it.

    python -m tests.benchmarks.theatre stream [SEGMENTS] [sudoku|maze]
    python -m tests.benchmarks.theatre scrub [SEGMENTS ...]
    python -m tests.benchmarks.theatre guesses [SEGMENTS ...]

`stream`: a real window and model; a hard puzzle is thought on for so many segments, at the highest
speed, with the chart of one cell, the explanation and the halting strip open. A line of JSON:
`gap`, milliseconds between two looks at the clock, which a timer of 16 ms takes, and `gui`, the
processor time that the window's thread took in between. Fails where the gap's p95 is 50 ms or more.

`scrub`: runs of so many segments (64, 256 and 1024 if none are named) that end in a search; the
first 16 are those of the model, and the tries are the same again, with guesses. At most some 130 of
them, evenly spread, are put on the board, forwards and then back, and painted. `frame` is the
processor time of one in milliseconds, `fps` a second over its median. Fails where a second has
fewer than 60 at the longest.

`guesses`: searches of so many segments arrive one by one at the list of guesses, which shows each;
`all` is the processor time of the list in milliseconds for the whole run, `last` that of an arrival
at its end, painting not included.
"""

import argparse
import cProfile
import json
import pstats
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.settings import Preferences
from app.window.launch import Studio, build, make_application, spare_a_core
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Puzzle
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.solving.guess import Guess, Pin, TryOutcome
from hrm_core.solving.solve import Limit, SegmentTrace, solve
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles

TICK = 16  # milliseconds between two looks at the clock
WORST = 50.0  # milliseconds, as in the self-test
AIM = 60.0  # frames a second
SHOT = 16  # segments before the search
STEPS = 128  # places of a run that are looked at
SIZE = 1440, 900
HARD = {"sudoku": "4 Hard.txt", "maze": "5 Hard.txt"}
LIBRARY = ModelLibrary([asset_path("models")])


def main(arguments: list[str]) -> int:
    """Measure one of the two."""
    parser = argparse.ArgumentParser(prog="theatre")
    parser.add_argument("--profile", action="store_true")
    parts = parser.add_subparsers(dest="part", required=True)
    stream = parts.add_parser("stream")
    stream.add_argument("segments", type=int, nargs="?", default=256)
    stream.add_argument("kind", choices=sorted(HARD), nargs="?", default="sudoku")
    parts.add_parser("scrub").add_argument("segments", type=int, nargs="*")
    parts.add_parser("guesses").add_argument("segments", type=int, nargs="*")
    options = parser.parse_args(arguments)
    spare_a_core()
    application = make_application(["theatre"])
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.json")
        kind = options.kind if options.part == "stream" else "sudoku"
        studio = build(TASKS[kind], open_engine, LIBRARY, preferences, "light")
        studio.window.resize(*SIZE)
        studio.window.show()
        studio.solving.page.explain.set_open(True)
        (puzzle,) = read_puzzles(asset_path("samples", kind, HARD[kind]), TASKS[kind])
        profile = cProfile.Profile(time.thread_time)
        if options.part == "stream":
            good = _streamed(application, studio, puzzle, options.segments)
        elif options.part == "scrub":
            counts = options.segments or [64, 256, 1024]
            good = _scrubbed(studio, puzzle, counts, profile if options.profile else None)
        else:
            good = _arrived(studio, puzzle, options.segments or [64, 256, 1024])
        studio.window.close()
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
    return 0 if good else 1


class Clock(QObject):
    """Looks at the clock as often as the event loop lets it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.gui: list[float] = []
        self._last = self._busy = 0.0
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """From now on."""
        self._last, self._busy = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        self._timer.stop()

    def _tick(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        self.gaps.append(1000 * (now - self._last))
        self.gui.append(1000 * (busy - self._busy))
        self._last, self._busy = now, busy


def _streamed(application: QApplication, studio: Studio, puzzle: Puzzle, segments: int) -> bool:
    solving = studio.solving
    clock = Clock(studio.window)
    solving.desk.lay(puzzle, "theatre")
    solving.player.set_speed(1000.0)
    row, column = np.argwhere(puzzle.given == solving.desk.task.look.empty)[0]
    solving.page.board.choose((int(row), int(column)))

    def begin() -> None:
        clock.start()
        solving.watch(Limit(segments, halt=False))

    def look(position: int) -> None:
        if position == segments:
            clock.stop()
            QTimer.singleShot(0, application, application.quit)

    solving.player.moved.connect(look)
    solving.thinker.opened.connect(lambda _: QTimer.singleShot(500, studio.window, begin))
    studio.models.warm_up()
    application.exec()
    gap = _spread(clock.gaps)
    said = {"part": "stream", "kind": puzzle.task, "segments": segments, "looks": len(clock.gaps)}
    print(json.dumps({**said, "gap": gap, "gui": _spread(clock.gui)}), flush=True)
    return gap["p95"] < WORST


def _scrubbed(
    studio: Studio, puzzle: Puzzle, counts: list[int], profile: cProfile.Profile | None
) -> bool:
    rate = 0.0
    info = LIBRARY.default("sudoku")
    engine = open_engine(info, "cpu", "auto", 1)
    shot = list(solve(engine, TASKS["sudoku"], puzzle, Limit(SHOT, halt=False)))
    for count in counts:
        session = SolveSession(
            puzzle, Limit(SHOT), info.name, "", _searched(shot, count), Ending.FOUND, budget=1024
        )
        solving = studio.solving
        solving.desk.lay(puzzle, "theatre")
        solving.desk.attach(session, "theatre")
        QApplication.processEvents()
        frames = []
        stride = max(1, count // STEPS)
        steps = range(count % stride, count + 1, stride)
        for segment in (*steps, *reversed(steps)):
            if profile is not None and count == counts[-1]:
                profile.enable()
            began = time.thread_time()
            solving.player.go(segment)
            QApplication.processEvents()
            frames.append(1000 * (time.thread_time() - began))
            if profile is not None:
                profile.disable()
        first, again = _spread(frames[: len(steps)]), _spread(frames[len(steps) :])
        rate = 1000 / max(first["p50"], again["p50"])
        told = {"part": "scrub", "segments": count, "frame": first, "back": again}
        print(json.dumps({**told, "fps": round(rate, 1)}), flush=True)
    return rate >= AIM


def _arrived(studio: Studio, puzzle: Puzzle, counts: list[int]) -> bool:
    card, look = studio.solving.page.guesses, TASKS["sudoku"].look
    engine = open_engine(LIBRARY.default("sudoku"), "cpu", "auto", 1)
    shot = list(solve(engine, TASKS["sudoku"], puzzle, Limit(SHOT, halt=False)))
    for count in counts:
        session, spent = SolveSession(puzzle, Limit(SHOT), budget=1024), []
        for trace in _searched(shot, count):
            session.add(trace)
            began = time.thread_time()
            card.show_tries(session, look, len(session), len(session))
            spent.append(1000 * (time.thread_time() - began))
            QApplication.processEvents()
        told = {"part": "guesses", "segments": count, "all": round(sum(spent), 1)}
        print(json.dumps({**told, "last": round(sum(spent[-8:]) / 8, 3)}), flush=True)
    return True


def _searched(shot: list[SegmentTrace], count: int) -> list[SegmentTrace]:
    """A run of a model and tries after it, three guesses deep at most."""
    traces = list(shot[:count])
    for number in range(len(traces), count):
        pins = tuple(
            Pin((number // 9**n % 9, number % 9), 1 + number % 9, 0.5) for n in range(number % 4)
        )
        guess = Guess(pins, 0, TryOutcome.OPEN, 1, number + 1)
        traces.append(replace(shot[number % SHOT], segment=number + 1, guess=guess))
    return traces


def _spread(values: list[float]) -> dict[str, float]:
    found = np.percentile(values, [50, 95, 100])
    names = ("p50", "p95", "max")
    return {name: round(float(each), 1) for name, each in zip(names, found, strict=True)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
