"""Training and fine-tuning: the only layer with optimisers and losses. No Qt."""
