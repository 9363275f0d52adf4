"""Mazes for training: from files or generated, turned and labelled anew at each draw.

Sizes may be mixed: smaller mazes lie somewhere on the board of the largest, with walls around.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from hrm_core.puzzle import Grid, LevelError, PuzzleFormatError
from hrm_core.tasks.datasets import TRAIN
from hrm_core.tasks.maze import (
    STYLES,
    Maze,
    augment_batch,
    generate_batch,
    label_batch,
    least_path,
    make_maze,
    parse_level,
    wall_fingerprints,
)
from hrm_core.tasks.maze.symbols import LARGEST, WALL
from hrm_core.tasks.opening import open_puzzles
from training.config import SourceConfig
from training.data.packed import read_mazes
from training.data.streams import DataError, Examples, chosen_rows, source_file

_TASK = Maze()


@dataclass(frozen=True, eq=False)
class Mazes:
    """Mazes on square boards of one size, without their paths."""

    mazes: NDArray[np.uint8]  # [N, n, n], tokens
    augment: bool = True  # turned, mirrored, start and goal swapped

    @property
    def cells(self) -> int:
        return int(self.mazes[0].size)

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """Random mazes under random symmetries, each labelled anew; every cell is supervised."""
        rows = rng.integers(len(self.mazes), size=count)
        if not self.augment:
            return _examples(self.mazes[rows], label_batch(self.mazes[rows]))
        return _examples(*augment_batch(self.mazes[rows], rng))

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        """So many different mazes, as they are."""
        chosen = self.mazes[rng.permutation(len(self.mazes))[:count]]
        return _examples(chosen, label_batch(chosen))


def _examples(seen: NDArray[np.uint8], labels: NDArray[np.uint8]) -> Examples:
    count = len(seen)
    return Examples(
        seen.reshape(count, -1).astype(np.int32),
        labels.reshape(count, -1).astype(np.int32),
        np.zeros(count, dtype=np.int32),
    )


def load(
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> list[Mazes]:
    """Read or make the mazes of each source; DataError if one of them is held out.

    All lie on one board: that of the largest maze, or larger if a source's size says so.
    """
    loaded = [_load(source, root, rng) for source in sources]
    kept = [grid for source in held_out for grid in _load(source, root, rng)]
    for source, grids in zip(sources, loaded, strict=True):
        _refuse_held_out(source.path or f"generated, {source.level or source.size}", grids, kept)
    sides = [max(grid.shape) for grids in loaded for grid in grids]
    board = max([*sides, *(source.size for source in sources)], default=0)
    return [
        Mazes(placed(grids, board, rng), source.augment)
        for source, grids in zip(sources, loaded, strict=True)
    ]


def _load(source: SourceConfig, root: Path, rng: np.random.Generator) -> list[Grid]:
    if source.kind == "csv":
        return _read(source, source_file(source, root))
    if source.kind == "packed":
        return list(chosen_rows(source, read_mazes(source_file(source, root))) - np.uint8(1))
    if source.kind != "generate":
        raise DataError(
            f"a source of mazes is of kind csv, packed or generate, not {source.kind!r}"
        )
    if not source.count:
        raise DataError("a source of generated mazes needs a count")
    if source.level in ("", *STYLES):  # a style alone: the size is said beside it
        style, rows, columns = source.level or STYLES[0], source.size, source.size
    else:
        try:
            style, rows, columns = parse_level(source.level)
        except LevelError as error:
            raise DataError(f"a source of generated mazes: {error}") from None
    if source.size:
        rows = columns = source.size
    if not 4 <= min(rows, columns) <= max(rows, columns) <= LARGEST:
        raise DataError(f"a source of mazes needs a size of 4 to {LARGEST}, not {source.size}")
    if style == STYLES[0] and rows == columns:  # the law of Maze-Hard, many at once
        path = source.path_cells or least_path(rows)
        return list(generate_batch(rng, source.count, rows, path)[0] - np.uint8(1))
    return [make_maze(rng, style, rows, columns, source.path_cells) for _ in range(source.count)]


def _read(source: SourceConfig, path: Path) -> list[Grid]:
    try:
        end = source.skip + source.count if source.count else None
        puzzles = open_puzzles(path, _TASK.name, end, part=TRAIN).puzzles
    except PuzzleFormatError as error:
        raise DataError(str(error)) from error
    wanted = puzzles[source.skip :][: source.count or None]
    if not wanted:
        raise DataError(f"{path} has no maze after the first {source.skip}")
    for number, puzzle in enumerate(wanted, start=source.skip + 1):
        if puzzle.solution is None:
            raise DataError(f"{path}: maze {number} has no way from a start to a goal; take it out")
    return [puzzle.given for puzzle in wanted]


def placed(grids: Sequence[Grid], board: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Each maze at a random place of a board of walls: tokens [N, board, board]."""
    boards = np.full((len(grids), board, board), WALL + 1, dtype=np.uint8)
    for shape in dict.fromkeys(grid.shape for grid in grids):
        rows = np.array([n for n, grid in enumerate(grids) if grid.shape == shape])
        windows = sliding_window_view(boards, shape, axis=(1, 2), writeable=True)
        top, left = (rng.integers(board - side + 1, size=len(rows)) for side in shape)
        windows[rows, top, left] = np.stack([grids[n] for n in rows]) + np.uint8(1)
    return boards


def _refuse_held_out(name: str, grids: Sequence[Grid], kept: Sequence[Grid]) -> None:
    """DataError if a maze has the walls of one that is kept for tests, turned or not."""
    if not kept:
        return
    found = np.flatnonzero(np.isin(wall_fingerprints(grids), wall_fingerprints(kept)))
    if len(found):
        raise DataError(
            f"{name}: maze {found[0] + 1} and {len(found) - 1} more have the walls of a held-out"
            " maze, turned or mirrored; take them out of the training data"
        )
