"""Puzzles into the library and out of it: files of any length, in parts; ratings. No Qt."""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from app.memory.puzzles import UNRATED, NewPuzzle, PuzzleStore
from app.wholefile.reading import Fault, read_parts
from hrm_core.files import replace_file
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Tasks
from hrm_core.tasks.opening import likely_kind, open_puzzles, read_head
from hrm_core.tasks.sudoku.rating import LEVELS, rate, rate_batch
from hrm_core.tasks.sudoku.solver import search
from hrm_core.tasks.writing import FORMS, Form, write_puzzles

ARC, SUDOKU = "arc", "sudoku"
TOGETHER = 64  # puzzles that are rated together


@dataclass(frozen=True)
class Taken:
    """How far an import is, or how it ended."""

    share: float  # of the file, 0 to 1
    new: int
    known: int  # that were in the library already
    refused: int  # lines that hold no puzzle
    reason: str = ""  # of the first of them


def take_file(path: Path, place: Path, tasks: Tasks) -> Generator[Taken]:
    """Keep every puzzle of a file, tagged with its name; PuzzleFormatError if there is none."""
    tags = [path.name.partition(".")[0] or path.name]
    new, seen, refused, reason = 0, 0, 0, ""
    now = time.time()  # one for all, so that they stand in the order of the file
    with PuzzleStore(place, tasks) as store:
        for entries, share in _parts(path, tasks):
            fine = [entry for entry in entries if not isinstance(entry, Fault)]
            faults = [entry for entry in entries if isinstance(entry, Fault)]
            reason = reason or (faults[0].reason if faults else "")
            new += store.add(fine, tags, now)
            seen, refused = seen + len(fine), refused + len(faults)
            yield Taken(share, new, seen - new, refused, reason)


def _parts(path: Path, tasks: Tasks) -> Generator[tuple[list[NewPuzzle | Fault], float]]:
    """Some thousand puzzles at a time, and the share of the file that was read."""
    if path.is_dir() or likely_kind(read_head(path)) == ARC:
        yield list(grouped(open_puzzles(path).puzzles)), 1.0
        return
    lines = [task for task in tasks.values() if not task.resizes]
    number = 0
    for _, part, share in read_parts(path, lines):
        found: list[NewPuzzle | Fault] = []
        for entry in part:
            number += 1
            if isinstance(entry, Fault):
                found.append(entry)
            else:
                found.append(NewPuzzle([entry], entry.title or f"{path.name} {number}"))
        yield found, share


def grouped(puzzles: Sequence[Puzzle]) -> list[NewPuzzle]:
    """Each puzzle alone, but the test inputs of an ARC task together."""
    tasks: dict[int, list[Puzzle]] = {}
    for number, puzzle in enumerate(puzzles):
        tasks.setdefault(id(puzzle.examples) if puzzle.examples else -number, []).append(puzzle)
    return [
        NewPuzzle(
            tests, tests[0].title.partition(", test ")[0] if len(tests) > 1 else tests[0].title
        )
        for tests in tasks.values()
    ]


def rated(entry: NewPuzzle) -> NewPuzzle:
    """With its rating, if it is a sudoku with one solution."""
    if entry.puzzles[0].task != SUDOKU:
        return entry
    found = rate(entry.puzzles[0].given)
    rating = UNRATED if found is None else LEVELS.index(found.level)
    return NewPuzzle(entry.puzzles, entry.title, rating)


def rate_all(numbers: Sequence[int], place: Path, tasks: Tasks) -> Generator[tuple[int, int]]:
    """Rate the sudokus among some puzzles: how many were looked at, and how many have a rating."""
    with PuzzleStore(place, tasks) as store:
        source, seen, done = store.puzzles(numbers), 0, 0
        while part := list(islice(source, TOGETHER)):
            ratings = _ratings([(number, puzzles[0]) for number, puzzles in part])
            store.rate(ratings)
            seen, done = seen + len(part), done + len(ratings)
            yield seen, done


def _ratings(part: Sequence[tuple[int, Puzzle]]) -> list[tuple[int, int]]:
    """Of those that have exactly one solution."""
    numbers, givens, answers = [], [], []
    for number, puzzle in part:
        found = search(puzzle.given, 2).solutions if puzzle.task == SUDOKU else []
        if len(found) == 1:
            numbers.append(number)
            givens.append(puzzle.given.reshape(-1))
            answers.append(found[0].reshape(-1))
    if not numbers:
        return []
    levels = rate_batch(np.stack(givens), np.stack(answers))
    return [(number, int(level)) for number, level in zip(numbers, levels, strict=True)]


def forms(kind: str, count: int) -> list[Form]:
    """The forms in which so many puzzles can be read again as they are."""
    # a grid of candidates shows last candidates as if they were given
    fine = [form for form in FORMS[kind] if form.name != "candidates"]
    return [form for form in fine if form.many or count == 1]


def write_file(
    numbers: Sequence[int], form: Form, path: Path, place: Path, tasks: Tasks
) -> Generator[None, None, tuple[int, int]]:
    """Puzzles as a file, whole or not at all: how many were written, and how many cannot be read.

    It yields once, before it writes; nothing is written if it is closed then.
    PuzzleFormatError if they are of several kinds, or the form cannot hold them.
    """
    with PuzzleStore(place, tasks) as store:
        found = [puzzles for _, puzzles in store.puzzles(numbers)]
    if not found:
        raise PuzzleFormatError("none of these puzzles can be read.")
    if len({puzzles[0].task for puzzles in found}) > 1:
        names = " and ".join(sorted({tasks[each[0].task].title for each in found}))
        raise PuzzleFormatError(f"these are {names}; a file holds one kind, so choose one of them.")
    content = write_puzzles(form, [puzzle for puzzles in found for puzzle in puzzles])
    yield
    replace_file(path, content)
    return len(found), len(numbers) - len(found)
