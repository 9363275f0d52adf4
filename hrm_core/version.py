"""Which version of the program this is."""

import tomllib
from importlib import metadata

from hrm_core.places import asset_path


def version() -> str:
    """Its number, as pyproject.toml has it; "?" where nothing says it."""
    try:
        return metadata.version("hrm-studio")
    except metadata.PackageNotFoundError:  # a checkout that is not installed
        project = asset_path().parent / "pyproject.toml"
        if not project.is_file():
            return "?"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
