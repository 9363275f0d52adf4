"""`hrm bench`: every figure is there, and none is made up."""

import json

import pytest

from app.cli.main import main


@pytest.mark.parametrize("kind", ["sudoku"])
def test_a_model_is_measured_with_every_engine(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["bench", "--task", kind, "--repeat", "1", "--puzzles", "2", "--json"]
    assert main(arguments) == 0
    values = json.loads(capsys.readouterr().out)
    for name in ("segment_ms", "puzzles_per_second"):
        for spread in values[name].values():
            assert 0 < spread["p10"] <= spread["median"] <= spread["p90"]
    assert values["solved"] == dict.fromkeys(("onnx", "torch", "torch, all segments"), "2 of 2")
    assert set(values["cold_solve"]) == {"onnx", "torch"}
    assert values["cold_solve_seconds"] > 0
    assert values["segment_gflop"] == 0.672  # 20 updates of 729 vectors by 23,040 weights
    assert 0 < values["roofline"] < 2
    ratio = values["segment_ms"]["torch"]["median"] / values["segment_ms"]["onnx"]["median"]
    assert values["ratio_batch1"] == pytest.approx(ratio, abs=0.02)


def test_an_exported_file_is_not_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "--model", "nowhere.onnx"]) == 2
    assert "nowhere.onnx" in capsys.readouterr().err
