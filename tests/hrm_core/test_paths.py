from pathlib import Path

import pytest

from hrm_core.paths import user_config_dir, user_data_dir


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
