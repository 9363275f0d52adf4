"""A library with a folder that is shipped and one of the user."""

from pathlib import Path

import pytest

from hrm_core.library.models import ModelLibrary


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return tmp_path / "shipped"


@pytest.fixture
def library(tmp_path: Path, shipped: Path) -> ModelLibrary:
    return ModelLibrary([shipped, tmp_path / "own"])
