"""Where the puzzles of each kind come from; a new kind is one more line here."""

from collections.abc import Mapping

from training.data import arcs, mazes, sudokus
from training.data.streams import Loader

LOADERS: Mapping[str, Loader] = {"arc": arcs.load, "maze": mazes.load, "sudoku": sudokus.load}
