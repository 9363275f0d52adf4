"""The library of puzzles: what a person keeps, to be found, named, tagged and taken up again."""
