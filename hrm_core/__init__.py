"""HRM Studio's core: puzzles, the model, engines that run it, and solving. No Qt, no optimisers."""
