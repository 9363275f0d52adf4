"""The command `hrm`: one sentence on stderr and exit code 2 for what it cannot do."""

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.cli import main as cli
from hrm_core.places import user_data_dir
from tests.hrm_core.tasks.sudoku.samples import LINE

pytestmark = pytest.mark.usefixtures("no_shipped_models")


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The sentence on stderr of a command that cannot be done."""
    try:
        code = cli.main([str(argument) for argument in arguments])
    except SystemExit as stop:  # argparse ends the program itself
        code = int(str(stop.code))
    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert err.startswith("hrm")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


def test_without_a_model_solve_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no model for sudoku yet; train or import one" in refusal(capsys, "solve", LINE)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "required: COMMAND"),
        (("frobnicate",), "'frobnicate'"),
        (("solve",), "required: puzzle"),
        (("solve", LINE, "--segments", "0"), "a whole number from 1 on is needed, not '0'"),
        (("solve", LINE, "--segments", "²"), "not '²'"),
        (("solve", LINE, "--segments", "9" * 30), "from 1 on"),
        (("solve", LINE, "--task", "chess"), "'chess'"),
        (("solve", LINE, "--device", "abacus"), "'abacus'"),
        (("solve", LINE, "--model", "none"), "there is no model 'none'; there are: tiny"),
        (("solve", "none.sdk"), "none.sdk: there is no such file"),
        (("solve", "folder/none"), "none: there is no such file"),
        (("solve", "C:\\none.sdk"), "there is no such file"),
        (("solve", LINE[:80] + "x"), "line 1, character 81: 'x' is no cell"),
        (("solve", ""), "line 1, character 1: '' holds no puzzle"),
        (("solve", "x" * 5000), "line 1, character 1"),
        (("eval",), "required: file"),
        (("eval", "none.csv"), "none.csv: there is no such file"),
        (("generate", "--difficulty", "brutal"), "beginner, easy, medium, hard, extreme, not"),
        (("generate", "--count", "-1"), "not '-1'"),
        (("generate", "--seed", "-1"), "a whole number from 0 on is needed, not '-1'"),
        (("generate", "--seed", "1.5"), "not '1.5'"),
        (("generate", "--givens", "81"), "at most 80 givens"),
        (("generate", "--givens", "many"), "not 'many'"),
        (("import", "none"), "none"),
        (("train",), "--recipe NAME"),
        (("train", "--out", "x", "--max-seconds", "soon"), "'soon'"),
        (("train", "--out", "x", "--max-seconds", "0"), "a number of seconds is needed, not '0'"),
        (("train", "--out", "x", "--max-seconds", "nan"), "not 'nan'"),
        (("solve", LINE, "--seconds", "-1"), "not '-1'"),
        (("train", "--resume"), "say with --out which run to resume"),
        (("train", "--resume", "--out", "x", "--recipe", "sudoku"), "leave out --recipe"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: Sequence[str], words: str
) -> None:
    assert words in refusal(capsys, *arguments)


@pytest.mark.usefixtures("engine")
def test_files_that_are_no_puzzles_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0")
    for command in ("solve", "eval"):
        assert "picture.png: this picture is damaged" in refusal(capsys, command, path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    assert "line 1, character 1: the byte ff" in refusal(capsys, "solve", "-")
    (tmp_path / "list.txt").write_text("." * 81, "utf-8")
    told = refusal(capsys, "eval", tmp_path / "list.txt")
    assert "list.txt has no solution that is known, or not only one." in told
    (tmp_path / "folder").mkdir()
    assert "a folder without puzzles" in refusal(capsys, "solve", tmp_path / "folder")


def test_a_recipe_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("train", "--out", tmp_path / "run", "--recipe")
    assert "'none'" in refusal(capsys, *arguments, "none")
    assert "none.toml" in refusal(capsys, *arguments, "none.toml")
    assert "a new run has none" in refusal(capsys, *arguments, "sudoku", "--best")
    told = refusal(capsys, *arguments, "sudoku", "--data", tmp_path)
    assert "train.csv is not there; name its folder with --data" in told
    (tmp_path / "extreme" / "train.csv").mkdir(parents=True)
    for more in ((), ("--smoke",)):
        told = refusal(capsys, *arguments, "sudoku", "--data", tmp_path, *more)
        assert "train.csv is a folder, not a file of puzzles" in told
    assert not (tmp_path / "run").exists()


def test_a_try_says_which_data_are_not_there_and_what_it_is_tried_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.train.command", lambda options: 0)
    run = ["train", "--recipe", "sudoku", "--smoke", "--out", str(tmp_path / "run")]
    assert cli.main([*run, "--data", str(tmp_path)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"hrm: not there: {tmp_path / 'extreme' / 'train.csv'}")
    assert told[0].endswith("; it is tried on generated puzzles instead")


def test_import_of_what_is_no_checkpoint_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "all_config.yaml").write_text("{", "utf-8")
    (tmp_path / "step_1").write_bytes(b"nonsense")
    assert refusal(capsys, "import", tmp_path)
    assert not (user_data_dir() / "models").exists()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("kind", ["sudoku", "maze"])
def test_a_saved_run_in_place_of_puzzles_is_known_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    run = tmp_path / "run.hrms"
    assert cli.main(["solve", LINE, "--save", str(run)]) == 0
    capsys.readouterr()
    said = "hrm: run.hrms: this is a run that HRM Studio saved; look at it with hrm show"
    for arguments in (("solve", run), ("eval", run, "--task", kind), ("convert", run, "-")):
        assert refusal(capsys, *arguments).startswith(said)
