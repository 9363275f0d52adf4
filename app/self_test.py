"""Opens the real window, solves the bundled puzzle with the bundled model, and measures."""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.errors import show_faults
from app.settings import Preferences
from app.walk import Stop, Walk, WalkError
from app.window.launch import Studio, after_first_paint, build, make_application, spare_a_core
from app.window.pages import ARC, FILES, MODELS, SOLVE, TRAIN
from hrm_core.decoding import to_json
from hrm_core.library.models import ModelLibrary, OpenEngine, open_engine
from hrm_core.places import asset_path
from hrm_core.puzzle import Task
from hrm_core.sessions.solve import Ending
from hrm_core.tasks import TASKS

TICK = 16  # milliseconds between two looks at the event loop
WORST_P95 = 50.0  # milliseconds; a window that answers later feels stuck
WORST_IDLE = 0.03  # share of a core that a window at rest may take
WALK = "solve, save, picture and open again a puzzle of each kind instead; learns an ARC task"
REST = 5.0  # seconds that each page is watched at rest
CALM = 0.3  # of that time goes by before, in which a page settles
PATIENCE = 300  # seconds for all of it
_NOTHING: Sequence[float] = ()


@dataclass(frozen=True)
class Result:
    """What the self-test found."""

    first_paint_ms: float
    torch_before_window: bool
    engine_ms: float
    device: str
    segments: int
    solved: bool
    ms_per_segment: float
    gap_p95_ms: float  # of the event loop while the model thinks
    gap_max_ms: float
    showing_gap_p95_ms: float  # while what it thought is animated
    showing_gap_max_ms: float
    loading_gap_max_ms: float  # while the back end is imported
    idle_cpu: float  # share of a core at rest after all that, of the page that takes most
    error: str

    @property
    def well(self) -> bool:
        fast = max(self.gap_p95_ms, self.showing_gap_p95_ms) < WORST_P95
        rests = self.idle_cpu <= WORST_IDLE
        return self.solved and fast and rests and not self.torch_before_window and not self.error


class _Watch(QObject):
    """Notes when the window is first painted, and how late the event loop is from then on."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self.first_paint = 0.0
        self.torch_was_there = False
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        window.installEventFilter(self)

    def stop(self) -> None:
        """No more looks at the clock: they take time of their own."""
        self._timer.stop()

    def take(self) -> list[float]:
        """The gaps since the last call, in milliseconds."""
        gaps, self.gaps = self.gaps, []
        return gaps

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.first_paint:
            self.first_paint = self._last = time.perf_counter()
            self.torch_was_there = "torch" in sys.modules
            self._timer.start()
        return False


class SelfTest(QObject):
    """Walks through one solve as a user would, then leaves the event loop."""

    def __init__(self, studio: Studio, started: float, rest: float) -> None:
        super().__init__(studio.window)
        self._studio, self._started, self._rest = studio, started, rest
        self._pages = [ARC, FILES, TRAIN, MODELS, SOLVE]  # still to be watched at rest
        self._idle: list[float] = []
        self._watch = _Watch(studio.window)
        self._opened = 0.0
        self._loading = self._thinking = self._showing = _NOTHING
        self._ending = Ending.RUNNING
        self._error = ""
        solving = studio.solving
        solving.thinker.opened.connect(self._solve)
        solving.ended.connect(self._ended)
        solving.failed.connect(self.fail)
        solving.player.playing_changed.connect(self._look)
        QTimer.singleShot(1000 * PATIENCE, self, self._give_up)

    def start(self) -> None:
        """Show the window; the rest follows from what happens."""
        if self._studio.models.info is None:
            self.fail(ValueError("no model is bundled"))
            return
        self._studio.window.show()
        after_first_paint(self._studio.window, self._studio.models.warm_up)

    def result(self) -> Result:
        """What was found; after the event loop was left."""
        session = self._studio.solving.desk.document.session
        traces = session.traces if session is not None else ()
        return Result(
            first_paint_ms=round(1000 * max(self._watch.first_paint - self._started, 0), 1),
            torch_before_window=self._watch.torch_was_there,
            engine_ms=round(1000 * max(self._opened - self._watch.first_paint, 0), 1),
            device=self._studio.solving.thinker.reason,
            segments=len(traces),
            solved=bool(traces) and traces[-1].solved,
            ms_per_segment=_share([1000 * trace.seconds for trace in traces], 0.5),
            gap_p95_ms=_share(self._thinking, 0.95),
            gap_max_ms=_share(self._thinking, 1.0),
            showing_gap_p95_ms=_share(self._showing, 0.95),
            showing_gap_max_ms=_share(self._showing, 1.0),
            loading_gap_max_ms=_share(self._loading, 1.0),
            idle_cpu=round(max(self._idle, default=0.0), 4),
            error=self._error,
        )

    def _solve(self) -> None:
        self._opened = time.perf_counter()
        self._loading = self._watch.take()
        self._studio.solving.solve()

    def _ended(self, ending: Ending) -> None:
        self._ending = ending
        self._thinking = self._watch.take()
        self._look()

    def _look(self) -> None:
        """Done when the run is over and all of it was shown."""
        if self._ending is not Ending.RUNNING and not self._studio.solving.player.playing:
            self._showing = self._watch.take()
            self._watch.stop()
            self._rest_awhile()  # the last animation ends meanwhile

    def _rest_awhile(self) -> None:
        """Measure the page on show at rest, then go to the next one."""
        QTimer.singleShot(int(1000 * CALM * self._rest), self, self._begin_rest)

    def _begin_rest(self) -> None:
        began, used = time.perf_counter(), time.process_time()

        def end() -> None:
            lasted = time.perf_counter() - began
            self._idle.append((time.process_time() - used) / lasted)
            if self._pages:
                self._studio.window.pages.show(self._pages.pop(0))
                self._rest_awhile()
            else:
                self._leave()

        QTimer.singleShot(int(1000 * self._rest), self, end)

    def fail(self, error: BaseException) -> None:
        """Whatever went wrong, here or anywhere in the window, ends the test."""
        self._error = str(error) or type(error).__name__
        QTimer.singleShot(0, self, self._leave)

    def _give_up(self) -> None:
        self._error = f"not done after {PATIENCE} seconds"
        self._leave()

    def _leave(self) -> None:
        QApplication.exit(0)


def _share(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values does not exceed; 0 if there are none."""
    return round(sorted(values)[int(share * (len(values) - 1))], 1) if values else 0.0


def examine_window(
    task: Task,
    opens: OpenEngine,
    library: ModelLibrary,
    started: float,
    theme: str | None = None,
    screenshot: Path | None = None,
    rest: float = REST,
) -> Result:
    """The self-test in the application there is, with settings of its own."""
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.json")
        studio = build(task, opens, library, preferences, theme)
        exchange = studio.solving.exchange
        exchange.open_example(exchange.examples()[0])  # the easiest
        test = SelfTest(studio, started, rest)
        show_faults(test.fail)
        QTimer.singleShot(0, test, test.start)
        QApplication.exec()
        if screenshot is not None:
            studio.window.grab().save(str(screenshot))
        result = test.result()
        studio.window.close()
        sys.excepthook = sys.__excepthook__
    return result


def walk_through(task: Task, opens: OpenEngine, library: ModelLibrary, folder: Path) -> list[Stop]:
    """A puzzle of each kind in the real window, with settings of its own; WalkError."""
    with tempfile.TemporaryDirectory() as place:
        preferences = Preferences(Path(place) / "settings.json")
        preferences.change(speed=8.0)
        studio = build(task, opens, library, preferences)
        studio.window.show()
        try:
            return Walk(studio, folder).go()
        finally:
            studio.window.close()
            sys.excepthook = sys.__excepthook__


def main(arguments: list[str], started: float) -> int:
    """Exit status 0 only if all is well."""
    parser = argparse.ArgumentParser(prog="python -m app")
    parser.add_argument("--self-test", action="store_true", help="open the window and solve")
    parser.add_argument("--screenshot", type=Path, help="save a picture of the solved board")
    parser.add_argument("--json", action="store_true", help="report as JSON")
    parser.add_argument("--walk", type=Path, metavar="FOLDER", help=WALK)
    parser.add_argument("--theme", choices=("light", "dark"))
    options = parser.parse_args(arguments)
    spare_a_core()
    make_application(sys.argv[:1])
    if options.walk is not None:
        return _walk(options.walk)
    library = ModelLibrary([asset_path("models")])
    result = examine_window(
        TASKS["sudoku"], open_engine, library, started, options.theme, options.screenshot
    )
    if options.json:
        print(to_json({**asdict(result), "well": result.well}, indent=2))
    else:
        for name, value in asdict(result).items():
            print(f"{name.replace('_', ' '):<22}{value}")
        print("All is well." if result.well else "Not all is well.")
    return 0 if result.well else 1


def _walk(folder: Path) -> int:
    """Tell of each kind in a line of JSON, and what came in the way; 0 if all of it is well."""
    try:
        stops = walk_through(TASKS["sudoku"], open_engine, ModelLibrary(), folder)
    except WalkError as error:
        print(error, file=sys.stderr)
        return 1
    for stop in stops:
        print(to_json({**asdict(stop), "well": stop.well}), flush=True)
    return 0 if all(stop.well for stop in stops) else 1
