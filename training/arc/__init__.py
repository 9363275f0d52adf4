"""Learning one ARC task from its examples."""
