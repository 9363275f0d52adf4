"""Files made to hang, fill or break a program: each ends with one sentence and exit code 2."""

import gzip
import json
import os
import shutil
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hrm_core.limits import DESCRIPTION, ONNX, PUZZLES
from hrm_core.places import asset_path
from tests.app.cli.test_refusals import refusal
from tests.hrm_core.tasks.sudoku.samples import LINE

ATTACK = Path(__file__).parents[2] / "data" / "attack"
TASKS = ("sudoku", "maze", "arc")
pytestmark = pytest.mark.timeout(60)
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


def files() -> list[Path]:
    return sorted(ATTACK.iterdir())


def sparse(path: Path, size: int) -> Path:
    """A file that is large and takes no room."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_no_reader_of_puzzles_takes_a_hostile_file(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for task in TASKS:
        assert path.name in refusal(capsys, "solve", path, "--task", task)
    refusal(capsys, "eval", path)
    refusal(capsys, "prepare", tmp_path / "out.npz", path)
    assert not (tmp_path / "out.npz").exists()


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_no_other_reader_takes_a_hostile_file(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal(capsys, "train", "--recipe", path, "--out", tmp_path / "run")
    refusal(capsys, "import", path)
    refusal(capsys, "solve", LINE, "--model", path)
    assert not (tmp_path / "run").exists()


def test_aliases_that_stand_for_millions_of_values_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ATTACK / "all_config-alias-bomb.yaml", tmp_path / "all_config.yaml")
    with zipfile.ZipFile(tmp_path / "step_1", "w") as archive:
        archive.writestr("data.pkl", b"")
    assert "it has aliases" in refusal(capsys, "import", tmp_path)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of a shipped model, to be damaged."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("model.json", "model.safetensors"):
        shutil.copyfile(asset_path("models") / "sudoku" / name, folder / name)
    return folder


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("H_cycles", 10**9, "H_cycles must be at most 1024"),
        ("hidden_size", 10**400, "hidden_size must be at most 65536"),
        ("hidden_size", [[[1]]], "'hidden_size' cannot be"),
        ("H_layers", 10**5, "H_layers must be at most 128"),
        ("halt_max_steps", 10**9, "halt_max_steps must be at most 1024"),
    ],
    ids=["cycles", "digits", "nested", "layers", "segments"],
)
def test_a_model_that_would_never_end_or_fit_is_refused(
    name: str, value: object, words: str, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = json.loads((model / "model.json").read_bytes())
    values["config"][name] = value
    (model / "model.json").write_text(json.dumps(values))
    assert words in refusal(capsys, "solve", LINE, "--model", model)


def _large_description(model: Path) -> None:
    sparse(model / "model.json", DESCRIPTION + 1)


def _large_weights(model: Path) -> None:
    sparse(model / "model.safetensors", 2 << 30)


def _large_tensor(model: Path) -> None:
    size = 1 << 31
    header = json.dumps({"x": {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}})
    path = sparse(model / "model.safetensors", 8 + len(header) + size)
    with path.open("rb+") as file:
        file.write(struct.pack("<Q", len(header)) + header.encode())


@pytest.mark.parametrize("harm", [_large_description, _large_weights, _large_tensor])
def test_sizes_are_looked_at_before_a_model_is_read(
    harm: Callable[[Path], None], model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(model)
    refusal(capsys, "solve", LINE, "--model", model)
    refusal(capsys, "import", model, "--name", "mine")


@posix
@pytest.mark.parametrize("name", ["model.json", "model.safetensors"])
def test_a_pipe_or_a_device_in_a_model_is_not_read(
    name: str, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (model / name).unlink()
    os.mkfifo(model / name)
    refusal(capsys, "solve", LINE, "--model", model)
    (model / name).unlink()
    (model / name).symlink_to("/dev/zero")
    refusal(capsys, "solve", LINE, "--model", model)


def test_an_exported_file_is_looked_at_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sparse(tmp_path / "a.onnx", ONNX + 1)
    assert "are the most" in refusal(capsys, "solve", LINE, "--model", path)


def test_large_and_packed_files_of_puzzles_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sparse(tmp_path / "a.txt", PUZZLES + 1)
    assert "128 MB are the most" in refusal(capsys, "solve", path)
    bomb = tmp_path / "b.txt.gz"
    bomb.write_bytes(gzip.compress((LINE + "\n").encode() * 120_000, mtime=0))
    assert "more than 100 times its size" in refusal(capsys, "solve", bomb)


@posix
def test_devices_and_silent_pipes_hold_no_puzzles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hrm_core.tasks.files.PIPE_SECONDS", 0.1)
    os.mkfifo(tmp_path / "pipe")
    assert "nothing came from it" in refusal(capsys, "solve", tmp_path / "pipe")
    assert "not a regular file" in refusal(capsys, "solve", "/dev/zero")
    for name in ("config.json", "recipe.toml"):
        os.mkfifo(tmp_path / name)
        refusal(capsys, "train", "--recipe", tmp_path / name, "--out", tmp_path / "run")
    assert "holds no run" in refusal(capsys, "train", "--resume", "--out", tmp_path)
    (tmp_path / "tasks").mkdir()
    os.mkfifo(tmp_path / "tasks" / "a.json")
    refusal(capsys, "eval", tmp_path / "tasks", "--task", "arc")
