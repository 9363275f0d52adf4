"""The number of this version, wherever the program was started from."""

import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from hrm_core import version as of_this

ROOT = Path(__file__).resolve().parents[2]


def test_where_nothing_is_installed_the_project_file_says_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert of_this.version() == project["version"]
    monkeypatch.setattr(of_this, "asset_path", lambda: tmp_path / "assets")
    assert of_this.version() == "?"


def test_a_package_brings_the_project_file_beside_its_assets() -> None:
    spec = (ROOT / "packaging" / "hrm_studio.spec").read_text("utf-8")
    assert all(f'(str(root / "{name}"), ' in spec for name in ("assets", "pyproject.toml"))
