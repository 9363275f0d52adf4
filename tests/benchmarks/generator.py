"""Sudokus a second on one core, beside a straightforward generator in plain Python.

    python -m tests.benchmarks.generator

Both make puzzles with one solution and about as many givens. The peer fills a grid by trying digits
in random order, then empties cells as long as the same search finds no second solution; it does not
rate what it makes, so its puzzles are of any level. Times are of the processor, not of the wall.
"""

import random
import time
from collections.abc import Callable, Iterator

import numpy as np

from hrm_core.tasks.sudoku.generator import generate_batch
from hrm_core.tasks.sudoku.rating import LEVELS

COUNTS = {"extreme": 64}  # puzzles made, for levels that are rare
COUNT = 1024
PEER_COUNT = 8

Board = list[int]  # 81 digits, 0 for an empty cell

PEERS = [
    {
        other
        for other in range(81)
        if other != cell
        and (
            other // 9 == cell // 9
            or other % 9 == cell % 9
            or (other // 27, other % 9 // 3) == (cell // 27, cell % 9 // 3)
        )
    }
    for cell in range(81)
]


def solutions(board: Board, rng: random.Random) -> Iterator[Board]:
    """Every solution, by trying digits in the cell with the fewest."""
    best, fewest = -1, [0] * 10
    for cell in range(81):
        if not board[cell]:
            seen = {board[peer] for peer in PEERS[cell]}
            digits = [digit for digit in range(1, 10) if digit not in seen]
            if len(digits) < len(fewest):
                best, fewest = cell, digits
    if best < 0:
        yield board.copy()
        return
    rng.shuffle(fewest)
    for digit in fewest:
        board[best] = digit
        yield from solutions(board, rng)
    board[best] = 0


def plain_puzzle(rng: random.Random, givens: int) -> Board:
    """A puzzle with one solution, dug down to so many givens where that is possible."""
    board = next(solutions([0] * 81, rng))
    left = 81
    for cell in rng.sample(range(81), 81):
        if left == givens:
            break
        digit, board[cell] = board[cell], 0
        found = solutions(board.copy(), rng)
        next(found)
        if next(found, None) is None:
            left -= 1
        else:
            board[cell] = digit
    return board


def rate_of(make: Callable[[], int]) -> float:
    """How many it makes in a second of the processor."""
    started = time.process_time()
    made = make()
    return made / (time.process_time() - started)


def ours(level: str) -> tuple[float, float]:
    """Puzzles a second of a level, and their mean number of givens."""
    generate_batch(np.random.default_rng(1), 1, level)  # warms the caches up
    givens: list[int] = []

    def make() -> int:
        puzzles, _ = generate_batch(np.random.default_rng(0), COUNTS.get(level, COUNT), level)
        givens.extend((puzzles != 0).sum(axis=1).tolist())
        return len(puzzles)

    return rate_of(make), sum(givens) / len(givens)


def plain(givens: int) -> float:
    """Puzzles a second of the peer, with so many givens."""
    rng = random.Random(0)
    return rate_of(lambda: len([plain_puzzle(rng, givens) for _ in range(PEER_COUNT)]))


def main() -> None:
    print(f"{'level':10s} {'givens':>6s} {'puzzles/s':>10s} {'peer/s':>8s} {'ratio':>7s}")
    for level in LEVELS:
        speed, givens = ours(level)
        peer = plain(round(givens))
        print(f"{level:10s} {givens:6.1f} {speed:10.1f} {peer:8.1f} {speed / peer:7.1f}")


if __name__ == "__main__":
    main()
