"""What is trained on: streams of examples and a person's own puzzles."""
