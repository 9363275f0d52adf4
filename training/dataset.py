"""The user's own puzzles made fit for training: read, examined, completed, split, written.

The solver and the symmetries are those of sudoku, the one kind whose files training reads.
"""

import csv
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.tasks.files import read_puzzles, text_of
from hrm_core.tasks.sudoku import (
    Sudoku,
    puzzle_fingerprints,
    rate_batch,
    solution_fingerprints,
    solve_exact,
)

CHUNK = 64  # puzzles examined at a time
MOST_LINES = 5000  # of a damaged file that are looked at one by one
TRAIN, VALIDATION = "train.csv", "validation.csv"


class Fate(StrEnum):
    """What becomes of a puzzle."""

    GOOD = "good"
    FILLED = "filled"  # its solution was missing and was found
    DUPLICATE = "duplicate"  # a symmetric form of one before
    INVALID = "invalid"


@dataclass(frozen=True, eq=False)
class Item:
    """One puzzle of a collection, or a text that should have been one."""

    origin: str  # file name, or how it was made
    puzzle: Puzzle | None
    fate: Fate = Fate.GOOD
    reason: str = ""
    level: str = ""
    twin: int = 0  # equal for puzzles that are equal up to symmetry
    family: int = 0  # equal for puzzles whose solutions are

    @property
    def usable(self) -> bool:
        return self.fate in (Fate.GOOD, Fate.FILLED)

    @property
    def givens(self) -> int:
        return int(np.count_nonzero(self.puzzle.given)) if self.puzzle is not None else 0


@dataclass(frozen=True)
class Split:
    """What is trained on, and what the result is checked with."""

    train: tuple[Puzzle, ...]
    validation: tuple[Puzzle, ...]


def read_paths(paths: Iterable[Path], task: Task) -> Iterator[Item]:
    """Every puzzle in files and folders; what cannot be read becomes an item that says why."""
    for path in _files(paths):
        try:
            puzzles = read_puzzles(path, task)
        except PuzzleFormatError as error:
            yield from _salvage(path, task, str(error))
        else:
            yield from (Item(path.name, puzzle) for puzzle in puzzles)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(place for place in path.rglob("*") if place.is_file())
            yield from (place for place in inside if not place.name.startswith("."))
        else:
            yield path


def _salvage(path: Path, task: Task, fault: str) -> Iterator[Item]:
    """The lines of a damaged list that are puzzles, and why the others are not."""
    try:
        header, *lines = text_of(path.read_bytes()).splitlines()
    except (OSError, PuzzleFormatError, ValueError):
        yield Item(path.name, None, Fate.INVALID, fault)
        return
    is_table = "," in header and not any(character.isdigit() for character in header)
    numbered = list(enumerate([header, *lines], start=1))[is_table : MOST_LINES + 1]
    found, refused = [], []
    for number, line in numbered:
        if not line.strip():
            continue
        title = f"{path.name} {number}"
        try:
            (puzzle,) = task.parse(f"{header}\n{line}" if is_table else line)
            found.append(Item(path.name, replace(puzzle, title=puzzle.title or title)))
        except (PuzzleFormatError, ValueError) as error:
            reason = str(error).partition(": ")[2] or str(error)
            refused.append(Item(path.name, None, Fate.INVALID, f"line {number}: {reason}"))
    if not found:  # no list at all
        refused = [Item(path.name, None, Fate.INVALID, fault)]
    yield from found
    yield from refused


def examine(task: Task, items: Sequence[Item]) -> Generator[list[Item]]:
    """The items with all that can be said of each alone, a chunk at a time."""
    for first in range(0, len(items), CHUNK):
        yield _known([_solved(task, item) for item in items[first : first + CHUNK]])


def _solved(task: Task, item: Item) -> Item:
    """Valid and with its solution, or with the reason why not."""
    puzzle = item.puzzle
    if puzzle is None:
        return item
    problems = task.examine(puzzle)
    if problems:
        return replace(item, fate=Fate.INVALID, reason=problems[0].message)
    if puzzle.solution is None:
        solution = solve_exact(puzzle.given, 1)[0]
        filled = replace(puzzle, solution=solution)
        return replace(item, puzzle=filled, fate=Fate.FILLED)
    wrong = task.check(puzzle, puzzle.solution)
    if wrong:
        reason = f"its solution is wrong: {wrong[0].message}"
        return replace(item, fate=Fate.INVALID, reason=reason)
    return item


def _known(items: list[Item]) -> list[Item]:
    """With levels and fingerprints."""
    rows = [n for n, item in enumerate(items) if item.usable and item.puzzle is not None]
    puzzles = [items[n].puzzle for n in rows]
    if not puzzles:
        return items
    givens = np.stack([p.given.reshape(-1) for p in puzzles if p is not None])
    solutions = np.stack([p.solution.reshape(-1) for p in puzzles if p and p.solution is not None])
    twins, families = puzzle_fingerprints(givens), solution_fingerprints(solutions)
    levels = rate_batch(givens, solutions)
    known = list(items)
    for place, n in enumerate(rows):
        known[n] = replace(
            items[n],
            level=Sudoku.difficulties[levels[place]],
            twin=int(twins[place]),
            family=int(families[place]),
        )
    return known


def without_twins(items: Iterable[Item]) -> list[Item]:
    """Later symmetric forms of a puzzle marked as duplicates of the first."""
    seen: dict[int, int] = {}
    marked = []
    for number, item in enumerate(items, start=1):
        if item.usable and item.twin in seen:
            reason = f"the same as number {seen[item.twin]}, up to symmetry"
            marked.append(replace(item, fate=Fate.DUPLICATE, reason=reason))
            continue
        if item.usable:
            seen[item.twin] = number
        marked.append(item)
    return marked


def split(items: Iterable[Item], share: float, rng: np.random.Generator) -> Split:
    """At random, but puzzles whose solutions are equal up to symmetry stay on one side."""
    families: dict[int, list[Puzzle]] = {}
    for item in items:
        if item.usable and item.puzzle is not None:
            families.setdefault(item.family, []).append(item.puzzle)
    groups = list(families.values())
    wanted = share * sum(len(group) for group in groups)
    train: list[Puzzle] = []
    validation: list[Puzzle] = []
    for place in rng.permutation(len(groups)):
        full = len(validation) >= wanted
        (train if full else validation).extend(groups[int(place)])
    return Split(tuple(train), tuple(validation))


def write_table(path: Path, puzzles: Sequence[Puzzle], task: Task) -> None:
    """A table of puzzles with solutions, as the training reads it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "question", "answer", "rating"])
        for puzzle in puzzles:
            assert puzzle.solution is not None, "only usable items are split"
            title = puzzle.title.replace(",", ";").replace('"', "'")
            answer = task.format(Puzzle(task.name, puzzle.solution))
            writer.writerow([title, task.format(puzzle), answer, "0"])
