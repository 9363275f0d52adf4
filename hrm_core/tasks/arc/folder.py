"""Many tasks of ARC by id: a folder of files, one a task, or one file of several."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hrm_core.limits import is_regular
from hrm_core.puzzle import Puzzle, PuzzleFormatError
from hrm_core.tasks.arc.task import Arc
from hrm_core.tasks.arc.text import read_outputs
from hrm_core.tasks.files import read_puzzles, read_raw, text_of

_TEST = ", test "  # between the id of a task and the number of a test, in titles
# the two files of a Kaggle set, whatever stands before and between
_ASKED = re.compile(r"^(|.*[_-])challenges\.json$", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:^|[_-])solutions\.json$", re.IGNORECASE)


@dataclass(frozen=True)
class Collection:
    """Tasks, each a puzzle for every test input, and a sentence for every file that is none."""

    tasks: Mapping[str, tuple[Puzzle, ...]]  # by id
    refused: tuple[str, ...] = ()


def task_id(puzzle: Puzzle) -> str:
    """The id of the task a puzzle is a test of, taken from its title.

    >>> import numpy as np
    >>> task_id(Puzzle("arc", np.zeros((1, 1), dtype=np.uint8), title="0a938d79, test 2"))
    '0a938d79'
    """
    head, found, number = puzzle.title.rpartition(_TEST)
    return head if found and number.isascii() and number.isdigit() else puzzle.title


def read_collection(path: Path) -> Collection:
    """The tasks of a folder and of all folders in it, or of a file; PuzzleFormatError if none.

    A file of several tasks whose name ends with _challenges.json, or -challenges.json, gets its
    answers from the file beside it that ends with solutions.json likewise, if there is one.
    """
    if not path.is_dir():
        return Collection(_by_id(read_tasks(path)))
    files = [
        file
        for file in sorted(path.rglob("*"))
        if file.suffix.lower() in (".json", ".jsonl")
        and is_regular(file)
        and not _ANSWERED.search(file.name)
        and not any(part.startswith((".", "__")) for part in file.relative_to(path).parts)
    ]
    tasks: dict[str, tuple[Puzzle, ...]] = {}
    refused = []
    for file in files:
        try:
            found = _by_id(read_tasks(file))
        except PuzzleFormatError as error:
            refused.append(str(error))
            continue
        refused += [
            f"{file.name}: there is a task {name} already; only the first was taken."
            for name in sorted(found.keys() & tasks.keys())
        ]
        tasks = {**found, **tasks}
    if not tasks:
        why = (
            refused[0] if refused else "there is no file *.json in it; choose a folder with tasks."
        )
        raise PuzzleFormatError(f"{path.name or path}: {why}")
    return Collection(dict(sorted(tasks.items())), tuple(refused))


def _by_id(puzzles: list[Puzzle]) -> dict[str, tuple[Puzzle, ...]]:
    tasks: dict[str, tuple[Puzzle, ...]] = {}
    for puzzle in puzzles:
        name = task_id(puzzle)
        tasks[name] = (*tasks.get(name, ()), puzzle)
    return tasks


def read_tasks(path: Path, limit: int | None = None) -> list[Puzzle]:
    """The tests in a file, with the answers of the file beside it, if there is one."""
    puzzles = read_puzzles(path, Arc(), limit)
    asked = _ASKED.match(path.name)
    answers = path.with_name(f"{asked[1]}solutions.json") if asked else path
    if not asked or not answers.exists():
        return puzzles
    try:
        outputs = read_outputs(text_of(read_raw(answers)))
    except PuzzleFormatError as error:
        raise PuzzleFormatError(f"{answers.name}: {error}") from error
    left = {name: iter(grids) for name, grids in outputs.items()}
    return [
        replace(puzzle, solution=next(left.get(task_id(puzzle), iter(())), puzzle.solution))
        for puzzle in puzzles
    ]
