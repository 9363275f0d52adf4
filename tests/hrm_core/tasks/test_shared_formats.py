"""Files from many programs, where they are at hand: each is read, or refused in a sentence."""

import re
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks import TASKS
from hrm_core.tasks.files import read_puzzles
from tests.shared import DATA, needs_data

FORMATS = DATA / "formats"
FILES = sorted(path for path in FORMATS.glob("*/*") if path.is_file())
SUDOKU = TASKS["sudoku"]

# not nine rows of nine: the last three are of another size or have a row or column too few or many
REFUSED = {
    "raenonx_extraCol.sdk": "line 1, character 10: ",
    "raenonx_lessCol.sdk": "line 1, character 9: ",
    "raenonx_lessRow.sdk": "line 8, character 10: ",
    "uo_hexa1.sdk": "line 1, character 1: ",
    "uo_hexa2.sdk": "line 1, character 1: ",
}
# puzzles in the lists, counted with grep
COUNTS = {
    "kaggle_first200.csv": 200,
    "reglib-1.3.txt": 1112,
    "Easy.opensudoku": 2055,
    "nullsudoku_easy_100.txt": 100,
    "qqwing_easy.sdm": 1000,
    "sudocue_almostdn.sdm": 400,
    "norvig_easy50.txt": 50,
    "norvig_top95.txt": 95,
    "projecteuler_p096_sudoku.txt": 50,
    "serg_benchmark_300_multisolution.txt": 300,
}

pytestmark = needs_data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_or_refused_with_line_and_character(path: Path) -> None:
    if path.name in REFUSED:
        with pytest.raises(PuzzleFormatError) as raised:
            read_puzzles(path, SUDOKU)
        message = str(raised.value)
        assert message.startswith(f"{path.name}: {REFUSED[path.name]}")
        assert re.fullmatch(r"[^\n]+\.", message)
        return
    puzzles = read_puzzles(path, SUDOKU)
    assert len(puzzles) == COUNTS.get(path.name, len(puzzles))
    assert all(puzzle.given.shape == (9, 9) for puzzle in puzzles)
    assert all(puzzle.given.any() for puzzle in puzzles)


def test_pencil_marks_hold_the_clues_and_the_cells_with_one_mark() -> None:
    plain = read_puzzles(FORMATS / "ss" / "sudopedia_simple_sudoku_clipboard.ss", SUDOKU)[0]
    marks = read_puzzles(FORMATS / "pencilmark" / "sudopedia_candidate_grid.txt", SUDOKU)[0]
    clues = plain.given != 0
    np.testing.assert_array_equal(marks.given[clues], plain.given[clues])
    assert [tuple(cell) for cell in np.argwhere((marks.given != 0) & ~clues)] == [(7, 1)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("negative/uo_bad.sdk", "stands twice in"),
        ("negative/serg_benchmark_300_multisolution.txt", "at least two solutions"),
        ("sdk/uo_hardest.sdk", None),
    ],
)
def test_impossible_and_ambiguous_puzzles_are_explained(name: str, words: str | None) -> None:
    problems = SUDOKU.examine(read_puzzles(FORMATS / name, SUDOKU)[0])
    if words is None:
        assert problems == []
    else:
        assert words in problems[0].message
        assert problems[0].cells
