"""Files of puzzles: packed, encoded, named; and those that are none."""

import gzip
from pathlib import Path

import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks import TASKS, files
from hrm_core.tasks.files import read_puzzles
from tests.hrm_core.tasks.sudoku.samples import FORMS, LINE, ROWS

SUDOKU = TASKS["sudoku"]


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(PuzzleFormatError) as raised:
        read_puzzles(path, SUDOKU)
    message = str(raised.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_in_any_encoding_of_unicode(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "a.txt", LINE.encode(encoding))
    assert [SUDOKU.format(puzzle) for puzzle in read_puzzles(path, SUDOKU)] == [LINE]


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.sdm.gz", gzip.compress(f"{LINE}\n{LINE}\n".encode(), mtime=0))
    assert len(read_puzzles(path, SUDOKU)) == 2


def test_a_puzzle_is_called_what_its_file_says_else_like_the_file(tmp_path: Path) -> None:
    plain = written(tmp_path, "monday.txt", LINE.encode())
    named = written(tmp_path, "b.sdk", FORMS["an .sdk file"].encode())
    assert read_puzzles(plain, SUDOKU)[0].title == "monday.txt"
    assert read_puzzles(named, SUDOKU)[0].title == "Every day"


def test_puzzles_of_a_list_are_numbered(tmp_path: Path) -> None:
    text = "\n".join([LINE, "Grid B", *ROWS])
    titles = [p.title for p in read_puzzles(written(tmp_path, "l.txt", text.encode()), SUDOKU)]
    assert titles == ["l.txt 1", "l.txt 2: Grid B"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1, character 1"),
        ("#AMüller\n".encode("latin-1") + LINE.encode(), "line 1, character 4"),
        (b"\n\n\xef\xbb\xbf\x89PNG", "line 3, character 2"),
        (b"\xef\xbb\xbfab\xe9", "line 1, character 3"),
        (b"\x89PNG\r\n\x1a\n\0", "line 1, character 1"),
        (LINE.encode("utf-16")[:-1], "line 1, character 81"),
        (LINE.encode("utf-32"), "line 1, character 1"),
        (b"PK\x03\x04\0\0", "line 1, character 5"),
    ],
    ids=["empty", "latin-1", "late mark", "mark", "png", "utf-16", "utf-32", "zip"],
)
def test_what_is_no_text_is_refused_with_line_and_character(
    tmp_path: Path, content: bytes, place: str
) -> None:
    assert refusal(written(tmp_path, "a.txt", content)).startswith(f"a.txt: {place}: ")


@pytest.mark.parametrize("content", [b"12345", gzip.compress(LINE.encode(), mtime=0)[:-12], b""])
def test_a_damaged_packed_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(written(tmp_path, "a.gz", content)).startswith("a.gz: ")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.sdk") == "none.sdk: there is no such file; choose another."
    assert "this is a folder" in refusal(tmp_path)
    assert refusal(Path()).startswith(".: this is a folder")


def test_a_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PUZZLES", 1 << 20)
    path = written(tmp_path, "bomb.gz", gzip.compress(b"." * (1 << 22), mtime=0))
    assert "larger than 1 MB" in refusal(path)
