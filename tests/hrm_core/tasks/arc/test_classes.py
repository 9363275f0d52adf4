from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from hrm_core.tasks.arc.classes import by_size, figures, largest_side, sample
from tests.training.arc_base import a_task


def task(side: int) -> list[Any]:
    grid = np.zeros((side, side), dtype=np.uint8)
    return [replace(a_task(), given=grid, solution=grid, examples=((grid, grid),))]


def test_a_sample_has_its_share_of_every_size() -> None:
    sides = {**dict.fromkeys("ab", 5), **dict.fromkeys("cdef", 12), **dict.fromkeys("gh", 30)}
    tasks = {name: task(side) for name, side in sides.items()}
    assert sample(tasks, 3) == ["a", "b", "c", "d", "g"]
    assert sample(tasks, 99) == list(tasks)
    assert sample({"a": task(3)}, 5) == ["a"]


def test_a_task_belongs_to_the_class_of_its_largest_grid() -> None:
    tasks = {str(side): task(side) for side in (1, 10, 11, 15, 16, 21, 30)}
    assert by_size(tasks) == {10: ["1", "10"], 15: ["11", "15"], 20: ["16"], 30: ["21", "30"]}


def test_each_class_has_its_share_and_the_error_of_that() -> None:
    tasks = {name: task(5) for name in "abcd"} | {"e": task(12)}
    right, wrong = tasks["a"][0].solution, np.ones((1, 1), dtype=np.uint8)
    answers = {"a": [[right]], "b": [[wrong, right]], "e": [[tasks["e"][0].solution]]}
    found = figures(tasks, answers, 2)
    assert list(found) == ["10x10", "15x15"]
    assert found["10x10"]["tasks"] == 4
    shares = [found["10x10"][name] for name in ("pass@1", "pass@2", "error@1", "error@2")]
    assert shares == [0.25, 0.5, pytest.approx(0.2165), 0.25]
    assert found["15x15"] == {"tasks": 1, "pass@1": 1.0, "error@1": 0, "pass@2": 1.0, "error@2": 0}


def test_an_answer_larger_than_all_that_is_shown_counts_for_the_size() -> None:
    (test,) = task(5)
    assert largest_side([test]) == 5
    grown = replace(test, solution=np.zeros((2, 18), dtype=np.uint8))
    assert largest_side([test, grown]) == 18
    assert by_size({"x": [grown]})[20] == ["x"]
