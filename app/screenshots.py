"""Pictures and films for the documents and the help: python -m app --make-screenshots FOLDER.

    python -m app --make-screenshots docs/images
    python -m app --make-screenshots assets/help/images --small
    python -m app --make-screenshots assets/help/de/images --small --language de

Taken off screen of the window itself, while the models that came with the program think about its
own examples, and one learns from mazes made for it; so they are made anew when the window or the
models have changed. Nothing in them is drawn later.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.arc.learn.learner import Stage
from app.language import speak
from app.settings import Preferences
from app.theatre.gallery import caption
from app.theatre.inside import Inside
from app.window.launch import Studio, build, make_application, spare_a_core
from app.window.pages import ARC, TRAIN
from hrm_core.files import replace_file
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.sessions.cases import Case, CaseKind, load_cases
from hrm_core.showing.boards import LIGHT
from hrm_core.showing.film import film
from hrm_core.tasks import TASKS
from training.runs.process import RunState

SIZE, SMALL = QSize(1440, 900), QSize(1180, 740)  # of the window
WIDTH = 610  # pixels of a small picture of the whole window
FILM = 440  # pixels of a film's board
EXAMPLES = {"sudoku": "6 Sudden breakthrough.txt", "maze": "2 Winding corridors.txt"}
LEARNT = "1 Recolour.json"
OWN = ("backtracker 21x21", 100)  # what the run of the training picture learns from
PATIENCE = 900_000  # milliseconds for one thing


def main(arguments: list[str]) -> int:
    """Make all of them; exit status 0 if they are there."""
    parser = argparse.ArgumentParser(prog="python -m app")
    parser.add_argument("--make-screenshots", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--small", action="store_true", help="those of the help, as wide as it")
    parser.add_argument("--language", choices=("en", "de"), default="en")
    options = parser.parse_args(arguments)
    folder: Path = options.make_screenshots
    spare_a_core()
    make_application(sys.argv[:1])
    speak(options.language)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        os.environ["HRM_STUDIO_HOME"] = place  # no run and no setting of the user's is touched
        preferences = Preferences(Path(place) / "settings.json")
        preferences.change(motion=False, speed=8.0, theme="light", text=100, corridor=True)
        preferences.change(learning_steps=0)  # what has not been learnt is read at sight
        for name in make(folder, preferences, options.small):
            print(folder / name, flush=True)
    return 0


def make(folder: Path, preferences: Preferences, small: bool) -> Iterator[str]:
    """One picture after the other, by name; TimeoutError for one that does not come about."""
    library = ModelLibrary()
    rng = np.random.default_rng(0)
    studio = build(TASKS["sudoku"], open_engine, library, preferences, "light", rng)
    studio.window.resize(SMALL if small else SIZE)
    studio.window.show()
    width = WIDTH if small else 0
    for kind, example in EXAMPLES.items():
        studio.solving.exchange.open_example(asset_path("samples", kind, example))
        _see(studio, studio.solving.solve)
        yield _save(studio.window, folder / f"{kind}.png", width)
        if small and kind == "sudoku":
            yield _save(studio.solving.page.timeline, folder / "segments.png", width)
        if not small:
            yield _film(studio, folder / f"{kind}.gif")
    yield _inside(studio, folder / "inside.png", width)
    if not small:
        cases = {case.kind: case for case in load_cases(TASKS)}
        _watch(studio, cases[CaseKind.EARLY])
        yield _save(studio.window, folder / "maze-failing.png")
        _answer(studio, cases[CaseKind.SIGHT])
        yield _save(studio.window, folder / "arc-unsolved.png")
    _answer(studio)
    yield _save(studio.window, folder / f"{ARC}.png", width)
    if not small:
        _train(studio)
        yield _save(studio.window, folder / "training.png")
        studio.training.show_step("result")
        _until(lambda: not studio.training.result_view.busy)
        _rest()
        yield _save(studio.window, folder / "training-result.png")
    studio.window.close()


def _see(studio: Studio, begin: Callable[[], object]) -> None:
    """Let the model think, and show its last word."""
    solving, ended = studio.solving, []
    solving.ended.connect(lambda *_: ended.append(True))
    begin()
    _until(lambda: bool(ended))
    session = solving.desk.document.session
    solving.player.pause()
    solving.player.go(len(session) if session is not None else 0)
    _rest()


def _watch(studio: Studio, case: Case) -> None:
    title = caption(case)[0]
    studio.solving.desk.lay(replace(case.puzzle, title=title), title)
    _see(studio, lambda: studio.solving.watch(case.limit))


def _inside(studio: Studio, path: Path, wide: int) -> str:
    inside = studio.window.findChild(Inside)
    assert inside is not None
    inside.show()
    _until(lambda: not inside.running)
    _rest()
    assert inside.view is not None
    name = _save(inside.view, path, wide)
    inside.view.close()
    return name


def _film(studio: Studio, path: Path) -> str:
    desk = studio.solving.desk
    assert desk.document.session is not None
    replace_file(path, film(desk.task, desk.document.session, FILM, LIGHT, "gif"))
    return path.name


def _answer(studio: Studio, case: Case | None = None) -> None:
    """A task that comes learnt, so that no picture waits for learning; a case is read at sight."""
    arc, voted = studio.arc, []
    arc.thinking.voted.connect(lambda *_: voted.append(True))
    studio.window.pages.show(ARC)
    if case is None:
        title = Path(LEARNT).stem.partition(" ")[2]
        arc.exchange.open_path(asset_path("samples", ARC, LEARNT))
    else:
        title = caption(case)[0]
        studio.solving.exchange.arc_puzzles.emit([replace(case.puzzle, title=title)], title)
    _until(lambda: arc.desk.document.title == title)
    if case is not None:
        arc.thinking.learn()
    _until(lambda: arc.thinking.learner.stage is Stage.LEARNT)
    if not voted:
        arc.thinking.answer()
    _until(lambda: bool(voted))
    _rest()


def _train(studio: Studio) -> None:
    """A quick try on mazes, to its end."""
    training, page = studio.training, studio.training.page
    studio.window.pages.show(TRAIN)
    training.show_kind("maze")
    training.collector.generate(*OWN, "", 0)
    _until(lambda: len(training.collector.items) == OWN[1])
    training.show_step("setup")
    _rest()
    page.setup.start_wanted.emit()
    _until(lambda: training.follower.state is RunState.DONE and page.step == "result")
    training.show_step("run")
    _rest()


def _save(widget: QWidget, path: Path, wide: int = 0) -> str:
    """A picture; wide: how many pixels the whole window would be, 0 as on the screen."""
    image = widget.grab(QRect(0, 0, widget.width(), widget.height())).toImage()
    if wide:
        width = round(image.width() * wide / widget.window().width())
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    if not image.save(str(path), quality=0):  # packs it best
        raise OSError(0, "the picture cannot be written", str(path))
    return path.name


def _until(done: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    loop, waited = QEventLoop(), QTimer(interval=PATIENCE, singleShot=True)
    look = QTimer(interval=20)
    waited.timeout.connect(loop.quit)
    look.timeout.connect(lambda: loop.quit() if done() else None)
    waited.start()
    look.start()
    loop.exec()
    if not done():
        raise TimeoutError(f"not done after {PATIENCE // 1000} seconds")


def _rest() -> None:
    loop = QEventLoop()
    QTimer.singleShot(700, loop, loop.quit)
    loop.exec()
