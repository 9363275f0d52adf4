"""How the model sees a task in one of its views, in words: turned, mirrored, in other colours."""

from app.words import tr
from hrm_core.puzzle import Grid, Puzzle
from hrm_core.tasks.arc import turn

TURNS = 8


def view_words(puzzle: Puzzle, seen: Puzzle) -> str:
    """What was done to a puzzle to make the one that is seen; the simplest that explains it."""
    ways = [tr("as it is"), tr("turned left"), tr("upside down"), tr("turned right")]
    ways += [tr("mirrored"), tr("flipped"), tr("transposed"), tr("transposed the other way")]
    for number in range(TURNS):
        colors = _recoloring(puzzle, seen, number)
        if colors is not None:
            same = all(old == new for old, new in colors.items())
            return ways[number] if same else tr("{0}, other colours").format(ways[number])
    return ""


def _recoloring(puzzle: Puzzle, seen: Puzzle, number: int) -> dict[int, int] | None:
    """The new colour of each old one, if a symmetry and new colours explain what is seen."""
    colors: dict[int, int] = {}
    for before, after in zip(_grids(puzzle), _grids(seen), strict=True):
        turned = turn(before, number)
        if turned.shape != after.shape:
            return None
        for old, new in zip(turned.flat, after.flat, strict=True):
            if colors.setdefault(int(old), int(new)) != new:
                return None
    return colors


def _grids(puzzle: Puzzle) -> list[Grid]:
    return [puzzle.given, *(grid for pair in puzzle.examples for grid in pair)]
