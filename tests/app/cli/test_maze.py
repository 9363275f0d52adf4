"""The command `hrm` with mazes: three scores side by side, and files of other forms than text."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from app.cli import evaluate as cli_eval
from app.cli import main as cli
from hrm_core.checkpoint import ModelInfo, write_model
from hrm_core.engines.scripted import Beat
from hrm_core.places import user_data_dir
from hrm_core.tasks.maze import Maze, make_maze
from hrm_core.tasks.opening import Opened, open_puzzles
from tests.hrm_core.support import PerPuzzle

MAZE = Maze()
QUESTION = "S   \n ## \n ## \n   G\n"
ANSWERS = (  # the label, another shortest path, no path
    "S   \no## \no## \noooG\n",
    "Sooo\n ##o\n ##o\n   G\n",
    "S   \n ## \n ## \n   G\n",
)


def answer(text: str) -> Beat:
    """A maze with a path as a model would say it."""
    rows = [["# SGo".index(sign) + 1 for sign in line] for line in text.splitlines()]
    return Beat(np.array(rows, dtype=np.int32).reshape(-1))


@pytest.fixture
def _model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("hrm_core.library.models.asset_path", lambda *parts: tmp_path / "nothing")
    folder = user_data_dir() / "models" / "tiny"
    config = {"seq_len": 16, "vocab_size": 6}
    info = ModelInfo("tiny", "A tiny model", "maze", folder, 3, config)
    write_model(info, {"x": np.zeros(3, np.float32)})


@pytest.mark.usefixtures("_model")
def test_exact_optimal_and_valid_are_three_scores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long_way = "S G \n ## \n ## \n    \n"
    path = tmp_path / "mazes.txt"
    path.write_text(f"{QUESTION}\n{QUESTION}\n{long_way}\n{QUESTION}")
    around = "S Go\no##o\no##o\noooo\n"
    says = [answer(text) for text in (*ANSWERS[:2], around, ANSWERS[2])]
    puzzle_ids = iter(range(4))

    def numbered(*asked: Any) -> Opened:
        opened = open_puzzles(*asked)
        puzzles = [replace(puzzle, puzzle_id=next(puzzle_ids)) for puzzle in opened.puzzles]
        return replace(opened, puzzles=puzzles)

    monkeypatch.setattr(cli_eval, "open_puzzles", numbered)
    engine = PerPuzzle(*[[beat] for beat in says], vocab_size=6, seq_len=16)
    for place in (cli, cli_eval):
        monkeypatch.setattr(place, "open_engine", lambda *asked: engine)
    assert cli.main(["eval", str(path), "--task", "maze", "--segments", "1", "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["exact"], scores["optimal"], scores["valid"]) == (0.25, 0.5, 0.75)


@pytest.mark.usefixtures("_model")
def test_a_maze_too_large_for_the_model_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = PerPuzzle([answer(ANSWERS[0])], vocab_size=6, seq_len=16)
    for place in (cli, cli_eval):
        monkeypatch.setattr(place, "open_engine", lambda *asked: engine)
    assert cli.main(["solve", "S    \n    G", "--task", "maze"]) == 2
    told = capsys.readouterr().err
    assert told == "hrm: this maze of 5 x 5 is too large for the model, which takes 4 x 4\n"


def test_new_mazes_are_printed_so_that_they_can_be_read_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["generate", "--task", "maze", "--difficulty", "prim 9x9", "--count", "3"]
    assert cli.main([*command, "--seed", "1"]) == 0
    found = MAZE.parse(capsys.readouterr().out)
    assert [puzzle.given.shape for puzzle in found] == [(9, 9)] * 3


def test_a_picture_that_can_be_read_both_ways_is_decided_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dark = np.pad(make_maze(np.random.default_rng(3), "prim", 9), 1)
    colors = np.array([[0, 0, 0], [255, 255, 255], [0, 160, 0], [210, 0, 0]], dtype=np.uint8)
    path = tmp_path / "maze.png"
    Image.fromarray(colors[dark].repeat(9, axis=0).repeat(9, axis=1)).save(path)
    command = ["solve", str(path), "--task", "maze", "--segments", "1"]
    assert cli.main([*command, "--walls", "dark"]) == 0
    segment = json.loads(capsys.readouterr().out.splitlines()[0])
    given = np.array(segment["grid"])
    assert given.shape == dark.shape
    assert (given[0] == 0).all()  # the frame is wall
    assert cli.main(["eval", *command[1:], "--walls", "dark", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["puzzles"] == 1
    path.write_bytes(b"no picture")
    assert cli.main([*command, "--walls", "light"]) == 2
