"""The command `hrm`: what it prints when all is well."""

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.cli import main as cli
from hrm_core.checkpoint import write_model
from hrm_core.engines.scripted import ScriptedEngine
from hrm_core.library.models import ModelLibrary
from hrm_core.places import user_data_dir
from hrm_core.tasks.sudoku.rating import LEVELS, rate
from hrm_core.version import version
from tests.app.cli.commands import lines, random_model, values
from tests.hrm_core.support import SUDOKU
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, ROWS, grid

pytestmark = pytest.mark.usefixtures("no_shipped_models")


@pytest.mark.usefixtures("engine")
def test_solve_prints_a_line_for_each_segment_and_one_at_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    *segments, last = values(capsys, "solve", LINE, "--json")
    assert [line["segment"] for line in segments] == [1, 2, 3]
    assert segments[1]["grid"] == grid(ANSWER).tolist()
    assert [line["q_halt"] for line in segments] == [-3, -0.5, 2]
    assert segments[0]["q_continue"] == 1
    assert segments[0]["problems"] == ["55 cells are empty."]
    assert segments[1]["problems"] == []
    assert all(line["seconds"] >= 0 for line in segments)
    assert last.keys() == {"solved", "segments", "seconds"}
    assert (last["solved"], last["segments"]) == (True, 3)


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("options", "segments"),
    [
        (("--no-halt", "--segments", "6"), 6),
        (("--no-halt",), 16),
        (("--halt", "--segments", "2"), 2),
        (("--model", "tiny"), 3),
    ],
)
def test_solve_ends_where_it_is_told(
    capsys: pytest.CaptureFixture[str], options: Sequence[str], segments: int
) -> None:
    assert values(capsys, "solve", LINE, *options)[-1]["segments"] == segments


@pytest.mark.usefixtures("engine")
def test_solve_takes_a_file_with_many_puzzles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.sdm"
    path.write_text(f"{LINE}\n{LINE}\n", "utf-8")
    found = values(capsys, "solve", path)
    assert [line.get("segment", "end") for line in found] == [1, 2, 3, "end"] * 2


@pytest.mark.usefixtures("engine")
def test_solve_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO("\n".join(ROWS).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert values(capsys, "solve", "-")[-1]["solved"] is True


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("text", [LINE, LINE[::-1], LINE.replace(".", "*"), "\n".join(ROWS)])
def test_a_puzzle_is_not_taken_for_the_name_of_a_file(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert len(values(capsys, "solve", text, "--segments", "1")) == 2


def test_generate_prints_puzzles_of_the_level(capsys: pytest.CaptureFixture[str]) -> None:
    for level in LEVELS[:3]:
        printed = lines(capsys, "generate", "--difficulty", level, "--count", "2", "--seed", "1")
        assert len(set(printed)) == 2
        for line in printed:
            rating = rate(SUDOKU.parse(line)[0].given)
            assert rating is not None
            assert rating.level == level


def test_generate_repeats_itself_with_the_same_seed(capsys: pytest.CaptureFixture[str]) -> None:
    three = lines(capsys, "generate", "--seed", "5", "--count", "3")
    assert lines(capsys, "generate", "--seed", "5") == three[:1]
    assert lines(capsys, "generate", "--seed", "6") != three[:1]
    assert lines(capsys, "generate") != lines(capsys, "generate")


def test_generate_leaves_the_wanted_number_of_givens(capsys: pytest.CaptureFixture[str]) -> None:
    printed = lines(capsys, "generate", "--givens", "60", "--count", "4")
    assert [81 - line.count(".") for line in printed] == [60] * 4


@pytest.mark.usefixtures("engine")
def test_models_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    ((line,),) = (json.loads(text) for text in lines(capsys, "models", "--json"))
    assert (line["name"], line["task"], line["parameters"]) == ("tiny", "sudoku", 3)
    assert lines(capsys, "models")[0].split() == ["tiny", "sudoku", "3", "A", "tiny", "model"]


def test_models_says_what_is_wrong_with_a_folder_and_lists_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (user_data_dir() / "models" / "broken").mkdir(parents=True)
    assert cli.main(["models", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert "broken holds no model" in err


def test_an_interrupted_command_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, engine: ScriptedEngine
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(engine, "step", interrupted)
    assert cli.main(["solve", LINE]) == 130
    assert capsys.readouterr().err == "hrm: stopped\n"


def test_a_real_model_solves_the_same_on_every_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = random_model(tmp_path / "random")
    options = ("--model", folder, "--device", "cpu", "--segments", "2")
    first, again = (values(capsys, "solve", LINE, "--no-halt", *options) for _ in range(2))
    assert [line["grid"] for line in first[:2]] == [line["grid"] for line in again[:2]]
    assert first[2]["solved"] is False
    assert first[0]["problems"]


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_output_in_another_encoding_loses_signs_and_no_work(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    folder = user_data_dir() / "models" / "more"
    info = replace(ModelLibrary().models()[0], name="more", title="Über 数独", folder=folder)
    write_model(info, {"x": np.zeros(3, np.float32)})
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    assert cli.main(["models"]) == 0
    stream.flush()
    assert b"ber ??" in stream.buffer.getvalue()


@pytest.mark.usefixtures("engine")
def test_solve_finds_out_the_kind_and_says_what_it_took_the_file_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"puzzle": LINE, "solution": ANSWER}] * 2))
    assert cli.main(["solve", str(path), "--segments", "1"]) == 0
    assert capsys.readouterr().err == (
        "hrm: list.json is taken for 2 sudokus with answers, in JSON\n"
    )
    path.write_text("#####\n#S G#\n#####")
    assert cli.main(["solve", str(path)]) == 2
    assert "there is no model for maze yet" in capsys.readouterr().err
    assert cli.main(["solve", str(path), "--task", "sudoku"]) == 2
    assert "this looks like a maze, not a sudoku" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert not ended.value.code
    assert capsys.readouterr().out == f"HRM Studio {version()}\n"
