from dataclasses import replace
from typing import Any

import numpy as np

from hrm_core.tasks.arc.classes import by_size, sample
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
