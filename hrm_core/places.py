"""Where files are: those that come with the program, and the user's own. Creates nothing."""

import os
import sys
from pathlib import Path

import platformdirs

NAME = "hrm-studio"


def asset_path(*parts: str) -> Path:
    """A shipped file or folder; it lies beside the packages in a checkout, a wheel and a bundle.

    >>> asset_path("fonts").name
    'fonts'
    """
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a frozen program
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[1]
    return root.joinpath("assets", *parts)


def user_data_dir() -> Path:
    """Models, runs and saved sessions; below HRM_STUDIO_HOME where that is set."""
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
