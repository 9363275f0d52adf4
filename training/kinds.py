"""Every kind of puzzle that can be trained on: one line per kind."""

from collections.abc import Mapping

from training import mazes, sudokus
from training.data import Kind

KINDS: Mapping[str, Kind] = {"maze": mazes.KIND, "sudoku": sudokus.KIND}
