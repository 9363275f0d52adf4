"""Tasks of ARC as JSON: read with one sentence for whatever is wrong, and written.

A text holds one task, {"train": pairs, "test": pairs}, several of them one after another or in a
list, or an object with a task for each id. A pair is {"input": grid, "output": grid}; a test may
lack the output. A list of pairs alone, or {"examples": [[input, output], ...]}, is a task whose
last pair is the test.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError
from hrm_core.tasks.arc.symbols import COLORS, LARGEST
from hrm_core.tasks.grids import KnownFormError, fault, place, quote

MOST = 16 << 20  # characters; the thousand tasks of ARC-AGI-2 in one file have half of it
_BLANKS = " \t\r\n\ufeff"
_FORM = 'a task of ARC is an object with "train" and "test"'
_ANSWERS = "the answers are an object with a list of grids for each id"
_INPUT, _OUTPUT, _EXAMPLES = "input", "output", "examples"
MOST_PAIRS = 11  # of a list that are taken as one task: ten examples and the test
Path = tuple[str | int, ...]  # of keys and places, to a value in a text
Tests = list[Puzzle]  # one task: a puzzle for each of its test inputs
_decoder = json.JSONDecoder()


class _FaultError(Exception):
    """What is wrong with the value at a path."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path, self.sentence = path, sentence


def read_text(text: str) -> list[Tests]:
    """Every task of a text; PuzzleFormatError says where and what is wrong."""
    try:
        found = [task for tasks in _values(text, _tasks, _FORM) for task in tasks]
    except PuzzleFormatError as error:
        if not text[:1000].lstrip(_BLANKS).startswith("{"):
            raise
        raise KnownFormError(str(error)) from None  # no other kind begins so
    if len(found) == 1:
        return [_titled(*found[0])]
    return [_titled(name or str(number), task) for number, (name, task) in enumerate(found, 1)]


def read_outputs(text: str) -> dict[str, list[Grid]]:
    """The outputs of tests for each id, as in the second file of a Kaggle set."""
    return {name: grids for part in _values(text, _outputs, _ANSWERS) for name, grids in part}


def _values(text: str, read: Callable[[Any], list[Any]], form: str) -> list[list[Any]]:
    """What `read` makes of each JSON value in a text; there must be one."""
    if len(text) > MOST:
        sentence = f"a file of ARC has at most {MOST >> 20} MB, not {len(text) >> 20}; split it"
        raise fault(1, 1, sentence)
    found = []
    index = _skip(text, 0)
    while index < len(text):
        value, end = _decode(text, index, form)
        try:
            found.append(read(value))
        except _FaultError as wrong:
            at = place(text, _locate(text, index, wrong.path))
            raise fault(*at, wrong.sentence) from None
        index = _skip(text, end)
    if not found:
        raise fault(1, 1, f"this is empty; {form}")
    return found


def task_text(tests: Sequence[Puzzle]) -> str:
    """One task in a line of JSON: the examples, and every test with its output if that is known."""
    examples = [_pair(given, answer) for given, answer in tests[0].examples]
    return json.dumps(
        {"train": examples, "test": [_pair(test.given, test.solution) for test in tests]},
        allow_nan=False,
    )


def _titled(name: str, tests: Tests) -> Tests:
    if len(tests) == 1 or not name:
        return [Puzzle("arc", t.given, t.solution, name, 0, t.examples) for t in tests]
    return [
        Puzzle("arc", t.given, t.solution, f"{name}, test {number}", 0, t.examples)
        for number, t in enumerate(tests, 1)
    ]


def _pair(given: Grid, answer: Grid | None) -> dict[str, list[list[int]]]:
    pair = {_INPUT: given.tolist()}
    return pair if answer is None else pair | {_OUTPUT: answer.tolist()}


def _decode(text: str, index: int, form: str) -> tuple[Any, int]:
    try:
        return _decoder.raw_decode(text, index)
    except json.JSONDecodeError as error:
        at = place(text, error.pos)
        sentence = (
            f"this is no JSON ({error.msg} at {quote(text[error.pos : error.pos + 40])}); {form}"
        )
        raise fault(*at, sentence) from error
    except (RecursionError, ValueError) as error:  # lists in lists, a number of 4301 digits
        at = place(text, index)
        raise fault(*at, f"this JSON is no task but too deep or too long; {form}") from error


def _tasks(value: Any) -> list[tuple[str, Tests]]:
    """A task, nameless, or several by id."""
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        if _INPUT in value[0]:
            return [("", _pairs(value, ()))]
        return [
            (name, _task_of(each, (number,)))
            for number, each in enumerate(value)
            for name in [_id(each)]
        ]
    if not isinstance(value, dict) or not value:
        raise _FaultError((), f"{_FORM}, not {_short(value)}")
    if any(part in value for part in ("train", "test", _EXAMPLES)) or not all(
        isinstance(task, (dict, list)) for task in value.values()
    ):
        return [(_id(value), _task_of(value, ()))]
    return [(name, _task_of(task, (name,))) for name, task in value.items()]


def _id(value: dict[str, Any]) -> str:
    """What a task is called, if it says so itself."""
    found = next((value[key] for key in ("id", "task_id") if key in value), "")
    return found[:80] if isinstance(found, str) else ""


def _task_of(value: Any, path: Path) -> Tests:
    """A task in any of its forms."""
    if isinstance(value, list):
        return _pairs(value, path)
    if not isinstance(value, dict):
        raise _FaultError(path, f"{_FORM}, not {_short(value)}")
    if "train" in value or "test" in value or not isinstance(value.get(_EXAMPLES), list):
        return _task(value, path)
    return _pairs(value[_EXAMPLES], (*path, _EXAMPLES))


def _pairs(values: list[Any], path: Path) -> Tests:
    """A list of pairs as a task: the last of them is the test."""
    if len(values) < 2:
        raise _FaultError(path, "a task needs two pairs of input and output at least; add one")
    pairs = []
    for number, value in enumerate(values[:MOST_PAIRS]):
        here = (*path, number)
        if isinstance(value, list) and len(value) == 2:
            answer = _read_grid(value[1], (*here, 1))
            pairs.append((_read_grid(value[0], (*here, 0)), answer))
            continue
        given, known = _read_pair(value, here)
        if known is None:
            raise _FaultError(here, 'this pair has no "output"; every pair of a list needs one')
        pairs.append((given, known))
    *examples, (given, answer) = pairs
    return [Puzzle("arc", given, answer, examples=tuple(examples))]


def _outputs(value: Any) -> list[tuple[str, list[Grid]]]:
    if not isinstance(value, dict) or not value:
        raise _FaultError((), f"{_ANSWERS}, not {_short(value)}")
    found = []
    for name, grids in value.items():
        if not isinstance(grids, list):
            raise _FaultError((name,), f"this is a list of grids, not {_short(grids)}")
        read = [_read_grid(grid, (name, number)) for number, grid in enumerate(grids)]
        found.append((name, read))
    return found


def _task(value: dict[str, Any], path: Path) -> Tests:
    for part in ("train", "test"):
        if part not in value:
            raise _FaultError(path, f'the task has no "{part}"; {_FORM}')
        if not isinstance(value[part], list):
            sentence = f'"{part}" is a list of pairs, not {_short(value[part])}'
            raise _FaultError((*path, part), sentence)
        if not value[part]:
            what = "pair of input and output to learn from" if part == "train" else "test input"
            raise _FaultError((*path, part), f'"{part}" is empty; add at least one {what}')
    examples = []
    for number, pair in enumerate(value["train"]):
        given, answer = _read_pair(pair, (*path, "train", number))
        if answer is None:
            sentence = 'this example has no "output"; only a test may lack it'
            raise _FaultError((*path, "train", number), sentence)
        examples.append((given, answer))
    shared = tuple(examples)
    tests = []
    for number, pair in enumerate(value["test"]):
        given, answer = _read_pair(pair, (*path, "test", number), empty_ok=True)
        tests.append(Puzzle("arc", given, answer, examples=shared))
    return tests


def _read_pair(value: Any, path: Path, empty_ok: bool = False) -> tuple[Grid, Grid | None]:
    if not isinstance(value, dict) or _INPUT not in value:
        sentence = f'a pair is an object with "input" and "output", not {_short(value)}'
        raise _FaultError(path, sentence)
    given = _read_grid(value[_INPUT], (*path, _INPUT))
    if value.get(_OUTPUT) is None or (empty_ok and value[_OUTPUT] == []):
        return given, None
    return given, _read_grid(value[_OUTPUT], (*path, _OUTPUT))


def _read_grid(value: Any, path: Path) -> Grid:
    """The rows of a grid, checked, as uint8 [rows, cols]."""
    rows = value
    if not isinstance(rows, list) or not rows:
        sentence = f"a grid is a list of rows, each a list of colours, not {_short(value)}"
        raise _FaultError(path, sentence)
    if len(rows) > LARGEST:
        raise _FaultError(path, f"a grid has at most {LARGEST} rows, not {len(rows)}")
    for number, row in enumerate(rows):
        here = (*path, number)
        if not isinstance(row, list) or not row:
            raise _FaultError(here, f"a row is a list of colours, not {_short(row)}")
        if len(row) > LARGEST:
            raise _FaultError(here, f"a row has at most {LARGEST} cells, not {len(row)}")
        if len(row) != len(rows[0]):
            sentence = f"the length of this row is {len(row)}, that of the first row {len(rows[0])}"
            raise _FaultError(here, f"{sentence}; make all rows as long")
        for column, color in enumerate(row):
            if type(color) is not int or not 0 <= color < COLORS:
                sentence = f"a colour is a whole number from 0 to 9, not {_short(color)}"
                raise _FaultError((*here, column), sentence)
    return np.array(rows, dtype=np.uint8)


def _locate(text: str, index: int, path: Path) -> int:
    """Where the value at a path begins, of the JSON that begins at `index`."""
    for step in path:
        opening, number, index = text[index], 0, _skip(text, index + 1)
        while True:
            key: str | int = number
            if opening == "{":
                key, index = _decoder.raw_decode(text, index)
                index = _skip(text, _skip(text, index) + 1)  # over the colon
            if key == step:
                break
            number, index = number + 1, _decoder.raw_decode(text, index)[1]
            index = _skip(text, index)
            if text[index] != ",":  # a key that stands twice: the place of the first must do
                return index
            index = _skip(text, index + 1)
    return index


def _skip(text: str, index: int) -> int:
    while index < len(text) and text[index] in _BLANKS:
        index += 1
    return index


def _short(value: Any) -> str:
    """A value as JSON writes it, its beginning; of lists in lists only how many they are.

    >>> _short([0, 1]), _short([[0, 1], [1, 0]]), _short(None), _short(1.5)
    ('[0, 1]', 'a list of 2', 'null', '1.5')
    """
    if isinstance(value, (list, dict)):
        inside = value if isinstance(value, list) else value.values()
        if any(isinstance(each, (list, dict)) for each in inside):
            return f"a{' list' if isinstance(value, list) else 'n object'} of {len(value)}"
    text = json.dumps(value)
    return text if len(text) <= 30 else f"{text[:30]}..."
