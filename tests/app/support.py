"""What the tests of the window share: a puzzle, scripts that solve it, a library without files."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.arc.learn.learner import Teacher
from app.settings import Preferences
from app.window.launch import Studio, build
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.library.models import ModelInfo, ModelLibrary
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks import TASKS

SUDOKU = TASKS["sudoku"]
LOOK = SUDOKU.look
LINE = "..396.5..6.1...8..89..4....7.6....9..348..16....1..3.44627.3.1.3..51472.1.76.9.83"
ANSWER = "273968541641257839895341672716435298534892167928176354462783915389514726157629483"


def grid_of(line: str) -> Grid:
    """81 characters as a grid."""
    digits = [0 if character == "." else int(character) for character in line]
    return np.array(digits, dtype=np.uint8).reshape(9, 9)


def puzzle() -> Puzzle:
    """An easy one with one solution."""
    return Puzzle("sudoku", grid_of(LINE), title="Test")


def answer_tokens() -> NDArray[np.int32]:
    return grid_of(ANSWER).reshape(81).astype(np.int32) + 1


def beat(wrong: int = 0, halt: bool = False, sure: float = 0.95) -> Beat:
    """The right answer but for the last `wrong` empty cells, which hold another digit."""
    tokens = answer_tokens()
    empty = [index for index, character in enumerate(LINE) if character == "."]
    for index in empty[len(empty) - wrong :]:
        tokens[index] = tokens[index] % 9 + 2
    return Beat(tokens, q_halt=3.0 if halt else -3.0, q_continue=0.0, confidence=sure)


def script(segments: int = 4) -> list[Beat]:
    """Fewer mistakes in each segment; right, and wanting to halt, in the last."""
    return [
        beat(wrong=3 * left, halt=not left, sure=0.95 if not left else 0.6)
        for left in range(segments - 1, -1, -1)
    ]


def info(name: str = "scripted", trained: int = 16, task: str = "sudoku") -> ModelInfo:
    return ModelInfo(name, name.capitalize(), task, Path(name), 1000, {"halt_max_steps": trained})


class FakeLibrary(ModelLibrary):
    """Has the models it is given; no folder is looked at."""

    def __init__(self, models: Sequence[ModelInfo]) -> None:
        super().__init__([])
        self._infos = list(models)

    def models(self, task: str | None = None) -> list[ModelInfo]:
        return [each for each in self._infos if task in (None, each.task)]


class Gate:
    """Segments of scripts that take time: the first `free` pass, the others wait until it opens."""

    def __init__(self, patch: pytest.MonkeyPatch, free: int) -> None:
        self.passed, self._free, self._opened = 0, free, threading.Event()
        self.waiting = False  # a segment does
        patch.setattr("hrm_core.engines.scripted.time", SimpleNamespace(sleep=self._wait))

    def open(self) -> None:
        """What waits goes on, and all that comes after it."""
        self._opened.set()

    def _wait(self, _: float) -> None:
        if self.passed >= self._free:
            self.waiting = True
            self._opened.wait(60)
        self.passed += 1


@dataclass
class Workshop:
    """Builds a window around a script; everything it opened is at hand."""

    folder: Path
    beats: Sequence[Beat] = field(default_factory=script)
    seconds: float = 0.0  # of a segment
    fails: Exception | None = None  # instead of opening an engine
    models: Sequence[ModelInfo] = field(default_factory=lambda: [info()])
    engines: list[ScriptedEngine] = field(default_factory=list)
    studios: list[Studio] = field(default_factory=list)
    teacher: Teacher | None = None  # of the ARC bench

    def open_engine(self, model: ModelInfo) -> ScriptedEngine:
        if self.fails is not None:
            raise self.fails
        engine = ScriptedEngine(self.beats, TASKS[model.task].vocab_size, self.seconds)
        self.engines.append(engine)
        return engine

    def build(self, speed: float = 8.0, theme: str = "light") -> Studio:
        """The window with the test's puzzle on the desk, not yet shown."""
        preferences = Preferences(self.folder / "settings.json")
        preferences.change(speed=speed)
        rng = np.random.default_rng(7)
        library = FakeLibrary(self.models)
        studio = build(SUDOKU, self.open_engine, library, preferences, theme, rng, self.teacher)
        self.studios.append(studio)
        studio.solving.desk.lay(puzzle(), "test")
        return studio

    @property
    def steps(self) -> int:
        """Segments that were run, by all engines."""
        return sum(engine.steps for engine in self.engines)


def solve(qtbot: QtBot, studio: Studio) -> None:
    """Solve, and wait until all of it was shown."""
    with qtbot.waitSignal(studio.solving.ended):
        studio.solving.solve()
    qtbot.waitUntil(lambda: not studio.solving.player.playing)


def shown(studio: Studio) -> list[int]:
    """The digits on the board."""
    return [face.value for face in studio.solving.page.board.frame.faces]


def discard(window: QWidget) -> None:
    """Close and delete it at once: a window that stays is styled anew with every other theme."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
