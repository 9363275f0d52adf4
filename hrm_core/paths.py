"""Where the user's own files are: models, runs, saved sessions, settings. Creates nothing."""

import os
from pathlib import Path

import platformdirs

NAME = "hrm-studio"


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
