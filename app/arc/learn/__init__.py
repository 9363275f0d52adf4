"""Learning an ARC task and showing how it goes."""
