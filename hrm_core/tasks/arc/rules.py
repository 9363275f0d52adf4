"""What is wrong with an answer to a task of ARC, or with a task; and which task it is."""

import hashlib
from collections.abc import Sequence

import numpy as np

from hrm_core.puzzle import Grid, Problem, Puzzle
from hrm_core.tasks.arc.symbols import LARGEST

Pair = tuple[Grid, Grid]


def answer_faults(puzzle: Puzzle, answer: Grid) -> list[Problem]:
    """How an answer differs from the right one: its size, else its cells."""
    if not answer.size:
        return [Problem("The answer is empty: there is no grid at the top left of the canvas.")]
    if max(answer.shape) > LARGEST:
        return [Problem(f"The answer is {size_of(answer)}; {LARGEST} x {LARGEST} is the most.")]
    solution = puzzle.solution
    if solution is None:
        unknown = "The right answer is not known, so only the form was checked: it is a grid."
        return [Problem(unknown, valid=True)]
    if answer.shape != solution.shape:
        return [Problem(f"The answer is {size_of(answer)}, the right one {size_of(solution)}.")]
    cells = tuple((int(row), int(column)) for row, column in np.argwhere(answer != solution))
    if not cells:
        return []
    row, column = cells[0]
    place = f"row {row + 1} column {column + 1}"
    if len(cells) == 1:
        return [Problem(f"One cell of {answer.size} is wrong, at {place}.", cells)]
    return [Problem(f"{len(cells)} of {answer.size} cells are wrong, the first at {place}.", cells)]


def task_faults(puzzle: Puzzle) -> list[Problem]:
    """What keeps a task from having one answer that can be learnt from its examples."""
    pairs = puzzle.examples
    if not pairs:
        return [Problem("There are no examples to learn from; add a pair of input and output.")]
    problems = [
        Problem(f"Examples {first + 1} and {second + 1} have the same input and different outputs.")
        for second in range(len(pairs))
        for first in range(second)
        if np.array_equal(pairs[first][0], pairs[second][0])
        and not np.array_equal(pairs[first][1], pairs[second][1])
    ]
    if all(np.array_equal(given, answer) for given, answer in pairs):
        problems.append(Problem("In every example the output is the input; nothing is to be done."))
    return problems


def fingerprint(examples: Sequence[Pair]) -> str:
    """64 hexadecimal digits that tell tasks apart; the order of the pairs does not matter."""
    return hashlib.sha256(b"".join(sorted(map(_digest, examples)))).hexdigest()


def size_of(grid: Grid) -> str:
    """Rows and columns in words.

    >>> size_of(np.zeros((3, 5), dtype=np.uint8))
    '3 x 5'
    """
    return f"{grid.shape[0]} x {grid.shape[1]}"


def _digest(pair: Pair) -> bytes:
    digest = hashlib.sha256()
    for grid in pair:
        digest.update(bytes(grid.shape) + grid.astype(np.uint8).tobytes())
    return digest.digest()
