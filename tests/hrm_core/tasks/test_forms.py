"""What other programs write, beyond the shared collection: one small input for each form."""

import io
import json

import numpy as np
import pytest

from hrm_core.tasks.opening import open_puzzles

LINE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
ZEROS = LINE.replace(".", "0")
ROWS = [LINE[at : at + 9] for at in range(0, 81, 9)]
GRID = [[int(sign) for sign in ZEROS[at : at + 9]] for at in range(0, 81, 9)]


def boxed(row: str, bar: str) -> str:
    return bar.join((row[:3], row[3:6], row[6:]))


SUDOKUS = {
    "Sudoku Explainer, rows": "\n".join(ROWS) + "\n",
    "Sudoku Explainer, zeros in a line": ZEROS + "\n",
    "HoDoKu, a line with a comment": f"{LINE} # ED=1.2/1.2/1.2\n",
    "HoDoKu, a frame": "\n".join(
        [
            ".-----.-----.-----.",
            *(f"| {boxed(row, ' | ')} |" for row in ROWS[:3]),
            ":-----+-----+-----:",
            *(f"| {boxed(row, ' | ')} |" for row in ROWS[3:6]),
            ":-----+-----+-----:",
            *(f"| {boxed(row, ' | ')} |" for row in ROWS[6:]),
            "'-----'-----'-----'",
        ]
    ),
    "SudokuWiki, a link": f"https://www.sudokuwiki.org/sudoku.htm?bd={ZEROS}",
    "OpenSudoku": f'<opensudoku><game data="{ZEROS}"/></opensudoku>',
    "f-puzzles, its JSON": json.dumps(
        {"size": 9, "grid": [[{"value": d, "given": True} if d else {} for d in r] for r in GRID]}
    ),
    "a spreadsheet, semicolons": "\n".join(";".join(row).replace(".", "") for row in ROWS),
    "a spreadsheet, tabs": "\n".join("\t".join(row).replace(".", "") for row in ROWS),
    "a table with a head": f"puzzle,difficulty\n{LINE},easy\n",
    "JSON lines": json.dumps({"puzzle": LINE}) + "\n",
    "JSON, nested lists": json.dumps(GRID),
    "Python, nested lists": repr(GRID),
    "stars for empty cells": LINE.replace(".", "*"),
    "SadMan .sdk": "[Puzzle]\n" + "\n".join(ROWS) + "\n",
}


@pytest.mark.parametrize("text", SUDOKUS.values(), ids=list(SUDOKUS))
def test_a_sudoku_of_another_program_is_read(text: str) -> None:
    opened = open_puzzles(text.encode())
    assert opened.kind == "sudoku"
    np.testing.assert_array_equal(opened.puzzles[0].given, GRID)


MAZE = ["#######", "#S    #", "# ### #", "# #   #", "# # ###", "#    G#", "#######"]
OPEN = np.array([[sign != "#" for sign in row] for row in MAZE])


def array(values: object) -> bytes:
    file = io.BytesIO()
    np.save(file, np.asarray(values))
    return file.getvalue()


MAZES: dict[str, bytes] = {
    "signs": "\n".join(MAZE).encode(),
    "dots for free": "\n".join(MAZE).replace(" ", ".").encode(),
    "E for the exit": "\n".join(MAZE).replace("G", "E").encode(),
    "full blocks": "\n".join(MAZE).replace("#", "█").encode(),
    "blocks two wide": "\n".join("".join(s * 2 for s in row) for row in MAZE).encode(),
    "MovingAI": (
        "type octile\nheight 7\nwidth 7\nmap\n"
        + "\n".join("".join("." if free else "@" for free in row) for row in OPEN)
    ).encode(),
    "PathFinding.js, 0 and 1": json.dumps((~OPEN).astype(int).tolist()).encode(),
    "NumPy, 0 and 1": array((~OPEN).astype(np.int64)),
    "NumPy, walls True": array(~OPEN),
    "JSON, rows of text": json.dumps(MAZE).encode(),
    "Windows line ends": "\r\n".join(MAZE).encode(),
    "a line in a row": "".join(MAZE).encode(),
}


@pytest.mark.parametrize("raw", MAZES.values(), ids=list(MAZES))
def test_a_maze_of_another_program_is_read(raw: bytes) -> None:
    opened = open_puzzles(raw)
    assert opened.kind == "maze"
    np.testing.assert_array_equal(opened.puzzles[0].given != 0, OPEN)


PAIR = {"input": [[1, 2], [3, 4]], "output": [[4, 3], [2, 1]]}
TASK = {"train": [PAIR, PAIR], "test": [PAIR]}
ARC = {
    "the official task": json.dumps(TASK),
    "indented": json.dumps(TASK, indent=4),
    "with a name": json.dumps({"name": "x", **TASK}),
    "Kaggle, tasks by id": json.dumps({"00d62c1b": TASK}),
    "JSON lines": json.dumps(TASK) + "\n" + json.dumps(TASK) + "\n",
    "a test without an answer": json.dumps({**TASK, "test": [{"input": PAIR["input"]}]}),
    "a list of tasks": json.dumps([TASK, TASK]),
    "test first": json.dumps({"test": TASK["test"], "train": TASK["train"]}),
    "with a mark before it": "\ufeff" + json.dumps(TASK),
    "spaces around it": f"\n\n  {json.dumps(TASK)}  \n",
}


@pytest.mark.parametrize("text", ARC.values(), ids=list(ARC))
def test_a_task_of_another_program_is_read(text: str) -> None:
    opened = open_puzzles(text.encode())
    assert opened.kind == "arc"
    assert opened.puzzles[0].given.tolist() == PAIR["input"]
    assert len(opened.puzzles[0].examples) == 2
