"""Savepoints as bytes: complete, bounded, and refused where they are none."""

from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from app.board.colors import colored
from app.board.editor import Pen, new_document, write
from app.board.savepoints import Savepoint
from app.memory.grids import StoredError
from app.memory.points import pack_points, unpack_points
from hrm_core.tasks import TASKS
from tests.hrm_core.support import PUZZLE, SUDOKU

DOCUMENT = new_document(SUDOKU.look, PUZZLE)


def point(name: str) -> Savepoint:
    return Savepoint(name, DOCUMENT)


def test_all_of_it_comes_back() -> None:
    cell = divmod(int(np.flatnonzero(PUZZLE.given == 0)[0]), 9)
    written = colored(write(DOCUMENT, SUDOKU.look, [cell], 4, Pen.MINE), [cell], 2)
    one, two = unpack_points(pack_points([point("a"), Savepoint("b", written)]), TASKS)
    assert (one.name, two.name) == ("a", "b")
    assert np.array_equal(two.document.entries, written.entries)
    assert two.document.colors is not None
    assert written.colors is not None
    assert np.array_equal(two.document.colors, written.colors)
    assert one.document.puzzle is two.document.puzzle
    assert unpack_points(pack_points([]), TASKS) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff" * 40,
        pack_points([point("a")])[:-3],
        pack_points([point("a" * 61)]),
        pack_points([point(str(number)) for number in range(51)]),
        pack_points([Savepoint("a", replace(DOCUMENT, entries=DOCUMENT.entries + np.uint8(99)))]),
    ],
)
def test_bytes_that_are_none_are_refused(content: bytes) -> None:
    with pytest.raises(StoredError, match="savepoints cannot be read"):
        unpack_points(content, TASKS)


def test_bytes_that_were_changed_never_crash() -> None:
    content, rng = pack_points([point("a"), point("b")]), np.random.default_rng(3)
    for _ in range(300):
        broken = np.frombuffer(content, np.uint8).copy()
        broken[rng.integers(0, len(broken), 3)] = rng.integers(0, 256, 3)
        with suppress(StoredError):
            assert all(each.document for each in unpack_points(broken.tobytes(), TASKS))
