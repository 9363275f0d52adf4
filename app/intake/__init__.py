"""What is asked before a puzzle lies on a board: how a new one is to be, how a picture is meant."""
