"""Puzzles for training: sources mixed by share, every draw under a new symmetry."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch
from hrm_core.puzzle import IGNORE
from hrm_core.tasks.sudoku import (
    augment_batch,
    generate_batch,
    read_csv,
    solution_fingerprints,
)
from training.config import SourceConfig


class DataError(ValueError):
    """Training data that cannot be used; its message is fit to show."""


@dataclass(frozen=True, eq=False)
class Examples:
    """What the model sees and should say, N rows."""

    tokens: NDArray[np.int32]  # [N, L]
    labels: NDArray[np.int32]  # [N, L]
    puzzle_ids: NDArray[np.int32]  # [N]

    def rows(self, part: slice) -> "Examples":
        """Some of them."""
        return Examples(self.tokens[part], self.labels[part], self.puzzle_ids[part])

    def batch(self) -> Batch:
        """The part an engine sees."""
        return Batch(self.tokens, self.puzzle_ids)


class Stream(Protocol):
    """An endless supply of examples."""

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """`count` new examples; the same generator state draws the same ones."""


@dataclass(frozen=True, eq=False)
class SudokuSource:
    """Puzzles with their solutions, 0 for a blank."""

    givens: NDArray[np.uint8]  # [N, 81]
    solutions: NDArray[np.uint8]  # [N, 81]
    share: float
    reveal: float

    def draw(
        self, count: int, rng: np.random.Generator
    ) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Random rows; some with a random number of blanks filled in, down to a single one left."""
        rows = rng.integers(len(self.givens), size=count)
        givens, solutions = self.givens[rows], self.solutions[rows]
        if self.reveal:
            blanks = (givens == 0).sum(1)
            # how many stay blank: uniform from 1 to all, for the rows that are made easier
            stay = np.where(
                rng.random(count) < self.reveal, rng.integers(1, np.maximum(blanks, 1) + 1), blanks
            )
            order = np.where(givens == 0, rng.random(givens.shape), 2.0).argsort(1).argsort(1)
            givens = np.where(order < stay[:, None], 0, solutions).astype(np.uint8)
        return givens, solutions


class SudokuStream:
    """Sources mixed by share; symmetries drawn anew for every example."""

    def __init__(self, sources: Sequence[SudokuSource]) -> None:
        self.sources = sources
        shares = np.array([source.share for source in sources])
        self.shares = shares / shares.sum()

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """`count` examples under random symmetries."""
        counts = rng.multinomial(count, self.shares)
        drawn = [s.draw(int(n), rng) for s, n in zip(self.sources, counts, strict=True) if n]
        givens = np.concatenate([g for g, _ in drawn])
        solutions = np.concatenate([s for _, s in drawn])
        givens, solutions = augment_batch(givens, solutions, rng)
        order = rng.permutation(count)
        return sudoku_examples(givens[order], solutions[order])


def sudoku_examples(givens: NDArray[np.uint8], solutions: NDArray[np.uint8]) -> Examples:
    """Official tokens: digit + 1, blank 1; every cell supervised. uint8 [N, 81] both."""
    labels = np.where(solutions == 0, IGNORE, solutions.astype(np.int32) + 1)
    ids = np.zeros(len(givens), dtype=np.int32)
    return Examples(givens.astype(np.int32) + 1, labels.astype(np.int32), ids)


def load_source(source: SourceConfig, root: Path, rng: np.random.Generator) -> SudokuSource:
    """Read or make the puzzles of a source."""
    if source.kind == "csv":
        path = root / source.path
        if not path.exists():
            raise DataError(f"the training data {path} is not there; name its folder with --data")
        end = source.skip + source.count if source.count else None
        givens, solutions, _ = read_csv(path, end)
        givens, solutions = givens[source.skip :], solutions[source.skip :]
        if not len(givens):
            raise DataError(f"{path} has no puzzle after the first {source.skip}")
    elif source.kind == "generate":
        givens, solutions = generate_batch(rng, source.count, source.level)
    else:
        raise DataError(f"a source is of kind csv or generate, not {source.kind!r}")
    return SudokuSource(givens, solutions, source.share, source.reveal)


def refuse_held_out(
    sources: Sequence[tuple[str, SudokuSource]], held_out: Sequence[SudokuSource]
) -> None:
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


def sudoku_stream(
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> SudokuStream:
    """The stream a configuration describes; never a puzzle that is held out."""
    loaded = [load_source(source, root, rng) for source in sources]
    names = [source.path or f"generated, {source.level}" for source in sources]
    kept = [load_source(source, root, rng) for source in held_out]
    refuse_held_out(list(zip(names, loaded, strict=True)), kept)
    return SudokuStream(loaded)
