"""The Training page: from the user's own puzzles to a model that solves them."""
