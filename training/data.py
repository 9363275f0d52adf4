"""Puzzles for training, whatever their kind: streams of examples, mixed by share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hrm_core.engines import Batch
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


class Mixture:
    """Several streams, each as often as its share says."""

    def __init__(self, streams: Sequence[Stream], shares: Sequence[float]) -> None:
        self.streams = streams
        self.shares = np.array(shares) / sum(shares)

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """`count` examples in random order."""
        counts = rng.multinomial(count, self.shares)
        drawn = [s.draw(int(n), rng) for s, n in zip(self.streams, counts, strict=True) if n]
        order = rng.permutation(count)
        return Examples(
            np.concatenate([part.tokens for part in drawn])[order],
            np.concatenate([part.labels for part in drawn])[order],
            np.concatenate([part.puzzle_ids for part in drawn])[order],
        )


# from sources, the folder their paths start from, and the sources that must not be met
Loader = Callable[
    [Sequence[SourceConfig], Path, np.random.Generator, Sequence[SourceConfig]], Sequence[Stream]
]


def mix(
    loader: Loader,
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> Mixture:
    """The mixture that a configuration describes; never a puzzle that is held out."""
    return Mixture(loader(sources, root, rng, held_out), [source.share for source in sources])


def source_file(source: SourceConfig, root: Path) -> Path:
    """The file of a source; DataError if it is not there."""
    path = root / source.path
    if not path.exists():
        raise DataError(f"the training data {path} is not there; name its folder with --data")
    return path


def chosen_rows(source: SourceConfig, rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Those of a file that a source wants, from its skip on; DataError if there are none."""
    chosen = rows[source.skip :][: source.count or None]
    if not len(chosen):
        raise DataError(f"{source.path} has no puzzle after the first {source.skip}")
    return chosen
