"""Solving a sudoku by hand: what helps a person who writes on the board."""
