"""ARC for training: some pairs of a task to read, another to answer, all in one view of it."""

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hrm_core.puzzle import IGNORE, Grid, Puzzle, PuzzleFormatError, Tokens
from hrm_core.tasks.arc import Augmentation, draw, fingerprint, read_collection, side_of
from hrm_core.tasks.arc.augmentation import draw_augmentation
from hrm_core.tasks.arc.canvas import largest
from hrm_core.tasks.arc.generator import is_work, new_maker
from hrm_core.tasks.arc.rulebook import ANY, RULES, rules_without
from hrm_core.tasks.arc.symbols import LARGEST, PAD
from training.config import SourceConfig
from training.data.streams import Boards, DataError, Examples, source_file

Pair = tuple[Grid, Grid]
SHOWN = 3  # examples that are read, at most
FEWER = (0.1, 0.25, 0.65)  # how often only one, two or all three
MADE, ENOUGH = 6, 4  # pairs of a generated task, and how many at least
EACH = 2  # draws of a generated task
SHIFTED = 0.5  # share of the boards on which grids lie anywhere
SMALLEST = 5  # canvas of generated tasks


@dataclass(frozen=True)
class KnownTask:
    """A task to train on: any of `asked` is to be answered after some of `shown` were read."""

    asked: tuple[Pair, ...]
    shown: tuple[Pair, ...]


@dataclass(frozen=True)
class Arcs:
    """Tasks whose grids all fit on one canvas with a row and a column to spare."""

    tasks: tuple[KnownTask, ...]
    side: int  # of the canvas

    @property
    def cells(self) -> int:
        return self.side**2

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """A random pair of a random task and what is read for it, in a random view, each."""
        chosen = rng.integers(len(self.tasks), size=count)
        return _draw([self.tasks[index] for index in chosen], self.side, rng)

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        """As many views, each drawn like those that are trained on."""
        return self.draw(count, rng)


@dataclass(frozen=True)
class Rules:
    """New tasks of one of the generator's rules without end, for one canvas."""

    rule: str
    side: int  # of the canvas
    held_out: tuple[str, ...] = ()  # rules that none of them follows

    @property
    def cells(self) -> int:
        return self.side**2

    def draw(self, count: int, rng: np.random.Generator) -> Examples:
        """Likewise; no task comes again, but EACH of its pairs may be asked for at once."""
        tasks = [self._task(rng) for _ in range(-(-count // EACH))]
        return _draw([tasks[index // EACH] for index in range(count)], self.side, rng)

    def panel(self, count: int, rng: np.random.Generator) -> Examples:
        """As many questions about tasks of its own."""
        return self.draw(count, rng)

    def _task(self, rng: np.random.Generator) -> KnownTask:
        rules = rules_without(self.held_out)
        while True:
            make = new_maker(rng, self.rule, self.side - 1, rules)
            pairs = {}
            for given, answer in (make(rng) for _ in range(2 * MADE)):
                if is_work((given, answer)) and largest(given, answer) < self.side:
                    pairs[given.tobytes()] = given, answer
                if len(pairs) == MADE:
                    break
            if len(pairs) >= ENOUGH:
                return KnownTask(tuple(pairs.values()), tuple(pairs.values()))


def _draw(tasks: Sequence[KnownTask], side: int, rng: np.random.Generator) -> Examples:
    """One question about each task, in a view of its own; PAD is not supervised."""
    count, cells = len(tasks), side**2
    tokens = np.empty((count, cells), dtype=np.int32)
    labels, ids = np.empty_like(tokens), np.empty(count, dtype=np.int32)
    shown = np.full((count, SHOWN, 2, cells), PAD, dtype=np.int32)
    for index, task in enumerate(tasks):
        seen = draw_augmentation(rng)
        asked = task.asked[rng.integers(len(task.asked))]
        others = [pair for pair in task.shown if pair is not asked] or [asked]
        some = 1 + int(rng.choice(SHOWN, p=FEWER)) if task.asked is task.shown else SHOWN
        for place, other in enumerate(rng.permutation(len(others))[:some]):
            shown[index, place] = show(others[other], seen, side, rng)
        tokens[index], labels[index] = show(asked, seen, side, rng)
        ids[index] = seen.turn  # the view of this turn leaves colours as they are drawn
    return Examples(tokens, np.where(labels == PAD, IGNORE, labels).astype(np.int32), ids, shown)


def show(
    pair: Pair, seen: Augmentation, side: int, rng: np.random.Generator | None = None
) -> tuple[Tokens, Tokens]:
    """Input and answer [side * side] in a view, at one place; the top left if there is no `rng`."""
    given, answer = (seen.apply(grid) for grid in pair)
    row = column = 0
    if rng is not None and rng.random() < SHIFTED:
        row = int(rng.integers(side - max(given.shape[0], answer.shape[0]) + 1))
        column = int(rng.integers(side - max(given.shape[1], answer.shape[1]) + 1))
    return draw(given, side, row, column), draw(answer, side, row, column)


def load(
    sources: Sequence[SourceConfig],
    root: Path,
    rng: np.random.Generator,
    held_out: Sequence[SourceConfig] = (),
) -> list[Boards]:
    """The tasks of each source by canvas; one that has a pair of a held-out one is left out.

    A held-out source of kind generate names a rule that no task of any other source follows.
    """
    rules = [source.level for source in held_out if source.kind == "generate"]
    files = [source for source in held_out if source.kind != "generate"]
    refused = {
        _key(pair) for source in files for tests in _read(source, root) for pair in _pairs(tests)
    }
    return [_boards(source, root, refused, rules) for source in sources]


def _boards(
    source: SourceConfig, root: Path, refused: Container[bytes], rules: Collection[str]
) -> Boards:
    if source.kind == "generate":
        return _generated(source, rules)
    if source.kind != "arc":
        raise DataError(f"a source of ARC is of kind arc or generate, not {source.kind!r}")
    by_side: dict[int, list[KnownTask]] = {}
    for tests in _read(source, root):
        if not any(_key(pair) in refused for pair in _pairs(tests)):
            known, size = _known(tests, source.pairs), _side(tests) - 1
            by_side.setdefault(size + 1, []).append(known)
            for times in range(2, source.scale + 1):
                if size * times <= (source.size or LARGEST):
                    by_side.setdefault(size * times + 1, []).append(_enlarged(known, times))
    streams = [Arcs(tuple(known), side) for side, known in sorted(by_side.items())]
    if not streams:
        raise DataError(f"every task of {source.path} is held out")
    return Boards(streams, [len(stream.tasks) for stream in streams])


def _known(tests: Sequence[Puzzle], which: str) -> KnownTask:
    if which == "tests":
        return KnownTask(_answered(tests), tests[0].examples)
    pairs = tests[0].examples if which == "examples" else _pairs(tests)
    return KnownTask(pairs, pairs)


def _enlarged(task: KnownTask, times: int) -> KnownTask:
    """The same task with squares of times x times cells in place of cells."""
    cells = np.ones((times, times), dtype=np.uint8)

    def larger(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
        return tuple((np.kron(given, cells), np.kron(answer, cells)) for given, answer in pairs)

    asked = larger(task.asked)
    return KnownTask(asked, asked if task.shown is task.asked else larger(task.shown))


def _read(source: SourceConfig, root: Path) -> list[tuple[Puzzle, ...]]:
    """The tests of each task, in the order of fingerprints: any so many are a random choice."""
    path = source_file(source, root)
    try:
        tasks = read_collection(path).tasks.values()
    except PuzzleFormatError as error:
        raise DataError(str(error)) from None
    most = source.size or LARGEST
    fitting = [tests for tests in tasks if source.above < _side(tests) - 1 <= most]
    ordered = sorted(fitting, key=lambda tests: fingerprint(tests[0].examples))
    chosen = ordered[source.skip :][: source.count or None]
    if not chosen:
        least = f" and larger than {source.above} x {source.above}" if source.above else ""
        raise DataError(f"no task in {path} is as small as {most} x {most}{least}")
    return chosen


def _pairs(tests: Sequence[Puzzle]) -> tuple[Pair, ...]:
    return *tests[0].examples, *_answered(tests)


def _answered(tests: Sequence[Puzzle]) -> tuple[Pair, ...]:
    return tuple((test.given, test.solution) for test in tests if test.solution is not None)


def _side(tests: Sequence[Puzzle]) -> int:
    """The canvas on which every grid of a task lies with a row to spare."""
    answers = (answer for _, answer in _answered(tests))
    return max([*map(side_of, tests), *(1 + largest(answer) for answer in answers)])


def _key(pair: Pair) -> bytes:
    return b"".join(bytes(grid.shape) + grid.tobytes() for grid in pair)


def _generated(source: SourceConfig, held_out: Collection[str]) -> Boards:
    """New tasks of any of the rules, or of the rule `level`, with grids of up to `size`.

    Without a level also with smaller ones, but for those up to `above`.
    """
    if source.size < SMALLEST - 1:
        raise DataError(
            f"a source of ARC tasks needs a size of at least {SMALLEST - 1}, not {source.size}"
        )
    rule = source.level.partition(" ")[0] or ANY
    if rule not in RULES:
        raise DataError(f"there is no rule {rule!r}; there are {', '.join(RULES)}")
    kept = () if rule in held_out else tuple(sorted(held_out))  # it is judged by itself
    least = 1 + source.size if source.level else max(SMALLEST, source.above + 2)
    streams = [Rules(rule, side, kept) for side in range(least, source.size + 2)]
    if not streams:
        raise DataError(f"no size is above {source.above} and at most {source.size}")
    return Boards(streams, [1.0] * len(streams))
