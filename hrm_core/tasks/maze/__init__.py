"""Mazes: the shortest path from start to goal. What other packages use is named here."""

from hrm_core.tasks.maze.batch import augment_batch, generate_batch, label_batch, least_path
from hrm_core.tasks.maze.fingerprint import maze_fingerprints, wall_fingerprints
from hrm_core.tasks.maze.paths import Corridor, Search, corridor, first_astray, search, solve_exact
from hrm_core.tasks.maze.styles import STYLES, make_maze, parse_level
from hrm_core.tasks.maze.task import Maze

__all__ = [
    "STYLES",
    "Corridor",
    "Maze",
    "Search",
    "augment_batch",
    "corridor",
    "first_astray",
    "generate_batch",
    "label_batch",
    "least_path",
    "make_maze",
    "maze_fingerprints",
    "parse_level",
    "search",
    "solve_exact",
    "wall_fingerprints",
]
