"""How well sudokus in pictures are read, in fonts that the networks were not trained on.

python -m tests.benchmarks.digits_measured choose [PICTURES [SEED]]     to choose networks by
DIGIT_FONTS=FOLDER python -m tests.benchmarks.digits_measured test      to measure once
"""

import sys
import time
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from hrm_core.tasks.pictures import decode
from hrm_core.tasks.sudoku.generator import complete_grids
from hrm_core.tasks.sudoku.pictures.read import read_sudoku
from tests.benchmarks.sudoku_fonts import Part, families
from tests.benchmarks.sudoku_pictures import drawn, stored


def sudoku_grid(rng: np.random.Generator) -> NDArray[np.uint8]:
    """Part of a solved grid: nothing clashes, so no cell is in doubt for its neighbours alone."""
    solved = complete_grids(rng, 1)[0].reshape(9, 9)
    return np.where(rng.random((9, 9)) < rng.uniform(0.3, 0.8), solved, 0).astype(np.uint8)


def measure(part: Part, pictures: int, seed: int) -> None:
    """How many cells are read right, wrong and marked, wrong and not marked."""
    rng = np.random.default_rng(seed)
    fonts = list(families(part).items())
    order = rng.permutation(np.arange(pictures) % len(fonts))
    cells: Counter[str] = Counter()
    missed, slowest, seconds = 0, 0.0, 0.0
    for number in range(pictures):
        name, files = fonts[order[number]]
        grid = sudoku_grid(rng)
        picture = drawn(grid, files, rng)
        data = stored(picture.pixels, rng)
        started = time.process_time()
        found = read_sudoku(decode(data))
        took = time.process_time() - started
        seconds, slowest = seconds + took, max(slowest, took)
        if found is None:
            missed += 1
            print(f"{number} {name}, {picture.told}: no board", flush=True)
            continue
        read, unsure = found
        marked = np.zeros((9, 9), dtype=np.bool_)
        marked[tuple(np.array(unsure, dtype=int).reshape(-1, 2).T)] = True
        wrong = read != grid
        cells["right"] += int((~wrong).sum())
        cells["wrong and marked"] += int((wrong & marked).sum())
        cells["wrong and not marked"] += int((wrong & ~marked).sum())
        cells["right and marked"] += int((~wrong & marked).sum())
        if wrong.any():
            told = [
                f"{grid[cell]} as {read[cell]}{'' if marked[cell] else ' NOT MARKED'}"
                for cell in map(tuple, np.argwhere(wrong).tolist())
            ]
            print(f"{number} {name}, {picture.told}: {told[:8]}, {len(unsure)} marked", flush=True)
    total = 81 * (pictures - missed)
    share = cells["right"] / max(1, total)
    counts = ", ".join(f"{many} {what}" for what, many in cells.items() if what != "right")
    print(
        f"{pictures} pictures in {len(fonts)} families, {missed} without a board; of {total} cells"
        f" {share:.4%} right; {counts}; {seconds / pictures:.2f} s a picture, {slowest:.2f} at most"
    )


if __name__ == "__main__":
    wanted: Part = "test" if sys.argv[1] == "test" else "choose"
    numbers = [int(value) for value in sys.argv[2:]]
    measure(wanted, *(numbers + [200, 1000][len(numbers) :]))
