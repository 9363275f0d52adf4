"""Pictures for the help and the README: python -m app --make-screenshots FOLDER.

Taken off screen of the window itself, while the models that came with the program think about its
own examples; so they are made anew when the window has changed. Nothing in them is drawn later.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.arc.learn.learner import Stage
from app.settings import Preferences
from app.window.launch import Studio, build, make_application, spare_a_core
from app.window.pages import ARC
from hrm_core.library.models import ModelLibrary, open_engine
from hrm_core.places import asset_path
from hrm_core.tasks import TASKS

SIZE = QSize(1180, 740)  # of the window
WIDTH = 610  # pixels of a picture of the whole window
EXAMPLES = {"sudoku": "6 Sudden breakthrough.txt", "maze": "2 Winding corridors.txt"}
LEARNT = "1 Recolour.json"
PATIENCE = 120_000  # milliseconds for one thing


def main(arguments: list[str]) -> int:
    """Make all of them; exit status 0 if they are there."""
    parser = argparse.ArgumentParser(prog="python -m app")
    parser.add_argument("--make-screenshots", type=Path, metavar="FOLDER", required=True)
    folder = parser.parse_args(arguments).make_screenshots
    spare_a_core()
    make_application(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in make(folder):
        print(folder / name)
    return 0


def make(folder: Path) -> Iterator[str]:
    """One picture after the other, by name; TimeoutError for one that does not come about."""
    with tempfile.TemporaryDirectory() as place:
        preferences = Preferences(Path(place) / "settings.json")
        preferences.change(motion=False, speed=8.0, theme="light", text=100)
        library = ModelLibrary([asset_path("models")])
        rng = np.random.default_rng(0)
        studio = build(TASKS["sudoku"], open_engine, library, preferences, "light", rng)
        studio.window.resize(SIZE)
        studio.window.show()
        for kind, example in EXAMPLES.items():
            _solve(studio, kind, example)
            yield _save(studio.window, folder / f"{kind}.png")
            if kind == "sudoku":
                yield _save(studio.solving.page.timeline, folder / "segments.png")
        _answer(studio)
        yield _save(studio.window, folder / f"{ARC}.png")
        studio.window.close()


def _solve(studio: Studio, kind: str, example: str) -> None:
    solving = studio.solving
    solving.exchange.open_example(asset_path("samples", kind, example))
    ended: list[bool] = []
    solving.ended.connect(lambda *_: ended.append(True))
    solving.solve()
    _until(lambda: bool(ended))
    session = solving.desk.document.session
    solving.player.pause()
    solving.player.go(len(session) if session is not None else 0)
    _rest()


def _answer(studio: Studio) -> None:
    """A task that comes learnt, so that no picture waits for learning."""
    arc = studio.arc
    laid, voted = [], []
    arc.exchange.laid.connect(lambda *_: laid.append(True))
    arc.thinking.voted.connect(lambda *_: voted.append(True))
    studio.window.pages.show(ARC)
    arc.exchange.open_path(asset_path("samples", ARC, LEARNT))
    _until(lambda: bool(laid) and arc.thinking.learner.stage is Stage.LEARNT)
    arc.thinking.answer()
    _until(lambda: bool(voted))
    _rest()


def _save(widget: QWidget, path: Path) -> str:
    """A picture as wide as a page of the help; quality=0 packs it best."""
    image = widget.grab(QRect(0, 0, widget.width(), widget.height())).toImage()
    share = WIDTH / SIZE.width()
    width = round(image.width() * share)
    small = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    if not small.save(str(path), quality=0):
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
