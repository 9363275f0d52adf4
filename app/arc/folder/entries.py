"""The tasks of a folder as they are shown: what is known of each, and which are wanted. No Qt."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc import fingerprint, read_collection
from hrm_core.tasks.arc.classes import class_of, largest_side
from training.arc.cost import START, Cost, cost_of
from training.arc.learn import LearnChoices
from training.arc.table import Now, Row

LEAST_STEPS = 5  # that tell a pace


class Wanted(StrEnum):
    """Which tasks are shown, by what is known of them."""

    ALL = "all"
    UNANSWERED = "not answered"
    ANSWERED = "answered"
    RIGHT = "right"
    WRONG = "wrong"
    LEARNT = "learnt"  # a model of the library has learnt it
    UNLEARNT = "not learnt"


@dataclass(frozen=True, eq=False)
class Entry:
    """One task of the folder."""

    name: str
    tests: Sequence[Puzzle]
    mark: str  # its fingerprint
    side: int  # rows or columns of its largest grid
    unit: Cost  # of one step of learning and one view, at the pace of the measurement
    learnt: bool = False
    row: Row | None = None  # what it was answered

    @property
    def right(self) -> bool | None:
        """Whether every test was answered right; None where nobody knows, or before."""
        return self.row.solved if self.row is not None else None

    def seconds(self, steps: int, views: int, pace: float) -> float:
        """To learn and to answer it."""
        learn = max(1, steps) * (self.unit.learn - START)
        return START + pace * (learn + views * self.unit.answer)


@dataclass(frozen=True)
class Filter:
    """What is asked of the tasks that are shown."""

    words: str = ""  # in the name
    size: int = 0  # a class of sizes; 0: any
    wanted: Wanted = Wanted.ALL

    def takes(self, entry: Entry) -> bool:
        """Whether a task is shown."""
        named = self.words.strip().lower() in entry.name.lower()
        return named and self.size in (0, class_of(entry.side)) and self._wants(entry)

    def _wants(self, entry: Entry) -> bool:
        return {
            Wanted.ALL: True,
            Wanted.UNANSWERED: entry.row is None,
            Wanted.ANSWERED: entry.row is not None,
            Wanted.RIGHT: entry.right is True,
            Wanted.WRONG: entry.right is False,
            Wanted.LEARNT: entry.learnt,
            Wanted.UNLEARNT: not entry.learnt,
        }[self.wanted]


@dataclass(frozen=True, eq=False)
class TaskFolder:
    """All tasks of a folder, or of a file of several."""

    path: Path
    entries: Sequence[Entry]
    refused: Sequence[str] = ()  # a sentence for every file that is no task

    @property
    def tasks(self) -> dict[str, Sequence[Puzzle]]:
        """The tests of each task."""
        return {entry.name: entry.tests for entry in self.entries}

    @property
    def known(self) -> bool:
        """Whether every solution is there."""
        return all(t.solution is not None for entry in self.entries for t in entry.tests)


def read_folder(
    path: Path, segments: int = 1, learnt: AbstractSet[str] = frozenset()
) -> TaskFolder:
    """Slow; PuzzleFormatError if there is no task.

    segments: of thought about each view. learnt: fingerprints of learnt tasks.
    """
    found, most = read_collection(path), LearnChoices().batch_size
    entries = []
    for name, tests in found.tasks.items():
        mark = fingerprint(tests[0].examples)
        unit = cost_of(tests, 1, 1, segments, most)
        entries.append(Entry(name, tests, mark, largest_side(tests), unit, mark in learnt))
    return TaskFolder(path, entries, found.refused)


def marked(
    entries: Iterable[Entry], rows: Mapping[str, Row], learnt: AbstractSet[str]
) -> list[Entry]:
    """The same tasks with what is known of them now; those with nothing new are the same."""
    return [
        entry
        if entry.row is rows.get(entry.name) and entry.learnt is (entry.mark in learnt)
        else replace(entry, row=rows.get(entry.name), learnt=entry.mark in learnt)
        for entry in entries
    ]


def pace_of(
    entries: Sequence[Entry], steps: int, views: int, now: Now | None = None
) -> float | None:
    """How many times longer this machine takes than expected, by what it answered here.

    Before the first answer, by the task it is at, once that has come some way.
    """
    ratios = [
        (entry.row.seconds - START) / max(0.1, entry.seconds(steps, views, 1.0) - START)
        for entry in entries
        if entry.row is not None and entry.row.seconds > START
    ]
    if not ratios and now is not None and now.step >= LEAST_STEPS:
        here = [entry.seconds(now.step, 0, 1.0) for entry in entries if entry.name == now.task]
        ratios = [max(0.1, now.seconds - START) / max(0.1, each - START) for each in here]
    return float(np.median(ratios)) if ratios else None
