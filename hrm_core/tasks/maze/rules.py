"""What is wrong with a maze, or with a path in one: every fault, with its cells."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid, Problem
from hrm_core.tasks.maze.paths import bare, distances, ends, find, neighbours, where
from hrm_core.tasks.maze.symbols import GOAL, PATH, START, WALL

Mask = NDArray[np.bool_]  # [rows, cols]
Moves = NDArray[np.int32]  # [rows, cols], -1 where no way leads

_ENDS = ((START, "start"), (GOAL, "goal"))


def maze_faults(given: Grid) -> list[Problem]:
    """All that keeps a maze from having an answer; [] if it has one."""
    if (given == WALL).all():
        return [Problem("Everything is wall; draw a start, a goal and a way between them.")]
    problems = []
    for symbol, name in _ENDS:
        cells = find(given, symbol)
        if not cells:
            problems.append(Problem(f"There is no {name}; put one on a free cell."))
        elif len(cells) > 1:
            problems.append(Problem(f"There are {len(cells)} {name}s; only one may be.", (*cells,)))
    between = ends(given)
    if between is not None and distances(given != WALL, between[0])[between[1]] < 0:
        problems.append(
            Problem(f"No way leads from the start to the goal at {name_of(between[1])}.", between)
        )
    return problems


def path_faults(given: Grid, answer: Grid) -> list[Problem]:
    """All that keeps `answer` from being a shortest path through the maze.

    A path that is longer than it need be is valid: its Problem says so.
    """
    problems = maze_faults(given)
    changed = bare(answer) != bare(given)
    if changed.any():
        cells = where(changed)
        problems.append(Problem(f"The maze itself was changed at {names(cells)}.", (*cells,)))
    between = ends(given)
    if between is None:
        return problems
    start, goal = between
    path = (answer == PATH) & (given != WALL)
    path[start] = path[goal] = True
    if int(path.sum()) == 2 and goal not in neighbours(start, given.shape):
        return [*problems, Problem("There is no path from the start to the goal.")]
    there, back = distances(path, start), distances(path, goal)
    if there[goal] < 0:
        return [*problems, *_gaps(path, there, back)]
    spare = path & (there + back != there[goal])
    if spare.any():
        cells = where(spare)
        lead = "a dead branch or a detour" if len(cells) > 1 else "a dead end"
        problems.append(Problem(f"The path has {lead} at {names(cells)}.", (*cells,)))
    problems += _doubled(path & ~spare, there)
    shortest = int(distances(given != WALL, start)[goal])
    if int(there[goal]) > shortest:
        problems.append(
            Problem(
                f"The path is valid but takes {there[goal]} moves; the shortest takes {shortest}.",
                tuple(cell for cell in find(answer, PATH) if path[cell]),
                valid=True,
            )
        )
    return problems


def _gaps(path: Mask, there: Moves, back: Moves) -> list[Problem]:
    """Where a path that does not arrive breaks off, and what lies about without connection."""
    problems = []
    reached, before = where(there >= 0), where(back >= 0)
    last = max(reached, key=lambda cell: int(there[cell]))
    first = max(before, key=lambda cell: int(back[cell]))
    problems.append(
        Problem(
            f"The path breaks off at {name_of(last)} and goes on at {name_of(first)}.",
            (last, first),
        )
    )
    loose = where(path & (there < 0) & (back < 0))
    if loose:
        problems.append(Problem(f"Parts of the path hang loose at {names(loose)}.", (*loose,)))
    return problems


def _doubled(path: Mask, there: Moves) -> list[Problem]:
    """A path that forks and joins again is two paths."""
    steps = there[path]
    twice = np.isin(there, [step for step in set(steps.tolist()) if (steps == step).sum() > 1])
    cells = where(twice & path)
    return (
        [Problem(f"The path is more than one cell wide at {names(cells)}.", (*cells,))]
        if cells
        else []
    )


def name_of(cell: Cell) -> str:
    """A cell in words.

    >>> name_of((0, 4))
    'row 1 column 5'
    """
    return f"row {cell[0] + 1} column {cell[1] + 1}"


def names(cells: Sequence[Cell]) -> str:
    """Some cells in words: the first, and how many more."""
    more = len(cells) - 1
    return name_of(cells[0]) + (f" and {more} more cell{'s' if more > 1 else ''}" if more else "")
