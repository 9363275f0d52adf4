"""Where files are: those that come with the program, and the user's own. Creates nothing."""

import os
import sys
from pathlib import Path

import msgspec
import platformdirs

from hrm_core.decoding import DecodingError, from_json
from hrm_core.limits import DESCRIPTION, read_within

NAME = "hrm-studio"
STORAGE = "storage.json"  # beside the settings: where the storage folder is, once it was moved


class Storage(msgspec.Struct, frozen=True):
    """What the window wrote down when the storage folder was moved; paths, "" for none."""

    folder: str = ""  # "": the usual one
    wish: str = ""  # where it is to be moved to at the next start
    old: str = ""  # where a copy of it still lies
    names: tuple[str, ...] = ()  # of what was copied from there


def asset_path(*parts: str) -> Path:
    """A shipped file or folder; it lies beside the packages in a checkout, a wheel and a bundle.

    >>> asset_path("fonts").name
    'fonts'
    """
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a frozen program
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[1]
    return root.joinpath("assets", *parts)


def user_data_dir() -> Path:
    """Models, runs and saved sessions: where the user has moved them, else the usual folder."""
    try:
        moved = read_storage().folder
    except (OSError, DecodingError):  # said by storage_fault() at every start
        moved = ""
    return Path(moved) if moved else usual_data_dir()


def read_storage() -> Storage:
    """What was written down of moving; OSError or DecodingError if that cannot be read."""
    path = user_config_dir() / STORAGE
    if not os.path.lexists(path):
        return Storage()
    return from_json(read_within(path, DESCRIPTION), Storage)


def storage_fault() -> str:
    """Why it is not known where the user's files are, or why they cannot be had; '' if all is well.

    Whoever begins with an empty folder then would seem to have lost everything.
    """
    path = user_config_dir() / STORAGE
    try:
        folder = read_storage().folder
    except (OSError, DecodingError) as error:
        reason = getattr(error, "strerror", None) or error
        return (
            f"{path} cannot be read ({reason}): it says where your models and runs are. Mend it, or"
            " delete it to use the usual folder again."
        )
    if folder and not Path(folder).is_dir():
        return (
            f"The storage folder {folder} is not there. Connect the disk that it is on, or delete"
            f" {path} to use the usual folder again."
        )
    return ""


def usual_data_dir() -> Path:
    """The storage folder of who has not moved it; below HRM_STUDIO_HOME where that is set."""
    home = os.environ.get("HRM_STUDIO_HOME")
    if home:
        return Path(home) / "data"
    return platformdirs.user_data_path(NAME, appauthor=False)


def user_config_dir() -> Path:
    """Settings; below HRM_STUDIO_HOME where that is set."""
    home = os.environ.get("HRM_STUDIO_HOME")
    if home:
        return Path(home) / "config"
    return platformdirs.user_config_path(NAME, appauthor=False)


def log_dir() -> Path:
    """The log of the window; below HRM_STUDIO_HOME where that is set."""
    home = os.environ.get("HRM_STUDIO_HOME")
    if home:
        return Path(home) / "log"
    return platformdirs.user_log_path(NAME, appauthor=False)


def example_name(path: Path) -> str:
    """What an example is called: its file name without the number that orders it."""
    return path.stem.partition(" ")[2] or path.stem
