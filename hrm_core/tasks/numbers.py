"""Arrays in files of NumPy, .npy and .npz, read with bounded memory; what they mean others say."""

import io
import tokenize
import warnings
import zipfile
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.puzzle import PuzzleFormatError

NPY, NPZ = b"\x93NUMPY", b"PK\x03\x04"
LARGEST = 256 << 20  # bytes, unpacked
_DAMAGE = (
    ValueError,  # headers that are no Python, shapes that do not fit, pickles
    EOFError,
    KeyError,
    MemoryError,
    SyntaxError,
    TypeError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    OSError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
)


def load_arrays(raw: bytes) -> dict[str, NDArray[Any]] | None:
    """The arrays of a file by their names, that of a .npy file under ''; None if it is neither.

    PuzzleFormatError if the file is damaged or too large. Nothing in it is unpickled.
    """
    if not raw.startswith((NPY, NPZ)):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of headers that Python 2 wrote
            if raw.startswith(NPY):
                return {"": np.load(io.BytesIO(raw), allow_pickle=False)}
            return _packed(raw)
    except PuzzleFormatError:
        raise
    except _DAMAGE as error:
        form = ".npy" if raw.startswith(NPY) else ".npz"
        raise PuzzleFormatError(
            f"this {form} file is damaged, or holds no plain numbers."
        ) from error


def _packed(raw: bytes) -> dict[str, NDArray[Any]] | None:
    """None for a zip file of other things."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        return None  # whatever it is, its beginning alone is that of a zip file
    if not entries or not all(entry.filename.endswith(".npy") for entry in entries):
        return None
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise PuzzleFormatError(
            f"this .npz file unpacks to more than {LARGEST >> 20} MB; split it."
        )
    with np.load(io.BytesIO(raw), allow_pickle=False) as file:
        return {name: file[name] for name in file.files}
