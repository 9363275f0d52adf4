"""The settings one can see and change: what there is, and the window that shows it."""
