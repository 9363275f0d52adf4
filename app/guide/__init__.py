"""What explains the program: the welcome, the tour, the palette of commands, help."""
