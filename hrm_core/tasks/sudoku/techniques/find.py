"""The techniques themselves: each looks a position through and yields the steps that it sees.

All rest on the rules alone, none on the promise that there is one solution: what they remove is
in no solution of the board.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations

from hrm_core.tasks.sudoku.techniques.position import Position
from hrm_core.tasks.sudoku.techniques.step import Step, Technique
from hrm_core.tasks.sudoku.techniques.units import Unit, bits

Find = Callable[[Position], Iterator[Step]]


def hidden_singles(position: Position, in_boxes: bool) -> Iterator[Step]:
    """A digit that has one place left in a unit."""
    shape = position.shape
    technique = Technique.HIDDEN_BOX if in_boxes else Technique.HIDDEN_LINE
    for unit in shape.boxes if in_boxes else shape.rows + shape.columns:
        for digit in range(1, shape.size + 1):
            here = position.places[digit] & unit.mask
            if here and not here & (here - 1):
                cell = shape.cell(here.bit_length() - 1)
                yield Step(technique, (unit,), (cell,), (digit,), (cell, digit))


def naked_singles(position: Position) -> Iterator[Step]:
    """A cell that has one candidate left."""
    shape = position.shape
    for number, options in enumerate(position.options):
        if options and not options & (options - 1):
            digit, cell = options.bit_length() - 1, shape.cell(number)
            box = shape.box_of(number)
            yield Step(Technique.NAKED_SINGLE, (box,), (cell,), (digit,), (cell, digit))


def locked(position: Position, pointing: bool) -> Iterator[Step]:
    """All places of a digit in a box lie in one line (pointing), or those of a line in one box."""
    shape = position.shape
    technique = Technique.POINTING if pointing else Technique.CLAIMING
    lines = shape.rows + shape.columns
    pairs = [(box, line) for box in shape.boxes for line in lines if box.mask & line.mask]
    for box, line in pairs:
        seen, other = (box, line) if pointing else (line, box)
        for digit in range(1, shape.size + 1):
            places = position.places[digit]
            here = places & seen.mask
            gone = places & other.mask & ~seen.mask
            if here and gone and not here & ~other.mask:
                yield _removing(position, technique, (seen, other), here, 1 << digit, gone)


def naked_subsets(position: Position, count: int, technique: Technique) -> Iterator[Step]:
    """So many cells of a unit share as many candidates: no other cell there holds these."""
    for unit in position.shape.units:
        able = [cell for cell in unit.cells if 2 <= position.options[cell].bit_count() <= count]
        open_ = sum(1 for cell in unit.cells if position.options[cell])
        if len(able) < count or open_ <= count:
            continue
        for cells in combinations(able, count):
            shared = _either(position.options[cell] for cell in cells)
            if shared.bit_count() == count:
                here = sum(1 << cell for cell in cells)
                step = _removing(position, technique, (unit,), here, shared, unit.mask & ~here)
                if step.removed:
                    yield step


def hidden_subsets(position: Position, count: int, technique: Technique) -> Iterator[Step]:
    """So many digits have the same few places in a unit: nothing else stands there."""
    shape = position.shape
    every = (2 << shape.size) - 2
    for unit in shape.units:
        places = {
            digit: here
            for digit in range(1, shape.size + 1)
            if 2 <= (here := position.places[digit] & unit.mask).bit_count() <= count
        }
        if len(places) < count:
            continue
        for digits in combinations(places, count):
            here = _either(places[digit] for digit in digits)
            if here.bit_count() == count:
                kept = sum(1 << digit for digit in digits)
                step = _removing(position, technique, (unit,), here, every & ~kept, here)
                if step.removed:
                    yield Step(technique, step.units, step.cells, digits, None, step.removed)


def fish(position: Position, count: int, technique: Technique) -> Iterator[Step]:
    """A digit's places in so many rows lie in as many columns, or the other way round."""
    shape = position.shape
    for bases, covers in ((shape.rows, shape.columns), (shape.columns, shape.rows)):
        for digit in range(1, shape.size + 1):
            places = position.places[digit]
            able = [unit for unit in bases if 2 <= (places & unit.mask).bit_count() <= count]
            for chosen in combinations(able, count):
                here = _either(places & unit.mask for unit in chosen)
                across = [unit for unit in covers if unit.mask & here]
                if len(across) != count:
                    continue
                gone = places & _either(unit.mask for unit in across) & ~here
                if gone:
                    units = (*chosen, *across)
                    yield _removing(position, technique, units, here, 1 << digit, gone)


def wings(position: Position, count: int, technique: Technique) -> Iterator[Step]:
    """A pivot of two or three candidates and two cells that it sees with two: one of them is z."""
    shape, options = position.shape, position.options
    for pivot, held in enumerate(options):
        if held.bit_count() != count:
            continue
        pairs = [p for p in bits(shape.peers[pivot]) if options[p].bit_count() == 2]
        for one, other in combinations(pairs, 2):
            shared = options[one] & options[other]
            if shared.bit_count() != 1 or options[one] == options[other]:
                continue
            rest = (options[one] | options[other]) & ~shared
            if held != (rest if count == 2 else rest | shared):
                continue
            seen = shape.peers[one] & shape.peers[other]
            if count == 3:
                seen &= shape.peers[pivot]
            gone = seen & position.places[shared.bit_length() - 1]
            if gone:
                here = (1 << pivot) | (1 << one) | (1 << other)
                units = (shape.box_of(pivot),)
                yield _removing(position, technique, units, here, shared, gone, pivot)


FINDERS: dict[Technique, Find] = {
    Technique.HIDDEN_BOX: partial(hidden_singles, in_boxes=True),
    Technique.HIDDEN_LINE: partial(hidden_singles, in_boxes=False),
    Technique.NAKED_SINGLE: naked_singles,
    Technique.POINTING: partial(locked, pointing=True),
    Technique.CLAIMING: partial(locked, pointing=False),
    Technique.NAKED_PAIR: partial(naked_subsets, count=2, technique=Technique.NAKED_PAIR),
    Technique.X_WING: partial(fish, count=2, technique=Technique.X_WING),
    Technique.HIDDEN_PAIR: partial(hidden_subsets, count=2, technique=Technique.HIDDEN_PAIR),
    Technique.NAKED_TRIPLE: partial(naked_subsets, count=3, technique=Technique.NAKED_TRIPLE),
    Technique.SWORDFISH: partial(fish, count=3, technique=Technique.SWORDFISH),
    Technique.HIDDEN_TRIPLE: partial(hidden_subsets, count=3, technique=Technique.HIDDEN_TRIPLE),
    Technique.XY_WING: partial(wings, count=2, technique=Technique.XY_WING),
    Technique.XYZ_WING: partial(wings, count=3, technique=Technique.XYZ_WING),
    Technique.NAKED_QUAD: partial(naked_subsets, count=4, technique=Technique.NAKED_QUAD),
    Technique.JELLYFISH: partial(fish, count=4, technique=Technique.JELLYFISH),
    Technique.HIDDEN_QUAD: partial(hidden_subsets, count=4, technique=Technique.HIDDEN_QUAD),
}


def _removing(
    position: Position,
    technique: Technique,
    units: tuple[Unit, ...],
    here: int,
    digits: int,
    where: int,
    first: int | None = None,
) -> Step:
    """The step that takes these digits out of these cells, as far as they stand there.

    `first`: the cell that is named first of those it rests on.
    """
    shape = position.shape
    resting = sorted(bits(here), key=lambda cell: (cell != first, cell))
    removed = tuple(
        (shape.cell(cell), digit)
        for cell in bits(where)
        for digit in bits(position.options[cell] & digits)
    )
    cells = tuple(shape.cell(cell) for cell in resting)
    return Step(technique, units, cells, tuple(bits(digits)), None, removed)


def _either(masks: Iterator[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found
