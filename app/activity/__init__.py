"""What runs in the program, listed from the foot of the window."""
