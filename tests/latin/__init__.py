"""Latin squares, 4x4: the smallest whole kind of puzzle, as a template for a new one."""

from tests.latin.task import Latin

__all__ = ["Latin"]
