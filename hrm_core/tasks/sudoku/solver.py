"""An exact solver: all solutions of a grid, up to a limit, and how much guessing they took.

A digit's candidate cells are the bits of one integer, so that singles are found for all cells at
once with a few operations on 81 bits.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from hrm_core.puzzle import Grid
from hrm_core.tasks.sudoku.rules import CELLS, SIZE, UNITS

_ALL = (1 << CELLS) - 1
_UNITS = [sum(1 << (row * SIZE + column) for row, column in cells) for cells in UNITS.values()]
_PEERS = [
    sum(1 << p for p in range(CELLS) if p != cell and any(u >> p & u >> cell & 1 for u in _UNITS))
    for cell in range(CELLS)
]

State = list[int]  # nine integers: where each digit may still stand


class Search(NamedTuple):
    """What a search found."""

    solutions: list[Grid]  # uint8 [9, 9] each
    guesses: int  # how often a digit was tried because nothing followed


def solve_exact(grid: Grid, limit: int = 2) -> list[Grid]:
    """Solutions of the grid, uint8 [9, 9], at most `limit` of them; [] if there is none."""
    return search(grid, limit).solutions


def search(grid: Grid, limit: int = 2) -> Search:
    """The same with the number of guesses: the measure of difficulty for a machine."""
    solutions: list[Grid] = []
    guesses = 0
    for solution, guessed in visits(grid):
        guesses += guessed
        if solution is not None:
            solutions.append(solution)
            if len(solutions) >= limit:
                break
    return Search(solutions, guesses)


def visits(grid: Grid) -> Iterator[tuple[Grid | None, bool]]:
    """Every state of the search as it is looked at, so that one can stop between two of them.

    A state is a solution, uint8 [9, 9], or none; the second says whether digits were tried there.
    """
    start = [_ALL] * SIZE
    clues = [(int(cell), int(grid.flat[cell]) - 1) for cell in np.flatnonzero(grid)]
    stack = [start] if all(_place(start, cell, digit) for cell, digit in clues) else []
    while stack:
        state = stack.pop()
        if not _propagate(state):
            yield None, False
            continue
        choices = _choices(state)
        for cell, digit in reversed(choices):
            branch = state.copy()
            if _place(branch, cell, digit):
                stack.append(branch)
        yield (None if choices else _grid(state)), bool(choices)


def _place(state: State, cell: int, digit: int) -> bool:
    """Put a digit (from 0) into a cell; False if it may not stand there."""
    bit = 1 << cell
    if not state[digit] & bit:
        return False
    for other in range(SIZE):
        state[other] &= ~(_PEERS[cell] if other == digit else bit)
    return True


def _propagate(state: State) -> bool:
    """Place singles until none is left; False if a cell or a unit has no candidate left."""
    placed = 0
    while True:
        once, twice, _ = _counts(state)
        if once != _ALL:
            return False
        fresh = _ALL & ~twice & ~placed
        placed |= fresh
        changed = bool(fresh)
        while fresh:
            bit = fresh & -fresh
            fresh ^= bit
            cell = bit.bit_length() - 1
            for digit in range(SIZE):
                if state[digit] & bit:
                    state[digit] &= ~_PEERS[cell]
        if changed:
            continue
        for digit in range(SIZE):
            for unit in _UNITS:
                here = state[digit] & unit
                if not here:
                    return False
                if not here & (here - 1) and not here & placed:
                    changed = True
                    _place(state, here.bit_length() - 1, digit)
        if not changed:
            return True


def _counts(state: State) -> tuple[int, int, int]:
    """The cells with at least one, two and three candidates."""
    once = twice = thrice = 0
    for cells in state:
        thrice |= twice & cells
        twice |= once & cells
        once |= cells
    return once, twice, thrice


def _choices(state: State) -> list[tuple[int, int]]:
    """The fewest (cell, digit) of which one must be true; [] when all cells have their digit."""
    _, twice, thrice = _counts(state)
    if not twice:
        return []
    if twice & ~thrice:
        cell = _lowest(twice & ~thrice)
        return [(cell, digit) for digit in range(SIZE) if state[digit] >> cell & 1]
    cells = [cell for cell in range(CELLS) if twice >> cell & 1]
    by_cell = [[(c, d) for d in range(SIZE) if state[d] >> c & 1] for c in cells]
    by_unit = [
        [(c, d) for c in cells if here >> c & 1]
        for d in range(SIZE)
        for unit in _UNITS
        if (here := state[d] & unit) & (here - 1)
    ]
    return min(by_cell + by_unit, key=len)


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _grid(state: State) -> Grid:
    cells = [next(d + 1 for d in range(SIZE) if state[d] >> cell & 1) for cell in range(CELLS)]
    return np.array(cells, dtype=np.uint8).reshape(SIZE, SIZE)
