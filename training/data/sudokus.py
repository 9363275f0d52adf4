"""Sudokus for training: from files or the generator, some made easier, all under symmetries."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import IGNORE, Puzzle, PuzzleFormatError
from hrm_core.tasks.datasets import TRAIN
from hrm_core.tasks.opening import Opened, open_puzzles, read_head, with_answers
from hrm_core.tasks.sudoku import (
    Sudoku,
    augment_batch,
    generate_batch,
    is_table,
    read_csv,
    solution_fingerprints,
)
from training.config import SourceConfig
from training.data.packed import CELLS, read_sudokus
from training.data.streams import DataError, Examples, chosen_rows, source_file

HINTS = 8  # givens added at most to a puzzle that stays nearly as hard as it was


@dataclass(frozen=True, eq=False)
class Sudokus:
    """Puzzles with their solutions, 0 for a blank."""

    cells: ClassVar[int] = CELLS
    givens: NDArray[np.uint8]  # [N, 81]
    solutions: NDArray[np.uint8]  # [N, 81]
    reveal: float = 0.0  # probability that a drawn puzzle gets extra givens from its solution
    augment: bool = True  # under random symmetries

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """Random rows under random symmetries; some made easier, down to a single blank."""
        rows = rng.integers(len(self.givens), size=count)
        givens, solutions = self.givens[rows], self.solutions[rows]
        if self.reveal:
            givens = self._easier(givens, solutions, rng)
        if not self.augment:
            return sudoku_examples(givens, solutions)
        return sudoku_examples(*augment_batch(givens, solutions, rng))

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        """So many different puzzles, as they are."""
        rows = rng.permutation(len(self.givens))[:count]
        return sudoku_examples(self.givens[rows], self.solutions[rows])

    def _easier(
        self, givens: NDArray[np.uint8], solutions: NDArray[np.uint8], rng: np.random.Generator
    ) -> NDArray[np.uint8]:
        """Half of those revealed keep any number of blanks, half lose a few: every difficulty."""
        count = len(givens)
        blanks = (givens == 0).sum(1)
        fewer = rng.integers(1, np.maximum(blanks, 1) + 1)
        hints = np.maximum(blanks - rng.integers(1, HINTS + 1, size=count), np.minimum(blanks, 1))
        chance = rng.random(count)
        stay = np.where(
            chance < self.reveal, np.where(chance < self.reveal / 2, fewer, hints), blanks
        )
        order = np.where(givens == 0, rng.random(givens.shape), 2.0).argsort(1).argsort(1)
        return np.where(order < stay[:, None], 0, solutions).astype(np.uint8)


def sudoku_examples(givens: NDArray[np.uint8], solutions: NDArray[np.uint8]) -> Examples:
    """Official tokens: digit + 1, blank 1; every cell supervised. uint8 [N, 81] both."""
    labels = np.where(solutions == 0, IGNORE, solutions.astype(np.int32) + 1)
    ids = np.zeros(len(givens), dtype=np.int32)
    return Examples(givens.astype(np.int32) + 1, labels.astype(np.int32), ids)


def load(
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> list[Sudokus]:
    """Read or make the puzzles of each source; DataError if one of them is held out."""
    loaded = [_load(source, root, rng) for source in sources]
    names = [source.path or f"generated, {source.level}" for source in sources]
    kept = [_load(source, root, rng) for source in held_out]
    refuse_held_out(list(zip(names, loaded, strict=True)), kept)
    return loaded


def _load(source: SourceConfig, root: Path, rng: np.random.Generator) -> Sudokus:
    if source.kind == "csv":
        path = source_file(source, root)
        end = source.skip + source.count if source.count else None
        try:
            givens, solutions = _read(path, end)
        except PuzzleFormatError as error:
            raise DataError(str(error)) from None
        givens, solutions = givens[source.skip :], solutions[source.skip :]
        if not len(givens):
            raise DataError(f"{path} has no puzzle after the first {source.skip}")
    elif source.kind == "packed":
        packed = read_sudokus(source_file(source, root))
        givens, solutions = (chosen_rows(source, values) for values in packed)
    elif source.kind == "generate":
        levels = Sudoku.difficulties
        if source.level not in levels or not source.count:
            raise DataError(
                f"a source of generated sudokus needs a count and one of the levels"
                f" {', '.join(levels)}, not {source.count} of {source.level!r}"
            )
        givens, solutions = generate_batch(rng, source.count, source.level)
    else:
        raise DataError(
            f"a source of sudokus is of kind csv, packed or generate, not {source.kind!r}"
        )
    return Sudokus(givens, solutions, source.reveal, source.augment)


def _read(path: Path, end: int | None) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The first `end` puzzles of a file in any form, or of an official data set, uint8 [N, 81].

    A table with answers is read a column at a time; what has none gets the only solution it has.
    """
    if path.is_file() and is_table(read_head(path)):
        givens, solutions, _ = read_csv(path, end)
        missing = np.flatnonzero(~solutions.any(axis=1))
        if len(missing):
            puzzles = [
                Puzzle("sudoku", givens[n].reshape(9, 9), title=f"{path.name}: puzzle {n + 1}")
                for n in missing.tolist()
            ]
            solutions[missing] = _rows(with_answers(Opened("sudoku", puzzles, "")).puzzles, True)
        return givens, solutions
    opened = with_answers(open_puzzles(path, "sudoku", end, part=TRAIN))
    return _rows(opened.puzzles, False), _rows(opened.puzzles, True)


def _rows(puzzles: Sequence[Puzzle], answers: bool) -> NDArray[np.uint8]:
    grids = [puzzle.solution if answers else puzzle.given for puzzle in puzzles]
    return np.stack([grid.reshape(-1) for grid in grids if grid is not None])


def refuse_held_out(sources: Sequence[tuple[str, Sudokus]], held_out: Sequence[Sudokus]) -> None:
    """DataError if a source has a solution, up to symmetry, of a puzzle that is kept for tests."""
    if not held_out:
        return
    kept = np.concatenate([solution_fingerprints(source.solutions) for source in held_out])
    for name, source in sources:
        found = np.flatnonzero(np.isin(solution_fingerprints(source.solutions), kept))
        if len(found):
            raise DataError(
                f"{name}: puzzle {found[0] + 1} and {len(found) - 1} more have the solution of a"
                " held-out puzzle, up to symmetry; take them out of the training data"
            )
