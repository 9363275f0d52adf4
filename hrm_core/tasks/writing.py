"""Puzzles in the forms that other programs read; opening.py reads all of them back."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hrm_core.decoding import to_json
from hrm_core.puzzle import Grid, Puzzle, PuzzleFormatError
from hrm_core.tasks.arc import task_text
from hrm_core.tasks.maze.pictures.draw import png
from hrm_core.tasks.maze.text import drawing
from hrm_core.tasks.sudoku.rules import SIZE, UNITS
from hrm_core.tasks.sudoku.text import line


@dataclass(frozen=True)
class Form:
    """One way to write puzzles of a kind."""

    name: str
    title: str  # for people
    suffix: str  # of its files
    write: Callable[[Sequence[Puzzle]], bytes]
    many: bool = True  # whether a file may hold several
    text: bool = True  # whether it can be copied as text


def write_puzzles(form: Form, puzzles: Sequence[Puzzle]) -> bytes:
    """The content of a file; PuzzleFormatError if the form cannot hold these puzzles."""
    if len(puzzles) > 1 and not form.many:
        raise PuzzleFormatError(
            f"a file of the form {form.title} holds one puzzle, not {len(puzzles)}; choose another."
        )
    return form.write(puzzles)


def form_of(kind: str, suffix: str) -> Form:
    """The first form of a kind with such files; PuzzleFormatError says which there are."""
    found = next((form for form in FORMS[kind] if form.suffix == suffix.lower()), None)
    if found is None:
        known = ", ".join(dict.fromkeys(form.suffix for form in FORMS[kind]))
        raise PuzzleFormatError(
            f"a {kind} is written to files that end in {known}, not {suffix!r}."
        )
    return found


def form_for(kind: str, suffix: str, chosen: Form) -> Form:
    """The form that a file's ending asks for; the chosen one where it fits, or no form has it.

    >>> text = FORMS["maze"][0]
    >>> form_for("maze", ".PNG", text).name, form_for("maze", ".v2", text).name
    ('png', 'drawing')
    """
    if suffix.lower() == chosen.suffix:
        return chosen
    return next((form for form in FORMS[kind] if form.suffix == suffix.lower()), chosen)


def candidates(grid: Grid) -> str:
    """A grid in which an empty cell shows all digits that no clue forbids, in columns."""
    cells = [[_marks(grid, row, column) for column in range(SIZE)] for row in range(SIZE)]
    width = max(len(cell) for row in cells for cell in row)
    frame = "+".join(["-" * (3 * width + 4)] * 3)
    lines = []
    for number, row in enumerate(cells):
        if number and number % 3 == 0:
            lines.append(frame)
        boxes = [row[first : first + 3] for first in (0, 3, 6)]
        parts = ("  ".join(cell.ljust(width) for cell in box) for box in boxes)
        lines.append("|".join(parts).rstrip())
    return "\n".join(lines) + "\n"


def _marks(grid: Grid, row: int, column: int) -> str:
    if grid[row, column]:
        return str(grid[row, column])
    seen = {int(grid[cell]) for unit in UNITS.values() if (row, column) in unit for cell in unit}
    return "".join(str(digit) for digit in range(1, SIZE + 1) if digit not in seen) or "."


def _lines(puzzles: Sequence[Puzzle]) -> bytes:
    return "".join(f"{line(puzzle.given)}\n" for puzzle in puzzles).encode()


def _rows(puzzles: Sequence[Puzzle]) -> bytes:
    text = line(puzzles[0].given)
    return "".join(f"{text[at : at + SIZE]}\n" for at in range(0, len(text), SIZE)).encode()


def _candidate_grids(puzzles: Sequence[Puzzle]) -> bytes:
    return "\n".join(candidates(puzzle.given) for puzzle in puzzles).encode()


def _table(puzzles: Sequence[Puzzle]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["puzzle", "solution"])
    for puzzle in puzzles:
        answer = "" if puzzle.solution is None else line(puzzle.solution)
        writer.writerow([line(puzzle.given), answer])
    return file.getvalue().encode()


def _drawings(puzzles: Sequence[Puzzle]) -> bytes:
    return "\n".join(drawing(puzzle.given) for puzzle in puzzles).encode()


def _picture(puzzles: Sequence[Puzzle]) -> bytes:
    return png(puzzles[0].given)


def _array(puzzles: Sequence[Puzzle]) -> bytes:
    """The official tokens, uint8 [mazes, rows, columns]."""
    if len({puzzle.given.shape for puzzle in puzzles}) > 1:
        raise PuzzleFormatError("an array holds mazes of one size; write these as text.")
    file = io.BytesIO()
    np.save(file, np.stack([puzzle.given for puzzle in puzzles]) + np.uint8(1))
    return file.getvalue()


def _tasks(puzzles: Sequence[Puzzle]) -> bytes:
    """One task, or an object with a task for each title."""
    tasks: dict[int, list[Puzzle]] = {}
    for puzzle in puzzles:
        tasks.setdefault(id(puzzle.examples), []).append(puzzle)
    texts = [task_text(tests) for tests in tasks.values()]
    if len(texts) == 1:
        return f"{texts[0]}\n".encode()
    names = [tests[0].title.partition(", test ")[0] for tests in tasks.values()]
    unique = len(set(names)) == len(names) and all(names)
    ids = names if unique else [str(number) for number in range(1, len(names) + 1)]
    parts = (f"{to_json(name)}: {text}" for name, text in zip(ids, texts, strict=True))
    return ("{" + ",\n".join(parts) + "}\n").encode()


FORMS: Mapping[str, tuple[Form, ...]] = {
    "sudoku": (
        Form("line", "81 characters", ".txt", _lines),
        Form("sdk", "Nine rows (SadMan)", ".sdk", _rows, many=False),
        Form("sdm", "List of lines", ".sdm", _lines),
        Form("candidates", "Candidate grid", ".txt", _candidate_grids),
        Form("csv", "Table with the answer", ".csv", _table),
    ),
    "maze": (
        Form("drawing", "Drawing in text", ".txt", _drawings),
        Form("png", "Picture", ".png", _picture, many=False, text=False),
        Form("npy", "NumPy array", ".npy", _array, text=False),
    ),
    "arc": (Form("json", "ARC task", ".json", _tasks),),
}
