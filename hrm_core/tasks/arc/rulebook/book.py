"""How rules are put together: a kind of input, and a change that is the same for all pairs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook.scenes import Scene
from hrm_core.tasks.arc.rulebook.tools import (
    Change,
    Hues,
    Maker,
    Pair,
    Rule,
    Size,
    some_colors,
    table,
)

Draw = Callable[[np.random.Generator, Hues], Change]  # what a change is in one task
TRIES = 12  # at an input that the change does something to


@dataclass(frozen=True)
class Entry:
    """A change, and the inputs on which it is worth seeing."""

    scenes: Sequence[Scene]
    draw: Draw


def some_hues(rng: np.random.Generator) -> Hues:
    """The colours of a task: one to six of inputs, the others new."""
    drawn = some_colors(rng, 9)
    count = int(rng.choice([1, 2, 3, 4, 6], p=[0.25, 0.25, 0.2, 0.15, 0.15]))
    return Hues(drawn[:count], drawn[count:])


def sizes(rng: np.random.Generator, side: int) -> Callable[[np.random.Generator], Size]:
    """The sizes of a task's inputs: a square of `side`, often; else rectangles, alike or not."""
    kind = rng.random()
    if kind < 0.65 or side < 4:
        return lambda rng: (side, side)
    least = max(3, side - 3)
    rows, columns = (int(n) for n in rng.integers(least, side + 1, size=2))
    if kind < 0.8:
        return lambda rng: (rows, columns)
    return lambda rng: (int(rng.integers(least, side + 1)), int(rng.integers(least, side + 1)))


def changing(entry: Entry, least: int = 1) -> Rule:
    """The rule that an entry stands for, on inputs of at least so many colours."""

    def rule(rng: np.random.Generator, side: int) -> Maker:
        hues = some_hues(rng)
        while len(hues.seen) < least:
            hues = some_hues(rng)
        size = sizes(rng, side)
        scene = entry.scenes[int(rng.integers(len(entry.scenes)))]
        return _maker(scene, entry.draw(rng, hues), hues, size)

    return rule


def two_of(entries: Sequence[Entry]) -> Rule:
    """Two changes one after the other, on inputs for the first or the second."""

    def rule(rng: np.random.Generator, side: int) -> Maker:
        hues, size = some_hues(rng), sizes(rng, side)
        first, second = (entries[int(n)] for n in rng.choice(len(entries), 2, replace=False))
        scenes = (first if rng.random() < 0.7 else second).scenes
        scene = scenes[int(rng.integers(len(scenes)))]
        before, after = first.draw(rng, hues), second.draw(rng, hues)
        return _maker(scene, lambda grid: after(before(grid)), hues, size)

    return rule


def any_of(rules: Mapping[str, Rule]) -> Rule:
    """One rule of many; now and then with a ground that is not black."""
    names = list(rules)

    def rule(rng: np.random.Generator, side: int) -> Maker:
        make = rules[names[rng.integers(len(names))]](rng, side)
        return on_ground(make, rng) if rng.random() < 0.1 else make

    return rule


def on_ground(make: Maker, rng: np.random.Generator) -> Maker:
    """The same task with black and another colour exchanged."""
    (hue,) = some_colors(rng, 1)
    change = table(np.array([0, hue]), np.array([hue, 0]))

    def changed(rng: np.random.Generator) -> Pair:
        given, answer = make(rng)
        return change[given], change[answer]

    return changed


def _maker(
    scene: Scene, change: Change, hues: Hues, size: Callable[[np.random.Generator], Size]
) -> Maker:
    def make(rng: np.random.Generator) -> Pair:
        given = answer = np.zeros((0, 0), dtype=np.uint8)
        for _ in range(TRIES):
            given = scene(rng, size(rng), hues.seen)
            answer = change(given)
            if answer.any() and not np.array_equal(given, answer):
                break
        return given, answer

    return make


def per_area(
    part_of: Callable[[Grid], list[np.ndarray]], hue_of: Callable[[Grid, np.ndarray], int]
) -> Change:
    """Every connected part gets one colour, which depends on the grid and on the part."""

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for part in part_of(grid):
            answer[part] = hue_of(grid, part)
        return answer

    return change
