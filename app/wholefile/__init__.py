"""The page that solves a whole file: read into a database, answered, looked through."""
