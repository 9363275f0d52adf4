"""One sudoku, written in every form that is read; made by this project's own generator."""

import numpy as np

from hrm_core.puzzle import Grid, Puzzle

LINE = "..83.........86..1236.....5..7...1......2..5..4..1...8..91.....8.1..429.5...98..."
ANSWER = "418352679795486321236971845957843162183629457642715938329167584871534296564298713"
EITHER_WAY = ((0, 1), (0, 8), (1, 1), (1, 8))  # cells of the answer that hold 1 9, 9 1
ROWS = [LINE[start : start + 9] for start in range(0, 81, 9)]
ZEROS = LINE.replace(".", "0")


def grid(cells: str) -> Grid:
    """81 characters as a grid, uint8 [9, 9]."""
    assert len(cells) == 81, "a sudoku has 81 cells"
    return np.array([int(c) if c.isdecimal() else 0 for c in cells], np.uint8).reshape(9, 9)


def puzzle(cells: str = LINE) -> Puzzle:
    return Puzzle("sudoku", grid(cells))


def boxed(empty: str = ".", rule: str = "+-------+-------+-------+") -> str:
    """The sample in a frame, three cells between two bars."""
    lines = []
    for number, row in enumerate(ROWS):
        parts = [" ".join(row[start : start + 3]) for start in (0, 3, 6)]
        lines += [rule] if number % 3 == 0 else []
        lines.append("| " + " | ".join(parts).replace(".", empty) + " |")
    return "\n".join([*lines, rule])


def pencil_marks(rule: str) -> str:
    """The sample with, in each empty cell, all digits but the one the answer has not."""
    cells = [
        c if c.isdecimal() else f"{a}{int(a) % 9 + 1}" for c, a in zip(LINE, ANSWER, strict=True)
    ]
    lines = [rule]
    for start in range(0, 81, 9):
        thirds = [" ".join(f"{c:3s}" for c in cells[start + i : start + i + 3]) for i in (0, 3, 6)]
        lines.append("| " + " | ".join(thirds) + " |")
    return "\n".join([*lines, rule])


FORMS = {
    "81 characters with dots": LINE,
    "81 characters with zeros": ZEROS,
    "81 characters with underscores": LINE.replace(".", "_"),
    "81 characters with stars": LINE.replace(".", "*"),
    "81 characters with spaces": LINE.replace(".", " "),
    "81 characters behind a byte order mark": "\ufeff" + LINE,
    "81 characters and a comment": LINE + " # from the newspaper",
    "nine lines": "\n".join(ROWS),
    "nine lines ending as on Windows": "\r\n".join(ROWS) + "\r\n",
    "nine lines ending as on old Macs": "\r".join(ROWS),
    "nine lines with spaces for empty cells": "\n".join(ROWS).replace(".", " "),
    "nine lines with bands apart": "\n\n".join("\n".join(ROWS[i : i + 3]) for i in (0, 3, 6)),
    "digits apart": "\n".join(" ".join(row) for row in ROWS),
    "digits and tabs": "\n".join("\t".join(row) for row in ROWS),
    "digits and commas": "\n".join(",".join(row.replace(".", "0")) for row in ROWS),
    "a box of ASCII": boxed(),
    "a box with blanks": boxed(" "),
    "a box of drawn lines": boxed(rule="├───────┼───────┼───────┤").replace("|", "│"),
    "an .sdk file": "#AMe\n#DEvery day\n#B2025-01-01\n[Puzzle]\n" + "\n".join(ROWS),
    "an .sdk file with a state": "[Puzzle]\n" + "\n".join(ROWS) + "\n[State]\n" + ANSWER,
    "an .ss file": " *-----------*\n"
    + "\n".join(f" |{row[:3]}|{row[3:6]}|{row[6:]}|" for row in ROWS)
    + "\n *-----------*\n",
    "an .ss file without a frame": "\n".join(f"{r[:3]}|{r[3:6]}|{r[6:]}" for r in ROWS),
    "a bank of puzzles": f"0000183b305c {ZEROS} 2.3",
    "a grid with a heading": "Grid 01\n" + "\n".join(ROWS),
    "Simple Sudoku's pencil marks": pencil_marks("*-----------------------------------*"),
    "HoDoKu's pencil marks": pencil_marks(".-----------.-----------.-----------."),
    "a HoDoKu line": f":0600:5:+4{LINE[1:]}:::r1c1::",
    "an OpenSudoku file": '<?xml version="1.0"?>\n<opensudoku>\n<name>Mine</name>\n'
    f'<game data="{ZEROS}" />\n</opensudoku>\n',
    "an OpenSudoku file in one line": f"<opensudoku><game\tdata='{ZEROS}'/></opensudoku>",
}

TABLES = {
    "the columns of Sudoku-Extreme": f"source,question,answer,rating\nme,{LINE},{ANSWER},7\n",
    "the columns of Kaggle": f"quizzes,solutions\n{ZEROS},{ANSWER}\n",
    "quoted columns": f'"puzzle","solution"\r\n"{LINE}","{ANSWER}"\r\n',
    "a line with its answer": f"{LINE}:1:{ANSWER}",
}
