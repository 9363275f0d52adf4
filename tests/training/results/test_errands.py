"""Short work in a child that one waits for: what it says comes back, or why it failed."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hrm_core.tasks import TASKS
from tests.app.support import ANSWER, LINE
from tests.training.tiny import TINY
from training.data.own import Split
from training.results import errands
from training.results.errands import DryRun, Errand, publish
from training.runs.events import Finished, Measured, Progress, TrainEvent
from training.runs.files import RunError, RunFiles

(CLUES,) = TASKS["sudoku"].parse(LINE)
PUZZLE = replace(CLUES, solution=TASKS["sudoku"].parse(ANSWER)[0].given)
SPLIT = Split((PUZZLE,), (PUZZLE,))


def says(monkeypatch: pytest.MonkeyPatch, program: str) -> list[tuple[str, ...]]:
    """Let a child run this; with which arguments children were asked for."""
    asked: list[tuple[str, ...]] = []

    def command(folder: Path, *arguments: str) -> list[str]:
        asked.append((folder.name, *arguments))
        return [sys.executable, "-c", program]

    monkeypatch.setattr(errands, "child_command", command)
    return asked


def test_what_a_child_printed_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = says(monkeypatch, "import sys; print('all well'); print('a warning', file=sys.stderr)")
    assert Errand(tmp_path / "run", "--measure").run() == "all well\n"
    assert asked == [("run", "--measure")]


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import sys; print('so far', file=sys.stderr); sys.exit('there is no model')", "there is"),
        ("import sys; sys.exit(7)", "it ended with status 7"),
    ],
)
def test_a_child_that_failed_is_quoted_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    says(monkeypatch, program)
    with pytest.raises(RunError, match=f"^{words}"):
        Errand(tmp_path).run()


def test_an_errand_that_was_given_up_before_it_began_does_not_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, "import time; time.sleep(60)")
    errand = Errand(tmp_path)
    errand.kill()
    with pytest.raises(RunError, match="status"):
        errand.run()
    errand.kill()  # it is over, and nothing happens


def measure(monkeypatch: pytest.MonkeyPatch, *told: TrainEvent, fails: bool = False) -> Measured:
    """A dry run whose child logs these events."""

    def run(errand: Errand) -> str:
        files = RunFiles(Path(errand._command[-2]))
        assert errand._command[-1] == "--measure"
        assert files.config().batch_size == TINY.batch_size
        for event in told:
            files.log(event)
        if fails:
            raise RunError("the last words of the child")
        return ""

    monkeypatch.setattr(Errand, "run", run)
    return DryRun(TINY, SPLIT, TASKS["sudoku"]).run()


def test_a_dry_run_says_what_a_step_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    cost = Measured(0.5, 1.0, 100.0, 2.0, "CPU")
    assert measure(monkeypatch, Finished(0, 0.0, "stopped"), cost) == cost


@pytest.mark.parametrize("fails", [False, True])
def test_a_dry_run_that_ended_says_why(monkeypatch: pytest.MonkeyPatch, fails: bool) -> None:
    with pytest.raises(MemoryError, match="too little"):
        measure(monkeypatch, Finished(0, 0.0, "memory", "too little"), fails=fails)
    with pytest.raises(RunError, match="the data is gone"):
        measure(monkeypatch, Finished(0, 0.0, "failed", "the data is gone"), fails=fails)


def test_a_dry_run_that_logged_no_end_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Progress(1, 9, 1.0, 2.0, 60.0, 1e-3, 0.5, 0.7, 0.1, 0.8, 7.0)
    with pytest.raises(RunError, match="the last words of the child"):
        measure(monkeypatch, report, fails=True)
    with pytest.raises(RunError, match="nothing was measured"):
        measure(monkeypatch, report)


def test_publishing_in_a_child_says_the_name_that_the_model_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Sequence[tuple[str, ...]] = says(monkeypatch, """print('{"name": "mine-2"}')""")
    assert publish(tmp_path / "run", "mine", "My own") == "mine-2"
    assert list(asked) == [("run", "--publish", "mine", "--title", "My own")]
