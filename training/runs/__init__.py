"""A run seen from outside: its folder, log, lock, checkpoints and process."""
