"""The program's memory: one SQLite file with what is on the desks and what was opened last."""
