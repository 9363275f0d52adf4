"""Rules about numbers: how many cells, how many shapes, which colour how often."""

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.arc.rulebook import scenes
from hrm_core.tasks.arc.rulebook.book import Entry, some_hues
from hrm_core.tasks.arc.rulebook.tools import (
    Change,
    Hues,
    Maker,
    Pair,
    Rule,
    areas,
    blank,
    counts,
    most_common,
    things,
)
from hrm_core.tasks.arc.symbols import COLORS


def _tally(grid: Grid, way: int) -> int:
    """Cells, shapes, or colours."""
    if way == 0:
        return int((grid > 0).sum())
    if way == 1:
        return len(things(grid))
    return len(np.unique(grid[grid > 0]))


def _as_bar(rng: np.random.Generator, hues: Hues) -> Change:
    """As many cells as the input has cells, shapes or colours, in reading order or up a side."""
    way, form = int(rng.integers(3)), int(rng.integers(4))

    def change(grid: Grid) -> Grid:
        answer = np.zeros_like(grid)
        number = _tally(grid, way)
        if form == 0:
            answer.reshape(-1)[:number] = hues.new[0]
        elif form == 1:
            answer[0, :number] = hues.new[0]
        elif form == 2:
            answer[-number or len(grid) :, 0] = hues.new[0]
        else:
            for step in range(min(number, *grid.shape)):
                answer[step, step] = hues.new[0]
        return answer

    return change


def _columns(rng: np.random.Generator, hues: Hues) -> Change:
    """Every column becomes a bar as high as it has cells; from the ground or from the top."""
    own, top, across = (bool(rng.integers(2)) for _ in range(3))

    def change(grid: Grid) -> Grid:
        lines = grid.T if across else grid
        answer = np.zeros_like(lines)
        for column in range(lines.shape[1]):
            height = int((lines[:, column] > 0).sum())
            hue = most_common(lines[:, column]) if own else hues.new[0]
            place = slice(0, height) if top else slice(len(lines) - height, len(lines))
            answer[place, column] = hue
        return np.ascontiguousarray(answer.T if across else answer)

    return change


def _stretched(rng: np.random.Generator, hues: Hues) -> Change:
    """Every column, or row, takes the colour of its only, first or last cell."""
    down, last = bool(rng.integers(2)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        lines = grid if down else grid.T
        answer = np.zeros_like(lines)
        for column in range(lines.shape[1]):
            found = lines[:, column][lines[:, column] > 0]
            if len(found):
                answer[:, column] = found[-1 if last else 0]
        return np.ascontiguousarray(answer if down else answer.T)

    return change


def _more(rng: np.random.Generator, hues: Hues) -> Change:
    """A mark, or all the grid, says on which side, or in which quarter, more cells lie."""
    mark, across, whole = hues.new[0], bool(rng.integers(2)), bool(rng.integers(2))

    def change(grid: Grid) -> Grid:
        lines = grid.T if across else grid
        half = (len(lines) + 1) // 2
        above, below = (lines[:half] > 0).sum(), (lines[-half:] > 0).sum()
        answer = np.zeros_like(lines)
        part = slice(0, half) if above >= below else slice(len(lines) - half, len(lines))
        if whole:
            answer[part] = mark
        else:
            answer[0 if above >= below else -1, 0] = mark
        return np.ascontiguousarray(answer.T if across else answer)

    return change


def _by_tally(rng: np.random.Generator, hues: Hues) -> Change:
    """All that is coloured gets a colour by how many shapes or colours there are; or the ground."""
    way, ground = int(rng.integers(1, 3)), bool(rng.random() < 0.3)
    palette = hues.shuffled(rng)

    def change(grid: Grid) -> Grid:
        hue = palette[min(_tally(grid, way), 5)]
        return np.where((grid == 0) == ground, hue, grid).astype(np.uint8)

    return change


def _evenness(rng: np.random.Generator, hues: Hues) -> Change:
    """Rows or columns with an even number of cells, or shapes with one, get a colour."""
    shapes, down, odd = bool(rng.integers(2)), bool(rng.integers(2)), int(rng.integers(2))

    def change(grid: Grid) -> Grid:
        answer = grid.copy()
        if shapes:
            for part in areas(grid > 0, diagonal=True):
                if int(part.sum()) % 2 == odd:
                    answer[part] = hues.new[0]
            return answer
        number = (grid > 0).sum(0 if down else 1, keepdims=True)
        chosen = (number % 2 == odd) & (number > 0) & (grid > 0)
        return np.where(chosen, hues.new[0], grid).astype(np.uint8)

    return change


def histogram(rng: np.random.Generator, side: int) -> Maker:
    """The colours as bars, sorted by how often they occur; or the colours alone in that order."""
    hues = some_hues(rng).shuffled(rng)[: min(side, int(rng.integers(2, 5)))]
    falling, bars = bool(rng.integers(2)), bool(rng.random() < 0.6)

    def make(rng: np.random.Generator) -> Pair:
        given = scenes.noise(rng, (side, side), hues)
        found = counts(given)
        order = sorted(np.flatnonzero(found), key=lambda hue: (int(found[hue]), int(hue)))
        order = order[::-1] if falling else order
        answer = blank(side if bars else max(1, len(order)), side if bars else 1)
        for row, hue in enumerate(order[: len(answer)]):
            answer[row, : max(1, min(side, int(found[hue])))] = hue
        return given, answer

    return make


def one_answer(rng: np.random.Generator, side: int) -> Maker:
    """The answer is one cell: the colour of the most, of the fewest, of the largest shape."""
    hues, way, size = some_hues(rng).shuffled(rng), int(rng.integers(3)), int(rng.integers(1, 3))
    scene = scenes.full if way < 2 and rng.integers(2) else scenes.pieces

    def make(rng: np.random.Generator) -> Pair:
        given = scene(rng, (side, side), hues[:4])
        found = counts(given)
        if way == 0:
            hue = int(found.argmax())
        elif way == 1:
            hue = int(np.where(found, found, side * side + 1).argmin())
        else:
            parts = sorted(things(given), key=lambda part: int(part.sum()))
            hue = int(given[parts[-1]][0]) if parts else 0
        return given, np.full((size, size), hue, dtype=np.uint8)

    return make


def decoded(rng: np.random.Generator, side: int) -> Maker:
    """A shape that every example has in some form stands for a colour, or a colour for a shape."""
    count = int(rng.integers(2, 5))
    forms = [scenes.piece(rng, 3) for _ in range(count)]
    palette = rng.permutation(COLORS - 1)[: count + 1].astype(np.uint8) + 1
    back, filled = bool(rng.integers(2)), int(rng.integers(3))

    def make(rng: np.random.Generator) -> Pair:
        which = int(rng.integers(count))
        given = blank(side, side)
        shape = forms[which].astype(np.uint8) * palette[0 if not back else which + 1]
        scenes.set_down(rng, given, shape)
        hue = palette[which + 1]
        if not back:
            answer = blank(side, side)
            answer[slice(0, 1) if filled == 0 else slice(None)] = hue
            return given, np.where(given > 0, hue, 0) if filled == 2 else answer
        answer = blank(side, side)
        form = forms[which].astype(np.uint8) * hue
        dot = blank(side, side)
        dot[side // 2, side // 2] = hue
        top, left = (side - form.shape[0]) // 2, (side - form.shape[1]) // 2
        answer[top : top + form.shape[0], left : left + form.shape[1]] = form
        return dot, answer

    return make


ANY = (scenes.dots, scenes.pieces, scenes.one_color, scenes.noise)
COUNTS: dict[str, Entry] = {
    "count": Entry((scenes.dots, scenes.dots, scenes.pieces), _as_bar),
    "columns": Entry((scenes.noise, scenes.one_color, scenes.dots), _columns),
    "stretch": Entry((scenes.dots, scenes.dots, scenes.noise), _stretched),
    "more": Entry(ANY, _more),
    "tally": Entry((scenes.pieces, scenes.dots, scenes.sticks), _by_tally),
    "even": Entry((scenes.bars, scenes.pieces, scenes.one_color), _evenness),
}
COUNT_RULES: dict[str, Rule] = {
    "histogram": histogram,
    "verdict": one_answer,
    "decode": decoded,
}
