"""Rules of symmetry: completing, repairing, doubling, tiling."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.augmentation import TURNS, turn
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry, some_hues
from hrm_core.tasks.arc.rulebook.tools import Change, Hues, Maker, Pair, Rule

SQUARE = (0, 1, 2, 3, 4, 5, 6, 7)
KEEP_SHAPE = (2, 4, 5)  # turns that leave rows rows


def _completed(rng: np.random.Generator, hues: Hues) -> Change:
    """The picture and its mirror image lie on top of each other; also several images."""
    numbers = [int(n) for n in rng.permutation(KEEP_SHAPE)[: int(rng.integers(1, 4))]]
    own = bool(rng.random() < 0.7)

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        for number in numbers:
            image = turn(answer, number)
            if not own:
                image = np.where(image > 0, hues.new[0], 0)
            answer = np.where(answer == 0, image, answer).astype(np.uint8)
        return answer

    return change


def _whirled(rng: np.random.Generator, hues: Hues) -> Change:
    """On a square the picture is laid over its own quarter turns, or its diagonal image."""
    numbers = ((1, 2, 3), (6,), (7,), (2,), (6, 7, 2))[rng.integers(5)]

    def change(grid: Grid) -> Grid:
        side = min(grid.shape)
        part = grid[:side, :side]
        answer = part.copy()
        for number in numbers:
            answer = np.where(answer == 0, turn(part, number), answer)
        whole = grid.copy()
        whole[:side, :side] = answer
        return whole

    return change


def _half_over(rng: np.random.Generator, hues: Hues) -> Change:
    """One half of the picture is mirrored over the other, whatever lay there."""
    number = int(rng.choice([4, 5]))
    second = bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        row, column = np.indices(grid.shape)
        place, length = (column, grid.shape[1]) if number == 4 else (row, grid.shape[0])
        kept = 2 * place >= length - 1 if second else 2 * place <= length - 1
        return np.where(kept, grid, turn(grid, number)).astype(np.uint8)

    return change


def _not_symmetric(rng: np.random.Generator, hues: Hues) -> Change:
    """Cells whose mirror image differs get a colour, or go."""
    number = int(rng.choice([2, 4, 5]))
    hue, alike = int(rng.choice([0, hues.new[0]])), bool(rng.random() < 0.4)

    def change(grid: Grid) -> Grid:
        same = grid == turn(grid, number)
        return np.where((same == alike) & (grid > 0), hue, grid).astype(np.uint8)

    return change


def repair(rng: np.random.Generator, side: int) -> Maker:
    """A symmetric picture has a hole of one colour; what belongs there is filled in, or told."""
    hues = some_hues(rng)
    hole, whole = int(hues.new[0]), bool(rng.random() < 0.7)

    def make(rng: np.random.Generator) -> Pair:
        answer = scenes.symmetric(rng, (side, side), hues.seen)
        rows, columns = (int(n) for n in rng.integers(1, max(2, side // 2) + 1, size=2))
        row, column = int(rng.integers(side - rows + 1)), int(rng.integers(side - columns + 1))
        given = answer.copy()
        part = (slice(row, row + rows), slice(column, column + columns))
        given[part] = hole
        return given, answer if whole else answer[part].copy()

    return make


def _of_copies(rows: int, columns: int, least: int = 2) -> Rule:
    """The grid beside or below itself, the copies turned or not, always the same way."""

    def rule(rng: np.random.Generator, side: int) -> Maker:
        hues = some_hues(rng)
        if least * max(rows, columns) > side:
            return _of_copies(rows - 1, columns - 1)(rng, side)
        most = max(least, side // max(rows, columns))
        size = int(rng.integers(least, most + 1)) if most > least else most
        scene = (scenes.noise, scenes.full, scenes.one_color)[rng.integers(3)]
        mirrors = rng.random() < 0.6
        ways = rng.choice(SQUARE if mirrors else [0], size=(rows, columns))
        if rng.random() < 0.5:
            ways[0, 0] = 0
        holes = rng.random((rows, columns)) < (0.2 if rng.random() < 0.3 else 0.0)

        def make(rng: np.random.Generator) -> Pair:
            given = scene(rng, (size, size), hues.seen)
            blocks = [
                [given * 0 if holes[r, c] else turn(given, int(ways[r, c])) for c in range(columns)]
                for r in range(rows)
            ]
            return given, np.block(blocks)

        return make

    return rule


def fractal(rng: np.random.Generator, side: int) -> Maker:
    """The grid stands in place of each of its own coloured, or black, cells."""
    size, black = (3 if side >= 9 else 2), bool(rng.random() < 0.3)
    hues = some_hues(rng)

    def make(rng: np.random.Generator) -> Pair:
        given = scenes.one_color(rng, (size, size), hues.seen)
        where = (given == 0) if black else given > 0
        return given, np.kron(where, given).astype(np.uint8)

    return make


def turned_part(rng: np.random.Generator, side: int) -> Maker:
    """A picture in one quarter, and in another quarter it again but turned or mirrored."""
    number, quarter = int(rng.integers(1, len(TURNS))), int(rng.integers(1, 4))
    half, hues = side // 2, some_hues(rng)
    keeps = bool(rng.random() < 0.7)

    def make(rng: np.random.Generator) -> Pair:
        given = np.zeros((side, side), dtype=np.uint8)
        picture = scenes.noise(rng, (half, half), hues.seen)
        given[:half, :half] = picture
        answer = given.copy() if keeps else np.zeros_like(given)
        row, column = side - half if quarter & 1 else 0, side - half if quarter & 2 else 0
        answer[row:, column:][:half, :half] = turn(picture, number)
        return given, answer

    return make


ALL = (scenes.noise, scenes.pieces, scenes.one_color, scenes.sticks)
SYMMETRIES: dict[str, Entry] = {
    "complete": Entry((scenes.dots, scenes.pieces, scenes.sticks, scenes.noise), _completed),
    "whirl": Entry((scenes.dots, scenes.pieces, scenes.noise), _whirled),
    "halves": Entry(ALL, _half_over),
    "unequal": Entry((scenes.one_color, scenes.noise, scenes.symmetric), _not_symmetric),
}
SYMMETRY_RULES: dict[str, Rule] = {
    "repair": repair,
    "double": _of_copies(1, 2),
    "double-down": _of_copies(2, 1),
    "four": _of_copies(2, 2),
    "nine": _of_copies(3, 3),
    "fractal": fractal,
    "quarter": turned_part,
}
