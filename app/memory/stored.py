"""What is on a desk as bytes, and back: typed, checked, nothing in it is executed. No Qt."""

import tempfile
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.arc.answer.archive import session_of
from app.arc.edit.document import ArcDocument, Row, Trial
from app.board.colors import legal
from app.board.editor import Document, Pen
from app.memory.grids import Pool, StoredError, StoredGrid, StoredPuzzle, grid_of, puzzle_of
from hrm_core.puzzle import Puzzle, Tasks
from hrm_core.sessions.solve import SUFFIX, Ending, SolveSession, load
from hrm_core.sessions.votes import Vote, VoteSession, load_votes

MOST_STEPS = 200  # of the history that are kept
MOST_RUNS = 16  # of those with what the model thought
VOTES = "votes"  # the key of what was thought about the task on the ARC bench


class StoredStep(msgspec.Struct, array_like=True):
    """A document, whose grids and run lie elsewhere, and the name of what made it."""

    text: str
    puzzle: int
    entries: int
    notes: int
    run: str | None
    colors: int | None = None


class _Desk(msgspec.Struct):
    grids: list[StoredGrid]
    puzzles: list[StoredPuzzle]
    steps: list[StoredStep]
    now: int
    pen: str


class _Trial(msgspec.Struct, array_like=True):
    given: int
    answer: int
    solution: int | None
    tried: list[int]


class _Task(msgspec.Struct, array_like=True):
    text: str
    title: str
    pairs: list[tuple[int, int]]
    trials: list[_Trial]


class _Bench(msgspec.Struct):
    grids: list[StoredGrid]
    steps: list[_Task]
    now: int
    row: tuple[bool, int]


class Runs:
    """The keys of the runs on a desk; each is turned into bytes once."""

    def __init__(self) -> None:
        self._keys: weakref.WeakKeyDictionary[SolveSession, tuple[str, int, Ending]] = (
            weakref.WeakKeyDictionary()
        )

    def remember(self, session: SolveSession, key: str) -> None:
        """A run that is kept already."""
        self._keys[session] = key, len(session), session.ending

    def key(self, session: SolveSession) -> tuple[str, bytes | None]:
        """Its key, and its bytes if they are new."""
        known = self._keys.get(session)
        if known is not None and known[1:] == (len(session), session.ending):
            return known[0], None
        key, frozen = uuid4().hex, _frozen(session)
        content = _bytes_of(frozen)
        self._keys[session] = key, len(frozen), frozen.ending
        return key, content


def pack_desk(
    steps: Sequence[tuple[str, Document]], now: int, pen: Pen, runs: Runs
) -> tuple[bytes, dict[str, bytes], set[str]]:
    """A desk as bytes, the runs that are new, and the keys of all its runs."""
    first = max(0, min(len(steps) - MOST_STEPS, now))
    kept = steps[first : first + MOST_STEPS]
    sessions = [step.session for _, step in kept if step.session is not None and len(step.session)]
    shown = kept[now - first][1].session
    ids = {id(session) for session in [*sessions[-MOST_RUNS:], shown]}
    pool, stored, new, used = Pool(), [], {}, set()
    for text, step in kept:
        key = None
        if step.session is not None and len(step.session) and id(step.session) in ids:
            key, content = runs.key(step.session)
            used.add(key)
            if content is not None:
                new[key] = content
        places = pool.puzzle(step.puzzle), pool.grid(step.entries), pool.grid(step.notes)
        stored.append(StoredStep(text, *places, key, pool.maybe(step.colors)))
    desk = _Desk(pool.grids, pool.puzzles, stored, now - first, pen.value)
    return msgspec.msgpack.encode(desk), new, used


def unpack_desk(
    content: bytes, kept: Mapping[str, bytes], tasks: Tasks, runs: Runs
) -> tuple[list[tuple[str, Document]], int, Pen]:
    """The steps of a desk, the one on show, and the pen; StoredError for bytes that are none."""
    try:
        desk = msgspec.msgpack.decode(content, type=_Desk)
        grids = [grid_of(stored) for stored in desk.grids]
        puzzles = [puzzle_of(stored, grids, tasks) for stored in desk.puzzles]
        sessions = {
            key: session for key in kept if (session := _session(kept[key], tasks)) is not None
        }
        for key, session in sessions.items():
            runs.remember(session, key)
        steps = [document_of(step, puzzles, grids, sessions, tasks) for step in desk.steps]
        return steps, _within(desk.now, steps), Pen(desk.pen)
    except (msgspec.MsgspecError, ValueError, LookupError) as error:
        raise StoredError(f"What was on the desk cannot be read again: {error}.") from error


def pack_bench(
    steps: Sequence[tuple[str, ArcDocument]], now: int, row: Row, votes: Sequence[Vote]
) -> tuple[bytes, dict[str, bytes], set[str]]:
    """The ARC bench as bytes, and what was thought about its task."""
    first = max(0, min(len(steps) - MOST_STEPS, now))
    kept = steps[first : first + MOST_STEPS]
    pool = Pool()
    stored = [_Task(text, task.title, *_task(task, pool)) for text, task in kept]
    new = {}
    if votes:
        new[VOTES] = _bytes_of(session_of(kept[now - first][1], votes))
    bench = _Bench(pool.grids, stored, now - first, (row.test, row.index))
    return msgspec.msgpack.encode(bench), new, set(new)


def unpack_bench(
    content: bytes, kept: Mapping[str, bytes], tasks: Tasks
) -> tuple[list[tuple[str, ArcDocument]], int, Row, Sequence[Vote]]:
    """The steps of the bench, step and row on show, the votes; StoredError if they are none."""
    try:
        bench = msgspec.msgpack.decode(content, type=_Bench)
        grids = [grid_of(stored) for stored in bench.grids]
        if any(max(grid.shape) > 30 or grid.max() > 9 for grid in grids):
            raise ValueError("a grid that ARC does not have")
        steps = [(step.text, _arc(step, grids)) for step in bench.steps]
        now, row = _within(bench.now, steps), Row(*bench.row)
        rows = steps[now][1].rows()
        votes = _votes(kept[VOTES], tasks) if VOTES in kept else ()
        return steps, now, row if row in rows else rows[-1], votes
    except (msgspec.MsgspecError, ValueError, LookupError) as error:
        raise StoredError(f"What was on the ARC bench cannot be read again: {error}.") from error


def _within(now: int, steps: Sequence[object]) -> int:
    if not 0 <= now < len(steps):
        raise ValueError("a history that stands at no step")
    return now


def _task(task: ArcDocument, pool: Pool) -> tuple[list[tuple[int, int]], list[_Trial]]:
    pairs = [(pool.grid(one), pool.grid(other)) for one, other in task.pairs]
    trials = [
        _Trial(
            pool.grid(trial.given),
            pool.grid(trial.answer),
            pool.maybe(trial.solution),
            [pool.grid(grid) for grid in trial.tried],
        )
        for trial in task.trials
    ]
    return pairs, trials


def _arc(step: _Task, grids: Sequence[NDArray[Any]]) -> ArcDocument:
    if not step.pairs or not step.trials:
        raise ValueError("a task has pairs and tests")
    trials = tuple(
        Trial(
            grids[trial.given],
            grids[trial.answer],
            None if trial.solution is None else grids[trial.solution],
            tuple(grids[number] for number in trial.tried),
        )
        for trial in step.trials
    )
    return ArcDocument(
        tuple((grids[one], grids[other]) for one, other in step.pairs), trials, step.title
    )


def document_of(
    step: StoredStep,
    puzzles: Sequence[Puzzle],
    grids: Sequence[NDArray[Any]],
    sessions: Mapping[str, SolveSession],
    tasks: Tasks,
) -> tuple[str, Document]:
    """A step; ValueError or LookupError for one that cannot be."""
    puzzle, entries, notes = puzzles[step.puzzle], grids[step.entries], grids[step.notes]
    known = entries.dtype == np.uint8 and notes.dtype == np.uint32
    if not known or not entries.shape == notes.shape == puzzle.given.shape:
        raise ValueError("digits that do not belong to the puzzle")
    if entries.max() >= len(tasks[puzzle.task].look.symbols):
        raise ValueError("a symbol that the puzzle does not have")
    colors = None if step.colors is None else grids[step.colors]
    if colors is not None and not (
        colors.dtype == np.uint32 and colors.shape == entries.shape and legal(colors)
    ):
        raise ValueError("colours that do not belong to the puzzle")
    session = sessions.get(step.run) if step.run is not None else None
    if session is not None and session.puzzle.task != puzzle.task:
        raise ValueError("a run over another puzzle")
    return step.text, Document(puzzle, entries, notes, session, colors)


def _frozen(session: SolveSession) -> SolveSession:
    """A run as it is at this moment; one that goes on was stopped here when it is read again."""
    return SolveSession(
        session.puzzle,
        session.limit,
        session.model,
        session.device,
        session.traces,
        session.ending,
        {},
        session.budget,
        session.origin,
    )


def _bytes_of(session: SolveSession | VoteSession) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"run{SUFFIX}"
        session.save(path)
        return path.read_bytes()


def _session(content: bytes, tasks: Tasks) -> SolveSession | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"run{SUFFIX}"
        path.write_bytes(content)
        session = load(path, tasks)
    if session.ending is Ending.RUNNING:
        session.ending = Ending.STOPPED
    return session if len(session) else None


def _votes(content: bytes, tasks: Tasks) -> Sequence[Vote]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"votes{SUFFIX}"
        path.write_bytes(content)
        return load_votes(path, tasks).votes
