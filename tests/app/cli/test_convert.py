"""The command `hrm convert`: from any form into those that others read."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli import main as cli
from hrm_core.tasks.opening import open_puzzles
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE, ROWS


@pytest.mark.parametrize("name", ["a.sdm", "a.sdk", "a.txt", "a.csv"])
def test_a_file_is_written_in_the_form_its_ending_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "in.json").write_text(f'[{{"puzzle": "{LINE}", "solution": "{ANSWER}"}}]')
    assert cli.main(["convert", str(tmp_path / "in.json"), str(tmp_path / name)]) == 0
    assert "is taken for 1 sudoku with its answer, in JSON" in capsys.readouterr().err
    assert (open_puzzles(tmp_path / name).puzzles[0].solution is not None) is (name == "a.csv")


def test_text_can_go_to_the_screen_with_answers_that_were_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "in.sdk"
    path.write_text("\n".join(ROWS))
    assert cli.main(["convert", str(path), "-", "--form", "csv", "--answers"]) == 0
    assert capsys.readouterr().out == f"puzzle,solution\n{LINE},{ANSWER}\n"


def test_a_form_of_another_kind_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.txt").write_text(LINE)
    assert cli.main(["convert", str(tmp_path / "in.txt"), str(tmp_path / "a.png")]) == 2
    assert "a sudoku is written to files that end in .txt, .sdk" in capsys.readouterr().err
    assert cli.main(["convert", str(tmp_path / "in.txt"), "-", "--form", "npy"]) == 2
    assert "a sudoku has the forms line, sdk" in capsys.readouterr().err


def test_a_maze_in_a_picture_is_converted_with_the_walls_that_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signs = np.array([[3, 0, 0, 4], [1, 0, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]], np.uint8)
    table = np.array([[0, 0, 0], [255, 255, 255], [0, 0, 0], [0, 200, 0], [220, 0, 0]], np.uint8)
    path = tmp_path / "maze.png"
    pixels = table[signs].repeat(10, axis=0).repeat(10, axis=1)
    Image.fromarray(pixels).save(path)
    texts = []
    for walls in ("dark", "light"):
        assert cli.main(["convert", str(path), "-", "--walls", walls]) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0].replace("#", "x").replace(" ", "#").replace("x", " ") == texts[1]
