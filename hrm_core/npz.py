"""Arrays in a packed file, as numpy.savez writes it: looked at before anything is unpacked.

Nothing in it is ever executed, and nothing takes more memory than its header says.
"""

import math
import tokenize
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from hrm_core.limits import MOST_MEMBERS, open_within, too_large

SUFFIX = ".npy"  # of each array in a file
# what zipfile, numpy and json raise for files that are damaged, or made to be
DAMAGE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
)
PLAIN = "biufU"  # kinds of values: booleans, whole numbers, numbers, text


def read_arrays(
    path: Path, most: int, names: Iterable[str] | None = None, packed: bool = True
) -> dict[str, NDArray[Any]]:
    """All arrays of a file, or those of some names.

    Args: most: bytes, packed and unpacked. packed: whether they may be compressed.
    Raises: OSError for what is no regular file or too large, those of DAMAGE for a damaged one,
        of which KeyError says that a name is not there.
    """
    with open_within(path, most) as file, zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        _refuse(path, members, most, packed)
        known = {member.filename.removesuffix(SUFFIX): member for member in members}
        wanted = known if names is None else {name: known[name] for name in names}
        return {name: _read(archive, member) for name, member in wanted.items()}


def array_of(file: BinaryIO, size: int) -> NDArray[Any]:
    """The array in `size` bytes of .npy; ValueError if they hold no plain one of that size."""
    version = np.lib.format.read_magic(file)
    if version not in ((1, 0), (2, 0)):
        raise ValueError("an array of an unknown version")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of headers that Python 2 wrote
        if version == (1, 0):
            shape, by_column, kind = np.lib.format.read_array_header_1_0(file)
        else:
            shape, by_column, kind = np.lib.format.read_array_header_2_0(file)
    if kind.kind not in PLAIN or kind.hasobject:
        raise ValueError("an array of other things than numbers and text")
    if any(type(length) is not int or length < 0 for length in shape):
        raise ValueError("an array of impossible shape")
    needed = math.prod(shape) * kind.itemsize
    if needed > size:
        raise ValueError("an array that is longer than its file")
    content = file.read(needed)
    if len(content) != needed:
        raise ValueError("an array that is cut off")
    array = np.frombuffer(bytearray(content), dtype=kind)
    return array.reshape(shape[::-1]).T if by_column else array.reshape(shape)


def _refuse(path: Path, members: list[zipfile.ZipInfo], most: int, packed: bool) -> None:
    if len(members) > MOST_MEMBERS:
        raise ValueError(f"more than {MOST_MEMBERS:,} arrays")
    size = sum(member.file_size for member in members)
    if size > most:
        raise too_large(path, size, most)
    allowed = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) if packed else (zipfile.ZIP_STORED,)
    for member in members:
        if member.compress_type not in allowed or member.flag_bits & 1:
            raise ValueError("arrays that are packed in a way that is not read")
        if not member.filename.endswith(SUFFIX):
            raise ValueError(f"something that is no array: {member.filename[:40]!r}")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[Any]:
    with archive.open(member) as file:
        return array_of(file, member.file_size)  # type: ignore[arg-type]  # an IO[bytes]
