"""Puzzles on sheets of paper, some on each, and their solutions on the last ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hrm_core.puzzle import Grid, Puzzle, Task, Tasks
from hrm_core.sessions.solve import SolveSession
from hrm_core.showing.boards import LIGHT, answer_shapes, board_shapes, puzzle_shapes
from hrm_core.showing.hues import Written
from hrm_core.showing.shapes import Drawing, Path, Shape, Words

GRIDS = {1: (1, 1), 2: (1, 2), 4: (2, 2), 6: (2, 3), 9: (3, 3), 12: (3, 4)}  # columns and rows
PAPERS = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}  # points of 1/72 inch
MOST = 500  # puzzles at once
MARGIN, FOOT, GAP = 40.0, 22.0, 22.0  # points
SOLVED = 9  # solutions of a board on a page, at least: they are only looked up
TITLE, MOST_TITLE = 10.0, 60  # points of a title, and its characters

At = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True)
class Layout:
    """How puzzles are laid on paper."""

    a_page: int = 4  # one of GRIDS
    paper: str = "A4"  # one of PAPERS
    solutions: bool = False  # of those that are known, after all puzzles
    solved: str = "Solutions"  # the words above them
    foot: str = "{0} / {1}"  # the number of a page, of all


def page_count(puzzles: Sequence[Puzzle], layout: Layout) -> int:
    """How many sheets that makes.

    >>> page_count([], Layout())
    0
    """
    count = -(-len(puzzles) // layout.a_page)
    if layout.solutions:
        known = [each for each in puzzles if each.solution is not None]
        count += -(-len(known) // _solved_a_page(puzzles, layout)) if known else 0
    return count


def pages(
    puzzles: Sequence[Puzzle], tasks: Tasks, layout: Layout, written: Written | None = None
) -> Iterator[Drawing]:
    """Each sheet as a drawing in points; what a person wrote on a puzzle goes with it alone."""
    assert written is None or len(puzzles) == 1, "nobody writes on several at once"
    numbered = list(enumerate(puzzles, 1))
    total, number = page_count(puzzles, layout), 0
    for first in range(0, len(numbered), layout.a_page):
        part = [(n, replace(p, solution=None)) for n, p in numbered[first : first + layout.a_page]]
        number += 1
        yield _page(part, tasks, layout, layout.a_page, "", (number, total), written)
    if not layout.solutions:
        return
    known = [(n, puzzle) for n, puzzle in numbered if puzzle.solution is not None]
    a_page = _solved_a_page(puzzles, layout)
    for first in range(0, len(known), a_page):
        number += 1
        part = known[first : first + a_page]
        yield _page(part, tasks, layout, a_page, layout.solved, (number, total))


def _solved_a_page(puzzles: Sequence[Puzzle], layout: Layout) -> int:
    with_examples = any(puzzle.examples for puzzle in puzzles)
    return layout.a_page if with_examples else max(layout.a_page, SOLVED)


def _page(
    part: Sequence[tuple[int, Puzzle]],
    tasks: Tasks,
    layout: Layout,
    a_page: int,
    heading: str,
    number: tuple[int, int],
    written: Written | None = None,
) -> Drawing:
    width, height = PAPERS[layout.paper]
    columns, rows = GRIDS[a_page]
    top = MARGIN + (2 * TITLE if heading else 0.0)
    wide = (width - 2 * MARGIN - (columns - 1) * GAP) / columns
    tall = (height - top - MARGIN - FOOT - (rows - 1) * GAP) / rows
    shapes: list[Shape] = []
    if heading:
        at = MARGIN, MARGIN + TITLE / 2
        shapes.append(Words(*at, heading, 1.2 * TITLE, LIGHT.text, bold=True, anchor="start"))
    for place, (n, puzzle) in enumerate(part):
        row, column = divmod(place, columns)
        left, down = MARGIN + column * (wide + GAP), top + row * (tall + GAP)
        title = f"{n}   {puzzle.title}"[:MOST_TITLE].rstrip()
        size = min(TITLE, 1.7 * wide / max(len(title), 1))
        words = Words(left, down + TITLE / 2, title, size, LIGHT.muted, anchor="start")
        shapes.append(words)
        space = left, down + 1.6 * TITLE, wide, tall - 1.6 * TITLE
        task = tasks[puzzle.task]
        if puzzle.examples:
            shapes.extend(_with_examples(puzzle, task, space))
        else:
            shapes.extend(_alone(puzzle, task, space, written))
    foot = layout.foot.format(*number)
    middle = width / 2, height - MARGIN
    shapes.append(Words(*middle, foot, 0.8 * TITLE, LIGHT.muted))
    return Drawing(width, height, LIGHT.ground, tuple(shapes))


def _alone(
    puzzle: Puzzle, task: Task, space: At, written: Written | None = None
) -> Iterator[Shape]:
    """A board, as large as its place; with the solution, if there is one."""
    left, top, width, height = space
    rows, cols = puzzle.given.shape
    size = min(width / cols, height / rows)
    left += (width - size * cols) / 2
    at = left, top, size
    yield from board_shapes(task, SolveSession(puzzle), 0, at, LIGHT, written)
    if puzzle.solution is not None:
        yield from answer_shapes(task, puzzle, puzzle.solution, at, LIGHT, LIGHT.muted)


def _with_examples(puzzle: Puzzle, task: Task, space: At) -> Iterator[Shape]:
    """The pairs of an ARC task below each other, then the test and the room for its answer."""
    left, top, width, height = space
    lines: list[tuple[Grid, Grid | None]] = [*puzzle.examples, (puzzle.given, puzzle.solution)]
    least = max(puzzle.given.shape)
    first = max(one.shape[1] for one, _ in lines)
    second = max(least if other is None else other.shape[1] for _, other in lines)
    tall = sum(_tall(one, other) for one, other in lines)
    size = min(width / (first + second + 3), height / (tall + len(lines)))
    left += (width - size * (first + second + 3)) / 2
    for number, (one, other) in enumerate(lines):
        if number == len(lines) - 1:  # the test stands apart
            y = top - size / 2
            yield Path(((space[0], y), (space[0] + width, y)), LIGHT.line, 0.8)
        high = _tall(one, other) * size
        yield from puzzle_shapes(task, one, (left, top, size), LIGHT)
        middle = top + one.shape[0] * size / 2
        start, end = left + (first + 0.7) * size, left + (first + 2.3) * size
        yield Path(((start, middle), (end, middle)), LIGHT.muted, 1.0)
        head = min(size * 0.5, 4.0)
        points = ((end, middle), (end - head, middle - head), (end - head, middle + head))
        yield Path(points, LIGHT.muted, closed=True)
        right = left + (first + 3) * size
        if other is None:
            yield Words(right + size, middle, "?", min(2 * size, 24.0), LIGHT.muted)
        else:
            yield from puzzle_shapes(task, other, (right, top, size), LIGHT)
        top += high + size


def _tall(one: Grid, other: Grid | None) -> int:
    return max(len(one), 0 if other is None else len(other))
