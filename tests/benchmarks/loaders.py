"""How fast training data are read and drawn, beside what a model takes.

python -m tests.benchmarks.loaders [COUNT]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from hrm_core.tasks.maze import generate_batch as generate_mazes
from hrm_core.tasks.maze import least_path
from hrm_core.tasks.sudoku import generate_batch as generate_sudokus
from training.config import SourceConfig
from training.data import mazes, sudokus
from training.data.packed import pack_mazes, pack_sudokus, write_packed
from training.data.streams import Boards, Loader, Stream

DRAW = 256  # examples at a time


def seconds(work: Callable[[], object]) -> float:
    """Of processor time, once."""
    began = time.process_time()
    work()
    return time.process_time() - began


def pace(stream: Stream) -> float:
    """Examples drawn in a second of processor time."""
    rng = np.random.default_rng(0)
    stream.draw(DRAW, rng)
    times = [seconds(lambda: stream.draw(DRAW, rng)) for _ in range(9)]
    return DRAW / float(np.median(times))


def measure(name: str, loader: Loader, source: SourceConfig, folder: Path, count: int) -> None:
    """Print how long a source takes to read, and how fast it draws."""
    rng = np.random.default_rng(0)
    loaded: list[Stream | Boards] = []
    took = seconds(lambda: loaded.extend(loader([source], folder, rng, ())))
    size = (folder / source.path).stat().st_size / count if source.path else 0
    (stream,) = loaded
    assert not isinstance(stream, Boards), "boards of one size"
    print(f"{name:22s} {took:8.3f} s  {size:6.0f} bytes each  {pace(stream):9.0f} drawn/s")


def main(count: int = 20_000) -> None:
    """Sudokus as table, packed and generated; mazes packed and generated."""
    rng = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        givens, solutions = generate_sudokus(rng, count, "medium")
        rows = (
            f"{''.join(map(str, g))},{''.join(map(str, s))}\n"
            for g, s in zip(givens, solutions, strict=True)
        )
        (folder / "s.csv").write_text("quizzes,solutions\n" + "".join(rows), "utf-8")
        write_packed(folder / "s.npz", pack_sudokus(givens, solutions))
        made = SourceConfig("generate", level="medium", count=count)
        measure("sudoku, table", sudokus.load, SourceConfig("csv", "s.csv"), folder, count)
        measure("sudoku, packed", sudokus.load, SourceConfig("packed", "s.npz"), folder, count)
        measure("sudoku, generated", sudokus.load, made, folder, count)
        for side in (15, 30):
            grids, _ = generate_mazes(rng, count // 10, side, least_path(side))
            write_packed(folder / "m.npz", pack_mazes(grids))
            packed = SourceConfig("packed", "m.npz")
            made = SourceConfig("generate", count=count // 10, size=side)
            measure(f"maze {side}, packed", mazes.load, packed, folder, count // 10)
            measure(f"maze {side}, generated", mazes.load, made, folder, count // 10)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
