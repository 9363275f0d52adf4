"""Answers to an ARC task: votes, tries and their archive."""
