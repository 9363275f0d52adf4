from pathlib import Path

import pytest

from hrm_core.places import asset_path, user_config_dir, user_data_dir

ROOT = Path(__file__).resolve().parents[2]


def test_assets_lie_beside_the_packages() -> None:
    assert asset_path("models", "sudoku") == ROOT / "assets" / "models" / "sudoku"


def test_a_frozen_program_finds_its_assets_in_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert asset_path("fonts") == tmp_path / "assets" / "fonts"


def test_one_variable_moves_everything_the_user_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRM_STUDIO_HOME", str(tmp_path))
    assert user_data_dir().parent == user_config_dir().parent == tmp_path
    assert user_data_dir() != user_config_dir()
    assert list(tmp_path.iterdir()) == []


def test_without_the_variable_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HRM_STUDIO_HOME")
    assert "hrm-studio" in user_data_dir().parts
    assert "hrm-studio" in user_config_dir().parts
