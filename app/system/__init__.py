"""What the system around the program gives and wishes."""
