"""Runs over a puzzle, kept: traces, verdicts and the files they are saved in."""
