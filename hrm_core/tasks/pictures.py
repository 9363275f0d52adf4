"""The bytes of a picture as pixels, with bounded time and memory; what they show others say."""

import io
import re
import struct
import warnings
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from hrm_core.puzzle import Cell, Puzzle, PuzzleFormatError

Pixels = NDArray[np.uint8]  # [height, width, RGB]

NOTE = "HRM Studio"  # under this name our own PNGs say how they are drawn
MOST_PIXELS = 40_000_000  # of the file; the camera of a telephone has 12 to 50 million
MOST_BYTES = 64 << 20
LONGEST = 1600  # pixels a side that are looked at; larger pictures are made smaller
FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP")
_OPAQUE = 128  # of 255
# what the decoders of Pillow raise for damaged files
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, zlib.error)


@dataclass(frozen=True)
class PictureReading:
    """A puzzle as it was understood; a person looks at it before it is used."""

    puzzle: Puzzle
    notes: tuple[str, ...] = ()  # what was found out or assumed, without a full stop
    unsure: tuple[Cell, ...] = ()  # that may be read wrongly

    @property
    def kind(self) -> str:
        """The name of the task."""
        return self.puzzle.task


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as one of the kinds of picture that are read.

    >>> is_picture(b"GIF89a"), is_picture(b"BMW"), is_picture(b"S #")
    (True, False, False)
    """
    return (
        data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a"))
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[:2] == b"BM" and len(data) >= 26 and data[6:10] == bytes(4))
    )


def decode(data: bytes) -> Pixels:
    """A picture's first frame, upright, LONGEST pixels a side at most; what is clear contrasts.

    Raises: PuzzleFormatError if it is damaged, empty or larger than MOST_PIXELS.
    """
    if len(data) > MOST_BYTES:
        raise PuzzleFormatError(
            f"this picture has more than {MOST_BYTES >> 20} MB; save it smaller."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are checked below, other oddities do no harm
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                return _pixels(picture)
    except (Image.DecompressionBombError, MemoryError) as error:
        raise PuzzleFormatError(
            f"this picture has more than {MOST_PIXELS:,} pixels; save it smaller."
        ) from error
    except PuzzleFormatError:
        raise
    except UnidentifiedImageError as error:
        raise PuzzleFormatError(
            "this picture is damaged, or none of the kinds that are read:"
            " PNG, JPEG, BMP, GIF and WebP."
        ) from error
    except (*_DAMAGE, struct.error) as error:
        reason = str(error).strip().rstrip(".") or type(error).__name__
        raise PuzzleFormatError(
            f"this picture is damaged ({reason.splitlines()[0][:80]}); save it again."
        ) from error


def note_of(data: bytes, name: str) -> str:
    """A text that a PNG carries under a name; '' if it carries none, or is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
                found = picture.info.get(name, "")
    except (Image.DecompressionBombError, MemoryError, *_DAMAGE, struct.error):
        return ""
    return found if isinstance(found, str) else ""


def drawn_by_us(data: bytes) -> tuple[str, int] | None:
    """Of a maze in a PNG of ours: the color of its walls, and the pixels of a square."""
    drawn = re.fullmatch(r"maze, (dark|light) walls, (\d{1,3}) pixels", note_of(data, NOTE))
    return None if drawn is None else (drawn[1], int(drawn[2]))


def _pixels(picture: Image.Image) -> Pixels:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PuzzleFormatError(
            f"this picture has {width} x {height} pixels; {MOST_PIXELS:,} in all are the most."
        )
    picture.draft("RGB", (LONGEST, LONGEST))  # JPEG alone: smaller while it is unpacked
    picture.load()
    if picture.mode.startswith("I"):  # 16 bits of grey
        high = np.asarray(picture) >> 8  # no wider type: a picture may have MOST_PIXELS
        picture = Image.fromarray(high.clip(0, 255).astype(np.uint8))
    if max(picture.size) > LONGEST:
        if picture.mode not in ("L", "LA", "RGB", "RGBA"):
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX)
    picture = ImageOps.exif_transpose(picture)
    if picture.has_transparency_data:
        return _on_ground(np.asarray(picture.convert("RGBA")))
    return np.asarray(picture.convert("RGB"))


def _on_ground(values: Pixels) -> Pixels:
    """What is clear becomes white, or black where most of what is drawn is bright."""
    colors, alpha = values[..., :3], values[..., 3:].astype(np.uint16)
    drawn = colors[alpha[..., 0] >= _OPAQUE]
    bright = len(drawn) > 0 and float(np.median(drawn.mean(axis=1))) > 127
    ground = 0 if bright and (alpha < _OPAQUE).mean() > 0.01 else 255
    return np.asarray((colors * alpha + ground * (255 - alpha)) // 255, dtype=np.uint8)
