"""The reasoning theatre: what a run leaves the window as, and how it is shown to others."""
