"""One maze searched exactly: distances, all shortest paths and their number, classic searches."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.maze.batch import label_batch
from hrm_core.tasks.maze.symbols import DIRECTIONS, FREE, GOAL, PATH, START, WALL


def bare(grid: Grid) -> Grid:
    """The maze without a path."""
    return np.where(grid == PATH, FREE, grid).astype(np.uint8)


def find(grid: Grid, symbol: int) -> list[Cell]:
    """All cells with a symbol, row by row."""
    return where(grid == symbol)


def where(mask: NDArray[np.bool_]) -> list[Cell]:
    """The cells of a mask, row by row."""
    return [(int(row), int(column)) for row, column in np.argwhere(mask)]


def ends(grid: Grid) -> tuple[Cell, Cell] | None:
    """The start and the goal, if there is one of each."""
    start, goal = find(grid, START), find(grid, GOAL)
    return (start[0], goal[0]) if len(start) == len(goal) == 1 else None


def neighbours(cell: Cell, shape: tuple[int, ...]) -> Iterator[Cell]:
    """The cells beside a cell: down, left, right, up."""
    for down, right in DIRECTIONS:
        row, column = cell[0] + down, cell[1] + right
        if 0 <= row < shape[0] and 0 <= column < shape[1]:
            yield row, column


def distances(open_: NDArray[np.bool_], start: Cell) -> NDArray[np.int32]:  # [rows, cols]
    """Moves from the start to every cell through open ones; -1 where there is no way."""
    rows, columns = open_.shape
    wide = columns + 2  # a wall around: no cell has to be asked whether it lies inside
    free = bytearray(np.pad(open_, 1).tobytes())
    far = [-1] * len(free)
    front, moves = [(start[0] + 1) * wide + start[1] + 1], 0
    far[front[0]] = free[front[0]] = 0
    while front:
        moves += 1
        reached = []
        for cell in front:
            for beside in (cell + wide, cell - 1, cell + 1, cell - wide):
                if free[beside]:
                    free[beside] = 0
                    far[beside] = moves
                    reached.append(beside)
        front = reached
    return np.array(far, dtype=np.int32).reshape(rows + 2, wide)[1:-1, 1:-1]


def solve_exact(grid: Grid) -> Grid | None:
    """The maze with the official path: first of the shortest, by down, left, right, up."""
    between = ends(grid)
    if between is None or distances(grid != WALL, between[0])[between[1]] < 0:
        return None
    return np.asarray(label_batch(bare(grid)[None] + 1)[0] - 1, dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class Corridor:
    """All shortest paths together."""

    cells: NDArray[np.bool_]  # [rows, cols], on some shortest path, ends included
    moves: int
    paths: int  # how many shortest paths there are


def corridor(grid: Grid) -> Corridor | None:
    """All shortest paths from the start to the goal; None if there is no way."""
    between = ends(grid)
    if between is None:
        return None
    start, goal = between
    there, back = (distances(grid != WALL, end) for end in (start, goal))
    moves = int(there[goal])
    if moves < 0:
        return None
    cells = (there >= 0) & (there + back == moves)
    ways = {start: 1}
    for row, column in sorted(where(cells), key=lambda cell: int(there[cell])):
        for beside in neighbours((row, column), grid.shape):
            if cells[beside] and there[beside] == there[row, column] + 1:
                ways[beside] = ways.get(beside, 0) + ways[row, column]
    return Corridor(cells, moves, ways[goal])


def first_astray(grid: Grid, answer: Grid) -> Cell | None:
    """Where a drawn path, followed from the start, first leaves all shortest paths or ends."""
    between = ends(grid)
    if between is None:
        return None
    (here, goal), nearer = between, distances(grid != WALL, between[1])
    if nearer[here] < 0:  # there is no way
        return None
    while here != goal:
        beside = [cell for cell in neighbours(here, grid.shape) if answer[cell] in (PATH, GOAL)]
        following = [cell for cell in beside if nearer[cell] == nearer[here] - 1]
        if not following:
            astray = [cell for cell in beside if nearer[cell] == nearer[here] + 1]
            return astray[0] if astray and here == between[0] else here
        here = following[0]
    return None


@dataclass(frozen=True)
class Search:
    """What a classic search did."""

    visited: tuple[Cell, ...]  # in order
    path: tuple[Cell, ...]  # from start to goal; empty if there is no way

    @property
    def moves(self) -> int:
        return max(len(self.path) - 1, 0)


def search(grid: Grid, heuristic: bool) -> Search:
    """Breadth-first search, or A* with the distance without walls as heuristic."""
    between = ends(grid)
    if between is None:
        return Search((), ())
    start, goal = between

    def hope(cell: Cell) -> int:
        return abs(cell[0] - goal[0]) + abs(cell[1] - goal[1]) if heuristic else 0

    parent, cost = {start: start}, {start: 0}
    queue = [(hope(start), 0, 0, start)]
    visited: dict[Cell, None] = {}
    while queue:
        _, _, _, here = heappop(queue)
        if here in visited:
            continue
        visited[here] = None
        if here == goal:
            break
        for beside in neighbours(here, grid.shape):
            moves = cost[here] + 1
            if grid[beside] != WALL and moves < cost.get(beside, 1 << 30):
                parent[beside], cost[beside] = here, moves
                # of equals the nearer one, then the older one
                heappush(queue, (moves + hope(beside), hope(beside), len(cost), beside))
    return Search(tuple(visited), _back(parent, start, goal))


def _back(parent: dict[Cell, Cell], start: Cell, goal: Cell) -> tuple[Cell, ...]:
    if goal not in parent:
        return ()
    path = [goal]
    while path[-1] != start:
        path.append(parent[path[-1]])
    return tuple(reversed(path))
