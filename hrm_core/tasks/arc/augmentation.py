"""The symmetries of ARC with their official numbers and names: turned, mirrored, other colours."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from hrm_core.puzzle import Grid, Puzzle, View
from hrm_core.tasks.arc.symbols import COLORS

SAME = tuple(range(COLORS))
_NAME = re.compile(r"(?P<task>.*)_t(?P<turn>[0-7])_(?P<colors>0(?=[1-9]{9}$)[1-9]+)", re.DOTALL)

TURNS: tuple[Callable[[Grid], Grid], ...] = (
    lambda grid: grid,
    lambda grid: np.rot90(grid, 1),
    lambda grid: np.rot90(grid, 2),
    lambda grid: np.rot90(grid, 3),
    np.fliplr,
    np.flipud,
    np.transpose,
    lambda grid: np.fliplr(np.rot90(grid, 1)),
)
INVERSE = (0, 3, 2, 1, 4, 5, 6, 7)  # which of TURNS takes each back


def turn(grid: Grid, number: int) -> Grid:
    """One of the eight symmetries of a square, by its official number; a new array."""
    return np.array(TURNS[number](grid), dtype=np.uint8, order="C")


@dataclass(frozen=True)
class Augmentation:
    """Colours exchanged, black kept, then turned."""

    turn: int = 0  # 0 to 7
    colors: tuple[int, ...] = SAME  # the new colour of each

    def apply(self, grid: Grid) -> Grid:
        """A grid of the task as a grid of the view."""
        return turn(np.array(self.colors, dtype=np.uint8)[grid], self.turn)

    def invert(self, grid: Grid) -> Grid:
        """A grid of the view as a grid of the task."""
        back = np.argsort(self.colors).astype(np.uint8)
        return back[turn(grid, INVERSE[self.turn])]

    def view(self, puzzle: Puzzle) -> View:
        """The puzzle and its examples so changed; the number of its embedding stays."""
        solution = puzzle.solution
        seen = replace(
            puzzle,
            given=self.apply(puzzle.given),
            solution=None if solution is None else self.apply(solution),
            examples=tuple((self.apply(a), self.apply(b)) for a, b in puzzle.examples),
        )
        return View(seen, self.invert, self.name(""))

    def name(self, task_id: str) -> str:
        """What official files call the task seen so.

        >>> Augmentation(3, (0, 2, 1, 3, 4, 5, 6, 7, 8, 9)).name("0a938d79")
        '0a938d79_t3_0213456789'
        """
        if self == Augmentation():
            return task_id
        return f"{task_id}_t{self.turn}_{''.join(map(str, self.colors))}"


def from_name(name: str) -> tuple[str, Augmentation]:
    """The task and the augmentation that an official name means.

    >>> from_name("0a938d79_t3_0213456789")
    ('0a938d79', Augmentation(turn=3, colors=(0, 2, 1, 3, 4, 5, 6, 7, 8, 9)))
    >>> from_name("a_task")
    ('a_task', Augmentation(turn=0, colors=(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)))
    """
    found = _NAME.fullmatch(name)
    if found is None or len(set(found["colors"])) != COLORS:
        return name, Augmentation()
    return found["task"], Augmentation(int(found["turn"]), tuple(map(int, found["colors"])))


def draw_augmentation(rng: np.random.Generator) -> Augmentation:
    """Any of the 8 turns and of the 362,880 exchanges of nine colours."""
    colors = (0, *(int(value) for value in rng.permutation(COLORS - 1) + 1))
    return Augmentation(int(rng.integers(len(TURNS))), colors)
