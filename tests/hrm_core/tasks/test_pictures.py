"""Pictures that are damaged, too large or none."""

import io
import struct
import tracemalloc
import zlib
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.pictures import LONGEST, decode, is_picture
from tests.hrm_core.tasks.maze.pictures.drawings import stored

PNG = b"\x89PNG\r\n\x1a\n"
NOISE = np.random.default_rng(0).integers(0, 256, (24, 20, 3)).astype(np.uint8)


def heading(width: int, height: int) -> bytes:
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    return PNG + b"".join(
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (body, data, b"IEND")
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (PNG, "damaged"),
        (heading(50_000, 50_000), "pixels"),
        (heading(10_000, 9_000), "10000 x 9000 pixels; 40,000,000 in all are the most"),
        (heading(100, 100), "damaged"),
        (stored(NOISE)[:200], "damaged"),
        (b"\xff\xd8\xff" + b"\0" * 100, "damaged"),
        (b"GIF89a" + b"\xff" * 50, "damaged"),
    ],
)
def test_a_damaged_or_huge_picture_is_refused_in_one_sentence(data: bytes, told: str) -> None:
    assert is_picture(data)
    with pytest.raises(PuzzleFormatError) as raised:
        decode(data)
    assert told in str(raised.value)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "BMP", "GIF", "WEBP"])
def test_a_broken_picture_never_crashes(form: str) -> None:
    rng = np.random.default_rng(1)
    whole = stored(NOISE, form)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(int(rng.integers(1, 4))):
            data[rng.integers(2, len(data))] = rng.integers(256)
        with suppress(PuzzleFormatError):
            decode(bytes(data[: rng.integers(10, len(data) + 1)]))


def test_large_pictures_are_looked_at_smaller() -> None:
    assert max(decode(stored(NOISE, size=200)).shape) == LONGEST


def test_grey_of_16_bits_is_read_without_a_wider_copy() -> None:
    file = io.BytesIO()
    values = np.full((2000, 2000), 0x80FF, np.uint16)
    Image.fromarray(values).save(file, "PNG", compress_level=1)
    tracemalloc.start()
    try:
        pixels = decode(file.getvalue())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (pixels == 0x80).all()
    assert peak < 6 * values.nbytes  # 40 million pixels must not need a gigabyte


def test_what_is_clear_contrasts_with_what_is_drawn() -> None:
    for ink, ground in ((0, 255), (255, 0)):
        values = np.zeros((8, 8, 4), dtype=np.uint8)
        values[2:5, 2:5] = ink, ink, ink, 255
        file = io.BytesIO()
        Image.fromarray(values).save(file, "PNG")
        assert decode(file.getvalue())[0, 0].tolist() == [ground] * 3


def test_text_is_no_picture() -> None:
    assert not is_picture(b"S #\n  G")
    assert not is_picture(b"BM is how this text begins, as a picture may")
