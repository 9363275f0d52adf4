"""Hints on a sudoku from the rules alone, told little by little; no model has a part in them."""
