"""What a model made of the user's own puzzles, before and after training: a file each."""

import string
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from hrm_core.decoding import DecodingError, from_json, to_json
from hrm_core.files import replace_file
from hrm_core.limits import RECORDS, read_within
from hrm_core.puzzle import Grid

CELLS = string.digits + string.ascii_lowercase  # a character for the value of a cell


def cells_of(grid: Grid) -> str:
    """A grid as one character a cell, row after row.

    >>> cells_of(np.array([[1, 0], [3, 10]], dtype=np.uint8))
    '103a'
    """
    return "".join(CELLS[value] for value in grid.flat)


def grid_of(cells: str, shape: tuple[int, ...]) -> Grid:
    """The inverse of cells_of; older files have a dot for 0. ValueError for anything else."""
    values = [CELLS.index(cell) for cell in cells.replace(".", "0")]
    return np.array(values, dtype=np.uint8).reshape(shape)


@dataclass(frozen=True)
class Judged:
    """One puzzle and the answers to it, which are one character a cell."""

    title: str
    given: str  # as the task writes it
    solution: str
    answers: tuple[str, ...]  # after each segment
    q_halt: tuple[float, ...]  # logits, one a segment
    good: bool = False  # whether the last answer keeps all rules and none is better

    @property
    def exact(self) -> bool:
        return self.answers[-1] == self.solution

    @property
    def solved(self) -> bool:
        """A puzzle may have several answers that are as good as the known one."""
        return self.exact or self.good

    @property
    def wrong(self) -> int:
        """How many cells the last answer has wrong."""
        return sum(a != b for a, b in zip(self.answers[-1], self.solution, strict=True))


@dataclass(frozen=True)
class Verdicts:
    """One model, many puzzles."""

    model: str  # what it is called
    step: int  # of training
    puzzles: tuple[Judged, ...]

    @property
    def solved(self) -> int:
        return sum(puzzle.solved for puzzle in self.puzzles)

    @property
    def exact(self) -> int:
        """How many equal the known solution."""
        return sum(puzzle.exact for puzzle in self.puzzles)

    def write(self, path: Path) -> None:
        """Into a file, whole or not at all."""
        replace_file(path, to_json(asdict(self)))

    @staticmethod
    def read(path: Path) -> "Verdicts | None":
        """From a file; None if there is none that can be read."""
        try:
            found = from_json(read_within(path, RECORDS), Verdicts)
        except (OSError, DecodingError):
            return None
        return found if all(map(_is_whole, found.puzzles)) else None


def _is_whole(judged: Judged) -> bool:
    """Whether every answer has the cells of the puzzle, each a value that a grid can have."""
    texts = (judged.solution, *judged.answers)
    cells = len(judged.given.replace("\n", ""))
    alike = all(len(text) == cells for text in texts)
    known = all(set(text) <= {*CELLS, "."} for text in texts)
    return bool(judged.answers) and len(judged.answers) == len(judged.q_halt) and alike and known
