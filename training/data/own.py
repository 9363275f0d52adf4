"""The user's own puzzles made fit for training: read, examined, completed, split.

What depends on the kind of puzzle, its solver and its symmetries, is in KINDS.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from hrm_core.places import asset_path, user_data_dir
from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.sessions.solve import SUFFIX, SessionError, load
from hrm_core.tasks import TASKS
from hrm_core.tasks.datasets import TRAIN, is_data_set
from hrm_core.tasks.files import read_raw, text_of
from hrm_core.tasks.opening import likely_kind, open_puzzles, read_head
from training.data.kinds import KINDS

CHUNK = 64  # puzzles examined at a time
OTHER_KIND = "the puzzle of this session is of another kind"
OF_ARC = "tasks of ARC, {} files: they are learnt one by one on the ARC page"
MOST_PARTS = 5000  # of a damaged file that are looked at one by one


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
    size: str = ""
    level: str = ""
    twin: int = 0  # equal for puzzles that are equal up to symmetry
    family: int = 0  # equal for puzzles that must stay on one side of a split
    alone: Fate = Fate.GOOD  # what a duplicate is once its twin is gone

    @property
    def usable(self) -> bool:
        return self.fate in (Fate.GOOD, Fate.FILLED)


@dataclass(frozen=True)
class Split:
    """What is trained on, and what the result is checked with."""

    train: tuple[Puzzle, ...]
    validation: tuple[Puzzle, ...]


def read_paths(paths: Iterable[Path], task: Task) -> Iterator[Item]:
    """Every puzzle in files and folders; what cannot be read becomes an item that says why."""
    fate = Fate.FILLED if KINDS[task.name].derived else Fate.GOOD
    for path in paths:
        files = [path] if is_data_set(path) or not path.is_dir() else _files(path)
        of_arc = [file for file in files if _is_of_arc(file)]
        for file in files:
            if file not in of_arc:
                yield from _read(file, task, fate)
        if of_arc:
            yield Item(path.name, None, Fate.INVALID, OF_ARC.format(len(of_arc)))
        if not files:
            yield Item(path.name, None, Fate.INVALID, "there is no file in this folder")


def _read(path: Path, task: Task, fate: Fate) -> Iterator[Item]:
    if path.suffix == SUFFIX:
        yield _of_session(path, task, fate)
        return
    try:
        puzzles = open_puzzles(path, task.name, part=TRAIN).puzzles
    except PuzzleFormatError as error:
        yield from _salvage(path, task, str(error), fate)
    else:
        yield from (Item(path.name, puzzle, fate) for puzzle in puzzles)


def _is_of_arc(path: Path) -> bool:
    try:
        return path.suffix != SUFFIX and path.is_file() and likely_kind(read_head(path)) == "arc"
    except PuzzleFormatError:
        return False


def read_library(task: Task) -> Iterator[Item]:
    """The puzzles that came with the program, and those of saved sessions."""
    yield from read_paths([asset_path("samples") / task.name], task)
    sessions = read_paths([user_data_dir() / "sessions"], task)
    yield from (item for item in sessions if item.reason != OTHER_KIND)


def _of_session(path: Path, task: Task, fate: Fate) -> Item:
    try:
        puzzle = load(path, TASKS).puzzle
    except SessionError as error:
        return Item(path.name, None, Fate.INVALID, str(error))
    if puzzle.task != task.name:
        return Item(path.name, None, Fate.INVALID, OTHER_KIND)
    return Item(path.name, replace(puzzle, title=puzzle.title or path.name), fate)


def _files(folder: Path) -> list[Path]:
    inside = sorted(place for place in folder.rglob("*") if place.is_file())
    return [place for place in inside if not place.name.startswith(".")]


def _salvage(path: Path, task: Task, fault: str, fate: Fate) -> Iterator[Item]:
    """The parts of a damaged list that are puzzles, and why the others are not."""
    try:
        parts = _parts(text_of(read_raw(path)))
    except (OSError, PuzzleFormatError, ValueError):
        yield Item(path.name, None, Fate.INVALID, fault)
        return
    found, refused = [], []
    for number, part in parts[:MOST_PARTS]:
        title = f"{path.name} {number}"
        try:
            (puzzle,) = task.parse(part)
            found.append(Item(path.name, replace(puzzle, title=puzzle.title or title), fate))
        except (PuzzleFormatError, ValueError) as error:
            reason = str(error).partition(": ")[2] or str(error)
            refused.append(Item(path.name, None, Fate.INVALID, f"line {number}: {reason}"))
    if not found:  # no list at all
        refused = [Item(path.name, None, Fate.INVALID, fault)]
    yield from found
    yield from refused


def _parts(text: str) -> list[tuple[int, str]]:
    """What may be a puzzle each, and the line it begins in: blocks of lines, else single lines."""
    lines = text.splitlines()
    header = lines[0]
    if "," in header and not any(character.isdigit() for character in header):
        rows = enumerate(lines[1:], start=2)
        return [(number, f"{header}\n{row}") for number, row in rows if row.strip()]
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        if line and (number == 1 or not lines[number - 2]):
            blocks.append((number, []))
        if line:
            blocks[-1][1].append(line)
    if len(blocks) > 1 and any(len(block) > 1 for _, block in blocks):
        return [(number, "\n".join(block)) for number, block in blocks]
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def examine(task: Task, items: Sequence[Item]) -> Generator[list[Item]]:
    """The items with all that can be said of each alone, a chunk at a time."""
    for first in range(0, len(items), CHUNK):
        yield _known(task, [_solved(task, item) for item in items[first : first + CHUNK]])


def _solved(task: Task, item: Item) -> Item:
    """Valid and with its solution, or with the reason why not."""
    puzzle = item.puzzle
    if puzzle is None:
        return item
    problems = task.examine(puzzle)
    if problems:
        return replace(item, fate=Fate.INVALID, reason=problems[0].message)
    if puzzle.solution is None:
        filled = replace(puzzle, solution=KINDS[task.name].complete(puzzle))
        return replace(item, puzzle=filled, fate=Fate.FILLED)
    wrong = task.check(puzzle, puzzle.solution)
    if wrong:
        reason = f"its solution is wrong: {wrong[0].message}"
        return replace(item, fate=Fate.INVALID, reason=reason)
    return item


def _known(task: Task, items: list[Item]) -> list[Item]:
    """With sizes, levels and fingerprints."""
    usable = [(n, item.puzzle) for n, item in enumerate(items) if item.usable and item.puzzle]
    known = list(items)
    if usable:
        found = KINDS[task.name].know([puzzle for _, puzzle in usable])
        for (n, _), values in zip(usable, found, strict=True):
            known[n] = replace(items[n], **vars(values))
    return known


def without_twins(items: Iterable[Item]) -> list[Item]:
    """Later symmetric forms of a puzzle marked as duplicates of the first, and no others."""
    seen: dict[int, int] = {}
    marked = []
    for number, each in enumerate(items, start=1):
        twin = each.fate is Fate.DUPLICATE  # of another list, perhaps
        item = replace(each, fate=each.alone, reason="") if twin else each
        if item.usable and item.twin in seen:
            reason = f"the same as number {seen[item.twin]}, up to symmetry"
            item = replace(item, fate=Fate.DUPLICATE, reason=reason, alone=item.fate)
        elif item.usable:
            seen[item.twin] = number
        marked.append(item)
    return marked


def split(items: Iterable[Item], share: float, rng: np.random.Generator) -> Split:
    """At random, but puzzles of one family stay on one side."""
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
