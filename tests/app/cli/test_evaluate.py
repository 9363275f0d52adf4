"""The command `hrm eval`: its figures, its batches, and several processes that share the work."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hrm_core.engines.scripted import Beat, ScriptedEngine
from tests.app.cli.commands import lines, random_model, table, values
from tests.hrm_core.support import RIGHT
from tests.hrm_core.tasks.sudoku.samples import LINE

pytestmark = pytest.mark.usefixtures("no_shipped_models")


@pytest.mark.usefixtures("engine")
def test_eval_prints_one_object_of_shares(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = values(capsys, "eval", table(tmp_path), "--segments", "3", "--json")
    assert (line["puzzles"], line["exact"], line["cell"], line["valid"]) == (3, 1, 1, 1)
    assert line["mean_segments"] == 3
    assert line["puzzles_per_second"] > 0


@pytest.mark.usefixtures("engine")
def test_eval_runs_every_segment_unless_told_to_halt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path)
    (all_run,) = values(capsys, "eval", path, "--segments", "8", "--json", "--scaling")
    assert (all_run["mean_segments"], all_run["exact"], all_run["valid"]) == (8, 0, 0)
    assert all_run["exact_at"] == {"1": 0, "2": 1, "4": 0, "8": 0}
    (halted,) = values(capsys, "eval", path, "--segments", "8", "--json", "--halt")
    assert (halted["mean_segments"], halted["exact"]) == (3, 1)


def test_eval_takes_only_so_many_puzzles_in_batches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: ScriptedEngine
) -> None:
    options = ("--limit", "5", "--batch", "2", "--segments", "1", "--json")
    (line,) = values(capsys, "eval", table(tmp_path, 7), *options)
    assert line["puzzles"] == 5
    assert engine.steps == 3


@pytest.mark.usefixtures("engine")
def test_eval_is_readable_without_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = lines(capsys, "eval", table(tmp_path), "--segments", "2")
    assert ["exact", "1.0"] in [line.split() for line in printed]


@pytest.mark.usefixtures("engine")
def test_scaling_runs_once_to_64_segments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: ScriptedEngine
) -> None:
    (line,) = values(capsys, "eval", table(tmp_path), "--json", "--scaling")
    assert list(line["exact_at"]) == ["1", "2", "4", "8", "16", "32", "64"]
    assert engine.steps == 64


@pytest.mark.parametrize(("device", "steps"), [("cpu", 5), ("cuda", 1)])
def test_a_batch_is_as_large_as_suits_the_device(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    engine: ScriptedEngine,
    device: str,
    steps: int,
) -> None:
    monkeypatch.setattr(ScriptedEngine, "device", device)
    lines(capsys, "eval", table(tmp_path, 40), "--segments", "1")
    assert engine.steps == steps


@pytest.mark.usefixtures("engine")
def test_eval_tells_how_well_q_halt_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path)
    (line,) = values(capsys, "eval", path, "--segments", "2", "--json")
    (row,) = line["calibration"]  # right, but it believes 38 %
    assert row == {"belief": pytest.approx(0.3775, abs=1e-4), "right": 1, "puzzles": 3}
    printed = lines(capsys, "eval", path, "--segments", "2", "--scaling")
    assert "          37.8%  100.0%         3" in printed
    assert "       2  100.0%" in printed


def test_two_processes_share_the_puzzles_and_one_tells_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--model", random_model(tmp_path / "random"), "--segments", "2", "--json")
    arguments: list[str | Path] = ["eval", table(tmp_path, 5), *options]
    (alone,) = values(capsys, *arguments)
    assert (alone["puzzles"], alone["exact"], alone["mean_segments"]) == (5, 0, 2)
    assert 0 <= alone["cell"] < 0.5
    start = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2")
    command = [sys.executable, *start, "-m", "app.cli.main", *(str(a) for a in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    together = json.loads(done.stdout)
    for scores in (alone, together):
        del scores["puzzles_per_second"]
    assert together == alone


def undecided(engine: ScriptedEngine) -> None:
    """Wrong in one cell, and unsure; right in the second segment."""
    wrong = RIGHT.copy()
    wrong[0] = 3 if RIGHT[0] != 3 else 4
    engine.script = (Beat(wrong, confidence=0.6, second=RIGHT), Beat(RIGHT, 2, -2))


def test_a_search_counts_what_was_accepted_and_what_it_cost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: ScriptedEngine
) -> None:
    undecided(engine)
    options = ("--segments", "1", "--search", "40", "--json")
    (line,) = values(capsys, "eval", table(tmp_path), *options)
    assert (line["puzzles"], line["search"], line["verify"]) == (3, 40, "rules")
    assert (line["exact"], line["accepted"], line["wrong_accepted"]) == (1, 1, 0)
    assert line["single_shot"] == 0
    assert line["exact_within"] == {"16": 1}
    assert line["thoughts_mean"] == 1 + 2 * 2  # the run, then two tries of two segments


def test_a_search_is_readable_without_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: ScriptedEngine
) -> None:
    undecided(engine)
    printed = lines(capsys, "eval", table(tmp_path), "--segments", "1", "--search", "40")
    assert "thoughts   exact, model and search" in printed


def test_solve_prints_what_it_guessed(
    capsys: pytest.CaptureFixture[str], engine: ScriptedEngine
) -> None:
    undecided(engine)
    first, found, verdict = values(capsys, "solve", LINE, "--segments", "1", "--search", "40")
    assert "guess" not in first
    assert found["guess"]["outcome"] == "accepted"
    (pin,) = found["guess"]["pins"]
    assert len(pin) == 4
    assert (verdict["solved"], verdict["searched"], verdict["segments"]) == (True, True, 5)


@pytest.mark.usefixtures("engine")
def test_a_run_and_its_search_have_no_more_segments_than_were_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    *_, verdict = values(capsys, "solve", LINE, "--no-halt", "--search", "2")
    assert verdict["segments"] == 2
