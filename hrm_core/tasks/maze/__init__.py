"""Mazes: the shortest path from start to goal. What other packages use is named here."""

from hrm_core.tasks.maze.batch import augment_batch, generate_batch, label_batch, least_path

__all__ = ["augment_batch", "generate_batch", "label_batch", "least_path"]
