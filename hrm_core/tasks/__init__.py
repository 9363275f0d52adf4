"""Every kind of puzzle the program knows: one line per kind."""

from collections.abc import Mapping

from hrm_core.puzzle import Task
from hrm_core.tasks.arc import Arc
from hrm_core.tasks.maze import Maze
from hrm_core.tasks.sudoku import Sudoku

_KINDS: tuple[Task, ...] = (Sudoku(), Maze(), Arc())

TASKS: Mapping[str, Task] = {kind.name: kind for kind in _KINDS}
