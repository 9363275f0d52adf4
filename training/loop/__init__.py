"""The loop itself: steps, losses, optimisers, halting, several processes."""
