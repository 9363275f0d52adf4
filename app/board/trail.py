"""What lies over the cells of a maze: the path as a line, and what is known of shortest paths."""

from dataclasses import dataclass, replace
from enum import IntFlag
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.board.frame import Face, Frame, Trait
from hrm_core.puzzle import Cell, Grid
from hrm_core.tasks.maze import Corridor, Search, corridor, first_astray, search
from hrm_core.tasks.maze.symbols import DIRECTIONS, GOAL, PATH, START


class Side(IntFlag):
    """Where a line leaves a cell, in the order of DIRECTIONS."""

    DOWN = 1
    LEFT = 2
    RIGHT = 4
    UP = 8


@dataclass(frozen=True)
class Overlays:
    """What the user wants to see over a maze."""

    corridor: bool = False
    search: str = ""  # "bfs", "astar" or nothing

    def dress(self, frame: Frame, maze: Grid, answer: Grid | None) -> Frame:
        """The frame of a maze with the lines of the answer's path and all that is wanted."""
        links = path_links(maze if answer is None else answer)
        traits = np.zeros(maze.shape, dtype=np.intp)
        best = known_corridor(maze) if self.corridor else None
        if best is not None:
            traits[best.cells] |= Trait.CORRIDOR
        if self.search:
            found = known_search(maze, self.search)
            _mark(traits, found.visited, Trait.VISITED)
            _mark(traits, found.path, Trait.FOUND)
        if answer is not None and np.any(answer == PATH):
            astray = first_astray(maze, answer)
            _mark(traits, () if astray is None else (astray,), Trait.ASTRAY)
        flat = zip(frame.faces, links.flat, traits.flat, strict=True)
        faces = tuple(_face(face, int(link), int(trait)) for face, link, trait in flat)
        return replace(frame, faces=faces)


def known_corridor(maze: Grid) -> Corridor | None:
    """All shortest paths, looked for once."""
    return _corridor(maze.tobytes(), maze.shape)


def known_search(maze: Grid, kind: str) -> Search:
    """What "bfs" or "astar" does, looked for once."""
    return _search(maze.tobytes(), maze.shape, kind)


@lru_cache(maxsize=8)
def _corridor(maze: bytes, shape: tuple[int, int]) -> Corridor | None:
    return corridor(np.frombuffer(maze, np.uint8).reshape(shape))


@lru_cache(maxsize=8)
def _search(maze: bytes, shape: tuple[int, int], kind: str) -> Search:
    return search(np.frombuffer(maze, np.uint8).reshape(shape), heuristic=kind == "astar")


def _face(face: Face, links: int, traits: int) -> Face:
    return replace(face, links=links, traits=Trait(traits)) if links or traits else face


def _mark(traits: NDArray[np.intp], cells: tuple[Cell, ...], trait: Trait) -> None:
    for cell in cells:
        traits[cell] |= trait


def path_links(grid: Grid) -> NDArray[np.intp]:  # [rows, cols], Side
    """In which directions a path goes on from each of its cells; single cells have none."""
    on = np.pad((grid == PATH) | (grid == START) | (grid == GOAL), 1)
    path = np.pad(grid == PATH, 1)
    rows, columns = grid.shape
    links = np.zeros(grid.shape, dtype=np.intp)
    here, here_path = on[1:-1, 1:-1], path[1:-1, 1:-1]
    for side, (down, right) in zip(Side, DIRECTIONS, strict=True):
        window = slice(1 + down, 1 + down + rows), slice(1 + right, 1 + right + columns)
        links[here & on[window] & (here_path | path[window])] |= side
    return links
