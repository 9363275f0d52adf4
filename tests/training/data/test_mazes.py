"""Mazes as training data: every draw is a maze with the official label."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.maze import Maze, label_batch
from hrm_core.tasks.maze.symbols import FREE, GOAL, START, WALL
from training.config import SourceConfig
from training.data.kinds import KINDS
from training.data.mazes import Mazes, load
from training.data.streams import DataError, mix

MAZE = Maze()


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


def drawn_in(path: Path, *grids: Grid) -> SourceConfig:
    KINDS["maze"].write(path, [Puzzle("maze", grid) for grid in grids])
    return SourceConfig("csv", path=path.name)


def maze(level: str, seed: int = 0) -> Grid:
    return MAZE.generate(np.random.default_rng(seed), level).given


def test_a_level_names_style_and_size() -> None:
    source = SourceConfig("generate", level="prim 9x9", count=3)
    (made,) = load([source], Path(), np.random.default_rng(4))
    assert made.mazes.shape == (3, 9, 9)
    assert (made.mazes[:, ::2, ::2] != 1).all()  # the rooms that every style but the first has


def test_own_mazes_of_any_shape_lie_on_the_board_that_was_asked_for(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    wide = maze("prim 9x9")[:5]
    wide[wide > FREE], wide[0, 0], wide[4, 8] = FREE, START, GOAL
    own = drawn_in(tmp_path / "own.txt", maze("cave 15x15"), wide)
    made = SourceConfig("generate", size=9, count=2)
    first, second = load([own, made], tmp_path, rng)
    assert first.mazes.shape == (2, 15, 15)
    assert second.mazes.shape == (2, 15, 15)
    (large,) = load([replace(own, size=20)], tmp_path, rng)
    assert large.mazes.shape == (2, 20, 20)
    assert (large.mazes == 3).sum() == (large.mazes == 4).sum() == 2
    drawn = large.draw(30, rng)
    boards = drawn.tokens.reshape(30, 20, 20).astype(np.uint8)
    assert (drawn.labels.reshape(30, 20, 20) == label_batch(boards)).all()


def test_a_source_that_makes_no_mazes_is_refused(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    with pytest.raises(DataError, match="of kind csv, packed or generate, not 'web'"):
        load([SourceConfig("web")], Path(), rng)
    with pytest.raises(DataError, match="a size of 4 to 40, not 0"):
        load([SourceConfig("generate", count=1)], Path(), rng)
    with pytest.raises(DataError, match="no style 'spiral'"):
        load([SourceConfig("generate", level="spiral 9x9", count=1)], Path(), rng)
    with pytest.raises(DataError, match="needs a count"):
        load([SourceConfig("generate", level="prim 9x9")], Path(), rng)
    with pytest.raises(DataError, match="by its style and size"):
        load([SourceConfig("generate", level="9x9 prim", count=1)], Path(), rng)
    with pytest.raises(DataError, match=r"none\.txt is not there"):
        load([SourceConfig("csv", path="none.txt")], tmp_path, rng)
    shut = drawn_in(tmp_path / "shut.txt", maze("prim 9x9"), np.array([[2, 0, 3]] * 2, np.uint8))
    with pytest.raises(DataError, match=r"shut\.txt: maze 2 has no way"):
        load([shut], tmp_path, rng)
    with pytest.raises(DataError, match="no maze after the first 2"):
        load([replace(shut, skip=2)], tmp_path, rng)
    (tmp_path / "bad.txt").write_text("what?")
    with pytest.raises(DataError, match=r"bad\.txt: line 1"):
        load([SourceConfig("csv", path="bad.txt")], tmp_path, rng)


def test_a_held_out_maze_is_refused_turned_mirrored_or_with_other_ends(tmp_path: Path) -> None:
    rng = np.random.default_rng(6)
    kept, other = maze("wilson 9x9", 1), maze("wilson 9x9", 2)
    held_out = [drawn_in(tmp_path / "test.txt", kept)]
    good = drawn_in(tmp_path / "good.txt", other)
    assert len(load([good], tmp_path, rng, held_out)) == 1
    turned = np.rot90(kept, 3).T.copy()
    swapped = kept.copy()
    swapped[kept == START], swapped[kept == GOAL] = GOAL, START
    for disguise in (turned, swapped, np.pad(kept, 2)):
        bad = drawn_in(tmp_path / "bad.txt", other, disguise)
        with pytest.raises(DataError, match=r"bad\.txt: maze 2 and 0 more .* held-out"):
            load([good, bad], tmp_path, rng, held_out)


def test_some_mazes_of_a_file_are_those_after_the_skipped_ones(tmp_path: Path) -> None:
    grids = [maze("prim 9x9", seed) for seed in range(4)]
    source = drawn_in(tmp_path / "four.txt", *grids)
    rng = np.random.default_rng(0)
    for skip, count, wanted in ((1, 2, grids[1:3]), (3, 0, grids[3:]), (0, 2, grids[:2])):
        (found,) = load([replace(source, skip=skip, count=count)], tmp_path, rng)
        assert (found.mazes == np.stack(wanted) + 1).all()
    shut = drawn_in(tmp_path / "shut.txt", *grids[:2], np.array([[2, 0, 3]] * 2, np.uint8))
    with pytest.raises(DataError, match="maze 3 has no way"):
        load([replace(shut, skip=1)], tmp_path, rng)
    assert len(load([replace(shut, count=2)], tmp_path, rng)[0].mazes) == 2


def test_a_panel_is_of_different_mazes_as_they_are() -> None:
    grids = [maze("prim 9x9", seed) for seed in range(5)]
    stream = Mazes(np.stack(grids) + np.uint8(1))
    known = {(grid + 1).astype(np.int32).tobytes() for grid in grids}
    panel = stream.panel(4, np.random.default_rng(0))
    assert len({each.tobytes() for each in panel.tokens}) == 4
    assert {each.tobytes() for each in panel.tokens} <= known
    boards = panel.tokens.reshape(4, 9, 9).astype(np.uint8)
    assert (panel.labels.reshape(4, 9, 9) == label_batch(boards)).all()
    drawn = replace(stream, augment=False).draw(40, np.random.default_rng(0))
    assert {each.tobytes() for each in drawn.tokens} == known
    seen = drawn.tokens.reshape(40, 9, 9).astype(np.uint8)
    assert (drawn.labels.reshape(40, 9, 9) == label_batch(seen)).all()
    plain = SourceConfig("generate", level="prim 9x9", count=1, augment=False)
    assert not load([plain], Path(), np.random.default_rng(0))[0].augment


def test_a_style_alone_takes_the_size_that_is_said_beside_it() -> None:
    rng = np.random.default_rng(0)
    for level, size in (("prim", 11), ("", 8), ("prim 9x9", 15)):
        source = SourceConfig("generate", level=level, size=size, count=2)
        assert load([source], Path(), rng)[0].mazes.shape == (2, size, size)
    (wide,) = load([SourceConfig("generate", level="cave 9x15", count=2)], Path(), rng)
    assert wide.mazes.shape == (2, 15, 15)
    for maze in wide.mazes:
        rows, columns = np.nonzero(maze != WALL + 1)
        assert np.ptp(rows) < 9 < np.ptp(columns)


def test_paths_are_as_long_as_wanted() -> None:
    rng = np.random.default_rng(0)
    for level, least in (("scattered 12x12", 20), ("backtracker 15x15", 40)):
        source = SourceConfig("generate", level=level, path_cells=least, count=6)
        (made,) = load([source], Path(), rng)
        assert ((label_batch(made.mazes) >= 3).sum(axis=(1, 2)) >= least).all()
