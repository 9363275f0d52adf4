"""The Solve page: a puzzle comes in, the model thinks, and every thought can be looked at."""
