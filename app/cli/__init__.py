"""The command hrm: the second face of the program, without Qt."""
