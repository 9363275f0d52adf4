"""A session on disk: arrays and what they mean, in one file. Nothing in it is ever executed."""

import io
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hrm_core.decoding import from_json, to_json
from hrm_core.files import replace_file
from hrm_core.limits import SESSION
from hrm_core.npz import DAMAGE, read_arrays

SUFFIX = ".hrms"
ABOUT = "about"  # the array that holds the JSON


class SessionError(ValueError):
    """A file that is no session; its message is fit to show."""


def write_file(
    path: Path, about: Mapping[str, Any], arrays: Mapping[str, NDArray[np.generic]]
) -> None:
    """One file, whole or not at all."""
    content = io.BytesIO()
    stored: dict[str, Any] = {ABOUT: np.array(to_json(about)), **arrays}
    np.savez_compressed(content, allow_pickle=False, **stored)
    replace_file(path, content.getvalue())


@contextmanager
def reading(path: Path) -> Generator[None]:
    """Whatever goes wrong with a file in here becomes a SessionError."""
    try:
        yield
    except OSError as error:
        raise SessionError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except SessionError:
        raise
    except DAMAGE as error:
        raise SessionError(f"{path.name} is not a session of HRM Studio, or is damaged.") from error


def read_file(path: Path) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """What the file says of itself, and its arrays; to be called while `reading` it."""
    arrays = read_arrays(path, SESSION)
    return from_json(str(arrays.pop(ABOUT)), dict[str, Any]), arrays


def refuse_newer(path: Path, about: Mapping[str, Any], newest: int) -> None:
    """SessionError for a format that this version does not know."""
    if about["format"] > newest:
        raise SessionError(f"{path.name} was saved by a newer HRM Studio; update to open it.")


def holds_votes(path: Path) -> bool:
    """Whether a file is a session of votes; False also where it cannot be read."""
    try:
        about = read_arrays(path, SESSION, [ABOUT])[ABOUT]
        return "votes" in from_json(str(about), dict[str, Any])
    except (OSError, *DAMAGE):
        return False
