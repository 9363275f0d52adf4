"""The ARC bench: a task's pairs, an editor for its grids, learning the task, answering it."""
