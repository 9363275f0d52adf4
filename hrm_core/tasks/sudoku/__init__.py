"""Sudoku, 9x9: one kind of puzzle. What other packages use is named here."""

from hrm_core.tasks.sudoku.fingerprint import puzzle_fingerprints, solution_fingerprints
from hrm_core.tasks.sudoku.generator import GivensError, generate_batch
from hrm_core.tasks.sudoku.rating import Rating, rate, rate_batch
from hrm_core.tasks.sudoku.solver import solve_exact
from hrm_core.tasks.sudoku.symmetry import augment_batch
from hrm_core.tasks.sudoku.table import is_table, read_csv
from hrm_core.tasks.sudoku.task import Sudoku

__all__ = [
    "GivensError",
    "Rating",
    "Sudoku",
    "augment_batch",
    "generate_batch",
    "is_table",
    "puzzle_fingerprints",
    "rate",
    "rate_batch",
    "read_csv",
    "solution_fingerprints",
    "solve_exact",
]
