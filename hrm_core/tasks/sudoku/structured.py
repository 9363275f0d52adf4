"""Sudokus in JSON, of whatever program: f-puzzles, lists, objects with puzzle and solution, lines.

What is looked for is the grid: 81 characters, 81 numbers, or nine rows of nine.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.grids import KnownFormError, fault
from hrm_core.tasks.sudoku.rules import CELLS, SIZE, clashes
from hrm_core.tasks.sudoku.table import ANSWER_COLUMNS, PUZZLE_COLUMNS

_DEEPEST = 6  # lists and objects around a grid
_OF_ARC = ("train", "test", "input", "output", "examples")
_TITLES = ("title", "name", "id", "difficulty")
_SIGNS = frozenset("0123456789._*xX?- ")
_decoder = json.JSONDecoder()


class Found(NamedTuple):
    """A puzzle in JSON."""

    cells: str  # 81, a dot where empty
    answer: str = ""  # 81 digits
    title: str = ""


def read_json(text: str) -> Iterator[Found]:
    """Every sudoku in JSON values that stand one after another; ends at what is none.

    KnownFormError for puzzles of f-puzzles that have another size.
    """
    index = 0
    while (index := _skip(text, index)) < len(text) and text[index] in "{[":
        try:
            value, index = _decoder.raw_decode(text, index)
        except (ValueError, RecursionError):
            return
        yield from _walk(value, 0)


def _walk(value: Any, depth: int) -> Iterator[Found]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict) and any(name in value for name in _OF_ARC):
        return
    cells = _cells(value)
    if cells is not None:
        # of unnamed grids deep inside, only what can be a sudoku is one: ARC has such grids, too
        if depth < 2 or isinstance(value, str) or not clashes(_grid(cells)):
            yield Found(cells)
    elif isinstance(value, dict):
        found = _of_object(value)
        if found is not None:
            yield found
        else:
            for each in value.values():
                if isinstance(each, (dict, list, str)):
                    yield from _walk(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, (dict, list, str)):
                yield from _walk(each, depth + 1)


def _of_object(value: dict[str, Any]) -> Found | None:
    """The puzzle that an object describes by its keys; its answer is never taken for one."""
    keys = {key.lower(): key for key in value}
    answer = next((value[keys[name]] for name in keys if name in ANSWER_COLUMNS), None)
    asked = [name for name in keys if name in PUZZLE_COLUMNS]
    if not asked and answer is not None:
        asked = [name for name in keys if name in ("value", "unsolved")]
    for name in asked:
        grid = value[keys[name]]
        cells = _cells(grid) or _f_puzzles(grid)
        if cells is not None:
            solved = (_cells(answer) or "").replace(".", "")
            titles = (value[keys[key]] for key in _TITLES if key in keys)
            title = next((str(each)[:80] for each in titles if isinstance(each, (str, int))), "")
            return Found(cells, solved if len(solved) == CELLS else "", title)
    return None


def _cells(value: Any) -> str | None:
    """81 cells, if that is what a value is."""
    if isinstance(value, str):
        signs = value.replace("\n", "") if len(value) < 2 * CELLS else ""
        if len(signs) != CELLS or not set(signs) <= _SIGNS:
            return None
        return "".join(c if c in "123456789" else "." for c in signs)
    if not isinstance(value, list) or len(value) not in (SIZE, CELLS):
        return None
    if len(value) == SIZE:
        if not all(isinstance(row, (list, str)) and len(row) == SIZE for row in value):
            return None
        value = [cell for row in value for cell in row]
    signs = "".join(_sign(cell) for cell in value)
    return signs if len(signs) == CELLS else None


def _grid(cells: str) -> Grid:
    return np.array([int(c) if c != "." else 0 for c in cells], np.uint8).reshape(SIZE, SIZE)


def _sign(cell: Any) -> str:
    """One cell; '' if it is none."""
    if cell is None or cell == "":
        return "."
    if isinstance(cell, str) and len(cell) == 1 and cell in _SIGNS:
        return cell if cell in "123456789" else "."
    if type(cell) is int and 0 <= cell <= SIZE:
        return str(cell) if cell else "."
    return ""


def _f_puzzles(grid: Any) -> str | None:
    """The givens of f-puzzles: rows of objects with a value, and whether it is given."""
    if not isinstance(grid, list) or not grid or not all(isinstance(row, list) for row in grid):
        return None
    cells = [cell for row in grid for cell in row]
    if not cells or not all(isinstance(cell, dict) for cell in cells):
        return None
    if len(grid) != SIZE or any(len(row) != SIZE for row in grid):
        sentence = (
            f"this is JSON of f-puzzles with {len(grid)} rows; only {SIZE}x{SIZE} can be solved"
        )
        raise KnownFormError(str(fault(1, 1, f"{sentence} here")))
    values = [cell.get("value", 0) if cell.get("given") is True else 0 for cell in cells]
    if not all(type(value) is int and 0 <= value <= SIZE for value in values):
        return None
    return "".join(str(value) if value else "." for value in values)


def _skip(text: str, index: int) -> int:
    """To the next value: over blanks, and the commas that some lists of lines have."""
    while index < len(text) and text[index] in " \t\r\n,\ufeff":
        index += 1
    return index
