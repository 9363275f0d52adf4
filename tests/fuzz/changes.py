"""Changes of bytes at random, and what readers say of them."""

import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.fuzz.readers import readers

OURS = ("app", "hrm_core", "training")
SLOW = 10.0  # seconds after which an input counts as one that hangs
BITS = (
    *(b"1e400", b"9" * 400, b"9" * 5000, b"[" * 2000, b"{", b"}", b"[]", b"{}", b"null", b"NaN"),
    *(b"-1", b"0", b'"\\ud800"', b'"', b"\\", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b","),
    *(b"true", b"1.5", b"9223372036854775808", b"''", b"(", b"\xc2\xb2", b"inf"),
)


@dataclass(frozen=True)
class Fault:
    """An input that was neither read nor refused in a sentence of ours."""

    reader: str
    content: bytes
    error: BaseException
    seconds: float


def changed(content: bytes, rng: np.random.Generator) -> bytes:
    """The same bytes with one to four changes."""
    for _ in range(rng.integers(1, 5)):
        at, end = sorted(rng.integers(len(content) + 1, size=2).tolist())
        end = min(end, at + int(rng.integers(1, 40)))
        what = int(rng.integers(6))
        bit = BITS[int(rng.integers(len(BITS)))]
        if what == 0 and content:
            at = min(at, len(content) - 1)
            flipped = content[at] ^ (1 << int(rng.integers(8)))
            content = content[:at] + bytes([flipped]) + content[at + 1 :]
        elif what == 1:
            content = content[:at] + bit + content[at:]
        elif what == 2:
            content = content[:at] + bit + content[end:]
        elif what == 3:
            content = content[:at] + content[end:]
        elif what == 4:
            content = content[:at] + 2 * content[at:end] + content[end:]
        elif rng.random() < 0.2:
            content = content[:at]
    return content


def fuzz(folder: Path, count: int, seed: int) -> Iterator[Fault]:
    """Change inputs so many times, in turn for every reader; what was unhandled."""
    rng = np.random.default_rng(seed)
    known = list(readers(folder).items())
    path = folder / "input"
    for number in range(count):
        name, reader = known[number % len(known)]
        content = changed(reader.content, rng)
        path.write_bytes(content)
        began = time.monotonic()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                reader.read(path)
        except Exception as error:  # noqa: BLE001  # what may come is what is looked for
            package = type(error).__module__.partition(".")[0]
            if not (isinstance(error, ValueError) and package in OURS and str(error)):
                yield Fault(name, content, error, time.monotonic() - began)
        seconds = time.monotonic() - began
        if seconds > SLOW:
            yield Fault(name, content, TimeoutError(f"{seconds:.0f} s"), seconds)
