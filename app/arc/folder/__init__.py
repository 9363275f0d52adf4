"""A folder of ARC tasks: all of them in sight, learnt and answered one after the other."""
