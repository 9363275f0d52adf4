"""ARC tasks by the size of their largest grid: a fixed sample of a folder, and figures by class."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from hrm_core.puzzle import Puzzle
from hrm_core.tasks.arc.canvas import side_of
from hrm_core.tasks.arc.submission import Tries, score

SIZES = (10, 15, 20, 30)  # the most rows or columns of each class
Tasks = Mapping[str, Sequence[Puzzle]]


def largest_side(tests: Sequence[Puzzle]) -> int:
    """Rows or columns of the largest grid of a task, answers among them."""
    answers = [test.solution for test in tests if test.solution is not None]
    sizes: list[int] = [size for grid in answers for size in grid.shape]
    return max([*sizes, *(side_of(test) - 1 for test in tests)])


def class_of(side: int) -> int:
    """The class that grids of up to so many rows or columns belong to.

    >>> class_of(1), class_of(10), class_of(11), class_of(30)
    (10, 10, 15, 30)
    """
    return next((size for size in SIZES if side <= size), SIZES[-1])


def by_size(tasks: Tasks) -> dict[int, list[str]]:
    """The ids of each class, in their order."""
    classes: dict[int, list[str]] = {size: [] for size in SIZES}
    for name, tests in tasks.items():
        classes[class_of(largest_side(tests))].append(name)
    return classes


def sample(tasks: Tasks, count: int) -> list[str]:
    """All tasks of the first class, and so many of the others: of each class its share.

    Those that come first are taken, so the order decides, which is that of fingerprints.
    """
    small, *larger = by_size(tasks).values()
    total, taken, chosen = sum(map(len, larger)), 0, list(small)
    seen = 0
    for names in larger:
        seen += len(names)
        share = round(min(count, total) * seen / total) - taken if total else 0
        chosen += names[:share]
        taken += share
    return chosen


def figures(tasks: Tasks, answers: Mapping[str, Tries], most: int) -> dict[str, Any]:
    """Of each class: how many tasks, the share right within so many tries, its standard error."""
    found: dict[str, Any] = {}
    for size, names in by_size(tasks).items():
        if not names:
            continue
        part = {name: tasks[name] for name in names}
        values: dict[str, Any] = {"tasks": len(names)}
        for tries in range(1, most + 1):
            share = score(part, answers, tries).whole
            values[f"pass@{tries}"] = round(share, 4)
            values[f"error@{tries}"] = round(sqrt(share * (1 - share) / len(names)), 4)
        found[f"{size}x{size}"] = values
    return found
