"""Rules about several pictures in one grid: and, or, one over the other, the odd one out."""

from collections.abc import Callable, Sequence

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.augmentation import turn
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import some_hues
from hrm_core.tasks.arc.rulebook.tools import Maker, Mask, Pair, Rule, blank, lay

OPERATIONS: tuple[Callable[[Mask, Mask], Mask], ...] = (
    lambda a, b: a & b,
    lambda a, b: a | b,
    lambda a, b: a ^ b,
    lambda a, b: ~(a | b),
    lambda a, b: a & ~b,
    lambda a, b: ~(a ^ b),
)


def logic(rng: np.random.Generator, side: int) -> Maker:
    """Two halves, with or without a line between; a cell is coloured by what both have there."""
    hues = some_hues(rng).shuffled(rng)
    line, across = int(rng.integers(2)), bool(rng.integers(2))
    rows, columns = int(rng.integers(2, side + 1)), max(1, (side - line) // 2)
    operation = OPERATIONS[rng.integers(len(OPERATIONS))]
    first, second = (hues[0], hues[1]) if rng.integers(2) else (hues[0], hues[0])

    def make(rng: np.random.Generator) -> Pair:
        a, b = (rng.random((rows, columns)) < 0.5 for _ in range(2))
        middle = np.full((rows, line), hues[2], dtype=np.uint8)
        given = np.hstack((a * first, middle, b * second)).astype(np.uint8)
        answer = (operation(a, b) * hues[3]).astype(np.uint8)
        return (given, answer) if across else (given.T.copy(), answer.T.copy())

    return make


def layers(rng: np.random.Generator, side: int) -> Maker:
    """Two or four parts of a grid, each of its colour, lie on top of each other in one order."""
    hues = some_hues(rng).shuffled(rng)
    four, line = bool(rng.integers(2)), int(rng.integers(2))
    half, count = max(1, (side - line) // 2), 4 if four else 2
    order = rng.permutation(count)
    own = bool(rng.random() < 0.3)  # each part may have any colours

    def make(rng: np.random.Generator) -> Pair:
        parts = []
        for number in range(count):
            palette = hues[5:] if own else hues[number : number + 1]
            parts.append(scenes.noise(rng, (half, half), palette))
        answer = blank(half, half)
        for number in order:
            lay(answer, parts[number], 0, 0)
        side_now = 2 * half + line
        given = np.full((side_now if four else half, side_now), hues[4], dtype=np.uint8)
        for number, part in enumerate(parts):
            row, column = (number // 2) * (half + line), (number % 2) * (half + line)
            given[row : row + half, column : column + half] = part
        return given, answer

    return make


def chosen_part(rng: np.random.Generator, side: int) -> Maker:
    """Of two or three pictures the one with most cells, fewest, most colours, or a symmetry."""
    hues = some_hues(rng)
    count = 3 if side >= 8 else 2
    size = side // count
    way, line = int(rng.integers(4)), side % count > 0
    scene = (scenes.noise, scenes.one_color)[rng.integers(2)]

    def make(rng: np.random.Generator) -> Pair:
        parts = [scene(rng, (size, size), hues.seen) for _ in range(count)]
        if way == 3:
            parts[0] = scenes.symmetric(rng, (size, size), hues.seen)
            parts = [parts[n] for n in rng.permutation(count)]
        values = [_worth(part, way) for part in parts]
        given = blank(size, side if line else size * count)
        given[:] = hues.new[0] if line else 0
        for number, part in enumerate(parts):
            put_at = number * (size + (1 if line and number else 0))
            given[:, put_at : put_at + size] = part[:, : given.shape[1] - put_at]
        return given, parts[int(np.argmax(values))]

    return make


def _worth(part: Grid, way: int) -> int:
    if way == 0:
        return int((part > 0).sum())
    if way == 1:
        return -int((part > 0).sum())
    if way == 2:
        return len(np.unique(part))
    return int((part == turn(part, 4)).all())


def swap_layers(rng: np.random.Generator, side: int) -> Maker:
    """Of two shapes that overlap the hidden one comes to the front, or the one in front goes."""
    hues = some_hues(rng).shuffled(rng)
    goes, crossing = bool(rng.integers(2)), bool(rng.integers(2))

    def make(rng: np.random.Generator) -> Pair:
        back, front = (_bar_or_box(rng, side, crossing, number) for number in range(2))
        behind = np.where(back, hues[0], 0)
        given = np.where(front, hues[1], behind)
        before = behind if goes else np.where(back, hues[0], given)
        return given.astype(np.uint8), before.astype(np.uint8)

    return make


def _bar_or_box(rng: np.random.Generator, side: int, crossing: bool, number: int) -> Mask:
    mask = np.zeros((side, side), dtype=np.bool_)
    if crossing:
        mask[:, int(rng.integers(side))] = True
        return mask.T if number else mask
    rows, columns = (int(n) for n in rng.integers(2, max(3, side - 1), size=2))
    middle = side // 2
    top = int(rng.integers(max(0, middle - rows + 1), min(middle, side - rows) + 1))
    left = int(rng.integers(max(0, middle - columns + 1), min(middle, side - columns) + 1))
    mask[top : top + rows, left : left + columns] = True
    return mask


def by_key(rng: np.random.Generator, side: int) -> Maker:
    """A cell in the corner says what is done with the picture below it: one thing or another."""
    hues = some_hues(rng)
    keys = some_hues(rng).new[:2]
    seen = hues.shuffled(rng)
    seen = seen[~np.isin(seen, keys)][:2]
    numbers = [int(n) for n in rng.choice([0, 2, 4, 5], 2, replace=False)]
    shifts = [(0, 0), (0, 1)] if rng.random() < 0.3 else [(0, 0), (0, 0)]

    def make(rng: np.random.Generator) -> Pair:
        which = int(rng.integers(2))
        picture = scenes.noise(rng, (side - 1, side), seen)
        given = np.vstack((np.zeros((1, side), dtype=np.uint8), picture))
        given[0, side // 2] = keys[which]
        answer = given.copy()
        answer[1:] = np.roll(turn(picture, numbers[which]), shifts[which], (0, 1))
        return given, answer

    return make


def color_key(rng: np.random.Generator, side: int) -> Maker:
    """A cell apart has the colour that the shape takes; it may go then."""
    hues, goes = some_hues(rng), bool(rng.integers(2))
    row, column = ((0, 0), (0, -1), (-1, 0), (-1, -1))[rng.integers(4)]
    form = hues.new[0] if rng.integers(2) else 0

    def make(rng: np.random.Generator) -> Pair:
        choice = some_hues(rng).shuffled(rng)
        key = choice[choice != form][0]
        hue = form or choice[choice != key][-1]
        given = blank(side, side)
        given[row, column] = key
        for _ in range(int(rng.integers(1, 3))):
            scenes.set_down(rng, given, scenes.piece(rng, max(2, side // 2 + 1)) * np.uint8(hue))
        answer = np.where(given > 0, key, 0).astype(np.uint8)
        if goes:
            answer[row, column] = 0
        return given, answer

    return make


def stamp(rng: np.random.Generator, side: int) -> Maker:
    """A shape is copied to every marker; the marker is its middle, its corner or its colour."""
    hues = some_hues(rng).shuffled(rng)
    known, recolored = bool(rng.random() < 0.6), bool(rng.integers(2))
    fixed = [scenes.piece(rng, 3 if side > 4 else 2) for _ in range(3)]
    palette: Sequence[int] = [int(hue) for hue in hues[1 : 1 + int(rng.integers(1, 4))]]

    def make(rng: np.random.Generator) -> Pair:
        given = scenes.dots(rng, (side, side), np.array(palette, dtype=np.uint8))
        answer = given.copy()
        shape = scenes.piece(rng, max(2, side // 3)).astype(np.uint8) * np.uint8(hues[0])
        markers = np.argwhere(given)
        if not known:
            given = given.copy()
            given[: shape.shape[0] + 1, : shape.shape[1] + 1] = 0
            markers = np.argwhere(given)
            given[: shape.shape[0], : shape.shape[1]] = shape
            answer = given.copy()
        for row, column in markers:
            hue = int(given[row, column])
            form = fixed[palette.index(hue)].astype(np.uint8) if known else shape
            drawn = (form > 0) * np.uint8(hue if known or recolored else hues[0])
            lay(answer, drawn, int(row) - form.shape[0] // 2, int(column) - form.shape[1] // 2)
        return given, answer

    return make


COMBINATION_RULES: dict[str, Rule] = {
    "logic": logic,
    "layers": layers,
    "chosen": chosen_part,
    "front": swap_layers,
    "key": by_key,
    "colour-key": color_key,
    "stamp": stamp,
}
