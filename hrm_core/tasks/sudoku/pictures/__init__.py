"""Sudokus in screenshots and flat photos: the board, its digits, and what is in doubt."""
