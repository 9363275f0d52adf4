"""The Hierarchical Reasoning Model in PyTorch. It knows tokens, never puzzles."""
