"""Logic on many grids at once: 64 grids in each machine word, one bit per grid and candidate.

A candidate is a (digit, row, column). Four kinds of groups hold nine candidates each, exactly one
of them true: the digits of a cell, and the places of a digit in a row, a column and a box. So one
rule covers naked and hidden singles: the last candidate of a group is true, and what is true rules
out the rest of its groups. Deductions are sound: only what cannot be true is removed.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.sudoku.rules import CELLS, SIZE

Bitboards = NDArray[np.uint64]  # [..., W], bit i of word w: grid 64 w + i
Candidates = NDArray[np.uint64]  # [9 digits, 3 bands, 3 rows, 3 stacks, 3 columns, W]

Axes = tuple[int, ...]

# the axes over which the nine candidates of a group lie
CELL, ROW, COLUMN, BOX = (0,), (3, 4), (1, 2), (2, 4)
ALL: tuple[Axes, ...] = (CELL, ROW, COLUMN, BOX)

_FULL = 0xFFFFFFFFFFFFFFFF


class Deduced(NamedTuple):
    """What singles say about N grids."""

    candidates: Candidates
    broken: NDArray[np.bool_]  # [N], no solution: a group has no candidate left
    solved: NDArray[np.bool_]  # [N], exactly one candidate in each group


def candidates(grids: NDArray[np.uint8]) -> Candidates:
    """Every digit that no clue of the same group rules out. grids: uint8 [N, 81]."""
    digits = np.arange(1, SIZE + 1, dtype=np.uint8)[:, None, None]
    clues = pack(digits == grids.T).reshape(SIZE, 3, 3, 3, 3, -1)
    cand = np.full_like(clues, _FULL)
    _rule_out(cand, clues)
    return cand


def pack(flags: NDArray[np.bool_]) -> Bitboards:
    """The last axis as bits of words: bool [..., N] to uint64 [..., W]; boards beyond N are 0."""
    spare = -flags.shape[-1] % 64
    padded = np.pad(flags, [(0, 0)] * (flags.ndim - 1) + [(0, spare)])
    return np.packbits(padded, axis=-1, bitorder="little").view(np.uint64)


def unpack(boards: Bitboards, count: int) -> NDArray[np.bool_]:
    """The inverse of pack: bool [..., count]."""
    raw = np.ascontiguousarray(boards).view(np.uint8)
    return np.unpackbits(raw, axis=-1, count=count, bitorder="little").view(np.bool_)


def digits_of(cand: Candidates, count: int) -> NDArray[np.uint8]:
    """The digit of each cell with one candidate, 0 for the others: uint8 [count, 81]."""
    flags = unpack(cand.reshape(SIZE, CELLS, -1), count)
    values = np.arange(1, SIZE + 1, dtype=np.uint8) @ flags.reshape(SIZE, -1).view(np.uint8)
    single = flags.sum(axis=0, dtype=np.uint8) == 1
    return np.ascontiguousarray((values.reshape(CELLS, count) * single).T)


def deduce(cand: Candidates, count: int, groups: tuple[Axes, ...] = ALL) -> Deduced:
    """Singles in these groups, placed until nothing changes in any of the `count` grids."""
    cand = cand.copy()
    lost, done = _words(cand, 0), _words(cand, 0)
    words = np.arange(cand.shape[-1])
    while len(words):
        part = np.ascontiguousarray(cand[..., words])
        before = part.copy()
        broken, solved = _pass(part, groups)
        cand[..., words] = part
        lost[words], done[words] = broken, solved & ~broken
        live = _any(part ^ before) & ~broken & ~solved
        words = words[live != 0]
    return Deduced(cand, unpack(lost, count), unpack(done, count))


def assume(
    flags: NDArray[np.bool_],
    puzzle: NDArray[np.intp],
    cell: NDArray[np.intp],
    digit: NDArray[np.intp],
) -> Deduced:
    """What singles say after a digit (from 0) is put into a cell, for each of P assumptions.

    flags: bool [9, 81, N], candidates of N puzzles; the assumptions, intp [P], pick among them.
    """
    which = np.arange(len(puzzle))
    trial = flags[:, :, puzzle]
    trial[:, cell, which] = False
    trial[digit, cell, which] = True
    return deduce(pack(trial).reshape(SIZE, 3, 3, 3, 3, -1), len(puzzle))


def _words(cand: Candidates, fill: int) -> Bitboards:
    return np.full(cand.shape[-1], fill, dtype=np.uint64)


def _pass(cand: Candidates, groups: tuple[Axes, ...]) -> tuple[Bitboards, Bitboards]:
    """One round of singles, in place; which boards are broken and which are solved."""
    true = np.zeros_like(cand)
    broken = _words(cand, 0)
    solved = _words(cand, _FULL)
    for axes in ALL:
        once, twice = _tally(cand, axes)
        broken |= ~_all(once)
        solved &= ~_any(twice)
        if axes in groups:
            true |= cand & ~np.expand_dims(twice, axes)
    _rule_out(cand, true)
    return broken, solved


def _rule_out(cand: Candidates, true: Candidates) -> None:
    """Remove, in place, all that shares a group with a true candidate."""
    for axes in ALL:
        taken = np.bitwise_or.reduce(true, axis=axes)
        cand &= true | ~np.expand_dims(taken, axes)


def _tally(cand: Candidates, axes: Axes) -> tuple[Bitboards, Bitboards]:
    """In which groups at least one, and at least two candidates are left."""
    members = np.moveaxis(cand, axes, range(len(axes))).reshape(SIZE, *_rest(cand, axes))
    once, twice = members[0].copy(), np.zeros_like(members[0])
    for member in members[1:]:
        twice |= once & member
        once |= member
    return once, twice


def _rest(cand: Candidates, axes: Axes) -> tuple[int, ...]:
    return tuple(size for axis, size in enumerate(cand.shape) if axis not in axes)


def _any(boards: Bitboards) -> Bitboards:
    """OR over all but the last axis."""
    return np.asarray(np.bitwise_or.reduce(boards.reshape(-1, boards.shape[-1]), axis=0))


def _all(boards: Bitboards) -> Bitboards:
    """AND over all but the last axis."""
    return np.asarray(np.bitwise_and.reduce(boards.reshape(-1, boards.shape[-1]), axis=0))
