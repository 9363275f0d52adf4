"""Savepoints as bytes, and back: typed, checked and bounded. No Qt."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.board.savepoints import LONGEST, MOST, Savepoint
from app.memory.grids import Pool, StoredError, StoredGrid, StoredPuzzle, grid_of, puzzle_of
from app.memory.stored import StoredStep, document_of
from hrm_core.puzzle import Tasks
from hrm_core.sessions.solve import SessionError, SolveSession

EXTRA = "savepoints"  # the name of their bytes in a saved session


class _Points(msgspec.Struct):
    grids: list[StoredGrid]
    puzzles: list[StoredPuzzle]
    points: list[StoredStep]


def pack_points(points: Sequence[Savepoint]) -> bytes:
    """All of them."""
    pool, stored = Pool(), []
    for point in points:
        step = point.document
        places = pool.puzzle(step.puzzle), pool.grid(step.entries), pool.grid(step.notes)
        stored.append(StoredStep(point.name, *places, None, pool.maybe(step.colors)))
    return msgspec.msgpack.encode(_Points(pool.grids, pool.puzzles, stored))


def unpack_points(content: bytes, tasks: Tasks) -> list[Savepoint]:
    """All of them; StoredError for bytes that are none."""
    try:
        stored = msgspec.msgpack.decode(content, type=_Points)
        if len(stored.points) > MOST or any(len(each.text) > LONGEST for each in stored.points):
            raise ValueError("more of them, or longer names, than there are")
        grids = [grid_of(each) for each in stored.grids]
        puzzles = [puzzle_of(each, grids, tasks) for each in stored.puzzles]
        found = [document_of(each, puzzles, grids, {}, tasks) for each in stored.points]
        return [Savepoint(name, document) for name, document in found]
    except (msgspec.MsgspecError, ValueError, LookupError) as error:
        raise StoredError(f"its savepoints cannot be read: {error}") from error


def as_extras(points: Sequence[Savepoint]) -> dict[str, NDArray[np.uint8]]:
    """What a saved session has of them; nothing where there are none."""
    return {EXTRA: np.frombuffer(pack_points(points), dtype=np.uint8)} if points else {}


def points_in(session: SolveSession, file: str, tasks: Tasks) -> list[Savepoint]:
    """Those that a file has; older ones have none. SessionError for damaged ones."""
    stored = session.extras.get(EXTRA)
    if stored is None:
        return []
    try:
        return unpack_points(stored.tobytes(), tasks)
    except StoredError as error:
        raise SessionError(f"{file} is damaged: {error}.") from error
