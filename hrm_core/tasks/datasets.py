"""Folders of data as the official code builds them: dataset.json and arrays of tokens.

build_sudoku_dataset.py, build_maze_dataset.py and build_arc_dataset.py write a folder with two
parts, train and test; each has a dataset.json, and for every set NAME__inputs.npy, NAME__labels.npy
and which rows belong to which puzzle.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.decoding import DecodingError, plain_json
from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError
from hrm_core.tasks.arc.canvas import crop
from hrm_core.tasks.arc.symbols import COLORS, FIRST
from hrm_core.tasks.maze.paths import bare
from hrm_core.tasks.maze.symbols import LARGEST, PATH, SMALLEST

TRAIN, TEST = "train", "test"
_META = "dataset.json"
_KINDS = {11: "sudoku", 6: "maze", FIRST + COLORS: "arc"}  # by the size of the vocabulary
_MOST_META = 1 << 20  # bytes of a dataset.json
_MOST_NAMES = 256 << 20  # bytes of the names of ARC's puzzles and their views


@dataclass(frozen=True, eq=False)
class _Part:
    """One of the two folders, its arrays still on the disk."""

    folder: Path
    kind: str
    names: tuple[str, ...]  # of its sets

    def array(self, name: str, which: str) -> NDArray[Any]:
        path = self.folder / f"{name}__{which}.npy"
        try:
            if not path.is_file():
                raise PuzzleFormatError(f"{self.folder.name}/{path.name} is not there.")
            array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError, SyntaxError, TypeError, MemoryError) as error:
            told = f"{self.folder.name}/{path.name} is damaged, or holds no plain numbers."
            raise PuzzleFormatError(told) from error
        if array.dtype.kind not in "iu":
            told = f"{self.folder.name}/{path.name} has {array.dtype} where whole numbers belong."
            raise PuzzleFormatError(told)
        return array


def is_data_set(path: Path) -> bool:
    """Whether a folder is one that the official code built, or a part of one."""
    return any((path / part / _META).is_file() for part in ("", TRAIN, TEST))


def read_data_set(
    path: Path, part: str = TEST, limit: int | None = None
) -> tuple[str, list[Puzzle], str]:
    """The kind of puzzle, the first `limit` puzzles, and which part they are from.

    `part`: which of the two folders, where both are there. PuzzleFormatError says what is wrong.
    """
    try:
        here = path / _META
        other = TRAIN if part == TEST else TEST
        wanted = [path] if here.is_file() else [path / part, path / other]
        folder = next(each for each in wanted if (each / _META).is_file())
        found = _part(folder)
        if found.kind == "arc":
            puzzles = list(islice(_arc(found), limit))
        else:
            puzzles = list(islice(_grids(found), limit))
        if not puzzles:
            raise PuzzleFormatError("there is no puzzle in it.")
    except PuzzleFormatError as error:
        raise PuzzleFormatError(f"{path.name or path}: {error}") from error
    return found.kind, puzzles, folder.name


def _part(folder: Path) -> _Part:
    meta = _json(folder / _META, _MOST_META)
    if not isinstance(meta, dict) or not isinstance(meta.get("sets"), list):
        raise PuzzleFormatError(f'{folder.name}/{_META} has no list "sets".')
    kind = _KINDS.get(meta.get("vocab_size", 0)) if type(meta.get("vocab_size")) is int else None
    if kind is None:
        told = f"{folder.name}/{_META} says a vocabulary of {meta.get('vocab_size')!r:.40}"
        raise PuzzleFormatError(f"{told}; sudoku has 11, mazes 6, ARC 12.")
    names = tuple(name for name in meta["sets"] if isinstance(name, str) and "/" not in name)
    return _Part(folder, kind, names)


def _json(path: Path, most: int) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
        if len(content) > most:
            raise PuzzleFormatError(f"{path.name} is larger than {most >> 20} MB.")
        return plain_json(content)
    except OSError as error:
        raise PuzzleFormatError(f"{path.name} cannot be read ({error.strerror}).") from error
    except DecodingError as error:
        raise PuzzleFormatError(f"{path.name} is no JSON.") from error


def _rows(part: _Part, name: str, first: int = 0) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Inputs and labels, row by row, from one on."""
    inputs, labels = part.array(name, "inputs"), part.array(name, "labels")
    if inputs.ndim != 2 or inputs.shape != labels.shape:
        told = f"inputs of {inputs.shape} and labels of {labels.shape}"
        raise PuzzleFormatError(f"{part.folder.name} has {told}; both are rows of one length.")
    yield from zip(inputs[first:], labels[first:], strict=True)


def _grids(part: _Part) -> Iterator[Puzzle]:
    """Sudokus and mazes: a row is a puzzle."""
    number = 0
    for name in part.names:
        for given, answer in _rows(part, name):
            number += 1
            side = math.isqrt(len(given))
            most = 9 if part.kind == "sudoku" else PATH
            right = side == 9 if part.kind == "sudoku" else SMALLEST <= side <= LARGEST
            if side * side != len(given) or not right:
                raise PuzzleFormatError(f"a row of {len(given)} tokens is no {part.kind}.")
            if given.min() < 1 or given.max() > most + 1 or answer.max() > most + 1:
                raise PuzzleFormatError(f"row {number} has tokens that are not of 1 to {most + 1}.")
            grid = _grid(given, side)
            solved = _grid(answer, side) if answer.min() >= 1 else None
            if part.kind == "maze":
                grid = bare(grid)
            yield Puzzle(part.kind, grid, solved, f"{part.folder.name} {number}")


def _grid(tokens: NDArray[Any], side: int) -> Grid:
    return (np.asarray(tokens).astype(np.int64) - 1).astype(np.uint8).reshape(side, side)


def _arc(part: _Part) -> Iterator[Puzzle]:
    """ARC: a puzzle has some rows; the pairs of the other part are its examples.

    The views of a task that training has beside it, turned and in other colours, are left out.
    """
    names = _json(part.folder.parent / "identifiers.json", _MOST_NAMES)
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise PuzzleFormatError("identifiers.json is no list of names.")
    sibling = part.folder.parent / TRAIN
    shown = _part(sibling) if part.folder.name == TEST and (sibling / _META).is_file() else None
    examples = _examples(shown, names) if shown is not None else {}
    for name in part.names:
        for number, first, end in _puzzles(part, name, names):
            pairs = _pairs(part, name, first, end)
            if shown is None and len(pairs) > 1:  # nothing but pairs: the last is asked for
                *few, (given, answer) = pairs
                yield Puzzle("arc", given, answer, names[number], number, tuple(few))
                continue
            for test, (given, answer) in enumerate(pairs, 1):
                title = names[number] if len(pairs) == 1 else f"{names[number]}, test {test}"
                shared = examples.get(number, ())
                yield Puzzle("arc", given, answer if answer.size else None, title, number, shared)


def _examples(part: _Part, names: list[str]) -> dict[int, tuple[tuple[Grid, Grid], ...]]:
    found = {}
    for name in part.names:
        for number, first, end in _puzzles(part, name, names):
            found[number] = tuple(_pairs(part, name, first, end))
    return found


def _pairs(part: _Part, name: str, first: int, end: int) -> list[tuple[Grid, Grid]]:
    """Inputs and answers of some rows; a million views beside them stay on the disk."""
    rows = islice(_rows(part, name, first), end - first)
    return [(_canvas(given), _canvas(answer)) for given, answer in rows]


def _puzzles(part: _Part, name: str, names: list[str]) -> Iterator[tuple[int, int, int]]:
    """The number of each task itself, not of its views, and its rows from one to another."""
    numbers = part.array(name, "puzzle_identifiers").reshape(-1)
    bounds = part.array(name, "puzzle_indices").reshape(-1)
    if len(bounds) != len(numbers) + 1 or (np.diff(bounds.astype(np.int64)) < 0).any():
        raise PuzzleFormatError(f"{part.folder.name} has arrays that do not fit together.")
    for number, (first, end) in zip(numbers.tolist(), pairwise(bounds.tolist()), strict=True):
        if not 0 <= number < len(names):
            raise PuzzleFormatError(
                f"{part.folder.name} names puzzle {number}, which is not there."
            )
        if "_t" not in names[number] and "|||" not in names[number] and number:
            yield number, first, end


def _canvas(tokens: NDArray[Any]) -> Grid:
    """The grid on a canvas, wherever on it it lies; [0, 0] if there is none."""
    side = math.isqrt(len(tokens))
    if side * side != len(tokens):
        raise PuzzleFormatError(f"a row of {len(tokens)} tokens is no square canvas.")
    square = np.asarray(tokens).astype(np.int32).reshape(side, side)
    colored = np.argwhere(square >= FIRST)
    if not len(colored):
        return np.zeros((0, 0), dtype=np.uint8)
    top, left = colored.min(axis=0)
    moved = np.zeros_like(square)
    moved[: side - top, : side - left] = square[top:, left:]
    return crop(moved.reshape(-1))
