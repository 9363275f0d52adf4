"""A maze as a picture that reads back without a guess."""

import io

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hrm_core.puzzle import Grid
from hrm_core.tasks.pictures import NOTE

_SIDE = 16  # pixels of a square
_COLORS = ((0, 0, 0), (255, 255, 255), (0, 160, 0), (210, 0, 0), (255, 255, 255))


def png(grid: Grid) -> bytes:
    """Dark walls, a green start, a red goal."""
    colors = np.array(_COLORS, dtype=np.uint8)[grid]
    picture = Image.fromarray(colors.repeat(_SIDE, axis=0).repeat(_SIDE, axis=1))
    note = PngInfo()
    note.add_text(NOTE, f"maze, dark walls, {_SIDE} pixels")
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=note)
    return file.getvalue()
