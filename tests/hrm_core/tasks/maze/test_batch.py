"""Mazes for training: the labels are the official ones and the law is Maze-Hard's."""

import numpy as np
import pytest

from hrm_core.tasks.maze.batch import augment_batch, generate_batch, label_batch, least_path
from tests.hrm_core.tasks.maze.samples import OPEN, OPEN_ANSWER, PUBLIC, plain_label, tokens

HRM_FORMAT = PUBLIC / "hrm_format"


@pytest.mark.skipif(not HRM_FORMAT.exists(), reason="the public mazes are not beside the project")
@pytest.mark.parametrize("split", ["train", "test"])
def test_relabelling_the_public_mazes_gives_their_labels(split: str) -> None:
    mazes, labels = (
        np.load(HRM_FORMAT / split / f"all__{part}.npy").astype(np.uint8).reshape(-1, 30, 30)
        for part in ("inputs", "labels")
    )
    np.testing.assert_array_equal(label_batch(mazes), labels)


def test_of_all_shortest_paths_the_label_goes_down_first() -> None:
    np.testing.assert_array_equal(label_batch(tokens(OPEN)), tokens(OPEN_ANSWER))


@pytest.mark.parametrize("size", [2, 3, 7, 31, 32, 33, 40])
def test_labels_are_those_of_a_plain_search(size: int) -> None:
    rng = np.random.default_rng(size)
    mazes = (rng.random((40, size, size)) > 0.35).astype(np.uint8) + 1
    for maze in mazes.reshape(40, -1):
        maze[rng.choice(size * size, 2, replace=False)] = 3, 4
    labels = label_batch(mazes)
    for maze, label in zip(mazes, labels, strict=True):
        np.testing.assert_array_equal(label, plain_label(maze))


def test_mazes_need_not_be_square_to_be_labelled() -> None:
    np.testing.assert_array_equal(label_batch(tokens("S#G\n   ")), tokens("S#G\nooo"))
    np.testing.assert_array_equal(label_batch(tokens("S \n# \n G")), tokens("So\n#o\n G"))


def test_a_maze_whose_goal_cannot_be_reached_has_no_path() -> None:
    maze = tokens("S# \n##G")
    np.testing.assert_array_equal(label_batch(maze), maze)


def test_neighbours_have_nothing_between_them() -> None:
    np.testing.assert_array_equal(label_batch(tokens("SG\n  ")), tokens("SG\n  "))


def test_no_mazes_are_an_empty_batch() -> None:
    mazes, labels = generate_batch(np.random.default_rng(0), 0, 9, 12)
    assert mazes.shape == labels.shape == (0, 9, 9)
    assert label_batch(mazes).shape == (0, 9, 9)


@pytest.mark.parametrize(("size", "path"), [(5, 6), (9, 12), (15, 20), (30, 60), (40, 52)])
def test_new_mazes_have_paths_long_enough_and_one_start_and_goal(size: int, path: int) -> None:
    mazes, labels = generate_batch(np.random.default_rng(0), 50, size, path)
    assert mazes.shape == labels.shape == (50, size, size)
    assert mazes.dtype == labels.dtype == np.uint8
    for token in (3, 4):
        assert ((mazes == token).sum(axis=(1, 2)) == 1).all()
    assert ((labels == 5).sum(axis=(1, 2)) + 2 >= path).all()
    np.testing.assert_array_equal(np.where(labels == 5, 2, labels), mazes)
    assert len({maze.tobytes() for maze in mazes}) == 50


def test_the_same_seed_gives_the_same_mazes_and_another_gives_others() -> None:
    first, again, other = (
        generate_batch(np.random.default_rng(seed), 5, 9, 12)[0] for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_hard_mazes_have_the_walls_of_the_public_ones() -> None:
    mazes, labels = generate_batch(np.random.default_rng(0), 40, 30, least_path(30))
    walls = (mazes == 1).mean(axis=(1, 2))
    assert 0.36 < walls.mean() < 0.385  # 0.371 to 0.373 in the public sets
    assert 110 <= (labels == 5).sum(axis=(1, 2)).mean() + 2 < 117  # 113.5 to 114.1


def test_augmented_mazes_are_labelled_anew() -> None:
    mazes, _ = generate_batch(np.random.default_rng(0), 200, 9, 12)
    seen, labels = augment_batch(mazes, np.random.default_rng(1))
    np.testing.assert_array_equal(labels, label_batch(seen))
    assert ((labels == 5).sum(axis=(1, 2)) == (label_batch(mazes) == 5).sum(axis=(1, 2))).all()
    np.testing.assert_array_equal(np.sort(seen, axis=None), np.sort(mazes, axis=None))


def test_all_eight_symmetries_appear_in_both_directions() -> None:
    maze = tokens("S  \n G#\n###")
    seen, _ = augment_batch(np.repeat(maze, 400, axis=0), np.random.default_rng(0))
    assert len({view.tobytes() for view in seen}) == 16
