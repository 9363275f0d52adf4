"""`hrm solve` and `hrm eval` for ARC: learnt, voted, told; done again only where needed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.cli import main as cli
from hrm_core.checkpoint import read_info
from hrm_core.library.card import model_card
from hrm_core.library.models import ModelLibrary
from hrm_core.solving.vote import Ballot
from hrm_core.tasks.arc import fingerprint, task_text
from tests.training.arc_base import a_task, write_base
from training.arc.table import ALIVE, STOP
from training.runs.lock import Lock

QUICK = ("--task", "arc", "--steps", "6", "--views", "4")


@pytest.fixture(autouse=True)
def base(tmp_path: Path) -> str:
    return str(write_base(tmp_path / "models").folder)


def write(folder: Path, count: int = 1) -> Path:
    folder.mkdir()
    for number in range(count):
        text = task_text([a_task(seed=number)])
        (folder / f"task{number}.json").write_text(text, "utf-8")
    return folder


def hrm(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[list[Any], str]:
    assert cli.main([str(argument) for argument in arguments]) == 0
    out, err = capsys.readouterr()
    return [json.loads(line) for line in out.splitlines()], err


def right_at_once(tests: Any, *_: object) -> Any:
    """In place of learning: every vote is for the solution."""
    yield from ()
    ballots = []
    for test in tests:
        ballots.append(Ballot())
        ballots[-1].add(test.solution, 0.0)
    return ballots


def test_a_task_is_learnt_once_and_answered(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "tasks") / "task0.json"
    (first,), told = hrm(capsys, "solve", file, *QUICK, "--model", base)
    assert "done after 6 steps" in told
    assert first["test"] == "task0"
    assert first["views"] == 4
    assert 1 <= sum(each["count"] for each in first["candidates"]) <= 4  # those of a fitting size
    assert first["tries"] == [each["grid"] for each in first["candidates"][:2]]
    assert first["solved"] in (True, False)
    assert ModelLibrary().learned(fingerprint(a_task().examples)) is not None

    (second,), told = hrm(capsys, "solve", file, *QUICK, "--model", base)
    assert told == "hrm: task0.json is taken for 1 ARC task, in JSON\n"
    assert second["candidates"] == first["candidates"]
    (third,), _ = hrm(capsys, "solve", file, *QUICK[:2], "--views", "4", "--model", first["model"])
    assert third["candidates"] == first["candidates"]
    _, told = hrm(capsys, "solve", file, *QUICK, "--model", base, "--again")
    assert "done after 6 steps" in told


def test_several_learners_vote_together(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "tasks"), tmp_path / "out"
    many = (*QUICK, "--model", base, "--learners", "3")
    (line,), told = hrm(capsys, "solve", folder / "task0.json", *many)
    assert told.count("done after 6 steps") == 3
    assert line["views"] == 12
    hrm(capsys, "eval", folder, *many, "--out", out, "--tries", "9", "--json")
    (row,) = (json.loads(row) for row in (out / "tasks.jsonl").read_text("utf-8").splitlines())
    (votes,) = row["votes"]
    assert votes == [each["count"] for each in line["candidates"]][: len(votes)]


def test_a_model_that_learnt_another_task_is_refused(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "tasks", 2)
    (first,), _ = hrm(capsys, "solve", folder / "task0.json", *QUICK, "--model", base)
    other = ("solve", str(folder / "task1.json"), *QUICK, "--model", first["model"])
    assert cli.main(list(other)) == 2
    assert "has learnt another task" in capsys.readouterr().err


def test_a_folder_is_evaluated_and_gone_on_with(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "tasks", 3), tmp_path / "out"
    command = ("eval", folder, *QUICK, "--model", base, "--out", out, "--json")
    _, told = hrm(capsys, *command, "--limit", 2)
    assert "2/2 task" in told
    rows = (out / "tasks.jsonl").read_text("utf-8").splitlines()
    (values,), _ = hrm(capsys, *command)
    assert (out / "tasks.jsonl").read_text("utf-8").splitlines()[:2] == rows
    assert values["tasks"] == 3
    assert 0 <= values["pass@1"] <= values["pass@2"] <= 1
    assert values["processor_seconds_per_task"] > 0
    submission = json.loads((out / "submission.json").read_text("utf-8"))
    assert sorted(submission) == ["task0", "task1", "task2"]
    assert set(submission["task0"][0]) == {"attempt_1", "attempt_2"}


def test_results_of_other_ways_are_not_mixed(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.arc.answers.learn_and_ask", right_at_once)
    folder, out = write(tmp_path / "tasks", 2), tmp_path / "out"
    command = ("eval", folder, *QUICK, "--model", base, "--out", out, "--json")
    hrm(capsys, *command, "--limit", 1)
    hrm(capsys, *command)
    for other in (["--steps", "7"], ["--views", "5"], ["--tries", "3"]):
        assert cli.main([str(word) for word in (*command, *other)]) == 2
        assert "another model or other options" in capsys.readouterr().err
    weights = Path(base) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-4] + b"\x00\x00\x80\x3f")  # another number
    assert cli.main([str(word) for word in command]) == 2
    assert "another model or other options" in capsys.readouterr().err


def test_figures_are_kept_with_the_model_and_shown_in_its_card(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.arc.answers.learn_and_ask", right_at_once)
    folder, out = write(tmp_path / "tasks", 2), tmp_path / "out"
    command = ("eval", folder, *QUICK, "--model", base, "--out", out, "--json")
    (values,), _ = hrm(capsys, *command, "--record", "my own", "--tries", 1)
    kept = read_info(Path(base)).provenance["figures"]["my own"]
    assert kept == {**values, "steps": 6, "views": 4, "learners": 1}
    assert (kept["tasks"], kept["pass@1"], kept["pass@2"]) == (2, 1.0, 1.0)
    card = model_card(read_info(Path(base)))
    assert f"| my own | 2 | 100.0 | 100.0 | {kept['processor_seconds_per_task']:.0f} |" in card
    assert "and 4 views of it vote." in card


def test_nothing_is_recorded_of_tests_without_solutions(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "tasks")
    text = task_text([replace(a_task(seed=9), solution=None)])
    (folder / "task9.json").write_text(text, "utf-8")
    command = ("eval", folder, *QUICK, "--model", base, "--out", tmp_path / "out", "--record", "x")
    assert cli.main([str(word) for word in command]) == 2
    assert "has tests without solutions; --record needs them" in capsys.readouterr().err
    assert "figures" not in read_info(Path(base)).provenance
    assert not (tmp_path / "out").exists()


def test_pass_counts_what_the_tries_say(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "tasks", 4)
    task = {fingerprint(a_task(seed=n).examples): n for n in range(4)}

    def votes(tests: Any, *_: object) -> Any:
        """Task 0 is right at once, 1 and 2 at the second try, 3 never."""
        number = task[fingerprint(tests[0].examples)]
        ballot, right = Ballot(), tests[0].solution
        wrong = np.zeros_like(right)
        for answer in ([right], [wrong, wrong, right], [wrong, wrong, right], [wrong])[number]:
            ballot.add(answer, 0.0)
        yield from ()
        return [ballot]

    monkeypatch.setattr("training.arc.answers.learn_and_ask", votes)
    command = ("eval", folder, *QUICK, "--model", base, "--out", tmp_path / "out", "--json")
    (values,), _ = hrm(capsys, *command)
    assert (values["pass@1"], values["pass@2"]) == (0.25, 0.75)


def test_what_cannot_be_done_is_told_in_a_sentence(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "tasks")
    large = tmp_path / "large.json"
    large.write_text(task_text([a_task("mirror 10x10")]), "utf-8")
    for arguments, words in (
        (("solve", str(large)), "grids of up to 10 x 10, the model takes 6 x 6"),
        (("eval", str(folder), "--size", "2"), "has no task that was asked for"),
        (("eval", str(large)), "choose smaller tasks with --size"),
    ):
        out = ("--out", str(tmp_path / "out")) if arguments[0] == "eval" else ()
        assert cli.main([*arguments, *QUICK, "--model", base, *out]) == 2
        assert words in capsys.readouterr().err


def test_an_empty_answer_is_wrong_and_no_obstacle(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def votes(*_: object) -> Any:
        ballot = Ballot()
        ballot.add(np.zeros((0, 0), dtype=np.uint8), 0.0)
        yield from ()
        return [ballot]

    monkeypatch.setattr("training.arc.answers.learn_and_ask", votes)
    folder, out = write(tmp_path / "tasks"), tmp_path / "out"
    (values,), _ = hrm(capsys, "eval", folder, *QUICK, "--model", base, "--out", out, "--json")
    assert values["pass@2"] == 0
    submission = json.loads((out / "submission.json").read_text("utf-8"))
    assert submission["task0"][0]["attempt_1"] == [[0, 0], [0, 0]]


def test_a_line_that_was_cut_off_spoils_no_other(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.arc.answers.learn_and_ask", right_at_once)
    folder, out = write(tmp_path / "tasks", 2), tmp_path / "out"
    command = ("eval", folder, *QUICK, "--model", base, "--out", out, "--json")
    hrm(capsys, *command, "--limit", 1)
    table = out / "tasks.jsonl"
    with table.open("a", encoding="utf-8") as file:
        file.write('{"task": "ta')
    hrm(capsys, *command)
    whole = [line for line in table.read_text("utf-8").splitlines() if line.endswith("}")]
    assert [json.loads(line)["task"] for line in whole] == sorted(("task0", "task1"), key=order)


def order(name: str) -> str:
    """That of the tasks in a folder."""
    return fingerprint(a_task(seed=int(name[-1])).examples)


def test_where_nothing_can_be_written_is_told(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "tasks")
    (tmp_path / "file").write_text("")
    command = ["eval", str(folder), *QUICK, "--model", base, "--out", str(tmp_path / "file")]
    assert cli.main(command) == 2
    assert capsys.readouterr().err.endswith("file: File exists\n")
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert cli.main(command) == 2
    assert "start it without torchrun" in capsys.readouterr().err


def test_a_folder_that_was_broken_off_is_gone_on_with(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out, asked = write(tmp_path / "tasks", 3), tmp_path / "out", []

    def ends_at_the_second(tests: Any, *more: object) -> Any:
        asked.append(tests[0].title)
        if len(asked) == 2:
            raise KeyboardInterrupt
        return (yield from right_at_once(tests, *more))

    monkeypatch.setattr("training.arc.answers.learn_and_ask", ends_at_the_second)
    command = ["arc", "all", str(folder), *QUICK[2:], "--model", base, "--out", str(out), "--json"]
    assert cli.main(command) == 130
    with (out / "tasks.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"task": "task')  # the power went while it was written
    (values,), _ = hrm(capsys, *command)
    assert len(asked) == 4  # the first is not learnt again
    assert values["pass@2"] == 1.0
    assert values["sizes"] == {
        "10x10": {"tasks": 3, "pass@1": 1.0, "error@1": 0.0, "pass@2": 1.0, "error@2": 0.0}
    }
    assert len(json.loads((out / "submission.json").read_text("utf-8"))) == 3


def test_learnt_tasks_are_listed_with_their_sizes_and_forgotten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    info = write_base(ModelLibrary().own)
    text = (info.folder / "model.json").read_text("utf-8")
    told = json.loads(text)
    told["provenance"] = {"learned": "0" * 64}
    (info.folder / "model.json").write_text(json.dumps(told), "utf-8")
    ((row,),), _ = hrm(capsys, "arc", "learnt", "--json")
    assert row["name"] == "base"
    assert row["bytes"] > 1000
    assert cli.main(["arc", "forget", "other"]) == 2
    assert "no learnt task is called 'other'" in capsys.readouterr().err
    assert cli.main(["arc", "forget"]) == 2
    assert cli.main(["arc", "forget", "--all"]) == 0
    assert not info.folder.exists()


def test_only_the_tasks_that_are_named_are_answered_and_what_they_taught_is_kept(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "tasks", 3), tmp_path / "out"
    (tmp_path / "names.txt").write_text("task1\nother\n", "utf-8")
    command = ("arc", "all", folder, *QUICK[2:], "--model", base, "--out", out, "--json")
    (values,), _ = hrm(capsys, *command, "--only", tmp_path / "names.txt", "--keep", "--background")
    assert values["tasks"] == 1
    assert ModelLibrary().learned(fingerprint(a_task(seed=1).examples)) is not None
    assert {path.name for path in out.iterdir()} == {
        *("tasks.jsonl", "submission.json", "tasks.csv", "alive", "alive.pid")
    }
    lines = (out / "tasks.csv").read_text("utf-8").splitlines()
    assert lines[1].startswith(("task1,1,right,", "task1,1,wrong,"))


def test_a_task_that_cannot_be_learnt_stops_no_other(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "tasks", 1), tmp_path / "out"
    (folder / "large.json").write_text(task_text([a_task("mirror 10x10")]), "utf-8")
    command = ("arc", "all", folder, *QUICK[2:], "--model", base, "--out", out, "--json")
    (values,), told = hrm(capsys, *command)
    assert values["tasks"] == 2
    assert "hrm: large: this task has grids of up to 10 x 10, the model takes 6 x 6" in told
    submission = json.loads((out / "submission.json").read_text("utf-8"))
    assert submission["large"][0]["attempt_1"] == [[0, 0], [0, 0]]


def test_two_processes_never_write_the_same_results(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write(tmp_path / "tasks"), tmp_path / "out"
    out.mkdir()
    lock = Lock.take(out / ALIVE)
    assert lock is not None
    command = ["arc", "all", str(folder), *QUICK[2:], "--model", base, "--out", str(out)]
    assert cli.main(command) == 2
    assert "another process writes its results into" in capsys.readouterr().err
    lock.release()


def test_work_ends_when_the_file_stop_appears_and_goes_on_later(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out, asked = write(tmp_path / "tasks", 3), tmp_path / "out", []

    def stops(tests: Any, *more: object) -> Any:
        asked.append(tests[0].title)
        if len(asked) == 1:
            (out / STOP).touch()
        return (yield from right_at_once(tests, *more))

    monkeypatch.setattr("training.arc.answers.learn_and_ask", stops)
    command = ["arc", "all", str(folder), *QUICK[2:], "--model", base, "--out", str(out), "--json"]
    assert cli.main(command) == 2
    assert "stopped after 1 of 3 tasks; the same command goes on" in capsys.readouterr().err
    (values,), _ = hrm(capsys, *command)
    assert (len(asked), values["pass@2"]) == (3, 1.0)
