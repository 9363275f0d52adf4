"""An ARC task on the bench, as a document that never changes: pairs, test inputs, answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from app.arc.edit.tools import blank
from hrm_core.puzzle import Grid, Puzzle

KIND = "arc"
FIRST_SIZE = (5, 5)  # of a grid that is new
TRIES = 2  # by the rules of ARC
OBJECT = 130  # bytes that an array takes beside its cells

Pair = tuple[Grid, Grid]  # input, output
Item = TypeVar("Item")


@dataclass(frozen=True)
class Row:
    """A line of the task: a pair, or a test input with its answer."""

    test: bool
    index: int


@dataclass(frozen=True)
class Place:
    """One grid of the task."""

    row: Row
    output: bool


@dataclass(frozen=True, eq=False)
class Trial:
    """A test input, what the file says the answer is, and what the user draws."""

    given: Grid
    answer: Grid
    solution: Grid | None = None
    tried: tuple[Grid, ...] = ()  # answers the user had checked

    @property
    def solved(self) -> bool:
        """Whether the user's latest try was right."""
        last = self.tried[-1] if self.tried else None
        return self.solution is not None and last is not None and _same(last, self.solution)


@dataclass(frozen=True, eq=False)
class ArcDocument:
    """Pairs that explain the task, and test inputs."""

    pairs: tuple[Pair, ...]
    trials: tuple[Trial, ...]
    title: str = ""

    def rows(self) -> list[Row]:
        pairs = [Row(False, index) for index in range(len(self.pairs))]
        return pairs + [Row(True, index) for index in range(len(self.trials))]

    def grid(self, place: Place) -> Grid:
        """One of the grids; the output of a test input is the user's answer."""
        if place.row.test:
            trial = self.trials[place.row.index]
            return trial.answer if place.output else trial.given
        return self.pairs[place.row.index][place.output]

    def puzzle(self, index: int) -> Puzzle:
        """A test input as the model gets it."""
        trial = self.trials[index]
        title = self.title
        if len(self.trials) > 1:
            title = f"{title}, test {index + 1}"
        return Puzzle(KIND, trial.given, trial.solution, title, examples=self.pairs)


def new_task(title: str = "") -> ArcDocument:
    """One black pair and one black test input."""
    size = blank(*FIRST_SIZE)
    return ArcDocument(((size, size),), (Trial(size, size),), title)


def document_of(puzzles: Sequence[Puzzle], title: str) -> ArcDocument:
    """The task of puzzles that share their pairs, one puzzle a test input."""
    trials = tuple(
        Trial(puzzle.given, blank(*puzzle.given.shape), puzzle.solution) for puzzle in puzzles
    )
    return ArcDocument(puzzles[0].examples, trials, title)


def weight(document: ArcDocument, newer: ArcDocument | None = None) -> int:
    """Bytes of the grids of a task that the next newer one does not share."""
    shared = {id(grid) for grid in _grids(newer)} if newer is not None else set[int]()
    grids = [grid for grid in _grids(document) if id(grid) not in shared]
    return sum(grid.nbytes + OBJECT for grid in grids)


def is_blank(document: ArcDocument) -> bool:
    """Whether nothing was drawn yet."""
    pairs = [grid for pair in document.pairs for grid in pair]
    return not any(grid.any() for grid in (*pairs, *(trial.given for trial in document.trials)))


def with_grid(document: ArcDocument, place: Place, grid: Grid) -> ArcDocument:
    """The document with another grid in a place; itself if it is the same.

    Another test input has another solution, so the old one is forgotten.
    """
    if _same(document.grid(place), grid):
        return document
    index = place.row.index
    if not place.row.test:
        old = document.pairs[index]
        pair = (old[0], grid) if place.output else (grid, old[1])
        return replace(document, pairs=_put(document.pairs, index, pair))
    trial = document.trials[index]
    if place.output:
        return _with_trial(document, index, replace(trial, answer=grid))
    return _with_trial(document, index, replace(trial, given=grid, solution=None, tried=()))


def check(document: ArcDocument, index: int) -> ArcDocument:
    """The user's answer handed in; the same answer twice in a row is one try."""
    trial = document.trials[index]
    if trial.tried and _same(trial.tried[-1], trial.answer):
        return document
    return _with_trial(document, index, replace(trial, tried=(*trial.tried, trial.answer)))


def keep_as_solution(document: ArcDocument, index: int) -> ArcDocument:
    """What the user drew is the solution from now on: for tasks of one's own."""
    trial = document.trials[index]
    return _with_trial(document, index, replace(trial, solution=trial.answer, tried=()))


def add_row(document: ArcDocument, test: bool) -> tuple[ArcDocument, Row]:
    """Another pair or test input, as large as the last one."""
    if test:
        last = document.trials[-1]
        given, answer = blank(*last.given.shape), blank(*last.answer.shape)
        trials = (*document.trials, Trial(given, answer))
        return replace(document, trials=trials), Row(True, len(trials) - 1)
    shapes = [grid.shape for grid in document.pairs[-1]] if document.pairs else [FIRST_SIZE] * 2
    pairs = (*document.pairs, (blank(*shapes[0]), blank(*shapes[1])))
    return replace(document, pairs=pairs), Row(False, len(pairs) - 1)


def can_delete(document: ArcDocument, row: Row) -> bool:
    """A task keeps at least one pair and one test input."""
    return len(document.trials if row.test else document.pairs) > 1


def delete_row(document: ArcDocument, row: Row) -> ArcDocument:
    """Without that pair or test input."""
    if row.test:
        return replace(document, trials=_without(document.trials, row.index))
    return replace(document, pairs=_without(document.pairs, row.index))


def move_row(document: ArcDocument, row: Row, by: int) -> tuple[ArcDocument, Row]:
    """A pair or test input further up (-1) or down (1) among its kind."""
    count = len(document.trials if row.test else document.pairs)
    target = row.index + by
    if not 0 <= target < count:
        return document, row
    order = list(range(count))
    order[row.index], order[target] = order[target], order[row.index]
    if row.test:
        moved = replace(document, trials=tuple(document.trials[index] for index in order))
    else:
        moved = replace(document, pairs=tuple(document.pairs[index] for index in order))
    return moved, Row(row.test, target)


def swap_sides(document: ArcDocument, row: Row) -> ArcDocument:
    """Input and output of a pair exchanged; of a test input nothing is."""
    if row.test:
        return document
    given, answer = document.pairs[row.index]
    return replace(document, pairs=_put(document.pairs, row.index, (answer, given)))


def differing_row(before: ArcDocument, after: ArcDocument) -> Row | None:
    """The first row of `after` that differs; None if only a row at the end went."""
    for row in after.rows():
        items = [doc.trials if row.test else doc.pairs for doc in (before, after)]
        if row.index >= len(items[0]) or items[0][row.index] is not items[1][row.index]:
            return row
    return None


def _grids(document: ArcDocument) -> list[Grid]:
    grids = [grid for pair in document.pairs for grid in pair]
    for trial in document.trials:
        grids += [trial.given, trial.answer, *trial.tried]
        grids += [trial.solution] if trial.solution is not None else []
    return grids


def _with_trial(document: ArcDocument, index: int, trial: Trial) -> ArcDocument:
    trials = list(document.trials)
    trials[index] = trial
    return replace(document, trials=tuple(trials))


def _put(pairs: tuple[Pair, ...], index: int, pair: Pair) -> tuple[Pair, ...]:
    return (*pairs[:index], pair, *pairs[index + 1 :])


def _without(items: tuple[Item, ...], index: int) -> tuple[Item, ...]:
    return (*items[:index], *items[index + 1 :])


def _same(one: Grid, other: Grid) -> bool:
    return np.array_equal(one, other)
