"""Each of the digits 1 to 4 once in every row and column: a task in one file, and all of it."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np

from hrm_core.look import Look, Symbol
from hrm_core.puzzle import (
    IGNORE,
    Cell,
    Grid,
    Problem,
    Puzzle,
    PuzzleFormatError,
    Tokens,
    View,
    listed_level,
)

SIZE = 4
CELLS = SIZE * SIZE
GIVENS = {"easy": 9, "hard": 0}  # digging stops at so many
LOOK = Look(
    symbols=tuple(
        Symbol(glyph, name)
        for glyph, name in zip(
            ("", "1", "2", "3", "4"), ("empty", "one", "two", "three", "four"), strict=True
        )
    ),
    empty=0,
    keys={str(digit): digit for digit in range(SIZE + 1)},
)


def _squares() -> list[Grid]:
    """All 576 of them: few enough to look through for every question."""
    rows = list(permutations(range(1, SIZE + 1)))
    fours = product(rows, repeat=SIZE)
    found = [
        four
        for four in fours
        if all(len(set(column)) == SIZE for column in zip(*four, strict=True))
    ]
    return [np.array(four, dtype=np.uint8) for four in found]


SQUARES = _squares()


class Latin:
    """Tokens are digit + 1, so 1 is an empty cell; 0 is never used."""

    name = "latin"
    title = "Latin square"
    vocab_size = SIZE + 2
    seq_len = CELLS
    pad = None
    resizes = False
    look = LOOK
    difficulties = tuple(GIVENS)

    def level(self, text: str) -> str:
        return listed_level(self, text)

    def encode(self, puzzle: Puzzle) -> Tokens:
        return puzzle.given.reshape(CELLS).astype(np.int32) + 1

    def labels(self, puzzle: Puzzle) -> Tokens:
        if puzzle.solution is None:
            return np.full(CELLS, IGNORE, dtype=np.int32)
        return puzzle.solution.reshape(CELLS).astype(np.int32) + 1

    def decode(self, tokens: Tokens, puzzle: Puzzle) -> Grid:
        digits = np.where((tokens >= 2) & (tokens <= SIZE + 1), tokens - 1, 0)
        return digits.astype(np.uint8).reshape(SIZE, SIZE)

    def check(self, puzzle: Puzzle, answer: Grid) -> list[Problem]:
        problems = []
        for row, column in np.argwhere((puzzle.given != 0) & (answer != puzzle.given)):
            problems.append(Problem("A given digit is changed.", ((int(row), int(column)),)))
        for number in range(SIZE):
            if set(answer[number].tolist()) != {1, 2, 3, 4}:
                row_cells = tuple((number, other) for other in range(SIZE))
                problems.append(Problem(f"Row {number + 1} is not 1 to 4.", row_cells))
            if set(answer[:, number].tolist()) != {1, 2, 3, 4}:
                column_cells = tuple((other, number) for other in range(SIZE))
                problems.append(Problem(f"Column {number + 1} is not 1 to 4.", column_cells))
        return problems

    def pin(self, puzzle: Puzzle, cell: Cell, symbol: int) -> Puzzle | None:
        if puzzle.given[cell] or not 1 <= symbol <= SIZE:
            return None
        given = puzzle.given.copy()
        given[cell] = symbol
        return replace(puzzle, given=given)

    def examine(self, puzzle: Puzzle) -> list[Problem]:
        count = len(_solutions(puzzle.given))
        if count == 1:
            return []
        return [Problem(f"The puzzle has {count or 'no'} solutions.")]

    def generate(self, rng: np.random.Generator, difficulty: str) -> Puzzle:
        solution = SQUARES[rng.integers(len(SQUARES))]
        given = solution.copy()
        for cell in rng.permutation(CELLS):
            trial = given.copy()
            trial.flat[cell] = 0
            if len(_solutions(trial)) == 1 and (trial != 0).sum() >= GIVENS[difficulty]:
                given = trial
        return Puzzle(self.name, given, solution.copy(), title=f"Generated, {difficulty}")

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        rows, columns = rng.permutation(SIZE), rng.permutation(SIZE)
        digits = np.concatenate([[0], rng.permutation(SIZE) + 1]).astype(np.uint8)

        def apply(grid: Grid) -> Grid:
            return digits[grid[rows][:, columns]]

        def invert(grid: Grid) -> Grid:
            return np.argsort(digits).astype(np.uint8)[
                grid[np.argsort(rows)][:, np.argsort(columns)]
            ]

        solution = None if puzzle.solution is None else apply(puzzle.solution)
        return View(replace(puzzle, given=apply(puzzle.given), solution=solution), invert)

    def parse(self, text: str, limit: int | None = None) -> list[Puzzle]:
        found = [
            self._read(line.strip(), number) for number, line in enumerate(text.split("\n"), 1)
        ]
        puzzles = [puzzle for puzzle in found if puzzle is not None]
        if not puzzles:
            raise PuzzleFormatError("line 1, character 1: there is no line of 16 digits; add one.")
        return puzzles

    def read(self, raw: bytes) -> list[Puzzle] | None:
        return None

    def format(self, puzzle: Puzzle) -> str:
        return "".join(str(digit) for digit in puzzle.given.flat)

    def _read(self, line: str, number: int) -> Puzzle | None:
        foreign = next((at for at, sign in enumerate(line, 1) if sign not in "01234"), None)
        if foreign is not None or len(line) not in (0, CELLS):
            raise PuzzleFormatError(
                f"line {number}, character {foreign or len(line)}: a Latin square is 16 digits from"
                f" 0 to 4, not {line[:20]!r}."
            )
        if not line:
            return None
        return Puzzle(self.name, np.array(list(line), dtype=np.uint8).reshape(SIZE, SIZE))


def _solutions(given: Grid) -> list[Grid]:
    return [square for square in SQUARES if ((given == 0) | (given == square)).all()]
