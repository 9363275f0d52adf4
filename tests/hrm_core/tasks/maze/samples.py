"""Mazes whose answers are known, and the plainest search there is to compare with."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.maze.symbols import SIGNS
from tests.shared import DATA

PUBLIC = DATA / "mazes"

# Several ways of five moves; the official label goes down where it can.
OPEN = """
S  #
   #
#  G
"""
OPEN_ANSWER = """
S  #
oo #
#ooG
"""


FORK = """
S   #
 ## #
    G
"""  # two corners to turn, two shortest paths of six moves


def grid(text: str) -> NDArray[np.uint8]:
    """A maze drawn with the official signs."""
    rows = [line for line in text.split("\n") if line]
    return np.array([[SIGNS.index(sign) for sign in row] for row in rows], dtype=np.uint8)


def tokens(text: str) -> NDArray[np.uint8]:
    """One maze as tokens, [1, rows, columns]."""
    return grid(text)[None] + 1


def plain_label(maze: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The label by its definition: a queue from the start, neighbours down, left, right, up."""
    (start,), (goal,) = (list(zip(*np.nonzero(maze == token), strict=True)) for token in (3, 4))
    parent = {start: start}
    queue = deque([start])
    while queue:
        row, column = here = queue.popleft()
        for cell in ((row + 1, column), (row, column - 1), (row, column + 1), (row - 1, column)):
            inside = 0 <= cell[0] < maze.shape[0] and 0 <= cell[1] < maze.shape[1]
            if inside and maze[cell] != 1 and cell not in parent:
                parent[cell] = here
                queue.append(cell)
    label = maze.copy()
    if goal in parent:
        while parent[goal] != start:
            goal = parent[goal]
            label[goal] = 5
    return label
