"""What a cell of a maze can be, and the order in which directions are tried."""

WALL, FREE, START, GOAL, PATH = range(5)  # grid values; the official token is one more, 0 is PAD
SIGNS = "# SGo"  # by grid value, in official files

SMALLEST, LARGEST = 2, 40  # cells a side

# Down, left, right, up: the order in which the official labels break ties.
DIRECTIONS = ((1, 0), (0, -1), (0, 1), (-1, 0))
