"""Puzzles in pictures: screenshots and drawings become mazes and sudokus, and mazes become PNGs."""
