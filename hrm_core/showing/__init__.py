"""Runs as pictures, films, tables and pages: for files and the command line, without a window."""
