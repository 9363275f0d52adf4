"""Puzzles for training, whatever their kind: streams of examples, mixed by share."""

from collections.abc import Callable, Iterator, Sequence
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
    shown: NDArray[np.int32] | None = None  # [N, K, 2, L], ARC: inputs and answers of other pairs

    def rows(self, part: slice) -> "Examples":
        """Some of them."""
        shown = None if self.shown is None else self.shown[part]
        return Examples(self.tokens[part], self.labels[part], self.puzzle_ids[part], shown)

    def arrays(self) -> tuple[NDArray[np.int32], ...]:
        """Tokens, labels, ids and what is shown, which may be no pair at all: K is 0."""
        count, cells = self.tokens.shape
        none = np.zeros((count, 0, 2, cells), dtype=np.int32)
        shown = none if self.shown is None else self.shown
        return self.tokens, self.labels, self.puzzle_ids, shown

    def batch(self) -> Batch:
        """The part an engine sees."""
        return Batch(self.tokens, self.puzzle_ids)


class Stream(Protocol):
    """An endless supply of examples."""

    @property
    def cells(self) -> int:
        """The positions of each."""

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """`count` new examples; the same generator state draws the same ones."""

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        """Examples to judge with, none of them twice: `count`, or all there are."""


class Mixture:
    """Several streams for one size of board, each as often as its share says."""

    def __init__(self, streams: Sequence[Stream], shares: Sequence[float]) -> None:
        self.streams = streams
        self.shares = np.array(shares) / sum(shares)
        self.cells = streams[0].cells
        if any(stream.cells != self.cells for stream in streams):
            raise DataError("these puzzles need boards of different sizes; one size is taken here")

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """`count` examples in random order."""
        counts = rng.multinomial(count, self.shares)
        drawn = [s.draw(int(n), rng) for s, n in zip(self.streams, counts, strict=True) if n]
        return _joined(drawn, rng.permutation(count))

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        """Of each stream as many as its share says, in their order."""
        ends = np.round(np.cumsum(self.shares) * count).astype(int)
        counts = np.diff(ends, prepend=0)
        parts = [s.panel(int(n), rng) for s, n in zip(self.streams, counts, strict=True) if n]
        return _joined(parts, np.arange(sum(len(part.tokens) for part in parts)))


def _joined(parts: Sequence[Examples], order: NDArray[np.int64]) -> Examples:
    shown = [part.shown for part in parts if part.shown is not None]
    return Examples(
        np.concatenate([part.tokens for part in parts])[order],
        np.concatenate([part.labels for part in parts])[order],
        np.concatenate([part.puzzle_ids for part in parts])[order],
        np.concatenate(shown)[order] if shown else None,
    )


@dataclass(frozen=True)
class Boards:
    """What a source has for boards of several sizes, and how much for each."""

    streams: Sequence[Stream]
    weights: Sequence[float]


@dataclass(frozen=True)
class Feed:
    """What some steps draw from; all boards of a step have one size."""

    stream: Stream
    share: float  # of the steps
    since: float = 0.0  # share of the run that is over when it begins
    until: float = 1.0

    def now(self, done: float) -> bool:
        """Whether it is drawn from when that share of the run is over."""
        return self.since <= done < self.until or done >= self.until >= 1


# from sources, the folder their paths start from, and the sources that must not be met
Loader = Callable[
    [Sequence[SourceConfig], Path, np.random.Generator, Sequence[SourceConfig]],
    Sequence[Stream | Boards],
]


def feeds(
    loader: Loader,
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> list[Feed]:
    """What a configuration describes, a feed for each size of board and part of the run.

    Nothing that is held out is among it.
    """
    alike: dict[tuple[int, float, float], list[Feed]] = {}
    for part in _parts(loader, sources, root, rng, held_out):
        alike.setdefault((part.stream.cells, part.since, part.until), []).append(part)
    return [
        Feed(_mixture(parts), sum(part.share for part in parts), since, until)
        for (_, since, until), parts in alike.items()
    ]


def mix(
    loader: Loader,
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> Mixture:
    """The same for boards that all have one size; DataError if they have not."""
    return _mixture(list(_parts(loader, sources, root, rng, held_out)))


def _mixture(parts: Sequence[Feed]) -> Mixture:
    return Mixture([part.stream for part in parts], [part.share for part in parts])


def _parts(
    loader: Loader,
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig],
) -> Iterator[Feed]:
    for source, found in zip(sources, loader(sources, root, rng, held_out), strict=True):
        if isinstance(found, Boards):
            whole = sum(found.weights)
            for stream, weight in zip(found.streams, found.weights, strict=True):
                yield Feed(stream, source.share * weight / whole, source.since, source.until)
        else:
            yield Feed(found, source.share, source.since, source.until)


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
