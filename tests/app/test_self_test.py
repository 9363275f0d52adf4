"""The self-test is tested with a script; with the bundled model it is run by packaging and CI."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from app import self_test
from app.__main__ import asked_for
from app.self_test import Result, examine_window
from hrm_core.engines.scripted import Beat, ScriptedEngine
from hrm_core.library.models import ModelError, ModelInfo
from hrm_core.places import asset_path
from hrm_core.puzzle import Task
from hrm_core.tasks.sudoku.solver import solve_exact
from hrm_core.version import version
from tests.app.support import SUDOKU, FakeLibrary, info

pytestmark = pytest.mark.usefixtures("no_window_stays")
ROOT = Path(__file__).resolve().parents[2]
WELL = Result(
    first_paint_ms=300.0,
    torch_before_window=False,
    engine_ms=10.0,
    device="CPU",
    segments=3,
    solved=True,
    ms_per_segment=5.0,
    gap_p95_ms=20.0,
    gap_max_ms=30.0,
    showing_gap_p95_ms=20.0,
    showing_gap_max_ms=30.0,
    loading_gap_max_ms=100.0,
    idle_cpu=0.01,
    error="",
)


@pytest.fixture(autouse=True)
def usual_excepthook() -> Iterator[None]:
    hook = sys.excepthook
    yield
    sys.excepthook = hook


def solver_of_the_first_example(segments: int = 3) -> ScriptedEngine:
    text = min(asset_path("samples", "sudoku").glob("*.txt")).read_text("utf-8")
    tokens = solve_exact(SUDOKU.parse(text)[0].given, 1)[0].reshape(81).astype("int32") + 1
    beats = [Beat(tokens, q_halt=-3.0, q_continue=0.0)] * (segments - 1)
    return ScriptedEngine([*beats, Beat(tokens, q_halt=3.0)], SUDOKU.vocab_size, seconds=0.06)


def examine(
    engine: ScriptedEngine | Exception, models: list[ModelInfo], screenshot: Path | None = None
) -> Result:
    def opens(_: ModelInfo) -> ScriptedEngine:
        if isinstance(engine, Exception):
            raise engine
        return engine

    task: Task = SUDOKU
    started = time.perf_counter()
    return examine_window(task, opens, FakeLibrary(models), started, "dark", screenshot, 0.2)


def test_a_solved_puzzle_is_reported_and_pictured(qtbot: QtBot, tmp_path: Path) -> None:
    result = examine(solver_of_the_first_example(), [info()], tmp_path / "window.png")
    assert (result.segments, result.solved, result.error) == (3, True, "")
    assert result.device == "Script: no model is running"
    assert 0 < result.first_paint_ms < 60_000
    assert 0 < result.gap_p95_ms <= result.gap_max_ms
    assert QPixmap(str(tmp_path / "window.png")).width() >= 900


def test_an_unsolved_puzzle_is_not_well(qtbot: QtBot) -> None:
    ones = np.full(SUDOKU.seq_len, 2, dtype=np.int32)
    engine = ScriptedEngine([Beat(ones, q_halt=3.0)], SUDOKU.vocab_size)
    result = examine(engine, [info()])
    assert (result.solved, result.well) == (False, False)


@pytest.mark.parametrize("models", [[], [info()]], ids=["no model", "broken model"])
def test_what_goes_wrong_is_told(qtbot: QtBot, models: list[ModelInfo]) -> None:
    result = examine(ModelError("its weights are damaged"), models)
    assert not result.well
    assert result.error == ("its weights are damaged" if models else "no model is bundled")


@pytest.mark.parametrize(
    "flaw",
    [
        {"solved": False},
        {"torch_before_window": True},
        {"gap_p95_ms": 50.0},
        {"showing_gap_p95_ms": 50.0},
        {"error": "broken"},
    ],
)
def test_all_is_well_only_without_any_flaw(flaw: dict[str, object]) -> None:
    assert WELL.well
    assert not replace(WELL, **flaw).well  # type: ignore[arg-type]  # one field each, of its type


@pytest.mark.parametrize(("result", "status"), [(WELL, 0), (replace(WELL, solved=False), 1)])
def test_the_exit_status_says_whether_all_is_well(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    result: Result,
    status: int,
) -> None:
    monkeypatch.setattr(self_test, "make_application", lambda _: None)
    monkeypatch.setattr(self_test, "examine_window", lambda *_: result)
    assert self_test.main(["--self-test", "--json"], 0.0) == status
    told = json.loads(capsys.readouterr().out)
    assert (told["segments"], told["well"]) == (3, status == 0)
    assert self_test.main(["--self-test"], 0.0) == status
    assert ("All is well." in capsys.readouterr().out) is (status == 0)


def run_app(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    clean = {name: value for name, value in os.environ.items() if name not in names}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_program_says_so_and_does_not_crash() -> None:
    result = run_app()
    assert (result.returncode, result.stdout) == (2, "")
    assert "there is no display here" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_and_version_are_told_without_a_window() -> None:
    told = run_app("--help")
    assert told.returncode == 0
    assert all(word in told.stdout for word in ("FILE", "--self-test", "--hrm"))
    assert run_app("--version").stdout.strip() == f"HRM Studio {version()}"


def test_what_is_no_option_is_opened() -> None:
    assert asked_for([]) == []
    assert asked_for(["a.txt", "-", "--", "--theme"]) == ["a.txt", "-", "--theme"]


@pytest.mark.parametrize("before", [(), ("--self-test",)])
def test_an_option_nobody_knows_is_refused(before: tuple[str, ...]) -> None:
    result = run_app(*before, "--loud", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 2
    assert "--loud" in result.stderr


def test_the_window_needs_no_back_end() -> None:
    program = "import sys, app.window.launch, app.self_test; print('torch' in sys.modules)"
    command = [sys.executable, "-c", program]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
