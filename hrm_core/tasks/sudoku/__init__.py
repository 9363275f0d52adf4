"""Sudoku, 9x9: one kind of puzzle. What other packages use is named here."""

from hrm_core.tasks.sudoku.fingerprint import solution_fingerprints
from hrm_core.tasks.sudoku.generator import GivensError, generate_batch
from hrm_core.tasks.sudoku.symmetry import augment_batch
from hrm_core.tasks.sudoku.table import read_csv
from hrm_core.tasks.sudoku.task import Sudoku

__all__ = [
    "GivensError",
    "Sudoku",
    "augment_batch",
    "generate_batch",
    "read_csv",
    "solution_fingerprints",
]
