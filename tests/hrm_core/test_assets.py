from pathlib import Path

import pytest

from hrm_core.assets import asset_path

ROOT = Path(__file__).resolve().parents[2]


def test_assets_lie_beside_the_packages() -> None:
    assert asset_path("models", "sudoku") == ROOT / "assets" / "models" / "sudoku"


def test_a_frozen_program_finds_its_assets_in_the_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert asset_path("fonts") == tmp_path / "assets" / "fonts"
