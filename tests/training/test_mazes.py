"""Mazes as training data: every draw is a maze with the official label."""

from pathlib import Path

import numpy as np
import pytest

from hrm_core.tasks.maze import label_batch
from training.config import SourceConfig
from training.data import DataError, mix
from training.mazes import load


def test_every_draw_is_a_maze_with_its_official_label() -> None:
    rng = np.random.default_rng(0)
    source = SourceConfig("generate", size=9, path_cells=14, count=5)
    drawn = mix(load, [source], Path(), rng).draw(40, rng)
    mazes = drawn.tokens.reshape(40, 9, 9).astype(np.uint8)
    assert (drawn.labels.reshape(40, 9, 9) == label_batch(mazes)).all()
    assert ((drawn.labels >= 3) & (drawn.labels <= 5)).sum(axis=1).min() >= 14
    assert len(np.unique(drawn.tokens, axis=0)) > 20  # turned and swapped, from five mazes


def test_sizes_are_mixed_on_the_board_of_the_largest() -> None:
    rng = np.random.default_rng(3)
    sizes = [SourceConfig("generate", size=size, path_cells=6, count=9) for size in (5, 8)]
    small, large = load(sizes, Path(), rng)
    free = small.mazes != 1
    assert small.mazes.shape == large.mazes.shape == (9, 8, 8)
    assert max(np.ptp(np.flatnonzero(maze.any(axis))) for maze in free for axis in (0, 1)) < 5
    assert len({int(maze.any(1).argmax()) for maze in free}) > 1  # not all at one place
    drawn = small.draw(20, rng)
    mazes = drawn.tokens.reshape(20, 8, 8).astype(np.uint8)
    assert (drawn.labels.reshape(20, 8, 8) == label_batch(mazes)).all()
    assert ((drawn.labels >= 3) & (drawn.labels <= 5)).sum(axis=1).min() >= 6


def test_a_source_that_makes_no_mazes_is_refused() -> None:
    rng = np.random.default_rng(1)
    with pytest.raises(DataError, match="of kind generate, not 'csv'"):
        load([SourceConfig("csv", path="mazes.csv")], Path(), rng)
    with pytest.raises(DataError, match="a size of at least 4, not 0"):
        load([SourceConfig("generate", count=1)], Path(), rng)


def test_mazes_to_hold_out_are_refused_rather_than_ignored() -> None:
    source = SourceConfig("generate", size=9, count=1)
    with pytest.raises(DataError, match="mazes cannot be held out yet"):
        load([source], Path(), np.random.default_rng(2), [source])
