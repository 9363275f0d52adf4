"""Files as other programs write them, small ones in tests/data/faults, and variations on them."""

from pathlib import Path

import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.arc import read_collection
from hrm_core.tasks.sudoku import Sudoku, read_csv

FAULTS = Path(__file__).resolve().parents[2] / "data" / "faults"
FIRST = "...5..2....6.493879..837....39.8..2...2.13...84...2.93..7........8..6..44..3....1"
ROWS = [FIRST[at : at + 9] for at in range(0, 81, 9)]
ONE = [
    "blank_*",
    "sheet_*",
    "csv81_semicolon.csv",
    "zwsp.txt",
    "empty_rows_as_spaces_stripped.txt",
    "fpuzzles.json",
    "sudokuwiki_url.txt",
    "python.txt",
    "c.txt",
    "pipes_empty.txt",
    "opensudoku_raw_gt.opensudoku",
    "opensudoku_v1.opensudoku",
    "opensudoku_v2.opensudoku",
    "solution_first.csv",
]
TABLES = ("semicolon.csv", "tab.tsv", "head_board_solution.csv", "quoted_spaces.csv")


@pytest.mark.parametrize("name", sorted(p.name for pattern in ONE for p in FAULTS.glob(pattern)))
def test_a_sudoku_is_read_as_other_programs_write_it(name: str) -> None:
    puzzles = Sudoku().parse((FAULTS / name).read_text("utf-8"))
    assert Sudoku().format(puzzles[0]) == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(row.replace(".", "X") for row in ROWS),
        "\n".join(" ".join(row).replace(".", " ").rstrip() for row in ROWS),
        "\n".join(row.replace(".", " ").rstrip() for row in ROWS) + "\n\n",
        "\n".join(",".join(row.replace(".", " ")) for row in ROWS),
        "\n".join("\t".join(row).replace(".", "") for row in ROWS),
        "const grid = [" + ",".join(FIRST.replace(".", "0")) + "];",
        "[" + ",".join(str([int(c) for c in row.replace(".", "0")]) for row in ROWS) + "]",
        "(" + ", ".join(FIRST.replace(".", "0")) + ")",
        f"https://www.sudokuwiki.org/Sudoku.htm?bd={FIRST}&x=1",
        f"\u200b{FIRST}\ufeff",
    ],
)
def test_other_members_of_the_kinds_are_read(text: str) -> None:
    (puzzle,) = Sudoku().parse(text)
    assert Sudoku().format(puzzle) == FIRST


@pytest.mark.parametrize("name", TABLES)
def test_training_reads_tables_with_any_separator(name: str) -> None:
    table = read_csv(FAULTS / name)
    assert table.givens.shape == table.solutions.shape == (3, 81)


def test_a_list_of_another_size_is_still_refused() -> None:
    with pytest.raises(PuzzleFormatError):
        Sudoku().parse("board = [[1, 2], [0, 0]]")


def test_answers_beside_challenges_are_taken_when_names_have_hyphens() -> None:
    tasks = read_collection(FAULTS / "kaggle_hyphen").tasks
    assert [test.solution is not None for tests in tasks.values() for test in tests] == [True]
