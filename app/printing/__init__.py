"""Puzzles on paper: how many a page, a preview, the system's dialog, or a PDF."""
