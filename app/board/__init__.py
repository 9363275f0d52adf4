"""The board: what a cell shows, how it is painted, how it is edited."""
