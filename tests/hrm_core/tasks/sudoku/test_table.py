"""Tables of sudokus: columns by name, quotes, ratings, and the first place that is wrong."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks.sudoku.table import is_header, read_csv, read_table
from hrm_core.tasks.sudoku.text import line
from tests.hrm_core.tasks.sudoku.samples import ANSWER, LINE

HEADER = "source,question,answer,rating"
ROW = f"me,{LINE},{ANSWER},7"


def lines(*texts: str) -> list[bytes]:
    return [f"{text}\n".encode() for text in texts]


def refusal(*texts: str) -> str:
    with pytest.raises(PuzzleFormatError) as raised:
        read_table(lines(*texts))
    return str(raised.value)


def test_puzzles_answers_and_ratings_are_read_by_column() -> None:
    table = read_table(lines(HEADER, ROW, ROW.replace(",7", ",0.5")))
    assert table.givens.shape == table.solutions.shape == (2, 81)
    assert line(table.givens[0]) == LINE
    assert line(table.solutions[1]) == ANSWER
    assert table.ratings.tolist() == [7, 0.5]


def test_the_order_of_the_columns_is_free() -> None:
    table = read_table(lines("answer,id,puzzle", f"{ANSWER},1,{LINE}"))
    assert line(table.givens[0]) == LINE
    assert np.isnan(table.ratings).all()


def test_only_the_first_rows_are_read_if_so_many_are_wanted() -> None:
    assert len(read_table(lines(HEADER, ROW, ROW, "nonsense"), limit=2).givens) == 2


def test_blank_lines_in_a_table_are_skipped() -> None:
    assert len(read_table(lines(HEADER, ROW, "", ROW, "")).givens) == 2


def test_a_header_names_a_puzzle_among_others() -> None:
    assert is_header(b'\xef\xbb\xbf"Quizzes" , Solutions\r\n')
    assert is_header(b"puzzle,rating")
    assert not is_header(b"Puzzle")
    assert not is_header(b"solution,rating")
    assert not is_header(LINE.encode())


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (("puzzle",), "line 1, character 1: "),
        ((HEADER,), "line 2, character 1: "),
        (("", "", HEADER, "x"), "line 4, character 2: "),
        ((HEADER, ROW, f"me,{LINE}"), f"line 3, character {3 + 81 + 1}: "),
        ((HEADER, ROW.replace(LINE, LINE[:80])), f"line 2, character {3 + 80 + 1}: "),
        ((HEADER, ROW.replace(LINE, LINE + ".")), f"line 2, character {3 + 81 + 1}: "),
        ((HEADER, ROW, ROW.replace(LINE, LINE[:9] + "²" + LINE[10:])), "line 3, character 13: "),
        ((HEADER, ROW.replace(LINE, "é" + LINE[1:])), "line 2, character 4: "),
        ((HEADER, ROW.replace("me", "mé").replace(LINE, "x" * 81)), "line 2, character 4: "),
        (("puzzle,answer", f'"{LINE[:5]}x{LINE[6:]}",{ANSWER}'), "line 2, character 7: "),
        ((HEADER, "", ROW.replace(ANSWER, "9" + ANSWER[1:])), f"line 3, character {3 + 81 + 2}: "),
        ((HEADER, ROW.replace(ANSWER, ANSWER[:2] + "5" + ANSWER[3:])), "line 2, character 88: "),
    ],
)
def test_the_first_wrong_place_is_named(texts: tuple[str, ...], place: str) -> None:
    assert refusal(*texts).startswith(place)


def test_a_missing_answer_and_a_rating_in_words_refuse_nothing() -> None:
    table = read_table(lines(HEADER, f"me,{LINE},,easy", ROW))
    assert [bool(answer.any()) for answer in table.solutions] == [False, True]
    assert np.isnan(table.ratings).tolist() == [True, False]


def test_a_quoted_field_may_hold_separators_quotes_and_line_ends() -> None:
    text = f'title;puzzle;solution\n"a ""b"", c\nd";{LINE};{ANSWER}\n'
    table = read_table(text.splitlines(keepends=True))
    assert line(table.givens[0]) == LINE


def test_empty_columns_at_the_end_of_a_sheet_do_no_harm() -> None:
    assert len(read_table(lines("puzzle,solution", f"{LINE},{ANSWER},,")).givens) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_a_table_is_read_from_a_file_packed_or_not(tmp_path: Path, packed: bool) -> None:
    content = b"".join(lines(HEADER, ROW))
    path = tmp_path / ("table.csv.gz" if packed else "table.csv")
    path.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    assert line(read_csv(path).givens[0]) == LINE


@pytest.mark.parametrize("content", [None, b"no gzip", gzip.compress(b"x" * 999, mtime=0)[:20]])
def test_a_file_that_cannot_be_read_is_refused_by_its_name(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "table.csv.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PuzzleFormatError, match=r"^table\.csv\.gz cannot be read: "):
        read_csv(path)


def test_a_wrong_file_is_refused_with_its_name_and_the_place(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0")
    with pytest.raises(PuzzleFormatError, match=r"^table\.csv, line 1, character 1: .*header"):
        read_csv(path)
