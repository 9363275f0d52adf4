"""The undo history of one puzzle as bytes in a saved session, and back. Bounded; no Qt."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.board.editor import Document
from app.board.savepoints import alike
from app.memory.grids import (
    Pool,
    StoredError,
    StoredGrid,
    StoredPuzzle,
    grid_of,
    puzzle_of,
)
from app.memory.stored import MOST_STEPS, StoredStep, document_of
from hrm_core.puzzle import Puzzle, Tasks
from hrm_core.sessions.solve import SolveSession
from hrm_core.tasks import TASKS

ROOM = 1 << 20  # bytes of a history in a file, before they are packed
RUN = "run"  # the one of the file, which a step may show; other runs are not in it
LONGEST = 200  # characters of the name of a step

Steps = list[tuple[str, Document]]


class _History(msgspec.Struct):
    grids: list[StoredGrid]
    puzzles: list[StoredPuzzle]
    steps: list[StoredStep]
    now: int


def pack_history(steps: Sequence[tuple[str, Document]], now: int) -> NDArray[np.uint8]:
    """What led to the document of now and what was undone, as far as the same puzzle goes."""
    first, last = _game(steps, now)
    shown = steps[now][1].session
    while True:
        content = _packed(steps[first : last + 1], now - first, shown)
        if len(content) <= ROOM or first == last:
            return np.frombuffer(content if len(content) <= ROOM else b"", dtype=np.uint8)
        half = (last - first + 1) // 2
        first = min(first + half, now)  # the oldest go first, then what was undone
        last = last if first < now else now + (last - now) // 2


def unpack_history(content: NDArray[Any], session: SolveSession, tasks: Tasks) -> tuple[Steps, int]:
    """The steps and the one on show; StoredError for bytes that are none, or of another puzzle."""
    try:
        if content.dtype != np.uint8 or content.ndim != 1 or content.size > ROOM:
            raise ValueError("a history that is none")
        stored = msgspec.msgpack.decode(content.tobytes(), type=_History)
        if not 0 <= stored.now < len(stored.steps) <= MOST_STEPS:
            raise ValueError("a history that stands at no step")
        grids = [grid_of(each) for each in stored.grids]
        puzzles = [puzzle_of(each, grids, tasks) for each in stored.puzzles]
        runs = {RUN: session} if len(session) else {}
        steps = [document_of(step, puzzles, grids, runs, tasks) for step in stored.steps]
        if any(len(text) > LONGEST for text, _ in steps):
            raise ValueError("a step with an endless name")
        here = steps[stored.now][1].puzzle
        if here.task != session.puzzle.task or not np.array_equal(here.given, session.puzzle.given):
            raise ValueError("a history of another puzzle")
        return _with_puzzle(steps, here, session.puzzle), stored.now
    except (msgspec.MsgspecError, ValueError, LookupError) as error:
        raise StoredError(f"its undo history cannot be read: {error}") from error


def _packed(steps: Sequence[tuple[str, Document]], now: int, shown: SolveSession | None) -> bytes:
    pool, stored = Pool(), []
    for text, step in steps:
        places = pool.puzzle(step.puzzle), pool.grid(step.entries), pool.grid(step.notes)
        run = RUN if shown is not None and step.session is shown and len(shown) else None
        stored.append(StoredStep(text[:LONGEST], *places, run, pool.maybe(step.colors)))
    return msgspec.msgpack.encode(_History(pool.grids, pool.puzzles, stored, now))


def _game(steps: Sequence[tuple[str, Document]], now: int) -> tuple[int, int]:
    """The first and the last step over the puzzle of now, however its clues were changed."""
    first = last = now
    while first > 0 and now - first < MOST_STEPS // 2 and _goes_on(steps, first):
        first -= 1
    most = first + MOST_STEPS - 1
    while last + 1 < len(steps) and last < most and _goes_on(steps, last + 1):
        last += 1
    return first, last


def _goes_on(steps: Sequence[tuple[str, Document]], index: int) -> bool:
    """Whether a step changes the puzzle of the step before, and does not lay another one."""
    before, after = steps[index - 1][1].puzzle, steps[index][1].puzzle
    if before is after:
        return True
    if before.task != after.task or before.given.shape != after.given.shape or after.title:
        return False  # a puzzle that is changed has no title any more
    blank = bool((before.given == TASKS[before.task].look.empty).all())
    return not blank and alike(before, after)


def _with_puzzle(steps: Steps, here: Puzzle, known: Puzzle) -> Steps:
    """The steps over the very puzzle of the file, which its run is over."""
    return [
        (text, replace(step, puzzle=known) if step.puzzle is here else step) for text, step in steps
    ]
