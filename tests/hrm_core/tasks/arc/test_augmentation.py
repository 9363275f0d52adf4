"""Views of a task: turned and in other colours with its examples, and back; official names."""

from dataclasses import replace

import numpy as np
import pytest

from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import Augmentation, draw_augmentation, from_name

ARC = TASKS["arc"]


def test_every_view_keeps_black_and_finds_its_way_back() -> None:
    rng = np.random.default_rng(0)
    turns = set()
    for _ in range(100):
        grid = rng.integers(10, size=rng.integers(1, 31, size=2)).astype(np.uint8)
        drawn = draw_augmentation(rng)
        turns.add(drawn.turn)
        seen = drawn.apply(grid)
        assert (seen == 0).sum() == (grid == 0).sum()
        assert seen.flags.c_contiguous
        np.testing.assert_array_equal(drawn.invert(seen), grid)
        assert from_name(drawn.name("some_task")) == ("some_task", drawn)
    assert turns == set(range(8))


def test_a_view_shows_the_examples_in_the_same_way() -> None:
    puzzle = replace(ARC.generate(np.random.default_rng(0), "grow 10x10"), puzzle_id=5)
    drawn = Augmentation(3, (0, 2, 3, 4, 5, 6, 7, 8, 9, 1))
    view = drawn.view(puzzle)
    assert view.puzzle.puzzle_id == 5
    for (given, answer), (seen, shown) in zip(puzzle.examples, view.puzzle.examples, strict=True):
        np.testing.assert_array_equal(seen, drawn.apply(given))
        np.testing.assert_array_equal(shown, drawn.apply(answer))
        assert shown.shape == answer.shape[::-1]


def test_no_grid_at_all_can_be_taken_back() -> None:
    assert Augmentation(1).invert(np.zeros((0, 0), dtype=np.uint8)).shape == (0, 0)


@pytest.mark.parametrize(
    "name", ["task", "a_t8_0123456789", "a_t1_1023456789", "a_t1_0113456789", "a_t1_012345678", ""]
)
def test_what_is_no_official_name_of_a_view_is_the_name_of_a_task(name: str) -> None:
    assert from_name(name) == (name, Augmentation())
