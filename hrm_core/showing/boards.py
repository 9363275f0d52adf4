"""A board after a segment as shapes: what is given, what the model says, how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hrm_core.puzzle import Cell, Grid, Puzzle, Task
from hrm_core.sessions.solve import Ending, SolveSession
from hrm_core.sessions.story import violated
from hrm_core.showing.hues import Grounds, Written, sign, tint
from hrm_core.showing.shapes import Box, Disc, Drawing, Path, Shape, Words, mix
from hrm_core.solving.beliefs import cell_beliefs

UNSURE = 0.5  # below this belief a cell shows its candidates
VISIBLE = 0.04  # a candidate believed less is left out
MARGIN = 0.02  # around a board, as a share of its side
TINT, EDGE = 0.08, 0.4  # of the model's ink, on the ground and in the ring of a changed cell
SIGN = 0.13  # of a cell's side: the shape of a colour in its corner
INSET = 0.035  # of a cell's side: where that ring is
ARC = (  # of the testing interface, as in the window
    *("#000000", "#0074d9", "#ff4136", "#2ecc40", "#ffdc00"),
    *("#aaaaaa", "#f012be", "#ff851b", "#7fdbff", "#870c25"),
)
_STEPS = ((0, 1), (1, 0), (0, -1), (-1, 0))


@dataclass(frozen=True)
class Inks:
    """The colours of a picture; every ink is at least 4.5 : 1 on the grounds it stands on."""

    ground: str
    surface: str
    given_ground: str
    wrong_ground: str
    line: str
    heavy: str
    text: str
    muted: str
    given: str
    mine: str
    model: str
    bad: str
    good: str
    halt: str
    go_on: str
    wall: str
    floor: str
    path: str
    dark: bool = False

    @property
    def grounds(self) -> Grounds:
        """What colours of a person are mixed with."""
        return Grounds(self.surface, self.text, self.dark)


LIGHT = Inks(
    ground="#ffffff",
    surface="#ffffff",
    given_ground="#eef0f6",
    wrong_ground="#fde3e3",
    line="#dfe2ec",
    heavy="#7b8399",
    text="#1a1f2e",
    muted="#5c657a",
    given="#12172a",
    mine="#08616d",
    model="#4a3bc4",
    bad="#b3202d",
    good="#07633b",
    halt="#4a3bc4",
    go_on="#935800",
    wall="#3a4157",
    floor="#ffffff",
    path="#f2b134",
)
DARK = Inks(
    ground="#10121a",
    surface="#191c27",
    given_ground="#232736",
    wrong_ground="#4a2129",
    line="#2b3041",
    heavy="#69728c",
    text="#e9ebf4",
    muted="#98a0b8",
    given="#f6f7fc",
    mine="#4fd0de",
    model="#b3a9ff",
    bad="#ff9a9e",
    good="#4fce93",
    halt="#b3a9ff",
    go_on="#f0b04a",
    wall="#0b0d13",
    floor="#373e54",
    path="#f2b134",
    dark=True,
)


def board(
    task: Task,
    session: SolveSession,
    segment: int,
    side: float,
    inks: Inks,
    written: Written | None = None,
) -> Drawing:
    """A whole picture of the board after a segment; 0 is the puzzle, with what a person wrote."""
    rows, cols = shape_at(task, session, segment)
    margin = MARGIN * side
    size = (side - 2 * margin) / max(rows, cols)
    width, height = cols * size + 2 * margin, rows * size + 2 * margin
    shapes = board_shapes(task, session, segment, (margin, margin, size), inks, written)
    return Drawing(width, height, inks.ground, tuple(shapes))


def shape_at(task: Task, session: SolveSession, segment: int) -> tuple[int, int]:
    """Rows and columns of what is on the board."""
    grid = session.at(segment).grid if segment and task.resizes else session.puzzle.given
    rows, cols = grid.shape if grid.size else (1, 1)
    return rows, cols


def board_shapes(
    task: Task,
    session: SolveSession,
    segment: int,
    at: tuple[float, float, float],
    inks: Inks,
    written: Written | None = None,
) -> Iterator[Shape]:
    """The shapes of a board with its corner and the size of a cell given.

    What a person wrote is seen before the first segment, colours in every one.
    """
    rows, cols = shape_at(task, session, segment)
    left, top, size = at
    if all(symbol.fill for symbol in task.look.symbols):
        yield from _tiles(task, session, segment, at, inks)
    elif task.look.trail is not None:
        yield from _maze(task, session, segment, at, inks)
    else:
        yield from _digits(task, session, segment, at, inks, written)
    tall, wide = task.look.box or (rows, cols)
    if task.look.trail is None:
        for thick in (False, True):
            color, width = (inks.heavy, size / 30) if thick else (inks.line, size / 60)
            for row in range(1, rows):
                if (row % tall == 0) is thick:
                    y = top + row * size
                    yield Path(((left, y), (left + cols * size, y)), color, max(width, 0.6))
            for col in range(1, cols):
                if (col % wide == 0) is thick:
                    x = left + col * size
                    yield Path(((x, top), (x, top + rows * size)), color, max(width, 0.6))
        if written is not None and not segment:
            yield from _own(task, session.puzzle.given, written, at, inks)
    frame = max(size / 24, 1.0)
    yield Box(left, top, cols * size, rows * size, stroke=inks.heavy, thick=frame)


def _own(
    task: Task, given: Grid, written: Written, at: tuple[float, float, float], inks: Inks
) -> Iterator[Shape]:
    """The digits of a person, and the pencil marks where there are none."""
    left, top, size = at
    empty = task.look.empty
    for row, col in np.argwhere(given == empty).tolist():
        x, y = left + col * size, top + row * size
        value = int(written.entries[row, col])
        if value != empty:
            glyph = task.look.symbols[value].glyph
            middle = x + 0.5 * size, y + 0.5 * size
            yield Words(*middle, glyph, 0.56 * size, inks.mine, slanted=True)
        elif written.notes is not None:
            bits = int(written.notes[row, col])
            for noted in range(1, bits.bit_length()):
                if bits >> noted & 1:
                    color = written.mark(row, col, noted)
                    yield from _small(task, noted, (x, y, size), inks, color)


def _small(
    task: Task,
    value: int,
    at: tuple[float, float, float],
    inks: Inks,
    color: int,
    belief: float | None = None,
) -> Iterator[Shape]:
    """A candidate in its place, on its colour: a pencil mark, or one that the model believes in."""
    x, y, size = at
    margin = 2 * INSET * size  # clear of the ring around a cell that changed
    x, y, third = x + margin, y + margin, (size - 2 * margin) / 3
    row, col = divmod(value - 1, 3)
    corner = x + col * third, y + row * third
    if color:
        yield from sign(color, (*corner, third), inks.grounds, strong=False)
    centre, glyph = (corner[0] + third / 2, corner[1] + third / 2), task.look.symbols[value].glyph
    if belief is None:
        yield Words(*centre, glyph, 0.74 * third, inks.mine, slanted=True)
    else:
        tall = third * (0.66 + 0.5 * belief)
        yield Words(*centre, glyph, tall, inks.model, bold=belief > 0.3)


def _digits(
    task: Task,
    session: SolveSession,
    segment: int,
    at: tuple[float, float, float],
    inks: Inks,
    written: Written | None,
) -> Iterator[Shape]:
    look, given = task.look, session.puzzle.given
    left, top, size = at
    trace = session.at(segment) if segment else None
    grid: Grid = given if trace is None else trace.grid
    beliefs = None if trace is None else cell_beliefs(task, session.puzzle, trace.probs)
    wrong = np.zeros(grid.shape, dtype=bool) if trace is None else violated(trace)
    changed = session.changed(segment) if segment > 1 else np.zeros(grid.shape, dtype=bool)
    final = session.ending is not Ending.RUNNING and segment == len(session)
    for (row, col), value in np.ndenumerate(grid):
        x, y = left + col * size, top + row * size
        kept = given[row, col] != look.empty and given[row, col] == value
        ground = inks.given_ground if kept else inks.surface
        color = written.cell(row, col) if written is not None else 0
        ground = tint(color, inks.grounds) if color else ground
        ground = inks.wrong_ground if wrong[row, col] else ground
        yield Box(x, y, size, size, ground)
        if changed[row, col]:
            fill = ground if wrong[row, col] else mix(ground, inks.model, TINT)
            edge, side = mix(ground, inks.model, EDGE), (1 - 2 * INSET) * size
            place = x + INSET * size, y + INSET * size
            yield Box(*place, side, side, fill, stroke=edge, thick=size * 0.03)
        if color:
            side = SIGN * size
            place = x + size - side - INSET * size, y + size - side - INSET * size
            yield from sign(color, (*place, side), inks.grounds)
        if wrong[row, col]:
            yield _corner((x, y, size), inks)
        middle = x + size / 2, y + size / 2
        glyph = look.symbols[value].glyph
        if kept:
            yield Words(*middle, glyph, 0.56 * size, inks.given, bold=True)
            continue
        if beliefs is None:
            continue
        belief = float(beliefs[row, col, value])
        if belief < UNSURE and not final:
            for other, share in enumerate(beliefs[row, col].tolist()):
                if other != look.empty and share >= VISIBLE:
                    mark = written.mark(row, col, other) if written is not None else 0
                    yield from _small(task, other, (x, y, size), inks, mark, share)
        else:
            ink = inks.bad if wrong[row, col] else inks.model
            tall = size * 0.56 * (0.7 + 0.3 * belief)
            yield Words(middle[0], middle[1] - 0.02 * size, glyph, tall, ink)
            half = 0.22 * size * belief
            under = y + 0.86 * size
            line = ((middle[0] - half, under), (middle[0] + half, under))
            yield Path(line, ink, max(size * 0.035, 1.0))


def _maze(
    task: Task, session: SolveSession, segment: int, at: tuple[float, float, float], inks: Inks
) -> Iterator[Shape]:
    look, given = task.look, session.puzzle.given
    left, top, size = at
    trace = session.at(segment) if segment else None
    beliefs = None if trace is None else cell_beliefs(task, session.puzzle, trace.probs)
    fills = {"wall": inks.wall, "start": "#2b9348", "goal": "#c02d48"}
    for (row, col), value in np.ndenumerate(given):
        symbol = look.symbols[value]
        color = fills.get(symbol.fill, inks.floor)
        if beliefs is not None and value == look.empty:
            assert look.trail is not None, "a maze has a path"
            color = mix(color, inks.path, 0.6 * float(beliefs[row, col, look.trail]))
        yield Box(left + col * size, top + row * size, size, size, color)
    if trace is not None:
        yield from way(trace.grid, look.trail or 0, at, inks.model)
        wrong = violated(trace)
        for row, col in np.argwhere(wrong).tolist():
            x, y = left + (col + 0.5) * size, top + (row + 0.5) * size
            yield Disc(x, y, 0.22 * size, inks.bad)
    for (row, col), value in np.ndenumerate(given):
        if look.symbols[value].fill in ("start", "goal"):
            centre = left + (col + 0.5) * size, top + (row + 0.5) * size
            yield Words(*centre, look.symbols[value].glyph, 0.7 * size, "#ffffff", bold=True)


def puzzle_shapes(
    task: Task, grid: Grid, at: tuple[float, float, float], inks: Inks
) -> Iterator[Shape]:
    """A board as it was given, nothing answered."""
    yield from board_shapes(task, SolveSession(Puzzle(task.name, grid)), 0, at, inks)


def answer_shapes(
    task: Task,
    puzzle: Puzzle,
    answer: Grid,
    at: tuple[float, float, float],
    inks: Inks,
    ink: str,
    wrong: np.ndarray | None = None,
) -> Iterator[Shape]:
    """What an answer adds to a puzzle, as it is without beliefs; `wrong`, bool, is its shape."""
    left, top, size = at
    bad = np.zeros(answer.shape, dtype=np.bool_) if wrong is None else wrong
    if task.look.trail is not None:
        yield from way(answer, task.look.trail, at, ink)
        for row, col in np.argwhere(bad).tolist():
            yield Disc(left + (col + 0.5) * size, top + (row + 0.5) * size, 0.22 * size, inks.bad)
        return
    for row, col in np.argwhere(bad).tolist():
        yield _corner((left + col * size, top + row * size, size), inks)
    for row, col in np.argwhere(puzzle.given == task.look.empty).tolist():
        glyph = task.look.symbols[int(answer[row, col])].glyph
        middle = left + (col + 0.5) * size, top + (row + 0.5) * size
        yield Words(*middle, glyph, 0.56 * size, inks.bad if bad[row, col] else ink)


def _corner(at: tuple[float, float, float], inks: Inks) -> Shape:
    """The mark of a wrong cell, which is not its colour alone."""
    x, y, size = at
    return Path(
        ((x + size, y), (x + 0.8 * size, y), (x + size, y + 0.2 * size)), inks.bad, closed=True
    )


def way(grid: Grid, trail: int, at: tuple[float, float, float], ink: str) -> Iterator[Shape]:
    """Every step of the path to the right and down, as far as possible in one line."""
    left, top, size = at
    on = grid == trail
    thick = max(0.24 * size, 1.5)

    def middle(cell: Cell) -> tuple[float, float]:
        return left + (cell[1] + 0.5) * size, top + (cell[0] + 0.5) * size

    for row, col in np.argwhere(on).tolist():
        for down, right in _STEPS[:2]:
            other = row + down, col + right
            if other[0] < grid.shape[0] and other[1] < grid.shape[1] and on[other]:
                yield Path((middle((row, col)), middle(other)), ink, thick)
        yield Disc(*middle((row, col)), thick / 2, ink)


def _tiles(
    task: Task, session: SolveSession, segment: int, at: tuple[float, float, float], inks: Inks
) -> Iterator[Shape]:
    left, top, size = at
    trace = session.at(segment) if segment else None
    grid = session.puzzle.given if trace is None else trace.grid
    wrong = None if trace is None else violated(trace)
    if not grid.size:
        yield Box(left, top, size, size, inks.surface)
        return
    for (row, col), value in np.ndenumerate(grid):
        x, y = left + col * size, top + row * size
        name = task.look.symbols[value].fill.removeprefix("arc")
        color = ARC[int(name)] if name.isdigit() else inks.surface
        yield Box(x, y, size, size, color)
        if wrong is not None and wrong[row, col]:
            yield Path(((x, y), (x + 0.3 * size, y), (x, y + 0.3 * size)), "#ffffff", closed=True)
            yield Path(((x, y), (x + 0.22 * size, y), (x, y + 0.22 * size)), "#b3202d", closed=True)
