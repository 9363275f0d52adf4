"""ARC for training: the pairs of tasks, each task with a puzzle vector of its own, in any view."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import IGNORE, Grid, Puzzle, PuzzleFormatError
from hrm_core.tasks.arc import Augmentation, draw, fingerprint, read_collection, side_of
from hrm_core.tasks.arc.canvas import largest
from hrm_core.tasks.arc.generator import is_work, new_maker
from hrm_core.tasks.arc.rulebook import RULES
from hrm_core.tasks.arc.symbols import PAD
from hrm_core.views import VIEWS, view
from training.config import SourceConfig
from training.data import Boards, DataError, Examples, source_file

Pair = tuple[Grid, Grid]
PAIRS = 64  # of a generated task
SHIFTED = 0.7  # share of the examples that lie anywhere on their canvas, as officially


@dataclass(frozen=True)
class Known:
    """A task to train on."""

    row: int  # of the puzzle table
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Arcs:
    """Tasks whose grids all fit on one canvas with a row and a column to spare."""

    tasks: tuple[Known, ...]
    side: int  # of the canvas

    @property
    def cells(self) -> int:
        return self.side**2

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """A random pair of a random task in a random view, each; PAD is not supervised."""
        tokens = np.empty((count, self.cells), dtype=np.int32)
        labels, ids = np.empty_like(tokens), np.empty(count, dtype=np.int32)
        for index in range(count):
            task = self.tasks[rng.integers(len(self.tasks))]
            number = int(rng.integers(VIEWS))
            pair = task.pairs[rng.integers(len(task.pairs))]
            tokens[index], labels[index] = show(pair, number, self.side, rng)
            ids[index] = VIEWS * task.row + number
        return Examples(tokens, labels, ids)


def show(
    pair: Pair, number: int, side: int, rng: np.random.Generator | None = None
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Tokens and labels [side * side] of a pair in a view; at the top left if there is no `rng`."""
    seen = view(number)
    given, answer = (Augmentation(seen.turn, seen.colours).apply(grid) for grid in pair)
    row = column = 0
    if rng is not None and rng.random() < SHIFTED:
        row = int(rng.integers(side - max(given.shape[0], answer.shape[0]) + 1))
        column = int(rng.integers(side - max(given.shape[1], answer.shape[1]) + 1))
    labels = draw(answer, side, row, column)
    return draw(given, side, row, column), np.where(labels == PAD, IGNORE, labels).astype(np.int32)


class Rows(dict[str, int]):
    """The row of each task by its fingerprint, in the order in which they are asked for."""

    def __missing__(self, mark: str) -> int:
        self[mark] = len(self)
        return self[mark]


def load(
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> list[Boards]:
    """The tasks of each source by canvas; one that several sources have has one row of the table.

    A task that has a pair of a held-out one is left out.
    """
    refused = {
        _key(pair) for source in held_out for tests in _read(source, root) for pair in _pairs(tests)
    }
    found, rows = [], Rows()
    for source in sources:
        by_side: dict[int, list[Known]] = {}
        for mark, pairs, side in _tasks(source, root, rng, refused):
            by_side.setdefault(side, []).append(Known(rows[mark], pairs))
        streams = [Arcs(tuple(known), side) for side, known in sorted(by_side.items())]
        found.append(Boards(streams, [len(stream.tasks) for stream in streams]))
    return found


def _tasks(
    source: SourceConfig, root: Path, rng: np.random.Generator, refused: Container[bytes]
) -> Iterator[tuple[str, tuple[Pair, ...], int]]:
    """Of each task the fingerprint, the pairs to learn from, and the rows of its canvas."""
    if source.kind == "generate":
        for pairs in _generated(source, rng):
            yield fingerprint(pairs), pairs, 1 + largest(*(grid for pair in pairs for grid in pair))
    elif source.kind == "arc":
        for tests in _read(source, root):
            if not any(_key(pair) in refused for pair in _pairs(tests)):
                yield fingerprint(tests[0].examples), _chosen(tests, source.pairs), _side(tests)
    else:
        raise DataError(f"a source of ARC is of kind arc or generate, not {source.kind!r}")


def _read(source: SourceConfig, root: Path) -> list[tuple[Puzzle, ...]]:
    """The tests of each task, in the order of fingerprints: any so many are a random choice."""
    path = source_file(source, root)
    try:
        tasks = read_collection(path).tasks.values()
    except PuzzleFormatError as error:
        raise DataError(str(error)) from None
    fitting = [tests for tests in tasks if not source.size or _side(tests) <= source.size + 1]
    ordered = sorted(fitting, key=lambda tests: fingerprint(tests[0].examples))
    chosen = ordered[source.skip :][: source.count or None]
    if not chosen:
        raise DataError(f"no task in {path} is as small as {source.size} x {source.size}")
    return chosen


def _pairs(tests: Sequence[Puzzle]) -> tuple[Pair, ...]:
    return *tests[0].examples, *_answered(tests)


def _answered(tests: Sequence[Puzzle]) -> tuple[Pair, ...]:
    return tuple((test.given, test.solution) for test in tests if test.solution is not None)


def _chosen(tests: Sequence[Puzzle], which: str) -> tuple[Pair, ...]:
    if which == "examples":
        return tests[0].examples
    return _answered(tests) if which == "tests" else _pairs(tests)


def _side(tests: Sequence[Puzzle]) -> int:
    """The canvas on which every grid of a task lies with a row to spare."""
    answers = (answer for _, answer in _answered(tests))
    return max([*map(side_of, tests), *(1 + largest(answer) for answer in answers)])


def _key(pair: Pair) -> bytes:
    return b"".join(bytes(grid.shape) + grid.tobytes() for grid in pair)


def _generated(source: SourceConfig, rng: np.random.Generator) -> list[tuple[Pair, ...]]:
    """New tasks of the generator's rules in turn and up to `size`, or of the rule `level`."""
    if source.size < 4:
        raise DataError(f"a source of ARC tasks needs a size of at least 4, not {source.size}")
    rules = [source.level.partition(" ")[0]] if source.level else list(RULES)
    tasks = []
    for number in range(source.count):
        side = source.size if source.level else int(rng.integers(4, source.size + 1))
        make = new_maker(rng, rules[number % len(rules)], side)
        tasks.append(tuple(filter(is_work, (make(rng) for _ in range(PAIRS)))))
    return tasks
