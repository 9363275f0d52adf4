"""Handing a model on, and keeping what was measured of it, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main as cli
from hrm_core.checkpoint import ModelInfo, read_info, read_weights
from tests.app.cli.commands import lines, random_model, table


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert cli.main([str(argument) for argument in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_a_model_is_exported_with_its_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, out = random_model(tmp_path / "model"), tmp_path / "out"
    lines(capsys, "export", model, "--out", out)
    assert sorted(path.name for path in out.iterdir()) == [
        "MODEL_CARD.md",
        "model.json",
        "model.safetensors",
    ]
    assert (out / "model.json").read_bytes() == (model / "model.json").read_bytes()
    assert read_weights(out).keys() == read_weights(model).keys()
    assert (out / "MODEL_CARD.md").read_text("utf-8").startswith("# Knows nothing\n")
    again = refused(capsys, "export", model, "--out", out)
    assert f"{out} is there already" in again


def test_what_cannot_be_exported_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = random_model(tmp_path / "model")
    assert "say where to" in refused(capsys, "export", model)
    assert "ends in .onnx" in refused(capsys, "export", model, "--onnx", tmp_path / "x.bin")
    (tmp_path / "file").touch()
    told = refused(capsys, "export", model, "--out", tmp_path / "file" / "out")
    assert "cannot write the model to" in told
    assert "there is no model 'nothing'" in refused(capsys, "export", "nothing", "--out", "x")


def test_an_onnx_file_is_written_where_it_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Path]] = []

    def export(info: ModelInfo, path: Path, say: Callable[[str], None]) -> float:
        asked.append((info.name, path))
        say("batch 1 of 8")
        return 3e-6

    monkeypatch.setattr("app.cli.models.export_onnx", export)
    model, path = random_model(tmp_path / "model"), tmp_path / "x.onnx"
    assert cli.main(["export", str(model), "--onnx", str(path)]) == 0
    out, steps = capsys.readouterr()
    assert asked == [("random", path)]
    assert out == f"random: {path}, within 3e-06 of PyTorch\n"
    assert steps == "batch 1 of 8\n"


def test_figures_are_kept_beside_what_was_known_and_become_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = random_model(tmp_path / "model")
    assert "no figures of random are recorded" in refused(capsys, "card", model)
    before = json.loads((model / "model.json").read_text("utf-8"))
    data = table(tmp_path)
    for words in ("three alike", "once more"):
        arguments = ("--model", str(model), "--segments", "4", "--record", words)
        lines(capsys, "eval", data, *arguments)
    after = json.loads((model / "model.json").read_text("utf-8"))
    figures = after["provenance"].pop("figures")
    assert after == before
    assert list(figures) == ["three alike", "once more"]
    kept = figures["three alike"]
    assert kept["puzzles"] == 3
    assert set(kept) >= {"exact", "optimal", "valid", "cell", "mean_segments", "q_halt_accuracy"}
    assert list(kept["exact_at"]) == ["1", "2", "4"]
    assert "calibration" not in kept
    rows = lines(capsys, "card", model)
    assert rows[2].startswith("| three alike | 3 | 0.0 | 0.0 | – | – |")
    assert len(rows) == 4
    assert "## Limits" in lines(capsys, "card", model, "--full")
    assert [path.name for path in model.iterdir() if path.name.startswith(".")] == []


def test_a_model_that_cannot_be_written_keeps_what_it_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = random_model(tmp_path / "model")

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hrm_core.files._sync", full)
    data, before = table(tmp_path), (model / "model.json").read_bytes()
    told = refused(capsys, "eval", data, "--model", model, "--segments", "1", "--record", "x")
    assert "cannot write the figures into" in told
    assert (model / "model.json").read_bytes() == before
    assert read_info(model).provenance == {}
    assert sorted(path.name for path in model.iterdir()) == ["model.json", "model.safetensors"]
