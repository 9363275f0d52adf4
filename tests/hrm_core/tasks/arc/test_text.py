"""ARC JSON: what is read and written, and one sentence with its place for whatever is wrong."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hrm_core.puzzle import PuzzleFormatError
from hrm_core.tasks import TASKS
from hrm_core.tasks.arc import read_text, task_text
from hrm_core.tasks.files import read_puzzles
from hrm_core.tasks.opening import open_puzzles

ARC = TASKS["arc"]
PAIR = {"input": [[1, 0], [0, 2]], "output": [[3]]}
TASK = {"train": [PAIR, PAIR], "test": [{"input": [[0, 5, 0]]}, PAIR]}


def refusal(text: str) -> str:
    with pytest.raises(PuzzleFormatError) as raised:
        ARC.parse(text)
    message = str(raised.value)
    assert message.startswith("line ")
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 250
    return message


def changed(part: str, index: int, **values: Any) -> str:
    """The task above with one of its pairs changed, a pair in every line."""
    pairs = {name: [dict(pair) for pair in TASK[name]] for name in ("train", "test")}
    pairs[part][index] |= values
    lines = (f'"{name}": [\n' + ",\n".join(map(json.dumps, pairs[name])) + "]" for name in pairs)
    return "{" + ",\n".join(lines) + "}"


def test_every_test_input_is_a_puzzle_with_the_examples_of_the_task() -> None:
    first, second = ARC.parse(json.dumps(TASK))
    assert first.given.tolist() == [[0, 5, 0]]
    assert first.solution is None
    assert second.solution is not None
    assert second.solution.tolist() == [[3]]
    assert first.examples is second.examples
    assert [(a.tolist(), b.tolist()) for a, b in first.examples] == [([[1, 0], [0, 2]], [[3]])] * 2


def test_a_whole_task_is_written_and_read_back() -> None:
    text = task_text(ARC.parse(json.dumps(TASK)))
    assert json.loads(text) == TASK
    assert "\n" not in text


def test_a_file_of_many_tasks_names_them_by_id() -> None:
    found = ARC.parse(json.dumps({"00a": TASK, "00b": {**TASK, "test": [PAIR]}}))
    assert [puzzle.title for puzzle in found] == ["00a, test 1", "00a, test 2", "00b"]


def test_tasks_one_after_another_are_read_whatever_is_between_them() -> None:
    text = json.dumps({**TASK, "name": "is not needed"})
    assert len(read_text(f"\ufeff{text}\n\n {text}{text}\r\n")) == 3


def test_a_task_is_called_like_its_file_and_its_tests_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "0a938d79.json"
    path.write_text(json.dumps(TASK))
    assert [puzzle.title for puzzle in read_puzzles(path, ARC)] == [
        "0a938d79, test 1",
        "0a938d79, test 2",
    ]
    path.write_text(json.dumps({**TASK, "test": [PAIR]}))
    assert [puzzle.title for puzzle in read_puzzles(path, ARC)] == ["0a938d79"]


BAD_PAIRS: dict[str, tuple[str, int, dict[str, Any], str]] = {
    "ragged": (
        "train",
        1,
        {"input": [[1, 2, 3], [4, 5]]},
        "line 3, character 23: the length of this row is 2, that of the first row 3; make all",
    ),
    "colour 12": (
        "train",
        0,
        {"output": [[1, 12]]},
        "line 2, character 44: a colour is a whole number from 0 to 9, not 12.",
    ),
    "31 rows": (
        "test",
        0,
        {"input": [[0]] * 31},
        "line 5, character 11: a grid has at most 30 rows, not 31.",
    ),
    "31 columns": (
        "test",
        1,
        {"output": [[0] * 31]},
        "line 6, character 40: a row has at most 30 cells, not 31.",
    ),
    "text for a colour": ("train", 0, {"input": [["1"]]}, "line 2, character 13: a colour is"),
    "a fraction": ("train", 0, {"input": [[1.0]]}, "from 0 to 9, not 1.0."),
    "true": ("train", 0, {"input": [[True]]}, "from 0 to 9, not true."),
    "not a number": ("train", 0, {"input": [[float("nan")]]}, "from 0 to 9, not NaN."),
    "minus one": ("train", 0, {"input": [[-1]]}, "from 0 to 9, not -1."),
    "no rows": ("train", 0, {"input": []}, "a grid is a list of rows, each a list of colours"),
    "an empty row": ("train", 0, {"input": [[]]}, "a row is a list of colours, not []."),
    "a row that is a number": ("train", 0, {"input": [5]}, "a row is a list of colours, not 5."),
    "a grid that is text": ("test", 0, {"input": "0 1"}, 'each a list of colours, not "0 1".'),
    "no output": ("train", 1, {"output": None}, 'has no "output"; only a test may lack it.'),
}


@pytest.mark.parametrize("name", BAD_PAIRS)
def test_a_bad_pair_is_refused_with_its_place(name: str) -> None:
    part, index, values, words = BAD_PAIRS[name]
    message = refusal(changed(part, index, **values))
    assert words in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"train": [], "test": [1]}', 'character 11: "train" is empty; add at least one pair'),
        ('{"test": []}', 'the task has no "train"'),
        (json.dumps({**TASK, "test": []}), '"test" is empty; add at least one test input.'),
        ('{"train": {}, "test": []}', '"train" is a list of pairs, not {}.'),
        ('{"train": [[]], "test": [1]}', 'a pair is an object with "input" and "output", not [].'),
        ("[1, 2]", "not [1, 2]."),
        ("{}", "not {}."),
        ('{"train": [', "this is no JSON (Expecting value"),
        ('{"00a": {"train": 1}}', 'character 19: "train" is a list of pairs, not 1.'),
        ("[" * 100_000, "too deep"),
        ("[" + "1" * 5000 + "]", "too long"),
        ('{"train": 1, "train": [], "test": []}', '"train" is empty'),
        (json.dumps(TASK) + "and more", "character 184: this is no JSON"),
        (" " * (17 << 20), "a file of ARC has at most 16 MB, not 17; split it."),
    ],
)
def test_what_is_no_task_is_refused(text: str, words: str) -> None:
    assert words in refusal(text)


def test_a_file_of_40_mb_is_refused_at_once_and_only_named(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b'{"train": [' + b"0," * (20 << 20) + b"0]}")
    with pytest.raises(PuzzleFormatError, match=r"^large.json: .* at most 16 MB, not 40; split it"):
        read_puzzles(path, ARC)


def test_a_file_that_is_not_utf_8_is_refused_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps(TASK).encode() + b"\xe4")
    with pytest.raises(PuzzleFormatError, match=r"the byte e4 is no text in UTF-8"):
        read_puzzles(path, ARC)


def test_of_all_kinds_the_one_that_knows_json_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(TASK))
    assert open_puzzles(path).kind == "arc"
    path.write_text(changed("train", 0, input=[[12]]))
    with pytest.raises(PuzzleFormatError, match="a colour is a whole number"):
        open_puzzles(path)


def test_the_place_of_a_fault_is_that_of_the_value() -> None:
    rng = np.random.default_rng(0)
    for _ in range(30):
        task = json.loads(json.dumps(TASK))
        part = ("train", "test")[int(rng.integers(2))]
        pair = task[part][int(rng.integers(2))]
        grid = pair[("input", "output")[int(rng.integers(len(pair)))]]
        row = grid[int(rng.integers(len(grid)))]
        row[int(rng.integers(len(row)))] = 77
        text = json.dumps({"one": TASK, "two": task}, indent=int(rng.integers(3)))
        message = refusal(text)
        line, character = (int(word.rstrip(":,")) for word in message.split()[1:4:2])
        assert text.split("\n")[line - 1][character - 1 :].startswith("77")
