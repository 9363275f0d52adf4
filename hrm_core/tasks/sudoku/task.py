"""Sudoku as a task: the rules, symbols and formats of this folder behind the one protocol."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from hrm_core.look import Look, Symbol
from hrm_core.puzzle import IGNORE, Cell, Grid, Problem, Puzzle, Tokens, View, listed_level
from hrm_core.tasks.numbers import load_arrays
from hrm_core.tasks.sudoku import rating, text
from hrm_core.tasks.sudoku.arrays import read_arrays
from hrm_core.tasks.sudoku.generator import BATCH, stream
from hrm_core.tasks.sudoku.rules import CELLS, SIZE, clashes, faults, names
from hrm_core.tasks.sudoku.solver import solve_exact
from hrm_core.tasks.sudoku.symmetry import random_symmetry

_NAMES = ("empty", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LOOK = Look(
    symbols=tuple(Symbol(str(digit) if digit else "", name) for digit, name in enumerate(_NAMES)),
    empty=0,
    box=(3, 3),
    keys={str(digit): digit for digit in range(SIZE + 1)} | {".": 0},
)


class Sudoku:
    """9x9 sudoku with the official tokens: digit + 1, so 1 is an empty cell; 0 is never used."""

    name = "sudoku"
    title = "Sudoku"
    vocab_size = SIZE + 2
    seq_len = CELLS
    pad = None
    resizes = False
    look = _LOOK
    difficulties = rating.LEVELS

    def level(self, text: str) -> str:
        """One of the difficulties; LevelError if it is none."""
        return listed_level(self, text)

    def encode(self, puzzle: Puzzle) -> Tokens:
        """The given grid as tokens, int32 [81]."""
        return puzzle.given.reshape(CELLS).astype(np.int32) + 1

    def labels(self, puzzle: Puzzle) -> Tokens:
        """Tokens of all 81 cells of the solution, givens too; IGNORE if it is not known."""
        if puzzle.solution is None:
            return np.full(CELLS, IGNORE, dtype=np.int32)
        return puzzle.solution.reshape(CELLS).astype(np.int32) + 1

    def decode(self, tokens: Tokens, puzzle: Puzzle) -> Grid:
        """Digits where tokens mean digits, 0 everywhere else."""
        digits = np.where((tokens >= 2) & (tokens <= SIZE + 1), tokens - 1, 0)
        return digits.astype(np.uint8).reshape(SIZE, SIZE)

    def check(self, puzzle: Puzzle, answer: Grid) -> list[Problem]:
        """Every clash, every changed clue, and the empty cells; [] means solved."""
        return faults(puzzle.given, answer)

    def pin(self, puzzle: Puzzle, cell: Cell, symbol: int) -> Puzzle | None:
        """The puzzle with one more clue; None where one stands, or for no digit."""
        if puzzle.given[cell] or not 1 <= symbol <= SIZE:
            return None
        given = puzzle.given.copy()
        given[cell] = symbol
        return replace(puzzle, given=given)

    def examine(self, puzzle: Puzzle) -> list[Problem]:
        """Clashes among the clues, else whether there is exactly one solution."""
        problems = clashes(puzzle.given)
        if problems:
            return problems
        solutions = solve_exact(puzzle.given, limit=2)
        if not solutions:
            return [Problem("The puzzle has no solution, though no two clues clash.")]
        if len(solutions) == 1:
            return []
        cells = tuple((int(r), int(c)) for r, c in np.argwhere(solutions[0] != solutions[1]))
        shown = (
            names(cells)
            if len(cells) <= 6
            else f"{names(cells[:1])} and {len(cells) - 1} more cells"
        )
        return [Problem(f"The puzzle has at least two solutions: they differ at {shown}.", cells)]

    def generate(self, rng: np.random.Generator, difficulty: str) -> Puzzle:
        """A puzzle with exactly one solution, of the level that rating it gives."""
        return next(self.stream(rng, difficulty))

    def stream(
        self, rng: np.random.Generator, difficulty: str, fewest: int = 0, most: int = BATCH
    ) -> Iterator[Puzzle]:
        """Puzzles without end, with at least `fewest` givens: faster than one by one."""
        for givens, solution in stream(rng, difficulty, fewest, most):
            yield Puzzle(
                self.name,
                givens.reshape(SIZE, SIZE),
                solution.reshape(SIZE, SIZE),
                title=f"Generated, {difficulty}",
            )

    def augment(self, puzzle: Puzzle, rng: np.random.Generator) -> View:
        """Transposed, lines permuted within and among bands, digits relabelled."""
        symmetry = random_symmetry(rng)
        solution = None if puzzle.solution is None else symmetry.apply(puzzle.solution)
        seen = replace(puzzle, given=symmetry.apply(puzzle.given), solution=solution)
        return View(seen, symmetry.undo)

    def parse(self, text_: str, limit: int | None = None) -> list[Puzzle]:
        """The puzzles in a text; see text.py for the formats."""
        return text.parse(text_, limit)

    def read(self, raw: bytes) -> list[Puzzle] | None:
        """The puzzles in arrays of NumPy; see arrays.py."""
        found = load_arrays(raw)
        return None if found is None else read_arrays(found)

    def format(self, puzzle: Puzzle) -> str:
        """81 characters, a dot for an empty cell."""
        return text.line(puzzle.given)
