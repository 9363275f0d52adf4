"""One way in: every kind of file that people have is understood, or refused in a sentence."""

import io
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from hrm_core.puzzle import Grid, PuzzleFormatError
from hrm_core.tasks import files
from hrm_core.tasks.maze.text import drawing
from hrm_core.tasks.opening import likely_kind, open_puzzles, with_answers
from hrm_core.tasks.writing import candidates
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE

FAULTS = Path(__file__).resolve().parents[2] / "data" / "faults"
FIRST = "...5..2....6.493879..837....39.8..2...2.13...84...2.93..7........8..6..44..3....1"
SOLVED = "783561249156249387924837615539784126672913458841652793317495862298176534465328971"
ROWS = [FIRST[at : at + 9] for at in range(0, 81, 9)]
SUDOKUS = {  # puzzles, and how many of them have answers
    "solution_first.csv": (1, 1),
    "semicolon.csv": (3, 3),
    "tab.tsv": (3, 3),
    "head_board_solution.csv": (3, 3),
    "quoted_spaces.csv": (3, 3),
    "empty_solution.csv": (3, 0),
    "rating_bad.csv": (1, 1),
    "hrm_dataset_sudoku": (3, 3),
    "opensudoku_v1.opensudoku": (3, 0),
    "opensudoku_v2.opensudoku": (3, 0),
}
ONE = "sheet_* pipes_* csv81_* opensudoku_raw* blank_* empty_rows* zwsp* fpuzzles* python* c.txt"
SINGLE = sorted(path.name for each in ONE.split() for path in FAULTS.glob(each))
MAZES = (  # all of ref.txt
    "inverted.png",
    "transparent_free.png",
    "brownwalls.png",
    "margin_entrances.png",
    "pal2b.png",
    "q95.jpg",
    "interlaced.png",
    "m.bmp",
    "thinwalls.png",
    "antialias_165.png",
    "cs50_AB.txt",
    "digits10.txt",
    "double_pipe.txt",
    "plus3.txt",
    "box.txt",
    "np_tok.npz",
    "ref.txt",
)
WALLS = ("movingai.map", "np01.npy")  # of ref.txt, without start and goal
TASKS_OF_ARC = {"rearc_list.json": 3, "barc.jsonl": 3, "base.json": 3, "kaggle_hyphen": 3}


def line(grid: Grid) -> str:
    return "".join(str(digit) if digit else "." for digit in grid.flat)


def maze(name: str) -> Grid:
    (puzzle,) = open_puzzles(FAULTS / name).puzzles
    assert puzzle.task == "maze"
    return puzzle.given


@pytest.mark.parametrize("name", [*SUDOKUS, *SINGLE])
def test_files_of_sudokus_are_read_with_their_answers(name: str) -> None:
    opened = open_puzzles(FAULTS / name)
    count, answers = SUDOKUS.get(name, (1, 0))
    assert opened.kind == "sudoku"
    assert opened.told.startswith(f"{count} sudoku")
    assert len(opened.puzzles) == count
    assert sum(puzzle.solution is not None for puzzle in opened.puzzles) == answers
    assert line(opened.puzzles[0].given) == FIRST
    solved = with_answers(opened).puzzles[0].solution
    assert solved is not None
    assert line(solved) == SOLVED


@pytest.mark.parametrize("name", MAZES)
def test_files_of_mazes_are_read(name: str) -> None:
    np.testing.assert_array_equal(maze(name), maze("ref.txt"))


@pytest.mark.parametrize("name", WALLS)
def test_maps_without_a_start_are_open_for_one_to_be_set(name: str) -> None:
    np.testing.assert_array_equal(maze(name) == 0, maze("ref.txt") == 0)
    assert set(np.unique(maze(name)).tolist()) == {0, 1}


def test_spaces_that_an_editor_cut_off_are_free_cells() -> None:
    assert drawing(maze("trailing_stripped.txt")) == "####\n#S  \n### \n#G  \n"
    assert drawing(maze("no_outer_wall.txt")).splitlines()[3] == " #   "


@pytest.mark.parametrize("name", TASKS_OF_ARC)
def test_files_of_arc_are_read(name: str) -> None:
    opened = open_puzzles(FAULTS / name)
    (test,) = opened.puzzles
    assert (opened.kind, len(test.examples)) == ("arc", TASKS_OF_ARC[name])
    assert test.solution is not None
    assert test.solution.tolist() == [[1, 1, 0], [0, 0, 2], [0, 3, 0]]


def test_an_empty_output_of_a_test_is_none() -> None:
    assert open_puzzles(FAULTS / "emptyoutput.json").puzzles[0].solution is None


def cells(row: str) -> list[int]:
    return [int(digit) for digit in row.replace(".", "0")]


OTHER_SUDOKUS = {  # as other programs write them
    "JSON lines": json.dumps({"puzzle": FIRST, "solution": SOLVED}) + "\n",
    "JSON with numbers": json.dumps({"board": [cells(row) for row in ROWS], "level": 2}),
    "JSON of a list of texts": json.dumps([FIRST, FIRST.replace(".", "0")]),
    "JSON of an interface": json.dumps(
        {"newboard": {"grids": [{"value": [cells(row) for row in ROWS], "difficulty": "Easy"}]}}
    ).replace('"value"', '"puzzle"'),
    "JSON with null": json.dumps({"grid": [[digit or None for digit in cells(r)] for r in ROWS]}),
    "JSON of names": json.dumps({"monday": FIRST}),
    "a table of one column and its number": f"id,puzzle\n1,{FIRST}\n",
    "a table with bars": f"puzzle|solution\n{FIRST}|{SOLVED}\n",
    "a table with words first": f'title;board;solution\n"a; b";"{FIRST}";"{SOLVED}"\n',
    "a bank": f"0000183b305c {FIRST.replace('.', '0')}  1.2\n",
    "Windows line ends": "\r\n".join(ROWS) + "\r\n",
    "a link": f"https://www.sudokuwiki.org/sudoku.htm?bd={FIRST.replace('.', '0')}",
}
OTHER_MAZES = {
    "percent signs": "%%%%%\n%P  %\n%%% %\n%.  %\n%%%%%",
    "blocks": "█████\n█S  █\n███ █\n█E  █\n█████",
    "blocks of two": "██████████\n██S     ██\n██████  ██\n██E     ██\n██████████",
    "hashes of two": "##########\n##S     ##\n######  ##\n##G     ##\n##########",
    "a lattice of two": "+--+--+\n|S    |\n+--+  +\n|G    |\n+--+--+",
    "a lattice of one": "+-+-+\n|S  |\n+-+ +\n|G  |\n+-+-+",
    "wide boxes": "┌───────┐\n│ S     │\n├───╴   │\n│ G     │\n└───────┘",
    "heavy boxes": "┏━━━┓\n┃S  ┃\n┣━╸ ┃\n┃G  ┃\n┗━━━┛",
    "capital X": "XXXXX\nXS  X\nXXX X\nXE  X\nXXXXX",
    "dots": "#####\n#S..#\n###.#\n#E..#\n#####",
    "digits in lists": "[[1,1,1,1,1],[1,2,0,0,1],[1,1,1,0,1],[1,3,0,0,1],[1,1,1,1,1]]",
    "digits in lines": "1 1 1 1 1\n1 2 0 0 1\n1 1 1 0 1\n1 3 0 0 1\n1 1 1 1 1\n",
    "texts in a list": "['#####', '#S  #', '### #', '#G  #', '#####']",
    "emoji": "⬛⬛⬛⬛⬛\n⬛S⬜⬜⬛\n⬛⬛⬛⬜⬛\n⬛G⬜⬜⬛\n⬛⬛⬛⬛⬛",
    "a map": "type tile\nheight 5\nwidth 5\nmap\nTTTTT\nT...T\nTTT.T\nT...T\nTTTTT\n",
    "underscores": " _ _ \n|_  |\n|_ _|",
}
SMALL = "#####\n#S  #\n### #\n#G  #\n#####\n"
PAIR = {"input": [[1, 0]], "output": [[0, 1]]}
OTHER_TASKS = {
    "a list of tasks": json.dumps([{"train": [PAIR] * 2, "test": [PAIR], "id": "0a"}] * 2),
    "JSON lines": (json.dumps({"train": [PAIR] * 2, "test": [PAIR], "id": "0a"}) + "\n") * 2,
    "lists of pairs by id": json.dumps({"0a": [PAIR] * 3, "0b": [PAIR] * 3}),
    "pairs as lists": json.dumps({"examples": [[[[1]], [[2]]]] * 3}) * 2,
    "tasks by id": json.dumps(
        {
            "0a": {"train": [PAIR] * 2, "test": [PAIR]},
            "0b": {"train": [PAIR] * 2, "test": [{"input": [[1, 0]]}]},
        }
    ),
}


@pytest.mark.parametrize("form", OTHER_SUDOKUS)
def test_other_forms_of_sudokus_are_understood(form: str) -> None:
    opened = open_puzzles(OTHER_SUDOKUS[form])
    assert (opened.kind, line(opened.puzzles[0].given)) == ("sudoku", FIRST)


@pytest.mark.parametrize("form", OTHER_MAZES)
def test_other_forms_of_mazes_are_understood(form: str) -> None:
    opened = open_puzzles(OTHER_MAZES[form])
    assert opened.kind == "maze"
    walls = drawing(opened.puzzles[0].given)
    ends = "SG" if "map" not in form and form != "underscores" else "  "
    assert walls == SMALL.replace("S", ends[0]).replace("G", ends[1])


@pytest.mark.parametrize("form", OTHER_TASKS)
def test_other_forms_of_tasks_are_understood(form: str) -> None:
    opened = open_puzzles(OTHER_TASKS[form])
    assert (opened.kind, opened.told) == ("arc", "2 ARC tasks, in JSON")
    assert [len(test.examples) for test in opened.puzzles] == [2, 2]


def saved(array: NDArray[Any], answers: NDArray[Any] | None = None, name: str = "") -> bytes:
    file = io.BytesIO()
    if answers is None:
        np.save(file, array)
    else:
        arrays: Any = {"puzzles": array, name: answers}
        np.savez(file, **arrays)
    return file.getvalue()


def test_arrays_of_digits_tokens_and_answers_are_sudokus() -> None:
    digits, answers = np.array([cells(FIRST)] * 2), np.array([cells(SOLVED)] * 2)
    for raw in (saved(digits), saved(digits.reshape(2, 9, 9) + 1), saved(digits.astype(float))):
        assert line(open_puzzles(raw).puzzles[0].given) == FIRST
    opened = open_puzzles(saved(digits, answers, "solutions"))
    assert opened.told == "2 sudokus with answers, in a NumPy file"
    with pytest.raises(PuzzleFormatError, match="no array says that it is the puzzles"):
        open_puzzles(saved(digits, answers, "b"))


@pytest.mark.parametrize(
    "array",
    [
        np.array([[c == "#" for c in row] for row in SMALL.split()[:1] * 5]),
        np.array(
            [[0 if c == "#" else 255 for c in "#####"], *[[0, 255, 255, 255, 0]] * 3, [0] * 5]
        ),
    ],
)
def test_arrays_of_two_values_are_mazes(array: NDArray[Any]) -> None:
    assert open_puzzles(saved(array)).kind == "maze"


def test_the_digits_of_a_maze_of_nine_rows_are_no_sudoku() -> None:
    rows = ["1" * 9, *["100000001"] * 7, "1" * 9]
    assert open_puzzles("\n".join(rows)).kind == "maze"
    assert open_puzzles(FIRST).kind == "sudoku"


def test_a_grid_of_arc_is_no_sudoku_though_it_has_nine_rows() -> None:
    pair = {"input": [cells(row) for row in ROWS], "output": [[1]]}
    assert open_puzzles(json.dumps({"train": [pair], "test": [pair]})).kind == "arc"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"first,second\n{SOLVED},{FIRST}\n", "no column says that it is the puzzle"),
        (f"id,solution\n1,{SOLVED}\n", "no column says that it is the puzzle"),
        (FIRST[:80] + "x", "looks like a sudoku, but line 1, character 81"),
        (FIRST[:80], "looks like a sudoku, but line 1, character 81"),
        ("#####\n#S ?#\n#####", "looks like a maze, but line 2, character 4"),
        ('{"train": [], "test": []}', "looks like a task of ARC, but line 1"),
        (json.dumps({"size": 6, "grid": [[{}] * 6] * 6}), "JSON of f-puzzles with 6 rows"),
        ("Dear all,", "line 1, character 1"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_kind_and_place(text: str, words: str) -> None:
    with pytest.raises(PuzzleFormatError) as raised:
        open_puzzles(text)
    assert words in str(raised.value)
    assert re.fullmatch(r"[^\n]+\.", str(raised.value))


def test_a_file_of_another_kind_than_was_asked_for_is_called_what_it_looks_like() -> None:
    with pytest.raises(PuzzleFormatError, match=r"^ref\.txt: this looks like a maze, not a sudoku"):
        open_puzzles(FAULTS / "ref.txt", "sudoku")
    with pytest.raises(PuzzleFormatError, match="data set of the kind sudoku, not maze"):
        open_puzzles(FAULTS / "hrm_dataset_sudoku", "maze")


def test_a_folder_gives_the_puzzles_of_all_its_files(tmp_path: Path) -> None:
    for name in ("a.sdk", "b.SDM"):
        (tmp_path / name).write_text(LINE)
    (tmp_path / "notes.md").write_text("Dear all,")
    assert open_puzzles(tmp_path).told == "2 sudokus"
    assert len(open_puzzles(tmp_path, limit=1).puzzles) == 1
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(PuzzleFormatError, match="a folder without puzzles"):
        open_puzzles(empty)


def test_of_a_long_file_only_the_beginning_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("puzzle,solution\n" + f"{LINE},{ANSWER}\n" * 20_000)
    read: list[int] = []
    original = files.read_raw

    def counted(source: Path, most: int | None = None) -> bytes:
        raw = original(source, most)
        read.append(len(raw))
        return raw

    monkeypatch.setattr(files, "read_raw", counted)
    opened = open_puzzles(path, limit=100)
    assert len(opened.puzzles) == 100
    assert opened.notes == ("only the first 100 are taken",)
    assert sum(read) < 300_000


@pytest.mark.parametrize("count", [1, 2, 5, 700])
def test_the_first_puzzles_of_a_long_file_are_those_of_the_whole(
    tmp_path: Path, count: int
) -> None:
    path = tmp_path / "mazes.txt"
    path.write_text("\n".join(f"{SMALL}" for _ in range(5000)))
    opened = open_puzzles(path, limit=count)
    assert [drawing(puzzle.given) for puzzle in opened.puzzles] == [SMALL] * count


def test_missing_answers_are_found_where_there_is_only_one() -> None:
    solved = with_answers(open_puzzles(f"{FIRST}\n{FIRST},{SOLVED}"))
    assert [puzzle.solution is not None for puzzle in solved.puzzles] == [True, True]
    assert "1 of 2 answers were missing" in solved.notes[0]
    with pytest.raises(PuzzleFormatError, match="no solution that is known"):
        with_answers(open_puzzles("." * 81))


def test_a_picture_may_be_bytes() -> None:
    shades = np.array(
        [[0 if sign == "#" else 255 for sign in row] for row in SMALL.split("\n")[:5]], np.uint8
    )
    file = io.BytesIO()
    Image.fromarray(np.pad(shades.repeat(9, 0).repeat(9, 1), 0)).save(file, "PNG")
    assert open_puzzles(file.getvalue()).told == "1 maze of 5 x 5, in a picture"


@pytest.mark.parametrize(
    ("name", "kind"), [("c.txt", "sudoku"), ("box.txt", "maze"), ("base.json", "arc")]
)
def test_the_kind_is_seen_at_a_glance(name: str, kind: str) -> None:
    assert likely_kind((FAULTS / name).read_bytes()) == kind


def test_a_grid_of_candidates_says_what_becomes_of_them() -> None:
    grid = open_puzzles(LINE).puzzles[0].given
    opened = open_puzzles(candidates(grid))
    assert any("cells with one candidate are taken as clues" in note for note in opened.notes)
    assert open_puzzles(LINE).notes == ()
