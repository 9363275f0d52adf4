"""Goes through the real window as a person would: a puzzle of each kind, saved, opened again.

Packages are tried with it on a machine that has nothing else; see packaging/bare_root.sh.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QTimer, SignalInstance

from app.arc.learn.learner import Stage
from app.errors import show_faults
from app.window.launch import Studio
from app.window.pages import ARC
from hrm_core.engines.choice import has_torch
from hrm_core.sessions.solve import SUFFIX

LOOK = 20  # milliseconds between two looks at whether something has come about
PATIENCE = 600.0  # seconds for one thing; learning a task takes most
EXAMPLES = {"sudoku": 1, "maze": 0}  # which of them: easy ones, that any model solves


class WalkError(Exception):
    """What did not come about, or what the window said instead."""


@dataclass(frozen=True)
class Stop:
    """One kind of puzzle, gone through."""

    kind: str
    puzzle: str
    learnt_here: bool  # an ARC task, in this walk
    solved: bool
    thoughts: int  # segments, of all views
    thoughts_opened: int  # as they came back from the saved session
    picture: int  # bytes of it
    seconds: float

    @property
    def well(self) -> bool:
        """Whether all of it came to what it should."""
        return self.solved and self.thoughts == self.thoughts_opened > 0 and self.picture > 0


class Walk(QObject):
    """A window that is on screen, and a folder for what is saved."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        super().__init__(studio.window)
        self._studio, self._folder = studio, folder
        self._faults: list[BaseException] = []
        for signal in (studio.solving.failed, studio.arc.failed):
            signal.connect(self._faults.append)
        show_faults(self._faults.append)

    def go(self) -> list[Stop]:
        """Every kind; WalkError says where it ended."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return [*(self._solve(kind, number) for kind, number in EXAMPLES.items()), self._answer()]

    def _solve(self, kind: str, number: int) -> Stop:
        """A puzzle on the Solve page."""
        solving, began = self._studio.solving, time.perf_counter()
        exchange, desk = solving.exchange, solving.desk
        exchange.open_example(exchange.examples(kind)[number])
        title = desk.document.puzzle.title
        with self._until(solving.ended, f"solving {title}"):
            solving.solve()
        session = desk.document.session
        assert session is not None, "a run that ended has one"
        solving.player.pause()
        solving.player.go(len(session))
        self._rest()
        exchange.save_image(solving.page.picture(), picture := self._folder / f"{kind}.png")
        saved = self._folder / f"{kind}{SUFFIX}"
        with self._until(exchange.told, f"saving {saved.name}"):
            exchange.save(saved)
        desk.clear()
        exchange.open_file(saved)
        again = desk.document.session
        self._look_for_faults(f"opening {saved.name}")
        return Stop(
            kind,
            title,
            learnt_here=False,
            solved=session.traces[-1].solved,
            thoughts=len(session),
            thoughts_opened=len(again) if again is not None else 0,
            picture=_size(picture),
            seconds=round(time.perf_counter() - began, 1),
        )

    def _answer(self) -> Stop:
        """A task on the ARC bench: learnt here with PyTorch, else one that comes learnt."""
        arc, began = self._studio.arc, time.perf_counter()
        thinking, learner = arc.thinking, arc.thinking.learner
        for path in arc.exchange.examples():
            with self._until(arc.exchange.laid, f"opening {path.name}"):
                arc.exchange.open_path(path)
            if has_torch() or learner.stage is Stage.LEARNT:
                break
        puzzle = arc.desk.document.puzzle(0)
        answer = puzzle.solution
        assert answer is not None, "the examples have one"
        if learns := has_torch():
            with self._until(learner.learnt, f"learning {puzzle.title}"):
                thinking.learn()
        with self._until(thinking.voted, f"answering {puzzle.title}"):
            thinking.answer()
        self._rest()
        exchange = self._studio.solving.exchange
        exchange.save_image(arc.page.picture(), picture := self._folder / f"{ARC}.png")
        thoughts = self._thoughts()
        saved = self._folder / f"{ARC}{SUFFIX}"
        with self._until(arc.exchange.told, "saving the votes"):
            arc.save(saved)
        arc.exchange.blank()
        with self._until(arc.exchange.voted, f"opening {saved.name}"):
            exchange.open_file(saved)
        tries = thinking.tries()(puzzle)
        return Stop(
            ARC,
            puzzle.title,
            learnt_here=learns,
            solved=any(np.array_equal(grid, answer) for grid in tries),
            thoughts=thoughts,
            thoughts_opened=self._thoughts(),
            picture=_size(picture),
            seconds=round(time.perf_counter() - began, 1),
        )

    def _thoughts(self) -> int:
        """Segments of all views of the vote on show."""
        book = self._studio.arc.thinking.book
        return sum(len(view.session) for view in book.views) if book is not None else 0

    @contextmanager
    def _until(self, signal: SignalInstance, wish: str) -> Generator[None, None, None]:
        """Do what is inside, then wait for the signal; WalkError if it does not come."""
        came: list[object] = []
        connection = signal.connect(lambda *_: came.append(True))
        yield
        self._wait(lambda: bool(came), wish)
        signal.disconnect(connection)

    def _wait(self, done: Callable[[], bool], wish: str) -> None:
        """Let the window live until something is so."""
        loop, ends = QEventLoop(), time.monotonic() + PATIENCE
        timer = QTimer(interval=LOOK)
        timer.timeout.connect(
            lambda: loop.quit() if done() or self._faults or time.monotonic() > ends else None
        )
        timer.start()
        loop.exec()
        self._look_for_faults(wish)
        if not done():
            raise WalkError(f"{wish}: not done after {PATIENCE:.0f} seconds")

    def _rest(self) -> None:
        """Until what moves has come to its end."""
        loop = QEventLoop()
        QTimer.singleShot(600, loop, loop.quit)
        loop.exec()

    def _look_for_faults(self, wish: str) -> None:
        if self._faults:
            raise WalkError(f"{wish}: {self._faults[0]}") from self._faults[0]


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
