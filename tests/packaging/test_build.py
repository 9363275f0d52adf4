"""What stops a build, without building."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.packaging.scripts import script

build = script("build")


def frozen(folder: Path, *names: str) -> Path:
    """A folder as PyInstaller leaves it."""
    for name in names:
        (folder / "_internal" / name).mkdir(parents=True)
    return folder


def test_pytorch_in_the_player_stops_the_build(tmp_path: Path) -> None:
    build.check(frozen(tmp_path / "good", "numpy"), "player", cuda=False)
    with pytest.raises(build.BuildError, match="the player has torch in it"):
        build.check(frozen(tmp_path / "bad", "numpy", "torch"), "player", cuda=False)


def test_a_full_edition_without_pytorch_or_for_the_wrong_device_is_none(tmp_path: Path) -> None:
    with pytest.raises(build.BuildError, match="has no torch in it"):
        build.check(frozen(tmp_path / "player", "numpy"), "full", cuda=False)
    plain = frozen(tmp_path / "plain", "torch/lib")
    build.check(plain, "full", cuda=False)
    with pytest.raises(build.BuildError, match="torch has no CUDA"):
        build.check(plain, "full", cuda=True)
    (plain / "_internal" / "torch" / "lib" / "libtorch_cuda.so").touch()
    build.check(plain, "full", cuda=True)
    with pytest.raises(build.BuildError, match="add --cuda"):
        build.check(plain, "full", cuda=False)


def test_a_library_that_is_not_found_is_no_mere_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*command: object, **options: object) -> SimpleNamespace:
        told = "WARNING: Library not found: could not resolve 'libxcb-icccm.so.4', dependency of x"
        return SimpleNamespace(returncode=0, stderr=told)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(build.BuildError, match=r"not found on this machine: libxcb-icccm\.so\.4"):
        build.freeze("player")


def test_a_build_that_fails_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["build.py", "player", "--cuda"])
    assert build.main() == 1
    assert "the player has no PyTorch" in capsys.readouterr().err
