"""One way in: a path, bytes or text become puzzles of one kind, and a sentence on what was found.

The window, every command and training read puzzles through this. What a kind understands is in its
own folder; here it is found out which kind it is, by the content.
"""

import contextlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Puzzle, PuzzleFormatError, Task
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import read_collection, read_tasks
from hrm_core.tasks.datasets import TEST, is_data_set, read_data_set
from hrm_core.tasks.files import NotTextError, is_pipe, named, read_puzzles, read_raw, understood
from hrm_core.tasks.grids import KnownFormError
from hrm_core.tasks.numbers import NPY, NPZ
from hrm_core.tasks.pictures import is_picture
from hrm_core.tasks.seeing import read_picture
from hrm_core.tasks.sudoku.lines import candidate_marks, has_candidates
from hrm_core.tasks.sudoku.rules import clashes
from hrm_core.tasks.sudoku.solver import solve_exact

TEXTS = ("txt", "sdk", "sdm", "ss", "csv", "tsv", "opensudoku", "json", "jsonl", "map")
PICTURES = ("png", "jpg", "jpeg", "bmp", "gif", "webp")
ARRAYS = ("npy", "npz")
EXTENSIONS = (*TEXTS, *PICTURES, *ARRAYS, "gz")  # what dialogs offer; the content decides

GLANCE = 16 << 10  # bytes that show which kind a text is
_MOST_FILES = 10_000  # of a folder that are looked at
_JSON_OF_ARC = ('"train"', '"test"', '"input"', '"examples"')
_WALLS = frozenset("#█▓▒■⬛%@") | {chr(code) for code in range(0x2500, 0x2580)}
_MEMBER, _ABOUT = 30, b"about.npy"  # where a zip file names its first member; that of a run
A_RUN = "this is a run that HRM Studio saved; look at it with hrm show, or open it in the window."
CANDIDATES_GO = "cells with one candidate are taken as clues, and the candidates of the others go"
_NOUNS = {"sudoku": ("sudoku", "sudokus"), "maze": ("maze", "mazes")}


@dataclass(frozen=True, eq=False)
class Opened:
    """What was understood."""

    kind: str  # the name of the task
    puzzles: list[Puzzle]  # at least one
    told: str  # what it was taken for: "3 sudokus with answers, in a table"
    notes: tuple[str, ...] = ()  # what was assumed or left out, in sentences
    marks: NDArray[np.uint32] | None = None  # candidates beside the one sudoku, bit n for digit n


def open_puzzles(
    source: Path | bytes | str,
    kind: str = "",
    limit: int | None = None,
    walls: str = "auto",
    part: str = TEST,
) -> Opened:
    """The puzzles in a file, a folder, bytes or a text; PuzzleFormatError says where it stopped.

    Args:
        kind: the name of a task, if only that will do.
        limit: only the first so many; of a file not much more is read than they need.
        walls: of a maze in a picture, "dark", "light" or "auto".
        part: of an official data set, "train" or "test".
    """
    if isinstance(source, Path) and source.is_dir():
        return _of_folder(source, kind, limit, part)
    if isinstance(source, Path) and is_pipe(source):
        name = source.name
        try:
            source = read_raw(source)
        except PuzzleFormatError as error:
            raise PuzzleFormatError(f"{name}: {error}") from error
    head = read_head(source)
    if is_run(head):
        name = f"{source.name}: " if isinstance(source, Path) else ""
        raise PuzzleFormatError(f"{name}{A_RUN}")
    if is_picture(head) and kind != "arc":
        return _of_picture(source, kind, walls)
    looks = likely_kind(head)
    refusals: dict[str, PuzzleFormatError] = {}
    for task in _order(looks, kind):
        try:
            puzzles = _read(source, task, limit)
        except PuzzleFormatError as error:
            refusals[task.name] = error
            continue
        if not kind and _is_rather_a_maze(puzzles):
            with contextlib.suppress(PuzzleFormatError):
                puzzles = _read(source, TASKS["maze"], limit)
        notes = (*_taken(puzzles, limit), *_of_candidates(puzzles, head))
        marks = _marks_of(puzzles, head) if len(puzzles) == 1 else None
        return Opened(puzzles[0].task, puzzles, told(puzzles, _form(head)), notes, marks)
    raise _refusal(source, refusals, looks, kind)


def with_answers(opened: Opened) -> Opened:
    """All puzzles with solutions: a missing one of a sudoku is found where there is only one.

    PuzzleFormatError names the first puzzle that has none.
    """
    found = []
    completed = 0
    for number, puzzle in enumerate(opened.puzzles, 1):
        if puzzle.solution is None and puzzle.task == "sudoku":
            solutions = [] if clashes(puzzle.given) else solve_exact(puzzle.given, limit=2)
            if len(solutions) == 1:
                puzzle = replace(puzzle, solution=solutions[0])
                completed += 1
        if puzzle.solution is None:
            name = puzzle.title or f"puzzle {number}"
            raise PuzzleFormatError(f"{name} has no solution that is known, or not only one.")
        found.append(puzzle)
    if not completed:
        return opened
    note = f"{completed} of {len(found)} answers were missing and were found by an exact solver"
    return replace(opened, puzzles=found, notes=(*opened.notes, note))


def read_head(source: Path | bytes | str) -> bytes:
    """The first bytes of what is to be opened."""
    if isinstance(source, Path):
        try:
            return read_raw(source, GLANCE)
        except PuzzleFormatError as error:
            raise PuzzleFormatError(f"{source.name or source}: {error}") from error
    return (
        source[:GLANCE] if isinstance(source, bytes) else source[:GLANCE].encode("utf-8", "replace")
    )


def is_run(head: bytes) -> bool:
    """Whether a file begins as a saved run does: packed arrays, the first says what they mean."""
    return head.startswith(NPZ) and head[_MEMBER : _MEMBER + len(_ABOUT)] == _ABOUT


def likely_kind(head: bytes) -> str:
    """The name of the task that a text is of by its looks; '' if that is not clear.

    >>> likely_kind(b"53..7....6..195..."), likely_kind(b"#####\\n#S G#\\n#####")
    ('sudoku', 'maze')
    >>> likely_kind(b'{"train": []'), likely_kind(b"Dear all,")
    ('arc', '')
    """
    if is_picture(head):
        return "maze"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8", errors="ignore").lstrip("\ufeff \t\r\n")
    if text[:1] in ("{", "["):
        if any(name in text for name in _JSON_OF_ARC) or text.startswith("[[["):
            return "arc"
        if text[:1] == "{":
            return "sudoku" if any(f'"{name}"' in text for name in ("grid", "puzzle")) else ""
    signs = Counter(sign for sign in text if not sign.isspace())
    count = sum(signs.values())
    walls = sum(signs[sign] for sign in _WALLS)
    digits = sum(signs[digit] for digit in "123456789")
    if text.lower().startswith("type ") and walls:
        return "maze"
    if digits > count / 8 and any(signs[digit] for digit in "456789"):
        return "sudoku"
    if walls > count / 5 or (count and sum(signs[sign] for sign in "+-|") > 0.8 * count):
        return "maze"
    return ""


def told(puzzles: Sequence[Puzzle], form: str = "") -> str:
    """What there is, in words: '3 sudokus with answers'."""
    count, kind = len(puzzles), puzzles[0].task
    if kind == "arc":
        tasks = len({id(puzzle.examples) for puzzle in puzzles})
        words = f"{tasks:,} ARC task{'s' * (tasks > 1)}"
        words += f" with {count:,} tests" if count > tasks else ""
    elif kind == "maze":
        sizes = {puzzle.given.shape for puzzle in puzzles}
        words = f"{count:,} {_NOUNS[kind][count > 1]}"
        rows, columns = puzzles[0].given.shape
        words += f" of {rows} x {columns}" if len(sizes) == 1 else ""
    else:
        known = sum(puzzle.solution is not None for puzzle in puzzles)
        singular, plural = _NOUNS.get(kind, (f"puzzle of the kind {kind}",) * 2)
        words = f"{count:,} {plural if count > 1 else singular}"
        if known:
            answers = "its answer" if count == 1 else "answers"
            words += f" with {answers}" if known == count else f", {known:,} of them with answers"
    return f"{words}, {form}" if form else words


def _order(looks: str, kind: str) -> list[Task]:
    if kind:
        return [TASKS[kind]]
    return sorted(TASKS.values(), key=lambda task: task.name != looks)


def _read(source: Path | bytes | str, task: Task, limit: int | None) -> list[Puzzle]:
    if isinstance(source, Path):
        return (
            read_tasks(source, limit) if task.name == "arc" else read_puzzles(source, task, limit)
        )
    if isinstance(source, bytes):
        return understood(source, task, limit)
    return task.parse(source, limit)[:limit]


def _is_rather_a_maze(puzzles: Sequence[Puzzle]) -> bool:
    """Whether what was read as a sudoku has only the digits of mazes, and clashes."""
    given = puzzles[0].given
    return puzzles[0].task == "sudoku" and given.max() <= 3 and bool(clashes(given))


def _form(head: bytes) -> str:
    """How it is written, where that is worth a word."""
    if head.startswith((NPY, NPZ)):
        return "in a NumPy file"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"{" or text[:2] in (b"[{", b"[[", b'["'):
        return "in JSON"
    if text[:1] == b"<":
        return "in XML"
    return ""


def _taken(puzzles: Sequence[Puzzle], limit: int | None) -> tuple[str, ...]:
    return (f"only the first {limit:,} are taken",) if limit and len(puzzles) == limit else ()


def _marks_of(puzzles: Sequence[Puzzle], head: bytes) -> NDArray[np.uint32] | None:
    """The candidates that stand in a text around the one sudoku of it."""
    if puzzles[0].task != "sudoku":
        return None
    marks = candidate_marks(head.decode("utf-8", "replace"))
    return None if marks is None or not marks.any() else marks


def _of_candidates(puzzles: Sequence[Puzzle], head: bytes) -> tuple[str, ...]:
    """A grid of candidates does not say which of its cells were clues."""
    if puzzles[0].task != "sudoku" or not has_candidates(head.decode("utf-8", "replace")):
        return ()
    return (CANDIDATES_GO,)


def _of_picture(source: Path | bytes | str, kind: str, walls: str) -> Opened:
    assert not isinstance(source, str), "a text is no picture"
    try:
        raw = read_raw(source) if isinstance(source, Path) else source
        reading = read_picture(raw, kind, walls)
    except PuzzleFormatError as error:
        if isinstance(source, Path):
            raise type(error)(f"{source.name}: {error}") from error
        raise
    puzzles = [reading.puzzle]
    if isinstance(source, Path):
        puzzles = named(puzzles, source)
    return Opened(reading.kind, puzzles, told(puzzles, "in a picture"), reading.notes)


def _of_folder(path: Path, kind: str, limit: int | None, part: str) -> Opened:
    """An official data set, tasks of ARC, or files of one kind."""
    if is_data_set(path):
        found, puzzles, name = read_data_set(path, part, limit)
        if kind not in ("", found):
            told_ = f"this is an official data set of the kind {found}, not {kind}."
            raise PuzzleFormatError(f"{path.name}: {told_}")
        words = told(puzzles, f"the part {name} of an official data set")
        return Opened(found, puzzles, words, _taken(puzzles, limit))
    files = _files(path)
    if kind in ("", "arc") and any(file.suffix.lower() in (".json", ".jsonl") for file in files):
        try:
            collection = read_collection(path)
        except PuzzleFormatError:
            if kind:
                raise
        else:
            tests = [test for tests in collection.tasks.values() for test in tests][:limit]
            return Opened("arc", tests, told(tests), collection.refused)
    return _of_files(path, files, kind, limit)


def _of_files(path: Path, files: Sequence[Path], kind: str, limit: int | None) -> Opened:
    """The puzzles of all files that are of the kind of the first one."""
    puzzles: list[Puzzle] = []
    notes = []
    for file in files:
        left = None if limit is None else limit - len(puzzles)
        if left == 0:
            break
        try:
            opened = open_puzzles(file, kind, left)
        except PuzzleFormatError as error:
            notes.append(str(error))
            continue
        kind = opened.kind
        puzzles += opened.puzzles
    if not puzzles:
        why = notes[0] if notes else "this is a folder without puzzles; choose a file."
        raise PuzzleFormatError(f"{path.name or path}: {why}")
    return Opened(kind, puzzles, told(puzzles), (*notes, *_taken(puzzles, limit)))


def _files(path: Path) -> list[Path]:
    """What may hold puzzles in a folder and below it, hidden folders left out."""
    found = []
    for number, file in enumerate(path.rglob("*")):
        if number >= _MOST_FILES:
            raise PuzzleFormatError(
                f"{path.name or path}: there are more than {_MOST_FILES:,} files in this folder;"
                " choose one with puzzles alone."
            )
        below = file.relative_to(path).parts
        if file.suffix.lower()[1:] in EXTENSIONS and not any(p.startswith(".") for p in below):
            found.append(file)
    return sorted(found)


def _refusal(
    source: Path | bytes | str, refusals: dict[str, PuzzleFormatError], looks: str, kind: str
) -> PuzzleFormatError:
    """The likeliest of what the kinds say, and what the content looks like."""
    name = f"{source.name or source}: " if isinstance(source, Path) else ""
    if kind and looks not in ("", kind):
        other = TASKS[looks].title
        return PuzzleFormatError(
            f"{name}this looks like {_article(other)}, not {_article(TASKS[kind].title)}."
        )
    if looks in refusals:
        said = str(refusals[looks]).removeprefix(name)
        return PuzzleFormatError(
            f"{name}this looks like {_article(TASKS[looks].title)}, but {said}"
        )
    every = list(refusals.values())
    certain = (e for e in every if isinstance(e.__cause__ or e, KnownFormError))
    # a kind that knows the form of the file says more than one that expected text
    knowing = (e for e in every if not isinstance(e.__cause__ or e, NotTextError))
    return next(certain, None) or next(knowing, every[0])


def _article(title: str) -> str:
    return f"a task of {title}" if title == "ARC" else f"a {title.lower()}"
